import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Refusal } from '../../src/phrase/refusal';
import { guessVectorFormat, openVectorFile, type VectorFormat } from '../../src/text/vector-file';
import { createWordVectors, type WordVectors } from '../../src/text/word-vectors';
import { writeVectors } from '../../src/text/write-vectors';

const FORMATS: readonly VectorFormat[] = ['word2vec', 'word2vec-binary', 'glove'];

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) {
    yield await Promise.resolve(bytes.subarray(from, from + size));
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const written = (vectors: WordVectors, format: VectorFormat) =>
  Buffer.concat([...writeVectors(vectors, format)]);
const open = (content: string | Uint8Array, format: VectorFormat, size = 7) => {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  return openVectorFile(inPieces(bytes, size), { name: 'v.vec', format, bytes: bytes.length });
};
const read = async (content: string | Uint8Array, format: VectorFormat, size?: number) =>
  (await open(content, format, size)).read();

const TEA = createWordVectors(['차', '물'], 3, Float32Array.of(0.5, -1, 0.1, 2, 1e-20, 0));

/** A binary file by hand: `header`, then each word, a space and its floats, without line breaks. */
function binary(header: string, rows: readonly (readonly [string, ...number[]])[]): Uint8Array {
  const parts = rows.flatMap(([word, ...numbers]) => [
    bytesOf(`${word} `),
    new Uint8Array(Float32Array.from(numbers).buffer),
  ]);
  return Buffer.concat([bytesOf(header), ...parts]);
}

describe('openVectorFile', () => {
  it('reads word2vec’s text, which fastText’s .vec is too, with its trailing spaces', async () => {
    const vectors = await read('2 3\n차 0.5 -1 1e-1 \n물 2 .5 +3\n', 'word2vec');
    assert.deepEqual(vectors.words, ['차', '물']);
    assert.deepEqual(vectors.data, Float32Array.of(0.5, -1, 0.1, 2, 0.5, 3));
  });
  it('reads binary files of word2vec.c and of gensim, with and without line breaks', async () => {
    const gensim = binary('2 2\n', [['차', 1, 2], ['물', 3, 4]]); // prettier-ignore
    const vectors = await read(gensim, 'word2vec-binary');
    assert.deepEqual(vectors.words, ['차', '물']);
    assert.deepEqual(vectors.data, Float32Array.of(1, 2, 3, 4));
    const c = binary('2 2\n', [['차', 1, 2], ['\n물', 3, 4]]); // prettier-ignore
    const ended = Buffer.concat([c, bytesOf('\n')]);
    assert.deepEqual(await read(ended, 'word2vec-binary'), vectors);
  });
  it('reads GloVe, whose words may hold spaces', async () => {
    const vectors = await read('. . . 1 2\n차 3 4\n', 'glove');
    assert.deepEqual(vectors.words, ['. . .', '차']);
    assert.deepEqual(vectors.data, Float32Array.of(1, 2, 3, 4));
  });
  it('gives back what writeVectors wrote, to the last bit, however the file is cut', async () => {
    const word = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((w) => !/[\s\ufeff]/u.test(w));
    const rows = fc.integer({ min: 1, max: 5 }).chain((dimensions) =>
      fc.record({
        dimensions: fc.constant(dimensions),
        rows: fc.uniqueArray(
          fc.tuple(
            word,
            fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
              minLength: dimensions,
              maxLength: dimensions,
            }),
          ),
          { minLength: 1, maxLength: 20, selector: ([w]) => w },
        ),
        size: fc.integer({ min: 1, max: 50 }),
        format: fc.constantFrom(...FORMATS),
      }),
    );
    await fc.assert(
      fc.asyncProperty(rows, async ({ dimensions, rows: list, size, format }) => {
        const words = list.map(([w]) => w);
        const data = Float32Array.from(list.flatMap(([, numbers]) => numbers));
        const vectors = createWordVectors(words, dimensions, data);
        assert.deepEqual(await read(written(vectors, format), format, size), vectors);
      }),
    );
  });
  it('tells size and memory before it reads the rest', async () => {
    let given = 0;
    const bytes = bytesOf(`1000000 300\n${'차 1 2 3\n'.repeat(100)}`);
    const pieces = async function* () {
      for await (const piece of inPieces(bytes, 16)) {
        given += piece.length;
        yield piece;
      }
    };
    const file = await openVectorFile(pieces(), { name: 'v.vec', format: 'word2vec' });
    assert.deepEqual(file.announcement, {
      format: 'word2vec',
      words: 1_000_000,
      isEstimate: false,
      dimensions: 300,
      memory: 1_330_000_000,
    });
    assert.equal(given, 16);
    await file.close();
  });
  it('estimates the words of GloVe from the file’s size, or says it does not know', async () => {
    const text = '가 1 2\n'.repeat(50);
    const file = await open(text, 'glove');
    assert.deepEqual(file.announcement, {
      format: 'glove',
      words: 50,
      isEstimate: true,
      dimensions: 2,
      memory: 50 * (2 * 4 + 130),
    });
    const unknown = await openVectorFile(inPieces(bytesOf(text), 9), {
      name: 'g',
      format: 'glove',
    });
    assert.equal(unknown.announcement.words, undefined);
    assert.equal(unknown.announcement.memory, undefined);
  });
  it('stops after as many words as are asked for', async () => {
    for (const format of FORMATS) {
      const file = await open(written(TEA, format), format);
      const vectors = await file.read({ most: 1 });
      assert.deepEqual(vectors.words, ['차']);
      assert.equal(vectors.data.length, 3);
    }
  });
  it('takes an empty table, and Windows line breaks, a byte order mark and empty last lines', async () => {
    assert.deepEqual((await read('0 3\n', 'word2vec')).words, []);
    assert.deepEqual((await read('0 3\n', 'word2vec-binary')).words, []);
    const vectors = await read('\ufeff1 2\r\n차 1 2\r\n\r\n', 'word2vec');
    assert.deepEqual(vectors.words, ['차']);
    const ended = await read('차 1 2\n\n \n\n', 'glove');
    assert.deepEqual(ended.words, ['차']);
  });

  const refusals: readonly [what: string, VectorFormat, string | Uint8Array, RegExp][] = [
    ['an empty file', 'word2vec', '', /"v.vec" line 1 needs two whole numbers.*an empty file/u],
    ['an empty file', 'glove', '', /line 1 needs a word and its numbers, got an empty file/u],
    ['a first line that is none', 'word2vec', '차 1 2\n', /line 1 needs two whole numbers.*"차 1 2"/u],
    ['no dimensions', 'word2vec', '1 0\n', /line 1 needs two whole numbers.*"1 0"/u],
    ['a first line without numbers', 'glove', '차 나\n', /line 1 needs a word and its numbers/u],
    ['too few words', 'word2vec', '3 1\n차 1\n물 2\n', /needs 3 words.*ends after line 3 with 2/u],
    ['too many words', 'word2vec', '1 1\n차 1\n물 2\n', /line 3 is one word too many.*says 1 words/u],
    ['too few numbers', 'word2vec', '2 2\n차 1 2\n물 3\n', /line 3 needs a word and 2 numbers, got 1/u],
    ['too many numbers', 'word2vec', '1 2\n차 1 2 3\n', /line 2 needs a word and 2 numbers, got 3/u],
    ['ragged lines', 'glove', '차 1 2\n물 3 4\n밥 5\n', /line 3 needs a word and 2 numbers, got 1/u],
    ['NaN', 'word2vec', '1 2\n차 1 nan\n', /line 2 needs 2 finite numbers, got "nan" as number 2/u],
    ['NaN in the first line', 'glove', 'the 0.1 nan 0.2\nof 1 2 3\n', /line 1 needs 3 finite numbers, got "nan" as number 2/u],
    ['NaN in the only line', 'glove', 'the 0.1 -NaN\n', /line 1 needs 2 finite numbers, got "-NaN" as number 2/u],
    ['infinity in the first line', 'glove', 'the inf 1\nof 1 2\n', /line 1 needs 2 finite numbers, got "inf" as number 1/u],
    ['empty lines within', 'glove', '차 1\n\n\n물 2\n', /line 2 needs .*, got an empty line/u],
    ['infinity', 'glove', '물 1 2\n차 1e39 0\n', /line 2 needs 2 finite numbers, got "1e39"/u],
    ['a number in hexadecimal', 'word2vec', '1 1\n차 0x10\n', /got "0x10" as number 1/u],
    ['a word twice', 'glove', '차 1\n물 2\n차 3\n', /line 3 needs a word of its own, got "차" of line 1/u],
    ['an empty line within', 'word2vec', '2 1\n차 1\n\n물 2\n', /line 3 needs .*, got an empty line/u],
    ['other encodings', 'word2vec', Buffer.from('1 1\n\xc2\xf7 1\n', 'latin1'), /line 2 needs to be UTF-8/u],
    ['a cut in a word', 'word2vec-binary', binary('2 1\n', [['차', 1]]).subarray(0, 6), /word 1 of 2 needs/u],
    ['a cut in numbers', 'word2vec-binary', binary('1 2\n', [['차', 1]]), /word 1 of 1 needs 8 bytes.*after 4/u],
    ['too few words', 'word2vec-binary', binary('3 1\n', [['차', 1]]), /needs 3 words.*after word 1 with 1/u],
    ['too many words', 'word2vec-binary', binary('1 1\n', [['차', 1], ['물', 2]]), /to end after 1 words/u],
    ['NaN', 'word2vec-binary', binary('1 2\n', [['차', 1, NaN]]), /word 1 of 1 .*got NaN as number 2/u],
    ['a word twice', 'word2vec-binary', binary('2 1\n', [['차', 1], ['차', 1]]), /word 2 needs .*"차" of word 1/u],
    ['a model of fastText', 'word2vec-binary', Buffer.from([0xba, 0x16, 0x4f, 0x2f, 12, 0]), /choose the .vec/u],
    ['no word', 'word2vec-binary', binary('1 1\n', [['', 1]]), /word 1 needs a word, got none/u],
  ]; // prettier-ignore
  for (const [what, format, content, message] of refusals) {
    it(`refuses ${what} in ${format} and says where`, async () => {
      await assert.rejects(read(content, format), (error) => {
        assert.ok(error instanceof Refusal, String(error));
        assert.match(error.message, message);
        return true;
      });
    });
  }
  it('passes on what goes wrong while the bytes are read', async () => {
    const pieces = async function* () {
      yield await Promise.resolve(bytesOf('2 2\n차 1 2\n물'));
      throw new Error('the disk is gone');
    };
    const file = await openVectorFile(pieces(), { name: 'v.vec', format: 'word2vec' });
    await assert.rejects(file.read(), /the disk is gone/u);
  });
  it('refuses most that is no number of words', async () => {
    const file = await open(written(TEA, 'glove'), 'glove');
    await assert.rejects(file.read({ most: 0 }), /most >= 1, got 0/u);
  });
});

