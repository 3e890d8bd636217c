import type { Batch, Engine, Inputs, TrainableModel } from '../engine/engine';
import {
  ADAM,
  type CellKind,
  type ModelSpec,
  type OptimizerSpec,
  type RecurrentSpec,
} from '../engine/model-spec';
import { createRandom } from '../random/random';
import { EOS_ID, PAD_ID, SOS_ID, UNK_ID } from '../text/token-vocabulary';
import { groupBy } from './group-by';
import type { Pair, PairReading, TokenPair } from './pair-reading';
import { trainStep } from './train-step';

/**
 * Sequence to sequence: an encoder reads the source, its last state starts a decoder, and the decoder
 * writes the target token by token. There is no attention: what crosses is the state.
 *
 * No mask is needed, because nothing is ever padded where it would be read: every batch holds sources of
 * one length, so that the encoder's last state is that of the last token; targets are filled up at the
 * end, where no later step is scored, and the filling counts 0 in the loss.
 *
 * @see Sutskever, Vinyals & Le, Sequence to Sequence Learning with Neural Networks (2014)
 */
export interface Seq2seqDesign {
  readonly cell: CellKind;
  readonly units: number;
  readonly handOver: HandOver;
  /** numbers of a token's vector on both sides, 16 when left out; 0: the cells read one-hot vectors */
  readonly embedding?: number;
}

/** What of the encoder's last state the decoder starts with; what is left out is 0. */
export type HandOver = 'both' | 'h' | 'c' | 'nothing';

export interface Seq2seqTraining {
  readonly steps: number;
  readonly batch: number;
  readonly seed: number;
}

export const SEQ2SEQ_TRAINING: Omit<Seq2seqTraining, 'seed'> = { steps: 800, batch: 32 };

const LEARNING_RATE = 0.01;
const EMBEDDING_UNITS = 16;
/** Where the recurrent layers stand behind an embedding, on both sides. */
export const ENCODER_PATH = 'encoder.1';
export const DECODER_PATH = '1';

const STARTS: Readonly<Record<HandOver, NonNullable<RecurrentSpec['start']>>> = {
  both: 'encoder',
  h: 'encoder-h',
  c: 'encoder-c',
  nothing: 'zeros',
};

/** Only an LSTM has a c: of the other cells h is all there is, and “only c” is nothing. */
export function handOverOf(cell: CellKind, wanted: HandOver): HandOver {
  if (cell === 'lstm') return wanted;
  return wanted === 'both' || wanted === 'h' ? 'h' : 'nothing';
}

/** Embedding and a recurrent cell on each side, and a dense layer that names the next target token. */
export function seq2seqSpec(
  { sources, targets }: PairReading,
  { cell, units, handOver, embedding = EMBEDDING_UNITS }: Seq2seqDesign,
  optimizer: OptimizerSpec = { ...ADAM, learningRate: LEARNING_RATE },
): ModelSpec {
  const below = embedding === 0 ? [] : [{ kind: 'embedding', units: embedding } as const];
  const recurrent = { kind: 'recurrent', cell, units, returns: 'every-step' } as const;
  return {
    encoder: { input: { kind: 'tokens', size: sources.size }, layers: [...below, recurrent] },
    input: { kind: 'tokens', size: targets.size },
    layers: [
      ...below,
      { ...recurrent, start: STARTS[handOverOf(cell, handOver)] },
      { kind: 'dense', units: targets.size },
    ],
    loss: 'softmax-cross-entropy',
    optimizer,
  };
}

/** The same weights with another hand-over: what was trained is cut, nothing is trained again. */
export function cutAtInference(
  engine: Engine,
  model: TrainableModel,
  reading: PairReading,
  design: Seq2seqDesign,
): TrainableModel {
  return engine.restore(seq2seqSpec(reading, design), model.weights());
}

export interface Seq2seqStep {
  readonly step: number;
  readonly total: number;
  /** of the batch before the step, with teacher forcing: bits per target token */
  readonly loss: number;
}

/**
 * Trains with teacher forcing (Williams & Zipser, 1989): the decoder reads the right previous token,
 * whatever it would have written. An optimizer step a turn; a turn without a value is a slice of a step.
 * A source length is drawn as often as training pairs have it; half of a batch is made up where the task
 * can make pairs up. The model stays the caller's.
 *
 * @throws {Refusal} when the loss is not a number any more
 */
