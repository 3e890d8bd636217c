import assert from 'node:assert/strict';
import {
  bitsOfEach,
  bitsPerCharacter,
  requireIds,
  type CharacterModel,
} from '../../src/text/character-model';
import { fitUnigram } from '../../src/text/unigram';

/** After 0 comes 1 with 1/4, after 1 comes 0 with 1/8. */
const model: CharacterModel = {
  probability: (previous, next) => {
    const change = previous === 0 ? 1 / 4 : 1 / 8;
    return previous === next ? 1 - change : change;
  },
};

describe('bitsOfEach', () => {
  it('is −log₂ of the probability of each character but the first', () => {
    assert.deepEqual([...bitsOfEach(model, Int32Array.of(0, 1, 0))], [2, 3]);
  });
  it('is empty for an empty text and for one character', () => {
    assert.equal(bitsOfEach(model, new Int32Array(0)).length, 0);
    assert.equal(bitsOfEach(model, Int32Array.of(1)).length, 0);
  });
});

describe('bitsPerCharacter', () => {
  it('is the mean of the bits of each', () => {
    assert.equal(bitsPerCharacter(model, Int32Array.of(0, 1, 0)), 2.5);
  });
  it('is log₂ of the vocabulary for a model that has seen nothing', () => {
    const blind = fitUnigram(new Int32Array(0), 32);
    assert.equal(bitsPerCharacter(blind, Int32Array.of(3, 31, 0, 7)), 5);
  });
  it('refuses a text without anything to predict', () => {
    for (const ids of [[], [1]]) {
      assert.throws(
        () => bitsPerCharacter(model, Int32Array.from(ids)),
        new RangeError(`bitsPerCharacter requires at least 2 characters, got ${ids.length}`),
      );
    }
  });
});

describe('requireIds', () => {
  it('names the function and the first id outside the vocabulary', () => {
    requireIds('fit', Int32Array.of(0, 2), 3);
    assert.throws(() => requireIds('fit', [0, 3, -1], 3), {
      message: 'fit requires ids in [0, 3), got 3',
    });
    assert.throws(() => requireIds('fit', [0.5], 3), RangeError);
  });
});
