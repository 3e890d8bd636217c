import type { Batch, TrainableModel } from '../engine/engine';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';

const TOO_LARGE_INPUTS: Phrase = {
  ko: '{step}번째 걸음에서 손실이 숫자가 아니게 됐어요(NaN). 입력에 {largest|이/가} 있어요. 값의 크기를 맞추지 않은 열이 가장 흔한 원인이에요. 열을 표준화하거나 학습률({rate})을 줄여 주세요.',
  en: 'At step {step} the loss stopped being a number (NaN). The inputs reach {largest}: a column that was not scaled is the usual cause. Scale it, or lower the learning rate ({rate}).',
};

const TOO_LARGE_RATE: Phrase = {
  ko: '{step}번째 걸음에서 손실이 숫자가 아니게 됐어요(NaN). 학습률 {rate|이/가} 너무 큰 것이 가장 흔한 원인이에요. 학습률을 줄여 주세요.',
  en: 'At step {step} the loss stopped being a number (NaN). A learning rate of {rate} that is too large is the usual cause; lower it.',
};

/** Scaled columns stay far below it. */
const UNSCALED = 100;

/**
 * One optimizer step. Yields between its slices, where whoever pulls may look for messages.
 *
 * @param step its number, from 1
 * @throws {Refusal} when the loss is not a number any more, with the likely cause
 */
export function* trainStep(
  model: TrainableModel,
  batch: Batch,
  step: number,
): Generator<undefined, number, undefined> {
  const loss = yield* model.trainSlices(batch);
  if (Number.isFinite(loss)) return loss;
  const largest = Float64Array.from(batch.inputs.data).reduce(
    (most, x) => Math.max(most, Math.abs(x)),
    0,
  );
  const isValues = model.spec.input.kind === 'values';
  const phrase = isValues && largest > UNSCALED ? TOO_LARGE_INPUTS : TOO_LARGE_RATE;
  throw new Refusal(fill(phrase, { step, largest, rate: model.learningRate }));
}

/** A training without its slices: only what was told. */
export function* wholeSteps<Step, Trained>(
  training: Generator<Step | undefined, Trained, undefined>,
): Generator<Step, Trained, undefined> {
  let ended = false;
  try {
    for (;;) {
      const turn = training.next();
      if (turn.done === true) {
        ended = true;
        return turn.value;
      }
      if (turn.value !== undefined) yield turn.value;
    }
  } finally {
    if (!ended) training.return(undefined as never);
  }
}