export function* trainSeq2seq(
  model: TrainableModel,
  reading: PairReading,
  { steps, batch, seed }: Seq2seqTraining,
): Generator<Seq2seqStep | undefined, TrainableModel, undefined> {
  const random = createRandom(seed);
  const { training, makeUp } = reading;
  const byLength = groupBy(training, ({ sourceIds }) => sourceIds.length);
  const drawFrom = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)]!;
  for (let step = 1; step <= steps; step++) {
    const { length } = drawFrom(training).sourceIds;
    const same = byLength.get(length)!;
    const pairs = Array.from({ length: batch }, (_, b) =>
      makeUp !== undefined && b % 2 === 1 ? makeUp(length, random) : drawFrom(same),
    );
    const nats = yield* trainStep(model, forcedBatch(pairs, reading.mostSteps), step);
    yield { step, total: steps, loss: nats / Math.LN2 };
  }
  return model;
}

/** A model with fresh weights, trained to the end: see {@link trainSeq2seq}. */
export function* learnSeq2seq(
  engine: Engine,
  reading: PairReading,
  design: Seq2seqDesign,
  training: Seq2seqTraining,
): Generator<Seq2seqStep | undefined, TrainableModel, undefined> {
  const model = engine.create(seq2seqSpec(reading, design), training.seed);
  let trained = false;
  try {
    yield* trainSeq2seq(model, reading, training);
    trained = true;
    return model;
  } finally {
    if (!trained) model.dispose();
  }
}

/**
 * Pairs with teacher forcing: the decoder reads ⟨sos⟩ y₁ … yₙ and is to answer y₁ … yₙ ⟨eos⟩. So the
 * targets are the inputs one step later. After ⟨eos⟩ nothing is scored.
 *
 * @param pairs at least one; their sources have one length
 * @param steps of the decoder, more than any target has tokens
 */
export function forcedBatch(pairs: readonly TokenPair[], steps: number): Batch {
  const data = new Int32Array(pairs.length * steps).fill(PAD_ID); // [B, T]
  const targets = new Int32Array(pairs.length * steps).fill(PAD_ID);
  const targetWeights = new Float32Array(pairs.length * steps);
  pairs.forEach(({ targetIds }, b) => {
    data.set([SOS_ID, ...targetIds], b * steps);
    targets.set([...targetIds, EOS_ID], b * steps);
    targetWeights.fill(1, b * steps, b * steps + targetIds.length + 1);
  });
  const source = sourceInputs(pairs.map(({ sourceIds }) => sourceIds));
  return { inputs: { data, batch: pairs.length, steps, source }, targets, targetWeights };
}

/** What a decoder wrote of its own: see {@link writeGreedily}. */
export interface Written {
  /** ⟨sos⟩ and what it wrote, each read at the step after, shape [T] */
  readonly inputs: Int32Array;
  /** its likeliest token at every step, ⟨eos⟩ last if it came to an end, shape [T] */
  readonly outputs: Int32Array;
}

/** Feeds `token` at a step instead of what the decoder wrote before (at step 0: instead of ⟨sos⟩). */
export interface Replacement {
  readonly step: number;
  readonly token: number;
}

/** Sequences in one call of the engine. */
const BATCH = 32;

/**
 * Free running: each step reads what the decoder itself wrote at the step before, its likeliest token,
 * until ⟨eos⟩ or for the steps of the longest target. Yields between calls of the engine.
 *
 * @param sources of any lengths, each with a token or more
 * @returns in the order of the sources
 */
export function* writeGreedily(
  model: TrainableModel,
  { mostSteps }: PairReading,
  sources: readonly Int32Array[],
  replacement?: Replacement,
): Generator<undefined, Written[], undefined> {
  const written = new Map<number, Written>();
  for (const group of groupsOfOneLength(sources)) {
    const source = sourceInputs(group.map((i) => sources[i]!));
    const data = new Int32Array(group.length * mostSteps).fill(PAD_ID); // [B, T]
    const outputs = new Int32Array(group.length * mostSteps).fill(EOS_ID);
    const ended = group.map(() => false);
    for (let t = 0; t < mostSteps && ended.includes(false); t++) {
      group.forEach((_, b) => {
        const before = t === 0 ? SOS_ID : outputs[b * mostSteps + t - 1]!;
        data[b * mostSteps + t] = replacement?.step === t ? replacement.token : before;
      });
      const logits = model.predict({ data, batch: group.length, steps: mostSteps, source }); // [B, T, V]
      const size = logits.length / data.length;
      group.forEach((_, b) => {
        if (ended[b] === true) return;
        const at = b * mostSteps + t;
        outputs[at] = likeliestToken(logits.subarray(at * size, (at + 1) * size));
        ended[b] = outputs[at] === EOS_ID;
      });
      yield;
    }
    group.forEach((i, b) => {
      const row = outputs.subarray(b * mostSteps, (b + 1) * mostSteps);
      const end = row.indexOf(EOS_ID);
      const steps = end === -1 ? mostSteps : end + 1;
      written.set(i, {
        inputs: data.slice(b * mostSteps, b * mostSteps + steps),
        outputs: row.slice(0, steps),
      });
    });
  }
  return sources.map((_, i) => written.get(i)!);
}

