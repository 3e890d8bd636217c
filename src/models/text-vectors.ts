import type { Engine, WordVectorOptions } from '../engine/engine';
import { WORD_VECTORS } from '../engine/engine';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { createVectorIndex, type Neighbour, type VectorIndex } from '../text/nearest-neighbours';
import { agreementOfNeighbours, type NeighbourAgreement } from '../text/neighbour-agreement';
import type { WordVectors } from '../text/word-vectors';
import type { TextSentence, TextWords } from './text-words';

/** Vectors that word2vec learned from one text, with what they were learned from. */
export interface TextVectors extends WordVectors {
  readonly text: TextWords;
  /** occurrences, shape [n] */
  readonly counts: Float64Array;
  readonly sentences: readonly TextSentence[];
  /** input vectors ready for search: row i is word i */
  readonly index: VectorIndex;
  /** vectors of words as what is predicted, shape [n, d] */
  readonly outputs: Float32Array;
  /** mean loss of each told part of the training, in nats */
  readonly losses: readonly number[];
  readonly seed: number;
}

/** One part of the training is done. */
export interface TextVectorStep {
  readonly step: number;
  readonly total: number;
  /** mean of −ln σ(±v·u) over the comparisons of this part, in nats: ln 2 while nothing is learned, undefined when there were none */
  readonly loss: number | undefined;
  /** input vectors at this moment, shape [n, d], a copy: costs what copying costs */
  vectors(): Float32Array;
}

export type TextVectorOptions = Partial<Omit<WordVectorOptions, 'seed'>>;

/**
 * Trains word vectors on a text. Short texts are read many times over: what five readings of a long
 * text would do, a text of a thousand words needs a hundred of.
 *
 * @returns the vectors; the model is gone when the generator ends, early or not
 * @throws {Refusal} when the engine has no kernels for it
 */
export function* trainTextVectors(
  engine: Engine,
  text: TextWords,
  seed: number,
  options: TextVectorOptions = {},
): Generator<TextVectorStep | undefined, TextVectors, undefined> {
  if (engine.name !== 'wasm') throw new Refusal(NO_KERNELS);
  const { ids, counts } = text;
  const settings = { ...settingsFor(text), ...options, seed };
  const model = engine.createWordVectors({ ids, counts }, settings);
  const losses: number[] = [];
  let [toldUpTo, sum, summed] = [0, 0, 0];
  try {
    for (const told of model.train()) {
      if (told === undefined) {
        yield undefined;
        continue;
      }
      if (told.loss !== undefined) {
        sum += told.loss;
        summed++;
      }
      const isLast = told.words >= told.total;
      if (told.words - toldUpTo < told.total / TOLD_STEPS && !isLast) continue;
      toldUpTo = told.words;
      const loss = summed === 0 ? undefined : sum / summed;
      [sum, summed] = [0, 0];
      if (loss !== undefined) losses.push(loss);
      yield {
        step: told.words,
        total: told.total,
        loss,
        vectors: () => model.vectors(),
      };
    }
    const data = model.vectors();
    const index = createVectorIndex(data, model.size);
    const { words, sentences } = text;
    return {
      text,
      words,
      counts,
      sentences,
      dimensions: model.size,
      data,
      index,
      outputs: model.outputVectors(),
      losses,
      seed,
    };
  } finally {
    model.dispose();
  }
}

/** As many parts of a training are told, of a text that is not one part itself. */
const TOLD_STEPS = 100;

/** Words read in all of a training: some seconds on one thread at worst, enough for a short text. */
const WORDS_READ = 300_000;

/** Usual settings, and as many readings as a text of this length needs. */
export function settingsFor({ ids }: Pick<TextWords, 'ids'>): Omit<WordVectorOptions, 'seed'> {
  const epochs = Math.min(300, Math.max(5, Math.round(WORDS_READ / Math.max(1, ids.length))));
  return { ...WORD_VECTORS, size: 50, epochs };
}

/** Other words nearest to one. */
export function neighboursOf({ index }: TextVectors, row: number, most = 10): Neighbour[] {
  return index.search(index.unit(row), { most, exclude: new Set([row]) });
}

