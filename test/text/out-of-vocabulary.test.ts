import assert from 'node:assert/strict';
import { trainByteBpe } from '../../src/text/byte-bpe';
import { outOfVocabulary } from '../../src/text/out-of-vocabulary';
import { wordTokenizer } from '../../src/text/word-tokenizer';

describe('outOfVocabulary', () => {
  it('is the share of tokens that training did not show', () => {
    const found = outOfVocabulary(wordTokenizer('차 물 차'), '차 커피 차 밥');
    assert.deepEqual(found, { tokens: 4, unknown: 2, rate: 0.5 });
  });
  it('is 0 for the training text and for bytes', () => {
    const text = '커피를 마셔요';
    assert.equal(outOfVocabulary(wordTokenizer(text), text).rate, 0);
    assert.equal(outOfVocabulary(trainByteBpe(''), '처음 보는 글').rate, 0);
  });
  it('counts what minCount dropped', () => {
    const text = '차 물 차';
    assert.equal(outOfVocabulary(wordTokenizer(text, { minCount: 2 }), text).unknown, 1);
  });
  it('of a text without tokens is 0', () => {
    assert.deepEqual(outOfVocabulary(wordTokenizer('차'), '…!'), {
      tokens: 0,
      unknown: 0,
      rate: 0,
    });
  });
  it('refuses a lone surrogate', () => {
    assert.throws(() => outOfVocabulary(wordTokenizer('차'), '\ud83d'), RangeError);
  });
});
