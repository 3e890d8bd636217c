import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { fromByteCharacters, toByteCharacters } from '../../src/text/byte-alphabet';
import { byteBpeTraining, trainByteBpe } from '../../src/text/byte-bpe';
import { SPECIAL_TOKENS } from '../../src/text/token-vocabulary';
import { wellFormedText } from './well-formed-text';

const SAMPLES = path.resolve(__dirname, '../../media/samples');
const KOREAN = readFileSync(path.join(SAMPLES, 'a-year-in-the-alley.ko.txt'), 'utf8');
const ENGLISH = readFileSync(path.join(SAMPLES, 'the-lighthouse-log.txt'), 'utf8');

const REFERENCE = [
  'Ġ ì',
  'Ġ ë',
  'ì Ŀ',
  'ë ĭ',
  'Ġ ê',
  'ëĭ ¤',
  'ë Ĭ',
  'ëĬ Ķ',
  'Ġ t',
  'ì Ĺ',
  'Ġ í',
  'h e',
];

const textsOf = (tokens: readonly { readonly text: string }[]) => tokens.map(({ text }) => text);

describe('trainByteBpe', () => {
  it('merges the most frequent pair, of equals that of the oldest symbols', () => {
    // low ×2, lower ×1: (l, o) and (o, w) 3 times each, and l is the older symbol
    const { merges } = trainByteBpe('low\nlow\nlower', { merges: 2 });
    assert.deepEqual(merges, [
      { left: 'l', right: 'o', merged: 'lo', count: 3 },
      { left: 'lo', right: 'w', merged: 'low', count: 3 },
    ]);
  });
  it('gives every well-formed text back exactly, whatever it was trained on', () => {
    const trained = trainByteBpe(KOREAN + ENGLISH, { merges: 400 });
    fc.assert(
      fc.property(wellFormedText, (text) => {
        assert.equal(trained.decode(trained.encode(text)), text);
        const own = trainByteBpe(text, { merges: 20, minCount: 1 });
        assert.equal(own.decode(own.encode(text)), text);
      }),
    );
  });
  it('learns what Hugging Face tokenizers 0.23.2 (Rust) learns', () => {
    // Tokenizer(BPE()), Split(GPT-2's pattern, isolated) and ByteLevel(use_regex=False);
    // BpeTrainer(vocab_size=272, min_frequency=2, initial_alphabet=ByteLevel.alphabet())
    const { merges } = trainByteBpe(KOREAN + ENGLISH, { merges: 12 });
    assert.deepEqual(
      merges.map(({ left, right }) => `${left} ${right}`),
      REFERENCE,
    );
  });
  it('counts every token of the training text', () => {
    const tokenizer = trainByteBpe(KOREAN, { merges: 300 });
    const counts = new Float64Array(tokenizer.vocabulary.size);
    for (const id of tokenizer.encode(KOREAN)) counts[id]!++;
    assert.deepEqual(tokenizer.vocabulary.counts, counts);
  });
  it('marks where its tokens stand, parts of one character in the same place', () => {
    const tokens = trainByteBpe('').tokenize('a 가🙂');
    const places = tokens.map(({ start, end }) => [start, end]);
    assert.deepEqual(places, [
      [0, 1],
      [1, 2],
      ...Array.from({ length: 3 }, () => [2, 3]),
      ...Array.from({ length: 4 }, () => [3, 5]),
    ]);
  });
  it('never makes a special token of what the text says', () => {
    const tokenizer = trainByteBpe('<pad>'.repeat(50), { merges: 100 });
    const ids = tokenizer.encode('<pad>');
    assert.ok(ids.every((id) => id >= SPECIAL_TOKENS.length));
    assert.equal(tokenizer.decode(ids), '<pad>');
  });
  it('reads a word of 100,000 letters without a pause', () => {
    const tokenizer = trainByteBpe('ㅋㅋㅋㅋ '.repeat(10), { merges: 10 });
    const text = 'ㅋ'.repeat(100_000);
    assert.equal(tokenizer.decode(tokenizer.encode(text)), text);
  });
  it('of an empty text knows the 256 bytes', () => {
    const tokenizer = trainByteBpe('');
    assert.equal(tokenizer.vocabulary.size, SPECIAL_TOKENS.length + 256);
    assert.equal(tokenizer.merges.length, 0);
    assert.equal(tokenizer.encode('').length, 0);
    assert.equal(tokenizer.decode(Int32Array.of()), '');
  });
  it('of one word repeated ends with that word', () => {
    const { merges } = trainByteBpe('커피\n'.repeat(9));
    assert.equal(fromByteCharacters(merges.at(-1)?.merged ?? ''), '커피');
  });
  it('refuses lone surrogates and numbers that are not whole', () => {
    assert.throws(() => trainByteBpe('가\ud83d'), /U\+D83D at offset 1 \(line 1\)/u);
    assert.throws(() => trainByteBpe('').encode('\ude00'), /U\+DE00 at offset 0/u);
    assert.throws(() => trainByteBpe('a', { merges: -1 }), /merges >= 0, got -1/u);
    assert.throws(() => trainByteBpe('a', { minCount: 0 }), /minCount >= 1, got 0/u);
    assert.throws(() => trainByteBpe('').decode(Int32Array.of(260)), /\[0, 260\), got 260/u);
  });
});

describe('byteBpeTraining', () => {
  it('yields each merge as it is learned', () => {
    const yielded = [...byteBpeTraining(ENGLISH, { merges: 30 })];
    assert.deepEqual(yielded, trainByteBpe(ENGLISH, { merges: 30 }).merges);
  });
});

describe('tokenizerJson of byte-level BPE', () => {
  it('is loaded by @huggingface/tokenizers, which encodes and decodes identically', () => {
    const tokenizer = trainByteBpe(KOREAN + ENGLISH, { merges: 400 });
    const loaded = new Tokenizer(JSON.parse(tokenizer.tokenizerJson()) as object, {});
    const agree = (text: string): void => {
      const { ids, tokens } = loaded.encode(text, { add_special_tokens: false });
      assert.deepEqual([...tokenizer.encode(text)], ids);
      assert.deepEqual(textsOf(tokenizer.tokenize(text)), tokens);
      if (ids.length === 0) return; // it refuses to decode nothing
      assert.equal(loaded.decode(ids, { clean_up_tokenization_spaces: false }), text);
    };
    agree(KOREAN + ENGLISH);
    fc.assert(fc.property(wellFormedText, agree));
  });
});

describe('the byte alphabet', () => {
  it('writes bytes as GPT-2 does', () => {
    assert.equal(toByteCharacters(' 가\n'), 'Ġê°ĢĊ');
  });
  it('gives every text back', () => {
    fc.assert(
      fc.property(wellFormedText, (text) => {
        assert.equal(fromByteCharacters(toByteCharacters(text)), text);
      }),
    );
  });
  it('shows part of a character as U+FFFD and refuses what is not of it', () => {
    assert.equal(fromByteCharacters('ê°'), '\ufffd');
    assert.throws(() => fromByteCharacters('가'), /byte alphabet, got 가/u);
  });
});
