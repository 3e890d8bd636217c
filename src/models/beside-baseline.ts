import { fill, type Phrase } from '../phrase/phrase';
import { bestBaseline, type BaselineLoss } from './reading';

/**
 * The best of some models beside the best of what needs no training, in words.
 *
 * @param best its name in a sentence, and its loss, in the unit of the baselines
 */
export function besideBaseline(
  best: { readonly name: Phrase | string; readonly loss: number },
  baselines: readonly BaselineLoss[],
): Phrase {
  const { name, loss } = bestBaseline(baselines);
  const values = { best: best.name, bestLoss: best.loss, name, baseline: loss };
  return fill(best.loss < loss ? BEATS : UNDER, values);
}

const BEATS: Phrase = {
  ko: '가장 나은 {best}({bestLoss})는 학습이 필요 없는 기준({name}, {baseline})보다 덜 틀렸어요.',
  en: 'The best, {best} ({bestLoss}), does better than what needs no training ({name}: {baseline}).',
};
const UNDER: Phrase = {
  ko: '다만 가장 나은 {best}({bestLoss})도 학습이 필요 없는 기준({name}, {baseline})만 못해요. 잠깐 배운 작은 모델들이에요.',
  en: 'But even the best, {best} ({bestLoss}), does not reach what needs no training ({name}: {baseline}): small models, briefly trained.',
};
