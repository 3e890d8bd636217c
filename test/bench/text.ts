// `npm run bench:text`: how long the text functions take on a text of a megabyte and on 100,000 vectors;
// with `-- --large`, what a vector file of a gigabyte takes, too. The text is made from a seed: 어절 of two to four random syllables, as frequent as Zipf says.
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { createRandom, normal } from '../../src/random/random';
import { trainByteBpe } from '../../src/text/byte-bpe';
import { createVectorIndex } from '../../src/text/nearest-neighbours';
import { principalComponents } from '../../src/text/principal-components';
import { umapMap } from '../../src/text/umap-map';
import { trainWordPiece } from '../../src/text/wordpiece';
import { openVectorFile } from '../../src/text/vector-file';
import { createWordVectors, wordFinder } from '../../src/text/word-vectors';
import { writeVectors } from '../../src/text/write-vectors';
import { wordTokenizer } from '../../src/text/word-tokenizer';

const MEGABYTE = 1_000_000;
const DIFFERENT_WORDS = 60_000;

function koreanText(bytes: number): string {
  const random = createRandom(1);
  const syllable = () => String.fromCharCode(0xac00 + Math.floor(random() ** 2 * 11_172));
  const words = Array.from({ length: DIFFERENT_WORDS }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''),
  );
  const lines: string[] = [];
  for (let length = 0; length < bytes;) {
    // rank u^-1 has Zipf's frequencies, cut at the last word
    const line = Array.from({ length: 10 }, () => {
      const rank = Math.floor(DIFFERENT_WORDS ** random());
      return words[rank - 1];
    }).join(' ');
    lines.push(line);
    length += Buffer.byteLength(line) + 1;
  }
  return lines.join('\n');
}

function timed<T>(what: string, run: () => T): T {
  const start = performance.now();
  const result = run();
  console.log(`${what}: ${(performance.now() - start).toFixed(0)} ms`);
  return result;
}

function main(): void {
  console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'}`);
  const text = koreanText(MEGABYTE);
  console.log(`${Buffer.byteLength(text)} bytes, ${text.length} characters`);
  const merges = 2000;
  const bpe = timed(`byte-level BPE, ${merges} merges`, () => trainByteBpe(text, { merges }));
  timed('  encode', () => bpe.encode(text));
  timed('  tokenize', () => bpe.tokenize(text));
  const wordPiece = timed(`WordPiece, ${merges} merges`, () => trainWordPiece(text, { merges }));
  timed('  encode', () => wordPiece.encode(text));
  const words = timed('words', () => wordTokenizer(text));
  timed('  encode', () => words.encode(text));
}

function searchAndMaps(): void {
  const random = createRandom(2);
  const [n, d] = [100_000, 100];
  const rows = Float32Array.from({ length: n * d }, () => normal(random));
  const index = timed(`index of ${n} vectors of ${d}`, () => createVectorIndex(rows, d));
  const times: number[] = [];
  for (let query = 0; query < 50; query++) {
    const start = performance.now();
    index.search(index.unit(query), { most: 10 });
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(
    `query: median ${times[25]!.toFixed(1)} ms, slowest of 50 ${times[49]!.toFixed(1)} ms`,
  );
  const few = rows.subarray(0, 2000 * d);
  timed('PCA map of 2,000', () => principalComponents(few, d, 2));
  const steps = umapMap(few, d, createRandom(3));
  timed('UMAP of 2,000: first epoch', () => steps.next());
  timed('  the other 499', () => Array.from(steps).length);
}

async function vectorFiles(): Promise<void> {
  const random = createRandom(4);
  const [n, d] = [50_000, 100];
  const data = Float32Array.from({ length: n * d }, () => normal(random));
  const words = Array.from({ length: n }, (_, i) => `word${i}`);
  const vectors = createWordVectors(words, d, data);
  for (const format of ['word2vec', 'word2vec-binary'] as const) {
    const bytes = Buffer.concat([...writeVectors(vectors, format)]);
    const start = performance.now();
    // as a file stream gives it
    const pieces = (async function* () {
      for (let from = 0; from < bytes.length; from += 65_536) {
        yield await Promise.resolve(bytes.subarray(from, from + 65_536));
      }
    })();
    await (await openVectorFile(pieces, { name: 'bench', format })).read();
    const seconds = (performance.now() - start) / 1000;
    const megabytes = bytes.length / 1e6;
    console.log(
      `${format}: ${megabytes.toFixed(0)} MB read in ${seconds.toFixed(2)} s, ${(megabytes / seconds).toFixed(0)} MB/s`,
    );
  }
}

/** A file of a gigabyte, as it streams in: what is announced, and what it takes. */
async function largeVectorFile(): Promise<void> {
  const random = createRandom(5);
  const [n, d] = [400_000, 300];
  const rows = Array.from({ length: 64 }, () =>
    Array.from({ length: d }, () => normal(random).toPrecision(6)).join(' '),
  );
  let bytes = 0;
  const pieces = (async function* () {
    yield await Promise.resolve(Buffer.from(`${n} ${d}\n`));
    for (let from = 0; from < n; from += 32) {
      const lines = Array.from({ length: 32 }, (_, i) => `word${from + i} ${rows[i]}\n`);
      const piece = Buffer.from(lines.join(''));
      bytes += piece.length;
      yield await Promise.resolve(piece);
    }
  })();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const file = await openVectorFile(pieces, { name: 'large', format: 'word2vec' });
  const announced = performance.now() - start;
  const vectors = await file.read();
  const find = wordFinder(vectors);
  const index = createVectorIndex(vectors.data, d);
  const seconds = (performance.now() - start) / 1000;
  const taken = process.memoryUsage().rss - before;
  const megabytes = (number: number) => `${(number / 1e6).toFixed(0)} MB`;
  console.log(
    `${megabytes(bytes)} of vectors: told after ${announced.toFixed(0)} ms, ${megabytes(file.announcement.memory!)}; loaded after ${seconds.toFixed(1)} s, ${megabytes(taken)} more resident; finds ${find('word7')} and ${index.search(index.unit(7), { most: 1 })[0]!.index}`,
  );
}

main();
searchAndMaps();
vectorFiles()
  .then(() => (process.argv.includes('--large') ? largeVectorFile() : undefined))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
