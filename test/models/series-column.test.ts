import assert from 'node:assert/strict';
import { datasetFromText } from '../../src/dataset/from-text';
import { readSeriesColumn, seasonOf } from '../../src/models/series-column';
import { Refusal } from '../../src/phrase/refusal';

const csv = ['Month,a,b', '2020-01,,5', '2020-02,1,6', '2020-03,,7', '2020-04,3,8', '2020-05,9,9'];
const dataset = datasetFromText(csv.join('\n'), { name: 'two.csv', languageId: 'csv' });

describe('series column', () => {
  it('is the first one of numbers, or the one named, from its first number on', () => {
    const first = readSeriesColumn(dataset, {}, { least: 2 });
    assert.deepEqual([...first.values], [1, 2, 3, 9]);
    assert.deepEqual([...first.filled], [0, 1, 0, 0]);
    assert.deepEqual([first.line(0), first.label(0)], [3, '2020-02']);
    assert.equal(first.used.en, 'a · lines 3–6');
    assert.equal(readSeriesColumn(dataset, { column: 'b' }, { least: 2 }).values[0], 5);
  });

  it('keeps the newest rows where there are too many', () => {
    const column = readSeriesColumn(dataset, { column: 'b' }, { least: 2, most: 2 });
    assert.deepEqual([...column.values], [8, 9]);
    assert.deepEqual([column.line(1), column.label(1)], [6, '2020-05']);
  });

  it('refuses fewer rows than are needed, by the number of both', () => {
    assert.throws(
      () => readSeriesColumn(dataset, {}, { least: 10 }),
      (error) => error instanceof Refusal && /4.*10/u.test(error.phrase.en),
    );
  });

  it('takes the season that the reader chose', () => {
    const seasonAt = (choice: string) =>
      readSeriesColumn(dataset, {}, { least: 2, season: seasonOf(choice) }).season;
    assert.deepEqual([seasonAt('4').season, seasonAt('4').reason], [4, 'chosen']);
    assert.equal(seasonAt('none').season, undefined);
    assert.equal(seasonAt('auto').reason, 'too-short');
  });
});
