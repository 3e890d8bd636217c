import type { Engine, TrainableModel } from '../../engine/engine';
import type { Slice } from '../../models/follow-training';
import type { PairReading } from '../../models/pair-reading';
import { seq2seqSpec, type Seq2seqDesign } from '../../models/seq2seq';
import type { TextVectors } from '../../models/text-vectors';
import { learnTokenVectors, withTokenVectors } from '../../models/token-vectors';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { SPECIAL_TOKENS, type TokenVocabulary } from '../../text/token-vocabulary';
import type { ByInput, TokenInput } from './vectors-in-seq2seq-event';

export const INPUTS: readonly TokenInput[] = ['one-hot', 'embedding', 'word2vec'];

const UNITS = 32;

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
export interface PairVectors {
  readonly sources: TextVectors;
  readonly targets: TextVectors;
}

/**
 * Learns vectors of tokens from the training pairs: every source, and every target, is a sentence.
 *
 * @throws {Refusal} if a side has fewer than two different tokens
 */
export function* learnPairVectors(
  engine: Engine,
  reading: PairReading,
  size: number,
  seed: number,
): Generator<Slice, PairVectors, undefined> {
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
  { tokens, counts }: TokenVocabulary,
  sequences: readonly Int32Array[],
  { size, seed, used }: { readonly size: number; readonly seed: number; readonly used: Phrase },
): Generator<Slice, TextVectors, undefined> {
  const unlearned = SPECIAL_TOKENS.length;
  if (tokens.length - unlearned < 2) {
    throw new Refusal(fill(ONE_TOKEN, { token: tokens[unlearned] ?? '' }));
  }
  return yield* learnTokenVectors(
    engine,
    { tokens, unlearned, counts, sequences, used },
    size,
    seed,
  );
}

/** Fresh models of one seed: of the two with embeddings only these differ. The caller's to dispose of. */
export function startModels(
  engine: Engine,
  reading: PairReading,
  size: number,
  seed: number,
  vectors: PairVectors,
): ByInput<TrainableModel> {
  const create = (input: TokenInput) =>
    engine.create(seq2seqSpec(reading, designOf(input, size)), seed);
  const embedding = create('embedding');
  const sources = withTokenVectors(embedding.weights(), 'encoder.0.embedding', vectors.sources);
  const both = withTokenVectors(sources, '0.embedding', vectors.targets);
  const word2vec = engine.restore(embedding.spec, both);
  return { 'one-hot': create('one-hot'), embedding, word2vec };
}

const ONE_TOKEN: Phrase = {
  ko: '배울 짝의 한쪽에는 글자가 “{token}” 한 가지뿐이에요. 벡터를 견주려면 서로 다른 글자가 적어도 2가지는 있어야 해요.',
  en: 'One side of the pairs to learn from holds no character but “{token}”. Comparing vectors needs at least 2 different ones.',
};
