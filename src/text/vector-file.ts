import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { createByteSource, type ByteSource } from './byte-source';
import { FAULTS } from './vector-file-faults';
import { createWordVectors, type WordVectors } from './word-vectors';

/**
 * How a file holds word vectors. `word2vec` is a line `words dimensions`, then a line for each word, as
 * fastText's `.vec` is too; `word2vec-binary` has the same first line, then each word, a space and its
 * numbers as 32-bit floats, little-endian; `glove` is the lines without the first.
 */
export type VectorFormat = 'word2vec' | 'word2vec-binary' | 'glove';

/** What a vector file is going to take, known from its beginning. */
export interface VectorAnnouncement {
  readonly format: VectorFormat;
  /** undefined for `glove` whose size in bytes is not known; there it is an estimate */
  readonly words: number | undefined;
  readonly isEstimate: boolean;
  readonly dimensions: number;
  /** bytes that numbers and words are going to take: {@link memoryOfVectors} */
  readonly memory: number | undefined;
}

export interface VectorFile {
  readonly announcement: VectorAnnouncement;
  /**
   * Reads the rest, once.
   *
   * @param most words at most, integer >= 1: files begin with the most frequent words
   * @throws {Refusal} naming the file, the line and what is needed: when the file ends early, a line
   *   has too few or too many numbers, a number is none, a word is empty or there twice, or more words
   *   follow than the first line says
   * @throws {RangeError} if `most` is no such number
   */
  read(options?: { readonly most?: number }): Promise<WordVectors>;
  /** Gives up without reading the rest. */
  close(): Promise<void>;
}

export interface VectorFileOptions {
  /** for the sentences */
  readonly name: string;
  /** left out: what the file's beginning looks like */
  readonly format?: VectorFormat | undefined;
  /** size of the whole file, to estimate the words of `glove` */
  readonly bytes?: number;
}

/**
 * Opens a file of word vectors that arrives in pieces, and reads no more than tells its size.
 *
 * @throws {Refusal} naming the file and what is needed, if it does not begin as its format does
 * @see Mikolov et al., Distributed Representations of Words and Phrases (2013), and word2vec.c
 * @see Pennington, Socher & Manning, GloVe (2014)
 * @see Bojanowski et al., Enriching Word Vectors with Subword Information (2017)
 */
