import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordKey } from '../../src/text/word-key';

describe('wordKey', () => {
  it('is the same with capitals and without, composed and decomposed', () => {
    const sames = [
      ['The', 'the', 'THE'],
      ['할머니', '할머니'.normalize('NFD')],
      ['Ägypten', 'ägypten'.normalize('NFD')],
      ['J\u030c', '\u01f0'], // a capital that has no composed form, its small letter has
    ];
    for (const [first, ...others] of sames) {
      for (const other of others) assert.equal(wordKey(other), wordKey(first!));
    }
    assert.notEqual(wordKey('the'), wordKey('then'));
  });

  it('is its own key, whatever the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        assert.equal(wordKey(wordKey(word)), wordKey(word));
        assert.equal(wordKey(word.normalize('NFD')), wordKey(word));
      }),
    );
  });
});
