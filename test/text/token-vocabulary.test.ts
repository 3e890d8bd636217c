import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createTokenVocabulary,
  idOfToken,
  SPECIAL_TOKENS,
  tokenOfId,
  vocabularyOf,
} from '../../src/text/token-vocabulary';

describe('createTokenVocabulary', () => {
  it('numbers tokens after the special ones by falling frequency, equals by first appearance', () => {
    const vocabulary = createTokenVocabulary(['물', '차', '커피', '차', '커피', '밥']);
    assert.deepEqual(vocabulary.tokens, [...SPECIAL_TOKENS, '차', '커피', '물', '밥']);
    assert.deepEqual([...vocabulary.counts], [0, 0, 0, 0, 2, 2, 1, 1]);
  });
  it('is a bijection of known tokens and ids, and its counts add up to all occurrences', () => {
    const tokens = fc.array(fc.oneof(fc.constantFrom('a', 'b', '<pad>', '가'), fc.string()));
    fc.assert(
      fc.property(tokens, fc.integer({ min: 1, max: 3 }), (read, minCount) => {
        const vocabulary = createTokenVocabulary(read, { minCount });
        for (let id = SPECIAL_TOKENS.length; id < vocabulary.size; id++) {
          assert.equal(idOfToken(vocabulary, tokenOfId(vocabulary, id)), id);
        }
        assert.equal(vocabulary.ids.size, vocabulary.size - SPECIAL_TOKENS.length);
        assert.equal(vocabulary.ids.size + vocabulary.dropped, new Set(read).size);
        assert.equal(
          vocabulary.counts.reduce((sum, count) => sum + count),
          read.length,
        );
      }),
    );
  });
  it('drops tokens below minCount and beyond most to <unk>', () => {
    const tokens = ['a', 'a', 'a', 'b', 'b', 'c'];
    assert.deepEqual(createTokenVocabulary(tokens, { minCount: 2 }).tokens.slice(4), ['a', 'b']);
    const vocabulary = createTokenVocabulary(tokens, { most: 1 });
    assert.equal(vocabulary.counts[idOfToken(vocabulary, 'b')], 3);
    assert.equal(vocabulary.dropped, 2);
  });
  it('of no tokens holds the special ones', () => {
    assert.deepEqual(createTokenVocabulary([]).tokens, SPECIAL_TOKENS);
  });
  it('tells a <pad> of the text from the padding', () => {
    assert.equal(idOfToken(createTokenVocabulary(['<pad>']), '<pad>'), 4);
  });
  it('refuses a minCount or most that is not a whole number', () => {
    assert.throws(() => createTokenVocabulary([], { minCount: 0 }), /minCount >= 1, got 0/u);
    assert.throws(() => createTokenVocabulary([], { most: 1.5 }), /most >= 0, got 1.5/u);
  });
});

describe('vocabularyOf', () => {
  it('refuses a token that is there twice', () => {
    const twice = [['a', 1], ['a', 2]] as const; // prettier-ignore
    assert.throws(() => vocabularyOf(twice), /each token once, got a/u);
  });
});

describe('tokenOfId', () => {
  it('refuses an id outside the vocabulary', () => {
    assert.throws(() => tokenOfId(createTokenVocabulary(['a']), 5), /id in \[0, 5\), got 5/u);
  });
});
