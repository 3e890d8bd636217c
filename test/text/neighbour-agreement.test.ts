import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agreementOfNeighbours } from '../../src/text/neighbour-agreement';

describe('agreementOfNeighbours', () => {
  it('counts the runs that found a word, and shares between pairs of runs', () => {
    const { neighbours, overlap } = agreementOfNeighbours([
      ['차', '물'],
      ['물', '차'],
      ['차', '밥'],
    ]);
    assert.deepEqual(neighbours, [
      { word: '차', runs: 3, bestPlace: 1 },
      { word: '물', runs: 2, bestPlace: 1 },
      { word: '밥', runs: 1, bestPlace: 2 },
    ]);
    assert.ok(Math.abs(overlap - (1 + 0.5 + 0.5) / 3) < 1e-15);
  });
  it('is 1 for runs that agree, whatever their order, and 0 for runs that share nothing', () => {
    const words = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, (run) => {
        assert.equal(agreementOfNeighbours([run, run.toReversed(), run]).overlap, 1);
      }),
    );
    assert.equal(agreementOfNeighbours([['a'], ['b']]).overlap, 0);
  });
  it('of runs that found nothing is 1, with no neighbours', () => {
    assert.deepEqual(agreementOfNeighbours([[], []]), { neighbours: [], overlap: 1 });
  });
  it('refuses fewer than two runs, and a word twice in a run', () => {
    assert.throws(() => agreementOfNeighbours([['a']]), /2 or more runs, got 1/u);
    assert.throws(() => agreementOfNeighbours([['a', 'a'], []]), /got one twice/u);
  });
});
