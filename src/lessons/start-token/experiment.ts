import type { Engine, TrainableModel } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { followTraining } from '../../models/follow-training';
import {
  mostFrequentTarget,
  readPairs,
  shownToken,
  type Pair,
  type PairReading,
} from '../../models/pair-reading';
import {
  answersTo,
  ENCODER_PATH,
  isExact,
  likeliestToken,
  SEQ2SEQ_TRAINING,
  seq2seqSpec,
  trainSeq2seq,
  writeGreedily,
  type Replacement,
} from '../../models/seq2seq';
import { inSlices } from '../../models/in-slices';
import { toEnd } from '../../turns/to-end';
import { fill, formatPercent, type Phrase } from '../../phrase/phrase';
import { EOS_ID, SOS_ID } from '../../text/token-vocabulary';
import type { Experiment, Lab, SharedEvent } from '../experiment';
import type {
  ByPosition,
  FirstStep,
  StartTokenEvent,
  Written,
  WrittenStep,
} from './start-token-event';

const UNITS = 64;
const STEPS_BETWEEN_LOSSES = 10;
const SCORED = 100;
const OFFERED = 40;
/** Fewer pairs reach a later place than make a share. */
const LEAST_REACHING = 10;
const SPECIAL_TOKENS = 4;

type Told = Generator<StartTokenEvent | SharedEvent, void, undefined>;

/**
 * A decoder learns with teacher forcing; then it is told the right token before each step, or reads what
 * it wrote itself, or is fed a wrong one by hand.
 */
export const experiment: Experiment<StartTokenEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const reading = readPairs(dataset, { task: 'pairs', seed });
  yield { kind: 'used', words: reading.used };
  const cell = params['cell'] as CellKind;
  const model = engine.create(seq2seqSpec(reading, { cell, units: UNITS, handOver: 'both' }), seed);
  let kept = false;
  try {
    yield offered(reading);
    yield writtenOf(model, reading, reading.heldOut[0]!, undefined);
    const steps = Number(params['steps']);
    yield* followTraining(
      trainSeq2seq(model, reading, { ...SEQ2SEQ_TRAINING, steps, seed }),
      function* ({ step, total, loss }): Told {
        if (step % STEPS_BETWEEN_LOSSES === 0) yield { kind: 'loss', step, loss };
        yield { kind: 'progress', step, total };
      },
    );
    yield writtenOf(model, reading, reading.heldOut[0]!, undefined);
    yield firstStepOf(engine, model, reading.heldOut[0]!);
    const positions = yield* byPosition(model, reading);
    yield positions;
    yield* conclude(positions);
    kept = true;
    return {
      *ask({ pair, step, token }) {
        const chosen = reading.heldOut[Math.min(reading.heldOut.length - 1, Number(pair))]!;
        const replacement =
          token === undefined ? undefined : { step: Number(step), token: Number(token) };
        yield writtenOf(model, reading, chosen, replacement);
      },
      dispose: () => model.dispose(),
    } satisfies Lab<StartTokenEvent>;
  } finally {
    if (!kept) model.dispose();
  }
};

function offered(reading: PairReading): Extract<StartTokenEvent, { kind: 'pairs' }> {
  const count = reading.targets.size - SPECIAL_TOKENS;
  return {
    kind: 'pairs',
    sources: reading.heldOut.slice(0, OFFERED).map(({ source }) => source),
    tokens: Array.from({ length: Math.min(count, OFFERED) }, (_, i) => {
      const id = SPECIAL_TOKENS + i;
      return { id, shown: shownToken(reading.targets, id) };
    }),
  };
}

function writtenOf(
  model: TrainableModel,
  reading: PairReading,
  pair: Pair,
  replacement: Replacement | undefined,
): Written {
  const { sourceIds, targetIds } = pair;
  const asked = [...targetIds, EOS_ID];
  const stepsOf = (inputs: ArrayLike<number>, outputs: ArrayLike<number>): WrittenStep[] =>
    Array.from(inputs, (id, t) => ({
      read: shownToken(reading.targets, id),
      writes: shownToken(reading.targets, outputs[t] ?? EOS_ID),
      right: outputs[t] === asked[t],
    }));
  const told = Int32Array.of(SOS_ID, ...targetIds);
  const logits = toEnd(answersTo(model, [sourceIds], [told]))[0]!;
  const size = logits.length / told.length;
  const forced = Array.from(told, (_, t) =>
    likeliestToken(logits.subarray(t * size, (t + 1) * size)),
  );
  const free = toEnd(writeGreedily(model, reading, [sourceIds]))[0]!;
  const isReached = replacement !== undefined && replacement.step < free.inputs.length;
  const disturbed = isReached
    ? toEnd(writeGreedily(model, reading, [sourceIds], replacement))[0]!
    : undefined;
  return {
    kind: 'written',
    source: pair.source,
    place: pair.place,
    target: asked.map((id) => shownToken(reading.targets, id)),
    forced: stepsOf(told, forced),
    free: stepsOf(free.inputs, free.outputs),
    disturbed: disturbed && stepsOf(disturbed.inputs, disturbed.outputs),
    disturbedAt: isReached ? replacement.step : undefined,
  };
}

