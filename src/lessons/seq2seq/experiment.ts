import type { Engine, TrainableModel } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import { followTraining } from '../../models/follow-training';
import { mostFrequentTarget, readPairs, type PairReading } from '../../models/pair-reading';
import {
  cutAtInference,
  handOverOf,
  scorePairs,
  SEQ2SEQ_TRAINING,
  seq2seqSpec,
  trainSeq2seq,
  writeGreedily,
  type HandOver,
  type Seq2seqDesign,
} from '../../models/seq2seq';
import { walkPair } from '../../models/seq2seq-walk';
import { inSlices } from '../../models/in-slices';
import { toEnd } from '../../turns/to-end';
import { fill, formatPercent, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import type { Experiment, Lab, SharedEvent } from '../experiment';
import type { HandOverScore, HandOverScores, PairShown, Seq2seqEvent } from './seq2seq-event';

const UNITS = 64;
const STEPS_BETWEEN_LOSSES = 10;
/** Pairs that every hand-over writes, and pairs to choose from. */
const SCORED = 80;
const OFFERED = 40;
const HAND_OVERS: readonly HandOver[] = ['both', 'h', 'c', 'nothing'];

type Told = Generator<Seq2seqEvent | SharedEvent, void, undefined>;

/**
 * An encoder and a decoder learn the file's pairs. What crosses between them is everything, or a part:
 * trained that way, or trained with all of it and cut when it writes.
 */
export const experiment: Experiment<Seq2seqEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const reading = readPairs(dataset, { task: 'pairs', seed });
  yield { kind: 'used', words: reading.used };
  const cell = params['cell'] as CellKind;
  const wanted = handOverOf(cell, params['handOver'] as HandOver);
  const isCut = params['trained'] === 'cut';
  const design = (handOver: HandOver): Seq2seqDesign => ({ cell, units: UNITS, handOver });
  const trainedWith = isCut ? handOverOf(cell, 'both') : wanted;
  const model = engine.create(seq2seqSpec(reading, design(trainedWith)), seed);
  let kept = false;
  try {
    yield { kind: 'pairs', sources: reading.heldOut.slice(0, OFFERED).map(({ source }) => source) };
    yield walkOf(engine, reading, model, design(wanted), reading.heldOut[0]!.source, 0);
    const steps = Number(params['steps']);
    yield* followTraining(
      trainSeq2seq(model, reading, { ...SEQ2SEQ_TRAINING, steps, seed }),
      function* ({ step, total, loss }): Told {
        if (step % STEPS_BETWEEN_LOSSES === 0) yield { kind: 'loss', step, loss };
        yield { kind: 'progress', step, total };
      },
    );
    yield walkOf(engine, reading, model, design(wanted), reading.heldOut[0]!.source, 0);
    const scores = yield* scoreHandOvers(engine, reading, model, cell, trainedWith);
    yield scores;
    yield* conclude(
      scores,
      wanted,
      wanted === handOverOf(cell, 'both') ? ALL : isCut ? CUT : TRAINED,
    );
    kept = true;
    return benchOf(engine, reading, model, cell);
  } finally {
    if (!kept) model.dispose();
  }
};

/** The trained hand-over as it is, every other one only when it writes. */
function* scoreHandOvers(
  engine: Engine,
  reading: PairReading,
  model: TrainableModel,
  cell: CellKind,
  trainedWith: HandOver,
): Generator<SharedEvent, HandOverScores, undefined> {
  const pairs = reading.heldOut.slice(0, SCORED);
  const rows: HandOverScore[] = [];
  for (const handOver of HAND_OVERS) {
    if (handOverOf(cell, handOver) !== handOver) continue; // only an LSTM has a c
    const cut = cutAtInference(engine, model, reading, { cell, units: UNITS, handOver });
    try {
      const { exact, tokenAccuracy, different, outputs } = yield* inSlices(
        scorePairs(cut, reading, pairs),
      );
      const isLess = trainedWith === 'both' || handOver === 'nothing';
      const how = handOver === trainedWith ? 'trained' : isLess ? 'cut' : 'changed';
      rows.push({ handOver, how, exact, tokenAccuracy, different, firstOutput: outputs[0]! });
    } finally {
      cut.dispose();
    }
  }
  return { kind: 'scores', pairs: pairs.length, mostFrequent: mostFrequentTarget(pairs), rows };
}

/** @param index of a held-out pair; undefined for a source that someone typed */
function walkOf(
  engine: Engine,
  reading: PairReading,
  model: TrainableModel,
  design: Seq2seqDesign,
  source: string,
  index: number | undefined,
): PairShown {
  const pair = index === undefined ? undefined : reading.heldOut[index];
  const ids = pair?.sourceIds ?? reading.encodeSource(source);
  const cut = cutAtInference(engine, model, reading, design);
  try {
    const written = toEnd(writeGreedily(cut, reading, [ids]))[0]!;
    return {
      kind: 'walk',
      handOver: design.handOver,
      source: pair?.source ?? source,
      target: pair?.target,
      place: pair?.place,
      output: reading.decodeTarget(written.outputs),
      walk: walkPair(cut, reading, ids, written),
    };
  } finally {
    cut.dispose();
  }
}

