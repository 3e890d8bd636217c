import iconv from 'iconv-lite';
import { createLineCounter } from './line-breaks';
import * as problem from './problem';
import type { Problem } from './problem';
import { createTextFaults } from './text-faults';

export interface DecodedText {
  /** without the byte order mark */
  readonly text: string;
  /** `utf8`, `utf16le`, `utf16be`, `cp949`, or the declared name */
  readonly encoding: string;
  readonly hasBom: boolean;
  /** what decoding found, and what is wrong with the text itself */
  readonly problems: readonly Problem[];
}

export interface DecodeOptions {
  /** the file's name, for the sentences of the problems */
  readonly name: string;
  /** the encoding the document is shown in, by VS Code's or any other usual name */
  readonly declared?: string | undefined;
}

/** The bytes of a file as text; see {@link createDecoder} for the choice of the encoding. */
export function decodeBytes(bytes: Uint8Array, options: DecodeOptions): DecodedText {
  const decoder = createDecoder(options);
  const text = decoder.push(bytes) + decoder.end();
  const faults = createTextFaults(options.name, 0);
  faults.push(text);
  const { encoding, hasBom } = decoder;
  return { text, encoding, hasBom, problems: [...decoder.problems, ...faults.end()] };
}

/** Decodes a file that arrives in pieces, to the same text whichever way it is cut. */
export interface Decoder {
  push(bytes: Uint8Array): string;
  end(): string;
  /** known after `end` */
  readonly encoding: string;
  readonly hasBom: boolean;
  readonly problems: readonly Problem[];
}

/** The encoding is chosen from the bytes up to this many after the first one that is not ASCII. */
const WINDOW = 1 << 20;

/**
 * The encoding is the first that fits: a byte order mark; UTF-16 where the document is declared so;
 * strict UTF-8; the declared encoding; CP949, unless reading the bytes as damaged UTF-8 leaves fewer
 * of them unread. Unreadable bytes become U+FFFD.
 *
 * CP949 is iconv-lite's: Node's `TextDecoder('euc-kr')` is wrong for 8,822 syllables.
 */
export function createDecoder({ name, declared }: DecodeOptions): Decoder {
  const counter = createLineCounter(0);
  const problems: Problem[] = [];
  let held: Uint8Array = new Uint8Array(0);
  let stream: Stream | undefined;
  let encoding = 'utf8';
  let hasBom = false;
  let atStart = true;

  const choose = (bytes: Uint8Array, isWhole: boolean): void => {
    const choice = chooseEncoding(bytes, declared, isWhole);
    encoding = choice.encoding;
    stream = openStream(encoding);
    if (choice.unknown) problems.push(problem.unknownEncoding(name, choice.unknown));
    if (choice.validUtf8Text !== undefined) {
      counter.push(choice.validUtf8Text);
      problems.push(problem.decodedOtherwise(name, encoding.toUpperCase(), counter.line));
    }
  };

  const advance = (isWhole: boolean): string => {
    if (stream !== undefined) return take(held.length);
    if (atStart) {
      if (held.length < 3 && !isWhole) return '';
      atStart = false;
      const mark = byteOrderMark(held);
      if (mark !== undefined) {
        ({ encoding } = mark);
        hasBom = true;
        held = held.subarray(mark.length);
        stream = openStream(encoding);
        return take(held.length);
      }
      if (isUtf16(declared)) {
        encoding = canonicalName(declared);
        stream = openStream(encoding);
        return take(held.length);
      }
    }
    // ASCII reads the same in every encoding left, so it need not wait for the choice.
    const ascii = asciiLength(held);
    if (!isWhole && held.length < ascii + WINDOW) {
      const text = ascii === 0 ? '' : UTF8.decode(held.subarray(0, ascii));
      held = held.subarray(ascii);
      counter.push(text);
      return text;
    }
    const before = UTF8.decode(held.subarray(0, ascii));
    counter.push(before);
    held = held.subarray(ascii);
    choose(held.subarray(0, WINDOW), isWhole && held.length <= WINDOW);
    return before + take(held.length);
  };

  const take = (length: number): string => {
    const text = stream!.push(held.subarray(0, length));
    held = held.subarray(length);
    return text;
  };

  return {
    push(bytes) {
      held = held.length === 0 ? bytes : concatenate(held, bytes);
      const text = advance(false);
      held = held.slice(); // what is left must outlive the caller's buffer
      return text;
    },
    end() {
      const text = advance(true);
      return text + (stream?.end() ?? '');
    },
    get encoding() {
      return encoding;
    },
    get hasBom() {
      return hasBom;
    },
    problems,
  };
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

interface Choice {
  readonly encoding: string;
  /** the declared name, when nobody knows it */
  readonly unknown: string | undefined;
  /** what precedes the first byte that is not UTF-8, when the encoding was guessed from there */
  readonly validUtf8Text: string | undefined;
}

function chooseEncoding(bytes: Uint8Array, declared: string | undefined, isWhole: boolean): Choice {
  const known = declared !== undefined && iconv.encodingExists(canonicalName(declared));
  const unknown = known ? undefined : declared;
  if (isStrictUtf8(bytes, isWhole)) return { encoding: 'utf8', unknown, validUtf8Text: undefined };
  if (known && canonicalName(declared) !== 'utf8') {
    return { encoding: canonicalName(declared), unknown, validUtf8Text: undefined };
  }
  const asUtf8 = UTF8.decode(bytes);
  const asCp949 = iconv.decode(bytes, 'cp949');
  if (countUnreadable(asUtf8) < countUnreadable(asCp949)) {
    return { encoding: 'utf8', unknown, validUtf8Text: undefined };
  }
  return {
    encoding: 'cp949',
    unknown,
    validUtf8Text: asUtf8.slice(0, asUtf8.indexOf('\uFFFD')),
  };
}

function isStrictUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
  try {
    // A window may end within a character, the file may not.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

function countUnreadable(text: string): number {
  return text.split('\uFFFD').length - 1;
}

interface Stream {
  push(bytes: Uint8Array): string;
  end(): string;
}

function openStream(encoding: string): Stream {
  if (encoding === 'utf8' || isUtf16(encoding)) {
    const label = { utf8: 'utf-8', utf16le: 'utf-16le', utf16be: 'utf-16be' }[encoding];
    const decoder = new TextDecoder(label, { ignoreBOM: true });
    return {
      push: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  }
  const decoder = iconv.getDecoder(encoding);
  return {
    // iconv-lite's tables only index into the bytes, which a Uint8Array allows as well.
    push: (bytes) => decoder.write(bytes as Buffer),
    end: () => decoder.end() ?? '',
  };
}

function byteOrderMark(
  bytes: Uint8Array,
): { readonly encoding: string; readonly length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf8', length: 3 };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf16be', length: 2 };
  return undefined;
}

/** `UTF-16LE`, `utf16le` -> `utf16le`; VS Code's `utf8bom` -> `utf8` */
function canonicalName(encoding: string): string {
  const name = encoding.toLowerCase().replace(/[^a-z0-9]/gu, '');
  return name === 'utf8bom' ? 'utf8' : name;
}

function isUtf16(encoding: string | undefined): encoding is string {
  return encoding !== undefined && /^utf16[lb]e$/.test(canonicalName(encoding));
}

function asciiLength(bytes: Uint8Array): number {
  let length = 0;
  while (length < bytes.length && bytes[length]! < 0x80) length++;
  return length;
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
