import assert from 'node:assert/strict';
import fc from 'fast-check';
import { datasetFromText } from '../../src/dataset/from-text';
import type { SeriesDataset } from '../../src/dataset/series';
import { trainableValues } from '../../src/dataset/trainable-values';
import { Refusal } from '../../src/phrase/refusal';

function series(cells: readonly string[]): SeriesDataset {
  const rows = cells.map((cell, i) => `${2000 + i}-01-01,${cell}`);
  const dataset = datasetFromText(`Date,Temp\n${rows.join('\n')}\n`, {
    name: 'a.csv',
    languageId: 'csv',
  });
  assert.ok(dataset.kind === 'series');
  return dataset;
}

const refusal = (pattern: RegExp) => (error: unknown) =>
  error instanceof Refusal && pattern.test(error.phrase.en) && error.phrase.ko.includes('a.csv');

describe('trainableValues', () => {
  it('fills inner gaps from the line between the neighbours and leaves the ends out, by name', () => {
    const { values, firstRow, filled, problems } = trainableValues(
      series(['', '1', 'NA', 'NA', '4', '8', '']),
      'Temp',
    );
    assert.deepEqual([...values], [1, 2, 3, 4, 8]);
    assert.deepEqual([...filled], [0, 1, 1, 0, 0]);
    assert.equal(firstRow, 1);
    assert.deepEqual(
      problems.map(({ code, severity, lines }) => [code, severity, lines]),
      [
        ['ends-left-out', 'changed', [2, 8]],
        ['filled-values', 'changed', [4, 5]],
      ],
    );
  });

  it('gives a column without missing values back as it is', () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2 });
    fc.assert(
      fc.property(numbers, (written) => {
        fc.pre(new Set(written.map((value) => value + 0)).size > 1);
        const { values, firstRow, problems } = trainableValues(series(written.map(String)), 'Temp');
        assert.deepEqual(
          [...values],
          written.map((value) => value + 0),
        );
        assert.deepEqual([firstRow, problems], [0, []]);
      }),
    );
  });

  it('fills between the largest numbers without overflow', () => {
    const { values } = trainableValues(series(['-1.7e308', '', '1.7e308', '1']), 'Temp');
    assert.equal(values[1], 0);
  });

  it('refuses a column that is absent, empty, constant, infinite or mostly missing', () => {
    const column = (cells: readonly string[]) => () => trainableValues(series(cells), 'Temp');
    assert.throws(() => trainableValues(series(['1', '2']), 'Wind'), refusal(/"Wind".*"Temp"/));
    assert.throws(column(['NaN', 'NaN']), refusal(/"Temp" holds no number/));
    assert.throws(column(['3', '', '3']), refusal(/"Temp" is 3 in every row/));
    assert.throws(column(['3', 'inf', '4']), refusal(/"Temp": 1 value is infinite \(line 3\)/));
    assert.throws(column(['3', '', '', '', '4']), refusal(/3 of 5 rows are missing/));
  });
});