export async function openVectorFile(
  pieces: AsyncIterable<Uint8Array>,
  options: VectorFileOptions,
): Promise<VectorFile> {
  const source = createByteSource(pieces);
  try {
    const beginning = await source.peek(FASTTEXT_MODEL.length);
    if (FASTTEXT_MODEL.every((byte, i) => beginning[i] === byte)) {
      throw refusal('fastTextModel', { name: options.name });
    }
    const format = options.format ?? guessVectorFormat(await source.peek(BEGINNING));
    return format === 'glove'
      ? await openGlove(source, options)
      : await openWithHeader(source, format, options);
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** What fastText writes first into a `.bin`, which is a whole model: 793712314, little-endian. */
const FASTTEXT_MODEL = [0xba, 0x16, 0x4f, 0x2f];

/** Bytes that tell a format. */
const BEGINNING = 4096;

/**
 * Tells the formats apart by the beginning of a file: `glove` has no line of two whole numbers first,
 * and 32-bit floats are hardly ever text.
 *
 * @param beginning some hundred bytes or more
 */
export function guessVectorFormat(beginning: Uint8Array): VectorFormat {
  const lineEnd = beginning.indexOf(0x0a);
  const first = new TextDecoder().decode(beginning.subarray(0, Math.max(0, lineEnd)));
  if (!HEADER.test(first)) return 'glove';
  return isText(beginning.subarray(lineEnd + 1)) ? 'word2vec' : 'word2vec-binary';
}

/** UTF-8 without control characters, cut anywhere. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 0x20 && !isLineBreakOrTab(byte))) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const HEADER = /^\s*([0-9]+)\s+([0-9]+)\s*$/u;

function isLineBreakOrTab(byte: number): boolean {
  return byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

async function openWithHeader(
  source: ByteSource,
  format: 'word2vec' | 'word2vec-binary',
  { name }: VectorFileOptions,
): Promise<VectorFile> {
  const line = await readLine(source, name, 1);
  const match = HEADER.exec(line ?? '');
  const [words, dimensions] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || !(Number.isSafeInteger(words * dimensions) && dimensions >= 1)) {
    throw refusal('header', { name, found: shown(line) });
  }
  const announcement = announce(format, words, dimensions);
  const read = format === 'word2vec' ? readRows : readBinaryRows;
  return onceReadable(source, announcement, name, (most) =>
    read(source, { name, dimensions, first: undefined, firstLine: 2, declared: words, most }),
  );
}

async function openGlove(
  source: ByteSource,
  { name, bytes }: VectorFileOptions,
): Promise<VectorFile> {
  const line = await readLine(source, name, 1);
  if (line === undefined) {
    throw refusal('firstRow', { name, found: FAULTS.emptyFile });
  }
  // A word may hold spaces: the numbers are what ends the line, and the first field is a word.
  const fields = fieldsOf(line);
  let dimensions = 0;
  // NaN and infinity are meant as numbers, not as a part of the word: reading the row names them.
  const isMeantAsNumber = (field: string) => isNumber(field) || NOT_FINITE.test(field);
  while (
    dimensions < fields.length - 1 &&
    isMeantAsNumber(fields[fields.length - 1 - dimensions]!)
  ) {
    dimensions++;
  }
  if (dimensions === 0) {
    throw refusal('firstRow', { name, found: shown(line) });
  }
  const lineBytes = new TextEncoder().encode(line).length + 1;
  const words = bytes === undefined ? undefined : Math.round(bytes / lineBytes);
  const announcement = announce('glove', words, dimensions);
  return onceReadable(source, announcement, name, (most) =>
    readRows(source, { name, dimensions, first: line, firstLine: 1, declared: undefined, most }),
  );
}

function announce(
  format: VectorFormat,
  words: number | undefined,
  dimensions: number,
): VectorAnnouncement {
  const memory = words === undefined ? undefined : memoryOfVectors(words, dimensions);
  return { format, words, isEstimate: format === 'glove', dimensions, memory };
}

/**
 * About how much memory word vectors take, with what finds a word and its neighbours: the numbers,
 * and 130 bytes for each word, as measured in Node 20 with words of some ten letters (44 for the
 * word, 73 for two tables of words while they are read, 12 for the length of its vector).
 *
 * @returns bytes, words · (4 · dimensions + 130)
 * @example memoryOfVectors(400_000, 300) // => 532_000_000
 */
export function memoryOfVectors(words: number, dimensions: number): number {
  return words * (dimensions * Float32Array.BYTES_PER_ELEMENT + 130);
}

function onceReadable(
  source: ByteSource,
  announcement: VectorAnnouncement,
  name: string,
  readRest: (most: number) => Promise<WordVectors>,
): VectorFile {
  let isRead = false;
  return {
    announcement,
    async read({ most = Infinity } = {}) {
      if (!(most === Infinity || (Number.isInteger(most) && most >= 1))) {
        throw new RangeError(`read requires a whole number most >= 1, got ${most}`);
      }
      if (isRead) throw new Error(`"${name}" was read already`);
      isRead = true;
      try {
        return await readRest(most);
      } finally {
        await source.close();
      }
    },
    close: () => source.close(),
  };
}

interface Rows {
  readonly name: string;
  readonly dimensions: number;
  /** the first line of rows, where it was read already */
  readonly first: string | undefined;
  /** the number of the line on which the rows begin */
  readonly firstLine: number;
  /** words that the first line promises */
  readonly declared: number | undefined;
  readonly most: number;
}

async function readRows(source: ByteSource, rows: Rows): Promise<WordVectors> {
  const { name, dimensions, declared, most } = rows;
  const table = createTable(rows, 'line');
  let number = rows.firstLine;
  for (;;) {
    const isFirst = number === rows.firstLine && rows.first !== undefined;
    const line = isFirst ? rows.first : await readLine(source, name, number);
    if (line === undefined) break;
    const fields = fieldsOf(line);
    if (fields.length === 0) {
      // Empty lines may end a file, and nothing else.
      if (await onlyEmptyLinesFollow(source, name, number + 1)) break;
      throw refusal('emptyLine', { name, line: number, dimensions });
    }
    if (table.size === declared) {
      throw refusal('tooManyRows', { name, line: number, declared });
    }
    const count = fields.length - 1;
    if (count < dimensions || !isWord(fields, dimensions)) {
      throw refusal('ragged', { name, line: number, dimensions, count, word: shown(fields[0]) });
    }
    const at = fields.length - dimensions;
    const row = table.add(fields.slice(0, at).join(' '), number);
    for (let i = 0; i < dimensions; i++) {
      const field = fields[at + i]!;
      const value = Math.fround(Number(field));
      if (!isNumber(field) || !Number.isFinite(value)) {
        const where = fill(FAULTS.line, { name, line: number });
        throw refusal('notFinite', { where, dimensions, found: shown(field), place: i + 1 });
      }
      row[i] = value;
    }
    number++;
    if (table.size >= most) return table.end();
  }
  requireAll(name, table.size, declared, fill(FAULTS.afterLine, { line: number - 1 }));
  return table.end();
}

async function onlyEmptyLinesFollow(
  source: ByteSource,
  name: string,
  from: number,
): Promise<boolean> {
  for (let number = from; ; number++) {
    const line = await readLine(source, name, number);
    if (line === undefined) return true;
    if (fieldsOf(line).length > 0) return false;
  }
}

/** All fields before the numbers are the word, so none but the first of several may look like one. */
function isWord(fields: readonly string[], dimensions: number): boolean {
  const extra = fields.length - 1 - dimensions;
  return extra === 0 || !isNumber(fields[extra]!);
}

async function readBinaryRows(source: ByteSource, rows: Rows): Promise<WordVectors> {
  const { name, dimensions, declared = 0, most } = rows;
  const table = createTable(rows, 'word');
  const length = dimensions * Float32Array.BYTES_PER_ELEMENT;
  const SPACE = 0x20;
  while (table.size < Math.min(declared, most)) {
    const number = table.size + 1;
    const where = fill(FAULTS.word, { name, word: number, declared });
    const found = await source.until(SPACE, LONGEST_WORD).catch((error: unknown) => {
      throw isNoStop(error) ? refusal('noSpace', { where, most: LONGEST_WORD }) : error;
    });
    // word2vec.c ends each word with a line break, gensim does not.
    if (found === undefined || (!found.isStopped && isBlank(found.bytes))) break;
    if (!found.isStopped) {
      throw refusal('cutWord', { where, dimensions });
    }
    const word = decodeUtf8(found.bytes, where).replace(/^\n/u, '');
    const row = table.add(word, number);
    const bytes = await source.take(length);
    if (bytes.length < length) {
      throw refusal('cutNumbers', { where, length, dimensions, found: bytes.length });
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, length);
    for (let i = 0; i < dimensions; i++) {
      const value = view.getFloat32(i * Float32Array.BYTES_PER_ELEMENT, true);
      if (!Number.isFinite(value)) {
        throw refusal('notFinite', { where, dimensions, found: String(value), place: i + 1 });
      }
      row[i] = value;
    }
  }
  if (most >= declared) {
    requireAll(name, table.size, declared, fill(FAULTS.afterWord, { word: table.size }));
    const rest = await source.take(2);
    if (!isBlank(rest) || rest.length > 1) {
      throw refusal('goesOn', { name, declared });
    }
  }
  return table.end();
}

function requireAll(
  name: string,
  found: number,
  declared: number | undefined,
  where: Phrase,
): void {
  if (declared === undefined || found >= declared) return;
  throw refusal('tooFewRows', { name, declared, where, found });
}

/** Rows that grow as they are read: a first line is not believed before its words are there. */
function createTable({ name, dimensions, declared, most }: Rows, unit: 'line' | 'word') {
  const words: string[] = [];
  const lines = new Map<string, number>(); // word -> where it is
  let data = new Float32Array(Math.min(declared ?? 1024, most, 1024) * dimensions);
  return {
    get size() {
      return words.length;
    },
    /** The row of a new word, to be filled. */
    add(word: string, number: number): Float32Array {
      const at = (place: number) =>
        fill(unit === 'line' ? FAULTS.nthLine : FAULTS.nthWord, { place });
      if (word === '') throw refusal('noWord', { name, where: at(number) });
      const before = lines.get(word);
      if (before !== undefined) {
        throw refusal('twice', { name, where: at(number), word: shown(word), first: at(before) });
      }
      lines.set(word, number);
      const from = words.length * dimensions;
      words.push(word);
      if (data.length < from + dimensions) {
        const rows = Math.min(declared ?? Infinity, most, 2 * words.length);
        const larger = new Float32Array(rows * dimensions);
        larger.set(data);
        data = larger;
      }
      return data.subarray(from, from + dimensions);
    },
    end(): WordVectors {
      const length = words.length * dimensions;
      const whole = data.length === length ? data : data.slice(0, length);
      return createWordVectors(words, dimensions, whole);
    },
  };
}

/** No line of numbers and no word is as long as this. */
const LONGEST_LINE = 1 << 20;
const LONGEST_WORD = 1 << 16;

/** The next line without its break, or undefined at the end. */
async function readLine(
  source: ByteSource,
  name: string,
  number: number,
): Promise<string | undefined> {
  const found = await source.until(0x0a, LONGEST_LINE).catch((error: unknown) => {
    const most = LONGEST_LINE;
    throw isNoStop(error) ? refusal('noLineBreak', { name, line: number, most }) : error;
  });
  if (found === undefined) return undefined;
  const line = decodeUtf8(found.bytes, fill(FAULTS.line, { name, line: number })).replace(
    /\r$/u,
    '',
  );
  return number === 1 ? line.replace(/^\ufeff/u, '') : line;
}

/** Other errors are those of the disk, or of whoever reads. */
function isNoStop(error: unknown): boolean {
  return error instanceof RangeError;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array, where: Phrase): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw refusal('notUtf8', { where });
  }
}

/** Spaces and tabs part fields; a word may hold any other white space. */
function fieldsOf(line: string): string[] {
  return line.split(/[ \t]+/u).filter((field) => field !== '');
}

/** How C's `printf` and Python write what is not finite. */
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/iu;

/** What C's `scanf` and Python's `float` both read, NaN and infinities aside. */
function isNumber(field: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(field);
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x0a || byte === 0x0d);
}

function refusal(fault: keyof typeof FAULTS, values: Parameters<typeof fill>[1]): Refusal {
  return new Refusal(fill(FAULTS[fault], values));
}

function shown(text: string | undefined): string | Phrase {
  if (text === undefined) return FAULTS.emptyFile;
  const line = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `"${line}"`;
}