/**
 * The decoder's answers at every step when it is given what to read. Yields between calls of the engine.
 *
 * @param inputs what the decoder reads for each source, shapes [T]
 * @returns logits for each source, shapes [T, V]
 */
export function* answersTo(
  model: TrainableModel,
  sources: readonly Int32Array[],
  inputs: readonly Int32Array[],
): Generator<undefined, Float32Array[], undefined> {
  const answers = new Map<number, Float32Array>();
  for (const group of groupsOfOneLength(sources)) {
    const steps = Math.max(...group.map((i) => inputs[i]!.length));
    const data = new Int32Array(group.length * steps).fill(PAD_ID); // [B, T]
    group.forEach((i, b) => data.set(inputs[i]!, b * steps));
    const source = sourceInputs(group.map((i) => sources[i]!));
    const logits = model.predict({ data, batch: group.length, steps, source }); // [B, T, V]
    const size = logits.length / data.length;
    group.forEach((i, b) => {
      const from = b * steps * size;
      answers.set(i, logits.slice(from, from + inputs[i]!.length * size));
    });
    yield;
  }
  return sources.map((_, i) => answers.get(i)!);
}

export interface PairScores {
  /** share of pairs written without a fault, free running */
  readonly exact: number;
  /** share of target tokens, ⟨eos⟩ too, named right with teacher forcing */
  readonly tokenAccuracy: number;
  /** what it wrote for each pair */
  readonly outputs: readonly string[];
  /** how many of them are different */
  readonly different: number;
}

/** How well pairs are written. Yields between calls of the engine. */
export function* scorePairs(
  model: TrainableModel,
  reading: PairReading,
  pairs: readonly Pair[],
): Generator<undefined, PairScores, undefined> {
  const sources = pairs.map(({ sourceIds }) => sourceIds);
  const written = yield* writeGreedily(model, reading, sources);
  const forced = yield* answersTo(
    model,
    sources,
    pairs.map(({ targetIds }) => Int32Array.of(SOS_ID, ...targetIds)),
  );
  let [right, tokens] = [0, 0];
  pairs.forEach(({ targetIds }, i) => {
    const size = forced[i]!.length / (targetIds.length + 1);
    [...targetIds, EOS_ID].forEach((token, t) => {
      tokens++;
      if (likeliestToken(forced[i]!.subarray(t * size, (t + 1) * size)) === token) right++;
    });
  });
  const outputs = written.map((each) => reading.decodeTarget(each.outputs));
  const exact = written.filter((each, i) => isExact(each, pairs[i]!)).length;
  return {
    exact: exact / pairs.length,
    tokenAccuracy: right / tokens,
    outputs,
    different: new Set(outputs).size,
  };
}

/** Whether it wrote the target, all of it, and then ended. */
export function isExact({ outputs }: Written, { targetIds }: TokenPair): boolean {
  return (
    outputs.length === targetIds.length + 1 &&
    outputs.every((id, t) => id === (t < targetIds.length ? targetIds[t] : EOS_ID))
  );
}

/** What can be written: no filling, no second ⟨sos⟩, nothing unknown. */
function isWritable(id: number): boolean {
  return id !== PAD_ID && id !== SOS_ID && id !== UNK_ID;
}

/** @param logits of one step, shape [V] */
export function likeliestToken(logits: Float32Array): number {
  let best = EOS_ID;
  for (let id = 0; id < logits.length; id++) {
    if (isWritable(id) && logits[id]! > logits[best]!) best = id;
  }
  return best;
}

/** @param sources at least one, all of one length: [B, S] */
function sourceInputs(sources: readonly Int32Array[]): Inputs {
  const steps = sources[0]!.length;
  const data = new Int32Array(sources.length * steps);
  sources.forEach((ids, b) => data.set(ids, b * steps));
  return { data, batch: sources.length, steps };
}

/** Numbers of sources that can be read in one batch. */
function groupsOfOneLength(sources: readonly Int32Array[]): number[][] {
  const byLength = groupBy(sources.keys(), (i) => sources[i]!.length);
  return [...byLength.values()].flatMap((same) =>
    Array.from({ length: Math.ceil(same.length / BATCH) }, (_, group) =>
      same.slice(group * BATCH, (group + 1) * BATCH),
    ),
  );
}
