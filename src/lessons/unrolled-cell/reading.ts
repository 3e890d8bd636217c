import type { CorpusDataset } from '../../dataset/corpus';
import type { Place } from '../../dataset/dataset';
import type { NumberColumn, SeriesDataset } from '../../dataset/series';
import type { Batch, Inputs, Weights } from '../../engine/engine';
import type { LayerSpec, ModelSpec } from '../../engine/model-spec';
import { fill, formatNumber, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { fitScaling, scale } from '../../series/scaling';
import type { Guess } from './unrolled-cell-event';

/** The open file as a cell reads it: one piece after another. */
export interface Reading {
  readonly used: Phrase;
  /** pieces in all */
  readonly length: number;
  readonly input: ModelSpec['input'];
  readonly loss: ModelSpec['loss'];
  /** what stands below the bottom cell */
  readonly below: readonly LayerSpec[];
  /** numbers in one answer */
  readonly outputSize: number;
  /** the loss as people read it, from the model's own */
  readonly readableLoss: (loss: number) => number;
  /** steps of each training sequence: one number, or a range to draw from */
  readonly trainingSteps: { readonly min: number; readonly max: number };
  /** `steps` pieces from each start; past the end it begins at the top again */
  inputs(starts: readonly number[], steps: number): Inputs;
  batch(starts: readonly number[], steps: number): Batch;
  place(t: number): Place;
  /** the piece as people read it */
  words(t: number): string;
  /** what the bottom cell gets at piece t, shape [d] */
  x(t: number, weights: Weights): Float32Array;
  /** the model's answer for one step, shape [outputSize], in words */
  guesses(answer: Float32Array): readonly Guess[];
  /** whether the first guess names piece t; undefined where a guess is never exactly right */
  right(guesses: readonly Guess[], t: number): boolean | undefined;
}

/** A text read at most this far: enough to step through, and quick to prepare. */
const MAX_CHARACTERS = 50_000;
/** The most frequent characters get a number of their own; the others share one. */
const MAX_VOCABULARY = 1000;
const MIN_PIECES = 30;
const EMBEDDING_UNITS = 8;
const TOP_GUESSES = 3;
const VISIBLE: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\t': '⇥' };
const UNKNOWN = '�';

/**
 * A text, character by character (Unicode code points; a line break of any kind is one character).
 *
 * @throws {Refusal} if the text has fewer than 30 characters
 */
export function readCharacters(corpus: CorpusDataset): Reading {
  const { pieces, places } = splitCharacters(corpus);
  if (pieces.length < MIN_PIECES) {
    throw new Refusal(
      fill(TOO_SHORT, { name: corpus.name, found: pieces.length, needed: MIN_PIECES }),
    );
  }
  const vocabulary = mostFrequent(pieces);
  const idOf = new Map(vocabulary.map((character, id) => [character, id]));
  const ids = Int32Array.from(pieces, (character) => idOf.get(character) ?? 0);

  const idsFrom = (starts: readonly number[], steps: number): Int32Array => {
    const data = new Int32Array(starts.length * steps); // [B, T]
    starts.forEach((start, b) => {
      for (let t = 0; t < steps; t++) data[b * steps + t] = ids[(start + t) % ids.length]!;
    });
    return data;
  };
  const inputs = (starts: readonly number[], steps: number): Inputs => ({
    data: idsFrom(starts, steps),
    batch: starts.length,
    steps,
  });
  const words = (t: number): string => VISIBLE[pieces[t]!] ?? pieces[t]!;
  return {
    used: fill(pieces.length === MAX_CHARACTERS ? FIRST_CHARACTERS : ALL_CHARACTERS, {
      characters: pieces.length,
      vocabulary: vocabulary.length,
    }),
    length: pieces.length,
    input: { kind: 'tokens', size: vocabulary.length },
    loss: 'softmax-cross-entropy',
    below: [{ kind: 'embedding', units: EMBEDDING_UNITS }],
    outputSize: vocabulary.length,
    readableLoss: (nats) => nats / Math.LN2,
    trainingSteps: { min: 24, max: 24 },
    inputs,
    batch: (starts, steps) => ({
      inputs: inputs(starts, steps),
      targets: idsFrom(
        starts.map((start) => start + 1),
        steps,
      ),
    }),
    place: (t) => places[t]!,
    words,
    x(t, weights) {
      const table = weights['0.embedding']!.data; // [vocabulary, d]
      return table.slice(ids[t]! * EMBEDDING_UNITS, (ids[t]! + 1) * EMBEDDING_UNITS);
    },
    guesses(logits) {
      const probabilities = softmax(logits);
      return Array.from(probabilities, (probability, id) => ({ probability, id }))
        .sort((a, b) => b.probability - a.probability)
        .slice(0, TOP_GUESSES)
        .map(({ probability, id }) => {
          const character = vocabulary[id]!;
          return { words: VISIBLE[character] ?? character, probability };
        });
    },
    right: (guesses, t) => guesses[0]!.words === words(t),
  };
}

/**
 * A column, row by row, over its longest stretch without a missing value. The cell gets the value
 * minus the training rows' mean, over their standard deviation.
 *
 * @throws {Refusal} if no stretch has 30 rows, or the column is constant
 */
export function readRows(
  series: SeriesDataset,
  column: NumberColumn,
  trainingShare: number,
): Reading {
  const [first, length] = longestStretch(column.values);
  if (length < MIN_PIECES) {
    throw new Refusal(
      fill(TOO_FEW_ROWS, {
        name: series.name,
        column: column.name,
        found: length,
        needed: MIN_PIECES,
      }),
    );
  }
  const values = column.values.subarray(first, first + length);
  const end = Math.floor(length * trainingShare);
  const value = values[0]!;
  if (values.subarray(0, end).every((other) => other === value)) {
    throw new Refusal(fill(CONSTANT, { name: series.name, column: column.name, value }));
  }
  const scaling = fitScaling(values, { start: 0, end });
  const { mean, deviation } = scaling;
  const scaled = Float32Array.from(scale(values, scaling));

  const inputs = (starts: readonly number[], steps: number): Inputs => {
    const data = new Float32Array(starts.length * steps); // [B, T, 1]
    starts.forEach((start, b) => {
      for (let t = 0; t < steps; t++) data[b * steps + t] = scaled[(start + t) % length]!;
    });
    return { data, batch: starts.length, steps };
  };
  const valueWords = (value: number): string => formatNumber(value) + column.unit;
  return {
    used: fill(ROWS, {
      column: column.name,
      from: series.lines[first]! + 1,
      to: series.lines[first + length - 1]! + 1,
    }),
    length,
    input: { kind: 'values', size: 1 },
    loss: 'mean-squared-error',
    below: [],
    outputSize: 1,
    readableLoss: (loss) => loss,
    trainingSteps: { min: 1, max: 24 },
    inputs,
    batch: (starts, steps) => ({
      inputs: inputs(starts, steps),
      targets: Float32Array.from(starts, (start) => scaled[(start + steps) % length]!), // [B, 1]
    }),
    place: (t) => ({ line: series.lines[first + t]!, start: 0, end: undefined }),
    words: (t) => valueWords(values[t]!),
    x: (t) => scaled.slice(t, t + 1),
    guesses: (answer) => [
      { words: valueWords(answer[0]! * deviation + mean), probability: undefined },
    ],
    right: () => undefined,
  };
}

function splitCharacters(corpus: CorpusDataset): { pieces: string[]; places: Place[] } {
  const pieces: string[] = [];
  const places: Place[] = [];
  let line = corpus.firstLine;
  let start = corpus.firstCharacter;
  // An iterator over code points: an emoji is one piece, and its place is two units wide.
  for (const [piece] of corpus.text.matchAll(/\r\n|[^]/gu)) {
    if (pieces.length === MAX_CHARACTERS) break;
    const breaks = piece === '\r\n' || piece === '\n' || piece === '\r';
    pieces.push(breaks ? '\n' : piece);
    places.push({ line, start, end: breaks ? undefined : start + piece.length });
    if (breaks) {
      line++;
      start = 0;
    } else {
      start += piece.length;
    }
  }
  return { pieces, places };
}

/** Characters by falling frequency, ties in order of appearance; rare ones share number 0. */
function mostFrequent(pieces: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([piece]) => piece);
  return ranked.length <= MAX_VOCABULARY
    ? ranked
    : [UNKNOWN, ...ranked.slice(0, MAX_VOCABULARY - 1)];
}

