import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { SPECIAL_TOKENS, UNK_ID } from '../../src/text/token-vocabulary';
import { trainWordPiece, wordPieceTraining } from '../../src/text/wordpiece';
import { wellFormedText } from './well-formed-text';

const SAMPLES = path.resolve(__dirname, '../../media/samples');
const KOREAN = readFileSync(path.join(SAMPLES, 'a-year-in-the-alley.ko.txt'), 'utf8');
const ENGLISH = readFileSync(path.join(SAMPLES, 'the-lighthouse-log.txt'), 'utf8');

const textsOf = (tokens: readonly { readonly text: string }[]) => tokens.map(({ text }) => text);

describe('trainWordPiece', () => {
  it('marks pieces within a word and takes the longest from the left', () => {
    // 마시 ×3 is the only pair seen twice; -고, -면, -자 stay characters
    const tokenizer = trainWordPiece('마시고 마시면 마시자');
    assert.deepEqual(tokenizer.merges, [{ left: '마', right: '##시', merged: '마시', count: 3 }]);
    assert.deepEqual(textsOf(tokenizer.tokenize('마시자')), ['마시', '##자']);
  });
  it('learns first what Hugging Face tokenizers 0.23.2 (Rust) learns first', () => {
    // WordPieceTrainer(vocab_size=100000, min_frequency=2) over the pre-tokenizer of tokenizerJson
    const { merges } = trainWordPiece(KOREAN + ENGLISH, { merges: 8 });
    assert.deepEqual(
      merges.map(({ merged }) => merged),
      ['##he', 'the', '##nd', 'and', '##ou', '##er', '##었다', '##in'],
    );
  });
  it('puts every word of its training text together, and loses only spaces', () => {
    const tokenizer = trainWordPiece(KOREAN, { merges: 200 });
    const ids = tokenizer.encode(KOREAN);
    assert.ok(!ids.includes(UNK_ID));
    const withoutSpaces = (text: string) => text.replaceAll(/\s+/gu, '');
    assert.equal(withoutSpaces(tokenizer.decode(ids)), withoutSpaces(KOREAN));
  });
  it('calls a word unknown that has an unknown character or more than 100', () => {
    const tokenizer = trainWordPiece(`마시고 ${'ㅋ'.repeat(101)}`);
    assert.deepEqual([...tokenizer.encode('마셔고')], [UNK_ID]);
    assert.deepEqual([...tokenizer.encode('ㅋ'.repeat(101))], [UNK_ID]);
    assert.equal(tokenizer.encode('ㅋ'.repeat(100)).includes(UNK_ID), false);
    assert.equal(tokenizer.decode(Int32Array.of(UNK_ID)), '□');
  });
  it('gives one word one id and its place in the raw text, composed or decomposed', () => {
    const tokenizer = trainWordPiece('한국 한국');
    const raw = `! ${'한국'.normalize('NFD')}`;
    const token = tokenizer.tokenize(raw)[1];
    assert.deepEqual([token?.text, token?.start, token?.end], ['한국', 2, raw.length]);
    assert.equal(token?.id, tokenizer.encode('한국')[0]);
  });
  it('cuts every sign of punctuation off', () => {
    const tokenizer = trainWordPiece('네, 네! ... 3.14');
    assert.deepEqual(textsOf(tokenizer.tokenize('네!.,')), ['네', '!', '.', ',']);
  });
  it('of an empty text knows the special tokens', () => {
    assert.deepEqual(trainWordPiece('').vocabulary.tokens, SPECIAL_TOKENS);
  });
  it('refuses lone surrogates and numbers that are not whole', () => {
    assert.throws(() => trainWordPiece('가\ud83d'), /U\+D83D at offset 1/u);
    assert.throws(() => trainWordPiece('a').encode('\ude00'), /U\+DE00 at offset 0/u);
    assert.throws(() => trainWordPiece('a', { merges: 0.5 }), /merges >= 0, got 0.5/u);
  });
});

describe('wordPieceTraining', () => {
  it('yields each merge as it is learned', () => {
    const yielded = [...wordPieceTraining(ENGLISH, { merges: 30 })];
    assert.deepEqual(yielded, trainWordPiece(ENGLISH, { merges: 30 }).merges);
  });
});

describe('tokenizerJson of WordPiece', () => {
  it('is loaded by @huggingface/tokenizers, which encodes identically', () => {
    const tokenizer = trainWordPiece(`${KOREAN}${ENGLISH} 漢字 Слово 👩‍👩‍👧 3.14 ##`, { merges: 400 });
    const loaded = new Tokenizer(JSON.parse(tokenizer.tokenizerJson()) as object, {});
    const agree = (text: string): void => {
      const { ids, tokens } = loaded.encode(text, { add_special_tokens: false });
      assert.deepEqual([...tokenizer.encode(text)], ids);
      assert.deepEqual(textsOf(tokenizer.tokenize(text)), tokens);
    };
    agree(KOREAN + ENGLISH);
    fc.assert(fc.property(wellFormedText, agree));
  });
});