describe('guessVectorFormat', () => {
  it('knows each format by its beginning', () => {
    for (const format of FORMATS) assert.equal(guessVectorFormat(written(TEA, format)), format);
  });
  it('knows text with few digits, and binary floats without a control character', () => {
    assert.equal(guessVectorFormat(bytesOf('2 1\n차 1\n물 x\n')), 'word2vec');
    const floats = binary('1 2\n', [['가', -0.3, 0.7]]);
    assert.ok(floats.subarray(4).every((byte) => byte >= 0x20));
    assert.equal(guessVectorFormat(floats), 'word2vec-binary');
  });
  it('is what a file without a format is opened by', async () => {
    for (const format of FORMATS) {
      const bytes = written(TEA, format);
      const file = await openVectorFile(inPieces(bytes, 3), { name: 'v' });
      assert.equal(file.announcement.format, format);
      assert.deepEqual(await file.read(), TEA);
    }
  });
  it('takes an empty file for one without a first line', () => {
    assert.equal(guessVectorFormat(new Uint8Array(0)), 'glove');
  });
});

describe('writeVectors', () => {
  it('writes the fewest digits that give the same 32-bit number', () => {
    assert.equal(written(TEA, 'word2vec').toString(), '2 3\n차 0.5 -1 0.1\n물 2 1e-20 0\n');
  });
  it('refuses words that no reader would read again', () => {
    for (const word of ['', 'a b', 'a\nb', '\ud83d']) {
      const vectors = createWordVectors([word], 1, Float32Array.of(1));
      assert.throws(() => written(vectors, 'word2vec'), /writeVectors requires words without/u);
    }
  });
});
