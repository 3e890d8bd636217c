import fc from 'fast-check';
import { embeddingBackward, embeddingForward } from '../twins/embedding';
import { assertGradient } from '../twins/finite-differences';
import { draws, inner } from '../twins/tensor';
import { assertRows, describeInEachBinary, forAll, width } from './workbench';

const shapes = {
  rows: fc.integer({ min: 0, max: 30 }),
  columns: fc.integer({ min: 0, max: 21 }),
  size: fc.integer({ min: 1, max: 12 }),
};

describe('the twin of an embedding', () => {
  it('has the gradient that differences have, of ids that come twice and ids that never come', () => {
    const drawn = draws(1);
    const ids = [2, 0, 2, 2];
    const [table, dy, bias] = [drawn.matrix(4, 3), drawn.matrix(4, 3), [0, 0, 0]];
    const loss = () => inner(embeddingForward(ids, table, bias), dy);
    assertGradient(loss, table, embeddingBackward(ids, dy, 4, 3), 'dTable');
  });
});

describeInEachBinary('embedding', (bench) => {
  it('gathers rows of the table, with a bias or without', () => {
    forAll(
      { ...shapes, biased: fc.boolean() },
      60,
      ({ rows, columns, size, biased }, drawn) => {
        const ids = Array.from({ length: rows }, () => drawn.whole(size));
        const table = drawn.matrix(size, columns);
        const bias = biased ? drawn.vector(columns) : Array<number>(columns).fill(0);
        const y = bench.space(rows * width(columns));
        const from = [bench.putInts(ids), bench.putRows(table)];
        const biasAt = biased ? bench.putRows([bias]) : 0;
        bench.call('embeddingForward', [rows, width(columns), ...from, biasAt, y], [y]);
        assertRows(y, embeddingForward(ids, table, bias), 'y', biased ? 1e-6 : 0);
      },
      bench,
    );
  });

  it('backward adds up the gradients of every id, and leaves zeros for ids that do not come', () => {
    forAll(
      shapes,
      60,
      ({ rows, columns, size }, drawn) => {
        const ids = Array.from({ length: rows }, () => drawn.whole(size));
        const dy = drawn.matrix(rows, columns);
        const dTable = bench.space(size * width(columns));
        const args = [rows, width(columns), size, bench.putInts(ids), bench.putRows(dy), dTable];
        bench.call('embeddingBackward', args, [dTable]);
        const expected = embeddingBackward(ids, dy, size, columns);
        assertRows(dTable, expected, 'dTable', 1e-6, rows);
      },
      bench,
    );
  });
});