/** Answers `{ pair, handOver }`, or `{ source, handOver }` for a source that someone typed. */
function benchOf(
  engine: Engine,
  reading: PairReading,
  model: TrainableModel,
  cell: CellKind,
): Lab<Seq2seqEvent> {
  return {
    *ask({ pair, source, handOver }) {
      const over = handOverOf(cell, (handOver ?? 'both') as HandOver);
      const design = { cell, units: UNITS, handOver: over };
      if (source === undefined) {
        const index = Math.min(reading.heldOut.length - 1, Number(pair));
        yield walkOf(engine, reading, model, design, '', index);
        return;
      }
      const typed = String(source).trim();
      const { length } = reading.encodeSource(typed);
      if (length === 0 || length > reading.longestSource) {
        throw new Refusal(fill(TYPED_LENGTH, { found: length, most: reading.longestSource }));
      }
      yield walkOf(engine, reading, model, design, typed, undefined);
    },
    dispose: () => model.dispose(),
  };
}

function* conclude(
  { rows, pairs, mostFrequent }: HandOverScores,
  wanted: HandOver,
  how: Phrase,
): Told {
  const nothing = rows.find(({ handOver }) => handOver === 'nothing')!;
  const shown = rows.find(({ handOver }) => handOver === wanted)!;
  const values = {
    pairs,
    different: nothing.different,
    output: nothing.firstOutput === '' ? '∅' : nothing.firstOutput,
    nothing: formatPercent(nothing.exact),
    share: formatPercent(mostFrequent.share),
    exact: formatPercent(shown.exact),
    tokens: formatPercent(shown.tokenAccuracy),
  };
  yield { kind: 'answer', option: nothing.different > 1 ? 'right' : 'identical', values };
  const reasons = [fill(NOTHING, values), fill(BASELINE, values), how];
  // Only what was trained can be untrained: a cut one knows no less than before, it is told less.
  const trained = rows.find((row) => row.how === 'trained')!;
  const canLearn = trained.handOver !== 'nothing';
  if (canLearn && trained.exact <= mostFrequent.share) reasons.push(UNTRAINED);
  yield { kind: 'verdict', headline: fill(HEADLINE, values), reasons };
}

const HEADLINE: Phrase = {
  ko: '배운 적 없는 {pairs}쌍 가운데 {exact|을/를} 하나도 틀리지 않고 썼어요.',
  en: 'Of {pairs} pairs it was not trained on, it wrote {exact} without a fault.',
};
const NOTHING: Phrase = {
  ko: '아무것도 넘기지 않으면 서로 다른 답이 {different}가지뿐이에요(“{output}”). 그래서 {nothing}만 맞아요.',
  en: 'With nothing handed over, the number of different outputs is {different} (“{output}”), and {nothing} are right.',
};
const BASELINE: Phrase = {
  ko: '가장 흔한 답만 늘 쓴다면 {share}가 맞아요. 글자 하나하나로는 {tokens|을/를} 맞혔어요(교사 강요).',
  en: 'Always writing the most frequent target would be right for {share}. Token by token, with teacher forcing, {tokens} are right.',
};
const ALL: Phrase = {
  ko: '인코더의 마지막 상태가 모두 디코더로 넘어가요. LSTM이면 c와 h, GRU와 RNN이면 h뿐이에요.',
  en: 'All of the encoder’s last state crosses to the decoder: c and h of an LSTM, only h of a GRU or an RNN.',
};
const CUT: Phrase = {
  ko: '모두 넘기며 배운 모델에서, 쓸 때만 끊은 거예요. 다시 배우지는 않았어요.',
  en: 'It was trained with all of it and cut only when it writes; it was not trained again.',
};
const TRAINED: Phrase = {
  ko: '처음부터 이만큼만 넘기며 배운 거예요.',
  en: 'It was trained with only this much handed over, from the start.',
};
const UNTRAINED: Phrase = {
  ko: '배운 그대로 써도 다 맞는 비율이 가장 흔한 답보다 나을 것이 없어요. 아직 배우지 못한 모델이니 학습 단계를 늘려 보세요.',
  en: 'Even as it was trained it writes no more without a fault than the most frequent target would: it is untrained so far. Give it more steps.',
};
const TYPED_LENGTH: Phrase = {
  ko: '1글자부터 {most}글자까지 넣을 수 있어요. 지금은 {found}글자예요.',
  en: 'A source has 1 to {most} characters; this one has {found}.',
};