/**
 * Neighbours of a word that can be compared between trainings. Of a few words, a third at most: longer
 * lists would hold nearly all of them and agree by that alone.
 *
 * @param most wanted, integer >= 1
 * @param words known words
 */
export function comparable(most: number, words: number): number {
  return Math.max(1, Math.min(most, Math.floor((words - 1) / 3)));
}

/** The share of neighbours that two lists drawn by lot have in common, with `words` known ones. */
export function chanceOverlap(most: number, words: number): number {
  return most / (words - 1);
}

/** The neighbours of a word by how many trainings of one text found them. */
export function agreementOver(
  runs: readonly TextVectors[],
  row: number,
  most: number,
): NeighbourAgreement {
  return agreementOfNeighbours(
    runs.map((vectors) =>
      neighboursOf(vectors, row, most).map(({ index }) => vectors.words[index]!),
    ),
  );
}

/** The same text learned from several seeds. */
export interface SeveralSeeds {
  /** one for each seed, the first seed's first */
  readonly runs: readonly TextVectors[];
  /** neighbours of a word by how many runs found them */
  agreement(row: number, most?: number): NeighbourAgreement;
  /**
   * Mean over words of the share of neighbours that two runs have in common, in [0, 1]: how much of a
   * neighbour list is the text and how much is chance.
   *
   * @param most neighbours of each word, as many of them as are {@link comparable}
   */
  meanOverlap(most?: number): number;
}

export interface SeedStep {
  /** from 0 */
  readonly run: number;
  readonly runs: number;
  readonly step: TextVectorStep;
}

/** Runs that are compared. */
export const SEEDS = 5;

/** Trains {@link SEEDS} times, from seeds seed, seed + 1, …; everything else is the same. */
export function* trainSeveralSeeds(
  engine: Engine,
  text: TextWords,
  seed: number,
  { runs: wanted = SEEDS, ...options }: TextVectorOptions & { readonly runs?: number } = {},
): Generator<SeedStep | undefined, SeveralSeeds, undefined> {
  const runs: TextVectors[] = [];
  for (let run = 0; run < wanted; run++) {
    const training = trainTextVectors(engine, text, seed + run, options);
    let turn = training.next();
    try {
      for (; turn.done !== true; turn = training.next()) {
        yield turn.value && { run, runs: wanted, step: turn.value };
      }
      runs.push(turn.value);
    } finally {
      if (turn.done !== true) training.return(undefined as never);
    }
  }
  const agreement = (row: number, most = 10) => agreementOver(runs, row, most);
  return {
    runs,
    agreement,
    meanOverlap(most = 10) {
      const asked = Math.min(text.words.length, WORDS_ASKED);
      const compared = comparable(most, text.words.length);
      let sum = 0;
      for (let row = 0; row < asked; row++) sum += agreement(row, compared).overlap;
      return sum / asked;
    },
  };
}

/** The most frequent ones: the rest would only make it slow. */
const WORDS_ASKED = 100;

/**
 * Fewer running words than these, and neighbours tell of these few lines and not of the language.
 * Measured by learning the two halves of a text apart: of ten neighbours they share less than two in
 * 40,000 words of Shakespeare and almost four in 200,000. Seeds are no such measure: a short text is
 * learned by heart, and all of them agree.
 */
export const ENOUGH_WORDS = 100_000;

/** What to say of a text with too few words; undefined when there are enough. */
export function tooLittleText({ running, name }: TextWords): Phrase | undefined {
  if (running >= ENOUGH_WORDS) return undefined;
  return fill(TOO_LITTLE, { name, running, enough: ENOUGH_WORDS });
}

const TOO_LITTLE: Phrase = {
  ko: '{name}에는 단어가 {running}개예요. 이웃에 뜻을 두기에는 글이 너무 적어요. 적어도 {enough}개는 있어야 믿을 만해요.',
  en: '{name} has {running} words: too little text to mean anything. Neighbours begin to be trustworthy from about {enough}.',
};
const NO_KERNELS: Phrase = {
  ko: '단어 벡터는 Unroll의 WebAssembly 엔진으로만 배울 수 있어요. 지금은 TensorFlow.js로 돌고 있어요.',
  en: "Word vectors are trained by Unroll's WebAssembly engine; this window runs on TensorFlow.js.",
};
