import { createLineBreakMender, createLineCounter } from './line-breaks';
import * as problem from './problem';
import type { PlaceList, Problem } from './problem';

/** What is wrong with a text before it is taken for a table or for prose. */
export interface TextFaults {
  /** the next piece of the text, cut anywhere */
  push(text: string): void;
  end(): Problem[];
}

/** Longer lines are worth a word: VS Code itself stops colouring at 20,000 characters. */
const HUGE_LINE = 100_000;

/** Bytes that are no text show in the first ones. */
const BINARY_SAMPLE = 65_536;

/**
 * @param name the file's name, for the sentences
 * @param firstLine 0-based line of the document on which the text begins
 */
export function createTextFaults(name: string, firstLine: number): TextFaults {
  const mender = createLineBreakMender();
  const counter = createLineCounter(firstLine);
  const damaged = problem.createPlaces();
  const surrogates = problem.createPlaces();
  const huge = problem.createPlaces();
  let longest = 0;
  let lineLength = 0;
  let sample = '';
  let blank = true;
  let highSurrogate = ''; // at the end of a piece: the next one may bring its other half

  const scan = (text: string): void => {
    if (sample.length < BINARY_SAMPLE) sample += text.slice(0, BINARY_SAMPLE - sample.length);
    blank &&= text.trim() === '';
    markAll(text, /\uFFFD/gu, damaged, counter.line);
    markAll(text, /\p{Surrogate}/gu, surrogates, counter.line);
    measureLines(text);
    counter.push(text);
  };

  const measureLines = (text: string): void => {
    let line = counter.line;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      closeLine(end - start, line++);
      start = end + 1;
    }
    lineLength += text.length - start;
  };

  const closeLine = (length: number, line: number): void => {
    const whole = lineLength + length;
    if (whole > HUGE_LINE) huge.add(line);
    longest = Math.max(longest, whole);
    lineLength = 0;
  };

  return {
    push(text) {
      const whole = highSurrogate + mender.push(text);
      highSurrogate = /[\uD800-\uDBFF]$/.exec(whole)?.[0] ?? '';
      scan(highSurrogate === '' ? whole : whole.slice(0, -1));
    },
    end() {
      scan(highSurrogate + mender.end());
      closeLine(0, counter.line);
      const problems: Problem[] = [];
      if (blank) problems.push(problem.emptyFile(name));
      if (looksBinary(sample)) problems.push(problem.binaryFile(name));
      if (damaged.count > 0) problems.push(problem.damagedCharacters(name, damaged));
      if (surrogates.count > 0) problems.push(problem.loneSurrogates(name, surrogates));
      if (huge.count > 0) problems.push(problem.hugeLine(name, huge, longest));
      return problems;
    },
  };
}

/** Every match becomes a place on its line; `firstLine` is the line on which the text begins. */
function markAll(text: string, pattern: RegExp, places: PlaceList, firstLine: number): void {
  const found = createLineCounter(firstLine);
  let counted = 0;
  for (const match of text.matchAll(pattern)) {
    found.push(text.slice(counted, match.index));
    counted = match.index;
    places.add(found.line);
  }
}

/** Text has no NUL and hardly any other control character; unreadable bytes count as such. */
function looksBinary(sample: string): boolean {
  if (sample.includes('\0')) return true;
  // \b, \t, \n, \v, \f, \r and ESC (terminal colours in logs) do stand in text
  const odd = sample.match(/[\x01-\x07\x0E-\x1A\x1C-\x1F\x7F]/gu)?.length ?? 0;
  return odd > sample.length * 0.1;
}
