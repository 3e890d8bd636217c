import { lineToBeginAt } from '../../models/line-to-begin-at';
import { placeIn, readableLine, readTextHalves, type TextLine } from '../../models/text-halves';
import { unitTokenizer, visibleToken } from '../../models/unit-tokenizer';
import { formatBytes } from '../../phrase/format-bytes';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { oneHot, oneHotBytes } from '../../text/one-hot';
import { SPECIAL_TOKENS, UNK_ID } from '../../text/token-vocabulary';
import type { Tokenizer } from '../../text/tokenizer';
import type { Experiment, SharedEvent, UntimedContext } from '../experiment';
import type { Distances, MemorySizes, OneHotEvent, OneHotLine } from './one-hot-event';

/** Columns that a page can still scroll through. */
const MOST_KNOWN = 1000;
const MOST_LINES = 2000;
/** Rows of the picture. */
const MOST_ROWS = 40;
/** Different tokens whose distances are measured: each pair of them, number by number. */
const MEASURED = 200;
/** The most frequent token beside others, whose numbers are ever farther away. */
const GAPS = [1, 2, 5, 20, 80, 150];
/** √2 in 64 bits, from sums of whole numbers: nothing is rounded but the root. */
const EXACT = 1e-12;

/** Tokens to numbers, numbers to rows of one 1; all rows are equally far apart, and they cost memory. */
export const experiment: Experiment<OneHotEvent, UntimedContext> = function* ({ dataset, params }) {
  const halves = readTextHalves(dataset);
  yield { kind: 'used', words: halves.used };
  const tokenizer = unitTokenizer(params['unit'], halves.training, {
    minCount: Number(params['minCount']),
    most: MOST_KNOWN,
  });
  const { tokens } = tokenizer.vocabulary;
  yield {
    kind: 'vocabulary',
    tokens: tokens.map((token, id) => (id < SPECIAL_TOKENS.length ? token : visibleToken(token))),
  };
  const lines = halves.lines.slice(0, MOST_LINES);
  yield { kind: 'lines', places: lines.map((line) => placeIn(line, 0, line.text.length)) };
  const at = lineToBeginAt(lines, params['line']) ?? readableLine(lines);
  const first = oneHotLine(at, lines, tokenizer);
  yield first;
  const distances = yield* distancesOf(tokenizer);
  yield distances;
  const memory = memoryOf(tokenizer, halves.training + halves.heldOut, Number(params['units']));
  yield memory;
  yield answerOf(distances);
  yield verdictOf(first, distances, memory);

  return {
    *ask(question) {
      const at = Number(question['line']);
      if (lines[at] === undefined) throw new Refusal(fill(NO_LINE, { line: at + 1 }));
      yield oneHotLine(at, lines, tokenizer);
    },
    dispose: () => undefined,
  };
};

function oneHotLine(index: number, lines: readonly TextLine[], tokenizer: Tokenizer): OneHotLine {
  const line = lines[index]!;
  const { size } = tokenizer.vocabulary;
  const all = tokenizer.tokenize(line.text);
  const shown = all.slice(0, MOST_ROWS);
  const matrix = oneHot(
    Int32Array.from(shown, ({ id }) => id),
    size,
  );
  return {
    kind: 'line',
    index,
    all: all.length,
    bytes: matrix.byteLength,
    rows: shown.map(({ text, id, start, end }, i) => {
      const row = matrix.subarray(i * size, (i + 1) * size);
      const ones: number[] = [];
      row.forEach((value, column) => {
        if (value !== 0) ones.push(column);
      });
      return {
        text: visibleToken(text),
        id,
        known: id !== UNK_ID,
        place: placeIn(line, start, end),
        ones,
        sum: row.reduce((sum, value) => sum + value, 0),
      };
    }),
  };
}

