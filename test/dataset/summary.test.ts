import assert from 'node:assert/strict';
import { datasetFromText } from '../../src/dataset/from-text';
import { summarize } from '../../src/dataset/summary';

describe('summarize', () => {
  it('names the columns, the time and the rows of a series', () => {
    const text = 'Date,Temp,Wind\n2024-01-01,1,2\n2024-01-02,,4\n';
    const dataset = datasetFromText(text, { name: 'a.csv', languageId: 'csv' });
    const { problems, ...rest } = summarize(dataset);
    assert.deepEqual(rest, {
      ...{ name: 'a.csv', datasetKind: 'series', columns: ['Temp', 'Wind'], time: 'Date' },
      ...{ rows: 2, characters: 0 },
    });
    const [missing, constant] = problems;
    assert.deepEqual([missing?.line, constant], [2, undefined]);
  });

  it('counts the characters of a text as people do: an emoji is one', () => {
    const summary = summarize(datasetFromText('가😀\nb', { name: 'a.txt' }));
    assert.deepEqual([summary.rows, summary.characters], [2, 4]);
  });

  it('counts pairs and the characters of both sides', () => {
    const dataset = datasetFromText('Q\tA\nab\t가\nc\t나\n', { name: 'a.tsv' });
    const { rows, characters, datasetKind } = summarize(dataset);
    assert.deepEqual([datasetKind, rows, characters], ['pairs', 2, 5]);
  });
});
