import type { Engine, TrainableModel, Weights } from '../../engine/engine';
import { followTraining, type Slice } from '../../models/follow-training';
import type { PairReading } from '../../models/pair-reading';
import { seq2seqSpec, type Seq2seqDesign } from '../../models/seq2seq';
import { trainTextVectors, type TextVectors } from '../../models/text-vectors';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { SPECIAL_TOKENS, type TokenVocabulary } from '../../text/token-vocabulary';
import type { ByInput, TokenInput } from './vectors-in-seq2seq-event';

export const INPUTS: readonly TokenInput[] = ['one-hot', 'embedding', 'word2vec'];

const UNITS = 32;
/** Tokens on each side that count as surroundings: a source is a few dozen characters. */
const WINDOW = 3;

/** The same seq2seq but for what its cells read. */
export function designOf(input: TokenInput, size: number): Seq2seqDesign {
  return {
    cell: 'lstm',
    units: UNITS,
    handOver: 'both',
    embedding: input === 'one-hot' ? 0 : size,
  };
}

/** word2vec's vectors of both sides' tokens. */
export interface TokenVectors {
  readonly sources: TextVectors;
  readonly targets: TextVectors;
}

/**
 * Learns vectors of tokens from the training pairs: every source, and every target, is a sentence.
 *
 * @throws {Refusal} if a side has fewer than two different tokens
 */
export function* learnTokenVectors(
  engine: Engine,
  reading: PairReading,
  size: number,
  seed: number,
): Generator<Slice, TokenVectors, undefined> {
  const { training, sources, targets } = reading;
  const read = training.map(({ sourceIds }) => sourceIds);
  const written = training.map(({ targetIds }) => targetIds);
  return {
    sources: yield* learnVectors(engine, sources, read, { size, seed, used: reading.used }),
    targets: yield* learnVectors(engine, targets, written, { size, seed, used: reading.used }),
  };
}

function* learnVectors(
  engine: Engine,
  vocabulary: TokenVocabulary,
  sequences: readonly Int32Array[],
  { size, seed, used }: { readonly size: number; readonly seed: number; readonly used: Phrase },
): Generator<Slice, TextVectors, undefined> {
  const first = SPECIAL_TOKENS.length; // which no text holds
  const ids = sequences.flatMap((sequence) => [
    ...Array.from(sequence, (id) => id - first).filter((id) => id >= 0),
    -1,
  ]);
  const words = vocabulary.tokens.slice(first);
  if (words.length < 2) throw new Refusal(fill(ONE_TOKEN, { token: words[0] ?? '' }));
  const rows = new Map(words.map((word, row) => [word, row]));
  const text = {
    name: '',
    words,
    counts: vocabulary.counts.slice(first),
    rowOf: (word: string) => rows.get(word),
    sentences: [],
    ids: Int32Array.from(ids),
    running: ids.length - sequences.length,
    different: words.length,
    minCount: 1,
    used,
  };
  // Few tokens are all frequent: none is thinned out.
  const training = trainTextVectors(engine, text, seed, { size, window: WINDOW, sample: 0 });
  return yield* followTraining(training, () => [SLICE]);
}

const SLICE: Slice = { kind: 'slice' };

/** Fresh models of one seed: of the two with embeddings only these differ. The caller's to dispose of. */
export function startModels(
  engine: Engine,
  reading: PairReading,
  size: number,
  seed: number,
  vectors: TokenVectors,
): ByInput<TrainableModel> {
  const create = (input: TokenInput) =>
    engine.create(seq2seqSpec(reading, designOf(input, size)), seed);
  const embedding = create('embedding');
  const weights = { ...embedding.weights() };
  startFrom(weights, 'encoder.0.embedding', vectors.sources);
  startFrom(weights, '0.embedding', vectors.targets);
  const word2vec = engine.restore(embedding.spec, weights);
  return { 'one-hot': create('one-hot'), embedding, word2vec };
}

/**
 * Puts word2vec's vectors into an embedding, behind the special tokens', and as large as what they
 * replace: otherwise their length alone would make a difference.
 */
function startFrom(weights: Record<string, Weights[string]>, name: string, vectors: TextVectors) {
  const { shape, data } = weights[name]!;
  const from = SPECIAL_TOKENS.length * vectors.dimensions;
  const scale = rootMeanSquare(data.subarray(from)) / rootMeanSquare(vectors.data);
  const started = data.slice();
  started.set(
    vectors.data.map((value) => scale * value),
    from,
  );
  weights[name] = { shape, data: started };
}

function rootMeanSquare(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

const ONE_TOKEN: Phrase = {
  ko: '짝의 한쪽이 모두 글자 “{token}” 한 가지뿐이에요. 벡터를 견주려면 서로 다른 글자가 적어도 2가지는 있어야 해요.',
  en: 'One side of the pairs holds no character but “{token}”. Comparing vectors needs at least 2 different ones.',
};