function* distancesOf({ vocabulary }: Tokenizer): Generator<SharedEvent, Distances, undefined> {
  const { size, tokens } = vocabulary;
  const count = Math.min(MEASURED, size);
  const matrix = oneHot(
    Int32Array.from({ length: count }, (_, id) => id),
    size,
  );
  const row = (id: number) => matrix.subarray(id * size, (id + 1) * size);
  let [least, most, mostAlike, pairs] = [Infinity, 0, 0, 0];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const { distance, dot } = compare(row(a), row(b));
      least = Math.min(least, distance);
      most = Math.max(most, distance);
      mostAlike = Math.max(mostAlike, dot);
      pairs++;
    }
    yield { kind: 'slice' };
  }
  const first = SPECIAL_TOKENS.length;
  const examples = GAPS.filter((numbers) => first + numbers < count).map((numbers) => ({
    first: visibleToken(tokens[first]!),
    second: visibleToken(tokens[first + numbers]!),
    numbers,
    oneHot: compare(row(first), row(first + numbers)).distance,
  }));
  return { kind: 'distances', tokens: count, pairs, least, most, mostAlike, examples };
}

function compare(a: Float32Array, b: Float32Array): { distance: number; dot: number } {
  let [squares, dot] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    squares += (a[i]! - b[i]!) ** 2;
    dot += a[i]! * b[i]!;
  }
  return { distance: Math.sqrt(squares), dot };
}

function memoryOf(tokenizer: Tokenizer, text: string, units: number): MemorySizes {
  const { size } = tokenizer.vocabulary;
  const ids = tokenizer.encode(text);
  const perNumber = Float32Array.BYTES_PER_ELEMENT;
  return {
    kind: 'memory',
    tokens: ids.length,
    size,
    units,
    index: ids.byteLength,
    oneHot: oneHotBytes(ids.length, size),
    table: size * units * perNumber,
    embedded: ids.length * units * perNumber,
  };
}

function answerOf({ least, most }: Distances): Extract<SharedEvent, { kind: 'answer' }> {
  const option = most - least <= EXACT ? 'same' : 'differ';
  return { kind: 'answer', option, values: { least, most } };
}

function verdictOf(
  { rows }: OneHotLine,
  { pairs, least, most }: Distances,
  { tokens, size, units, ...memory }: MemorySizes,
): Extract<SharedEvent, { kind: 'verdict' }> {
  const [token] = rows;
  const reasons = [
    fill(MEMORY, {
      tokens,
      size,
      units,
      index: formatBytes(memory.index),
      oneHot: formatBytes(memory.oneHot),
      embedded: formatBytes(memory.table + memory.embedded),
    }),
  ];
  if (token !== undefined) {
    const { text, id, ones } = token;
    reasons.unshift(fill(STEPS, { text, id, place: ones[0] ?? 0, size, zeros: size - 1 }));
  }
  const headline = fill(most - least <= EXACT ? ALL_ALIKE : APART, { pairs, least, most });
  return { kind: 'verdict', headline, reasons };
}

const ALL_ALIKE: Phrase = {
  ko: '서로 다른 토큰 {pairs}쌍의 거리가 모두 {least|이에요/예요}. 가장 먼 쌍도 {most|이에요/예요}(√2).',
  en: 'All {pairs} pairs of different tokens are {least} apart, the farthest {most}: √2.',
};
const APART: Phrase = {
  ko: '토큰 {pairs}쌍의 거리가 {least}에서 {most}까지예요.',
  en: 'The {pairs} pairs of tokens are {least} to {most} apart.',
};
const STEPS: Phrase = {
  ko: '‘{text}’에 먼저 번호 {id|을/를} 매기고, 그다음 길이 {size}인 벡터로 바꿔요. {place}번 자리만 1이고 0이 {zeros}개예요.',
  en: '“{text}” first gets number {id} and then becomes a vector of length {size}: 1 at place {place} and {zeros} zeros.',
};
const MEMORY: Phrase = {
  ko: '토큰 {tokens}개를 번호로 두면 {index}, 길이 {size}인 원-핫으로 두면 {oneHot}, 길이 {units}인 임베딩으로 두면 표까지 {embedded|이에요/예요}.',
  en: 'The {tokens} tokens take {index} as numbers, {oneHot} as one-hot vectors of length {size}, and {embedded} as embeddings of length {units}, its table included.',
};
const NO_LINE: Phrase = {
  ko: '{line}번째 줄이 없어요.',
  en: 'There is no line {line}.',
};