function softmax(logits: Float32Array): Float32Array {
  const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** First row and length of the longest run of numbers. */
function longestStretch(values: Float64Array): [first: number, length: number] {
  let [bestFirst, bestLength, first] = [0, 0, 0];
  for (let row = 0; row <= values.length; row++) {
    if (row < values.length && Number.isFinite(values[row]!)) continue;
    if (row - first > bestLength) [bestFirst, bestLength] = [first, row - first];
    first = row + 1;
  }
  return [bestFirst, bestLength];
}

const ALL_CHARACTERS: Phrase = {
  ko: '글자 {characters}개, 서로 다른 글자 {vocabulary}가지',
  en: '{characters} characters, {vocabulary} different ones',
};
const FIRST_CHARACTERS: Phrase = {
  ko: '처음 {characters}글자, 서로 다른 글자 {vocabulary}가지',
  en: 'the first {characters} characters, {vocabulary} different ones',
};
const ROWS: Phrase = { ko: '{column} · {from}~{to}행', en: '{column} · rows {from}–{to}' };
const TOO_SHORT: Phrase = {
  ko: '{name}에는 글자가 {found}개뿐이에요. 따라가 보려면 {needed}개는 있어야 해요.',
  en: '{name} has only {found} characters. Stepping through it needs at least {needed}.',
};
const TOO_FEW_ROWS: Phrase = {
  ko: '{name}의 “{column}” 열에는 이어지는 값이 {found}줄뿐이에요. {needed}줄은 있어야 해요.',
  en: 'Column “{column}” of {name} has only {found} rows in a row with numbers. At least {needed} are needed.',
};
const CONSTANT: Phrase = {
  ko: '{name}의 “{column}” 열에서 배울 부분은 모두 {value|이에요/예요}. 값이 변해야 배울 것이 있어요.',
  en: 'Column “{column}” of {name} is {value} throughout the part it learns from. There is nothing to learn where nothing changes.',
};