/** The encoder with its U, and with U = 0: the first h is the same, the second is not. */
function firstStepOf(engine: Engine, model: TrainableModel, { sourceIds }: Pair): FirstStep {
  const weights = model.weights();
  const name = `${ENCODER_PATH}.recurrent`;
  const { shape, data } = weights[name]!;
  const without = engine.restore(model.spec, {
    ...weights,
    [name]: { shape, data: new Float32Array(data.length) },
  });
  try {
    const source = { data: sourceIds, batch: 1, steps: sourceIds.length };
    const inputs = { data: Int32Array.of(SOS_ID), batch: 1, steps: 1, source };
    const [a, b] = [model, without].map((each) => each.look(inputs)[`${ENCODER_PATH}.h`]!);
    const units = a!.shape[2]!;
    const differenceAt = (t: number) => {
      let most = 0;
      for (let i = t * units; i < (t + 1) * units; i++) {
        most = Math.max(most, Math.abs(a!.data[i]! - b!.data[i]!));
      }
      return most;
    };
    return {
      kind: 'first-step',
      largestDifference: differenceAt(0),
      secondDifference: sourceIds.length > 1 ? differenceAt(1) : 0,
    };
  } finally {
    without.dispose();
  }
}

function* byPosition(
  model: TrainableModel,
  reading: PairReading,
): Generator<SharedEvent, ByPosition, undefined> {
  const pairs = reading.heldOut.slice(0, SCORED);
  const sources = pairs.map(({ sourceIds }) => sourceIds);
  const told = pairs.map(({ targetIds }) => Int32Array.of(SOS_ID, ...targetIds));
  const answers = yield* inSlices(answersTo(model, sources, told));
  const written = yield* inSlices(writeGreedily(model, reading, sources));
  const forced: number[] = [];
  const free: number[] = [];
  for (let t = 0; t < reading.mostSteps; t++) {
    const reaching = pairs.flatMap(({ targetIds }, i) => (targetIds.length >= t ? [i] : []));
    if (reaching.length < Math.min(LEAST_REACHING, pairs.length)) break;
    const shareOf = (right: (i: number, token: number) => boolean) =>
      reaching.filter((i) => right(i, pairs[i]!.targetIds[t] ?? EOS_ID)).length / reaching.length;
    forced.push(
      shareOf((i, token) => {
        const size = answers[i]!.length / told[i]!.length;
        return likeliestToken(answers[i]!.subarray(t * size, (t + 1) * size)) === token;
      }),
    );
    free.push(shareOf((i, token) => written[i]!.outputs[t] === token));
  }
  return {
    kind: 'positions',
    pairs: pairs.length,
    forced,
    free,
    exactFree: written.filter((each, i) => isExact(each, pairs[i]!)).length / pairs.length,
    mostFrequent: mostFrequentTarget(pairs),
  };
}

/** Differences of less than a hundredth are called the same. */
const SAME = 0.01;

function* conclude({ forced, free, pairs, exactFree, mostFrequent }: ByPosition): Told {
  const later = (shares: readonly number[]) => {
    const rest = shares.slice(1);
    return rest.length === 0 ? shares[0]! : rest.reduce((a, b) => a + b, 0) / rest.length;
  };
  const [told, alone] = [later(forced), later(free)];
  const option = told - alone > SAME ? 'forced' : alone - told > SAME ? 'free' : 'same';
  const values = {
    pairs,
    forced: formatPercent(told),
    free: formatPercent(alone),
    first: formatPercent(free[0]!),
    exact: formatPercent(exactFree),
    target: mostFrequent.target,
    share: formatPercent(mostFrequent.share),
  };
  yield { kind: 'answer', option, values };
  yield {
    kind: 'verdict',
    headline: fill(HEADLINE, values),
    reasons: [FIRST, fill(WHOLE, values), ...(exactFree <= mostFrequent.share ? [UNTRAINED] : [])],
  };
}

const HEADLINE: Phrase = {
  ko: '둘째 글자부터는, 옳은 앞 글자를 알려 주면 {forced}, 스스로 쓴 글자를 읽으면 {free|을/를} 맞혀요.',
  en: 'From the second token on it names {forced} when told the right one before, {free} when it reads its own.',
};
const FIRST: Phrase = {
  ko: '첫 글자는 두 방식이 꼭 같아요. 둘 다 ⟨sos⟩를 읽으니까요.',
  en: 'At the first place both are exactly alike: both read ⟨sos⟩.',
};
const WHOLE: Phrase = {
  ko: '스스로 쓰게 하면 {pairs}쌍 가운데 {exact}가 처음부터 끝까지 맞아요. 늘 “{target}”만 쓰면 {share|이에요/예요}.',
  en: 'Left to itself it writes {exact} of {pairs} pairs without a fault. Always writing “{target}” would make {share}.',
};
const UNTRAINED: Phrase = {
  ko: '가장 흔한 답보다 나을 것이 없어요. 아직 배우지 못한 모델이에요.',
  en: 'That is no better than the most frequent target: it is untrained.',
};
