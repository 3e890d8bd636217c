import type { CorpusDataset } from '../dataset/corpus';
import type { Dataset, Place } from '../dataset/dataset';
import type { NumberColumn, SeriesDataset } from '../dataset/series';
import type { Batch, Inputs, Weights } from '../engine/engine';
import type { LayerSpec, ModelSpec } from '../engine/model-spec';
import { fill, formatNumber, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { fitScaling, scale, type Scaling } from '../series/scaling';
import { mean, rootMeanSquare } from '../series/mean';
import { findSeason } from '../series/season';
import { fitBigram } from '../text/bigram';
import { bitsOfEach, type CharacterModel } from '../text/character-model';
import { createVocabulary, encode } from '../text/characters';
import { fitUnigram } from '../text/unigram';

/**
 * The open file as a recurrent cell reads it: one piece after another, a character or a row, and after
 * each the question what comes next. What it is trained on comes first, what it is asked about after.
 */
export interface Reading {
  readonly kind: 'characters' | 'rows';
  readonly used: Phrase;
  /** pieces in all */
  readonly length: number;
  /** pieces before this one are for training; vocabulary and scaling are theirs */
  readonly trainingEnd: number;
  readonly input: ModelSpec['input'];
  readonly loss: ModelSpec['loss'];
  /** what stands below the bottom cell */
  readonly below: readonly LayerSpec[];
  /** numbers in one answer */
  readonly outputSize: number;
  /** what losses are in, as people read them */
  readonly lossUnit: Phrase;
  /** such a loss, from the model's own */
  readableLoss(loss: number): number;
  /** `steps` pieces from each start; past the end it begins at the top again */
  inputs(starts: readonly number[], steps: number): Inputs;
  /** the same, with the piece after each as the target of its step */
  batch(starts: readonly number[], steps: number): Batch;
  place(t: number): Place;
  /** the character itself, or the row's value */
  piece(t: number): string | number;
  /** the piece as people read it */
  words(t: number): string;
  /** what the bottom cell gets at piece t, shape [d] */
  x(t: number, weights: Weights): Float32Array;
  /** the model's answer after piece t, shape [outputSize], in words */
  guesses(answer: Float32Array, t: number): readonly Guess[];
  /** whether the first guess names piece t; undefined where a guess is never exactly right */
  right(guesses: readonly Guess[], t: number): boolean | undefined;
  /** loss, as people read it, of the answer after piece t about piece t + 1 */
  lossOf(answer: Float32Array, t: number): number;
  /** what needs no network, on the pieces after the training part */
  baselines(): readonly BaselineLoss[];
}

export interface Guess {
  readonly words: string;
  /** undefined for a value */
  readonly probability: number | undefined;
}

export interface BaselineLoss {
  readonly id: 'unigram' | 'bigram' | 'persistence' | 'seasonal-naive';
  readonly name: Phrase;
  /** mean, as people read it */
  readonly loss: number;
}

/** The one that is wrong least. */
export function bestBaseline(baselines: readonly BaselineLoss[]): BaselineLoss {
  return baselines.reduce((a, b) => (b.loss < a.loss ? b : a));
}

export interface ReadingOptions {
  /** a longer text is read this far */
  readonly mostCharacters?: number;
  /** numbers that a character becomes, 8 when left out */
  readonly embedding?: number;
}

/** Enough to step through, and quick to prepare. */
const MOST_CHARACTERS = 50_000;
/** The most frequent characters get a number of their own; the others share one. */
const MOST_KNOWN = 1000;
const LEAST_PIECES = 30;
const TRAINING_SHARE = 0.8;
const EMBEDDING_UNITS = 8;
const TOP_GUESSES = 5;
const VISIBLE: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\t': '⇥' };

/** A character as a page shows it: a space and a line break are seen too. */
export function visibleCharacter(character: string): string {
  return VISIBLE[character] ?? character;
}

/**
 * A text as its characters, a table as the rows of one column.
 *
 * @param params `column` names the column; without it the first one is read
 * @throws {Refusal} if there is too little, the column is constant, or the file holds pairs
 */
export function readPieces(
  dataset: Dataset,
  params: Readonly<Record<string, string | number>>,
  options: ReadingOptions = {},
): Reading {
  switch (dataset.kind) {
    case 'corpus':
      return readCharacters(dataset, options);
    case 'series': {
      const wanted = params['column'];
      const column =
        wanted === undefined
          ? dataset.columns[0]
          : dataset.columns.find(({ name }) => name === wanted);
      if (column === undefined) throw new Refusal(fill(NO_COLUMN, { name: dataset.name }));
      return readRows(dataset, column);
    }
    case 'pairs':
      throw new Refusal(fill(PAIRS, { name: dataset.name }));
  }
}

/** Unicode code points; a line break of any kind is one character. */
function readCharacters(
  corpus: CorpusDataset,
  { mostCharacters = MOST_CHARACTERS, embedding = EMBEDDING_UNITS }: ReadingOptions,
): Reading {
  const { pieces, place } = splitPieces(corpus, mostCharacters);
  if (pieces.length < LEAST_PIECES) {
    const values = { name: corpus.name, found: pieces.length, needed: LEAST_PIECES };
    throw new Refusal(fill(TOO_SHORT, values));
  }
  const trainingEnd = Math.floor(pieces.length * TRAINING_SHARE);
  const text = pieces.join('');
  const vocabulary = createVocabulary(pieces.slice(0, trainingEnd).join(''), { most: MOST_KNOWN });
  const { characters, size } = vocabulary;
  const ids = encode(text, vocabulary);

  const idsFrom = (starts: readonly number[], steps: number, after: number): Int32Array => {
    const data = new Int32Array(starts.length * steps); // [B, T]
    starts.forEach((start, b) => {
      for (let t = 0; t < steps; t++) data[b * steps + t] = ids[(start + t + after) % ids.length]!;
    });
    return data;
  };
  const inputs = (starts: readonly number[], steps: number): Inputs => ({
    data: idsFrom(starts, steps, 0),
    batch: starts.length,
    steps,
  });
  return {
    kind: 'characters',
    used: fill(pieces.length === mostCharacters ? FIRST_CHARACTERS : ALL_CHARACTERS, {
      characters: pieces.length,
      vocabulary: size - 1,
    }),
    length: pieces.length,
    trainingEnd,
    input: { kind: 'tokens', size },
    loss: 'softmax-cross-entropy',
    below: [{ kind: 'embedding', units: embedding }],
    outputSize: size,
    lossUnit: BITS,
    readableLoss: (nats) => nats / Math.LN2,
    inputs,
    batch: (starts, steps) => ({
      inputs: inputs(starts, steps),
      targets: idsFrom(starts, steps, 1),
    }),
    place,
    piece: (t) => pieces[t]!,
    words: (t) => visibleCharacter(pieces[t]!),
    x(t, weights) {
      const table = weights['0.embedding']!.data; // [vocabulary, d]
      return table.slice(ids[t]! * embedding, (ids[t]! + 1) * embedding);
    },
    guesses: (logits) =>
      Array.from(softmax(logits), (probability, id) => ({ probability, id }))
        .sort((a, b) => b.probability - a.probability)
        .slice(0, TOP_GUESSES)
        .map(({ probability, id }) => ({ words: visibleCharacter(characters[id]!), probability })),
    right: (guesses, t) => guesses[0]!.words === visibleCharacter(pieces[t]!),
    lossOf: (logits, t) => -Math.log2(softmax(logits)[ids[(t + 1) % ids.length]!]!),
    baselines() {
      const training = ids.subarray(0, trainingEnd);
      const held = ids.subarray(trainingEnd - 1); // each is scored after the one before it
      const of = (id: 'unigram' | 'bigram', counts: CharacterModel): BaselineLoss => ({
        id,
        name: BASELINE_NAMES[id],
        loss: mean(bitsOfEach(counts, held)),
      });
      return [of('unigram', fitUnigram(training, size)), of('bigram', fitBigram(training, size))];
    },
  };
}

/**
 * The rows of a column over its longest stretch without a missing value. The cell gets the value minus
 * the training rows' mean, over their standard deviation. It answers with the change to the next row,
 * over the root mean square of the training rows' changes: so 1 is the loss of repeating the last row.
 */
function readRows(series: SeriesDataset, column: NumberColumn): Reading {
  const [first, length] = longestStretch(column.values);
  const names = { name: series.name, column: column.name };
  if (length < LEAST_PIECES) {
    throw new Refusal(fill(TOO_FEW_ROWS, { ...names, found: length, needed: LEAST_PIECES }));
  }
  const values = column.values.slice(first, first + length);
  const trainingEnd = Math.floor(length * TRAINING_SHARE);
  const value = values[0]!;
  if (values.subarray(0, trainingEnd).every((other) => other === value)) {
    throw new Refusal(fill(CONSTANT, { ...names, value }));
  }
  const scaling: Scaling = fitScaling(values, { start: 0, end: trainingEnd });
  const scaled = Float32Array.from(scale(values, scaling));
  const change = (t: number): number => values[(t + 1) % length]! - values[t % length]!;
  const changeSize = rootMeanSquare(
    Array.from({ length: trainingEnd - 1 }, (_, t) => values[t + 1]! - values[t]!),
  );

  const inputs = (starts: readonly number[], steps: number): Inputs => {
    const data = new Float32Array(starts.length * steps); // [B, T, 1]
    starts.forEach((start, b) => {
      for (let t = 0; t < steps; t++) data[b * steps + t] = scaled[(start + t) % length]!;
    });
    return { data, batch: starts.length, steps };
  };
  const valueWords = (value: number): string => formatNumber(value) + column.unit;
  return {
    kind: 'rows',
    used: fill(ROWS, {
      column: column.name,
      from: series.lines[first]! + 1,
      to: series.lines[first + length - 1]! + 1,
    }),
    length,
    trainingEnd,
    input: { kind: 'values', size: 1 },
    loss: 'mean-squared-error',
    below: [],
    outputSize: 1,
    lossUnit: SQUARED_CHANGES,
    readableLoss: (loss) => loss,
    inputs,
    batch(starts, steps) {
      const targets = new Float32Array(starts.length * steps); // [B, T, 1]
      starts.forEach((start, b) => {
        for (let t = 0; t < steps; t++) targets[b * steps + t] = change(start + t) / changeSize;
      });
      return { inputs: inputs(starts, steps), targets };
    },
    place: (t) => ({ line: series.lines[first + t]!, start: 0, end: undefined }),
    piece: (t) => values[t]!,
    words: (t) => valueWords(values[t]!),
    x: (t) => scaled.slice(t, t + 1),
    guesses: (answer, t) => [
      { words: valueWords(values[t]! + answer[0]! * changeSize), probability: undefined },
    ],
    right: () => undefined,
    lossOf: (answer, t) => (answer[0]! - change(t) / changeSize) ** 2,
    baselines() {
      const rows = Array.from({ length: length - trainingEnd }, (_, i) => trainingEnd + i);
      const lossWith = (forecast: (row: number) => number) =>
        mean(rows.map((row) => ((values[row]! - forecast(row)) / changeSize) ** 2));
      const { season } = findSeason(values.subarray(0, trainingEnd), series.time?.frequency);
      const found: BaselineLoss[] = [
        {
          id: 'persistence',
          name: BASELINE_NAMES.persistence,
          loss: lossWith((row) => values[row - 1]!),
        },
      ];
      if (season !== undefined) {
        const loss = lossWith((row) => values[row - season]!);
        found.push({ id: 'seasonal-naive', name: BASELINE_NAMES['seasonal-naive'], loss });
      }
      return found;
    },
  };
}

interface Pieces {
  readonly pieces: readonly string[];
  readonly place: (t: number) => Place;
}

/** By code points: an emoji is one piece, and its place is two units wide. */
function splitPieces({ text, firstLine, firstCharacter }: CorpusDataset, most: number): Pieces {
  const pieces: string[] = [];
  const lines = new Int32Array(Math.min(most, text.length)); // an object each would take longer
  const starts = new Int32Array(lines.length);
  let line = firstLine;
  let start = firstCharacter;
  let previous = '';
  for (const character of text) {
    if (previous === '\r' && character === '\n') {
      previous = character; // one line break, and it is a piece already
      continue;
    }
    if (pieces.length === most) break;
    previous = character;
    const breaks = character === '\n' || character === '\r';
    lines[pieces.length] = line;
    starts[pieces.length] = start;
    pieces.push(breaks ? '\n' : character);
    start = breaks ? 0 : start + character.length;
    if (breaks) line++;
  }
  return {
    pieces,
    place(t) {
      const [at, piece] = [starts[t]!, pieces[t]!];
      return { line: lines[t]!, start: at, end: piece === '\n' ? undefined : at + piece.length };
    },
  };
}

/** p = softmax(logits), shape [V]. */
export function softmax(logits: Float32Array): Float32Array {
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

const BITS: Phrase = { ko: '글자당 비트', en: 'bits per character' };
const SQUARED_CHANGES: Phrase = {
  ko: '제곱 오차 (앞 값을 그대로 쓰면 약 1)',
  en: 'squared error (about 1 when the last row is repeated)',
};
const BASELINE_NAMES: Readonly<Record<BaselineLoss['id'], Phrase>> = {
  unigram: { ko: '글자마다 횟수 세기 (유니그램)', en: 'counting characters (unigram)' },
  bigram: { ko: '앞 글자까지 세기 (바이그램)', en: 'counting pairs (bigram)' },
  persistence: { ko: '앞 값 그대로', en: 'repeating the last row' },
  'seasonal-naive': { ko: '지난 계절 그대로', en: 'repeating the last season' },
};
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
  en: '{name} has too few characters: {found}. Stepping through it needs at least {needed}.',
};
const TOO_FEW_ROWS: Phrase = {
  ko: '{name}의 “{column}” 열에는 이어지는 값이 {found}줄뿐이에요. {needed}줄은 있어야 해요.',
  en: 'Column “{column}” of {name} has too few rows in a row with numbers: {found}. At least {needed} are needed.',
};
const CONSTANT: Phrase = {
  ko: '{name}의 “{column}” 열에서 배울 부분은 모두 {value|이에요/예요}. 값이 변해야 배울 것이 있어요.',
  en: 'Column “{column}” of {name} is {value} throughout the part it learns from. There is nothing to learn where nothing changes.',
};
const NO_COLUMN: Phrase = {
  ko: '{name}에 고를 수 있는 숫자 열이 없어요.',
  en: '{name} has no such column of numbers.',
};
const PAIRS: Phrase = {
  ko: '{name|은/는} 두 열의 글이에요. 이 수업에는 숫자 열이 있는 CSV나 이어지는 글이 필요해요.',
  en: '{name} holds two columns of text. This lesson needs a CSV with numbers or running text.',
};
