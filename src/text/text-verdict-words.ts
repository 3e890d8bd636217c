import { fill, type Phrase } from '../phrase/phrase';
import type { TextVerdict, TextVerdictCode } from './text-verdict';

const HEADLINES: Readonly<Record<TextVerdictCode, Phrase>> = {
  'beats-bigram': {
    ko: '{network|이/가} 두 글자씩 세는 방법보다 이 글을 더 잘 맞혀요.',
    en: 'The {network} predicts this text better than counting pairs of characters.',
  },
  'no-clear-difference': {
    ko: '{network|와/과} 두 글자씩 세는 방법은 뚜렷한 차이가 없어요.',
    en: 'The {network} and counting pairs of characters show no clear difference.',
  },
  between: {
    ko: '{network|은/는} 글자마다 나온 횟수만 세는 방법보다는 낫지만, 두 글자씩 세는 방법만은 못해요.',
    en: 'The {network} does better than counting characters, but not as well as counting pairs.',
  },
  untrained: {
    ko: '{network|은/는} 아직 글자마다 나온 횟수만 세는 방법보다 낫지 않아요.',
    en: 'The {network} does no better yet than counting how often each character occurs.',
  },
};

const UNSURE: Phrase = {
  ko: '{network|은/는} 학습에 쓰지 않은 글에서 한 글자에 평균 {bits}비트가 들어요. 똑같이 그럴듯한 글자 {choices}개를 놓고 고르는 만큼 헷갈린다는 뜻이에요.',
  en: 'On text it has never seen, the {network} needs {bits} bits per character: as unsure as between {choices} equally likely characters.',
};

const COUNTING: Phrase = {
  ko: '같은 글자들에서 두 글자씩 세는 방법(바이그램)은 {bigram}비트, 글자마다 나온 횟수만 세는 방법(유니그램)은 {unigram}비트가 들어요. 적을수록 잘 맞혀요.',
  en: 'On the same characters, counting pairs (bigram) needs {bigram} bits and counting characters (unigram) {unigram}. Fewer is better.',
};

const COMPARED: Readonly<Record<TextVerdictCode, Phrase>> = {
  'beats-bigram': {
    ko: '바이그램보다 한 글자에 {gain}비트를 아껴요. 우연을 헤아려도 {low}~{high}비트라서 0보다 커요.',
    en: 'It saves {gain} bits per character against the bigram; allowing for chance, {low} to {high}, above zero.',
  },
  'no-clear-difference': {
    ko: '바이그램과의 차이는 한 글자에 {gain}비트예요(0보다 크면 {network|이/가} 나은 거예요). 우연을 헤아리면 {low}~{high}비트라서 0일 수도 있어요.',
    en: 'The difference from the bigram is {gain} bits per character (above zero: the {network} is better); allowing for chance, {low} to {high}, so it may be zero.',
  },
  between: {
    ko: '바이그램보다 한 글자에 {loss}비트가 더 들어요. 우연을 헤아려도 {least}~{greatest}비트라서 0보다 커요.',
    en: 'It needs {loss} bits per character more than the bigram; allowing for chance, {least} to {greatest}, above zero.',
  },
  untrained: {
    ko: '어떤 글자가 자주 나오는지도 다 배우지 못했어요. 더 오래 학습하거나 더 긴 글로 해 보세요.',
    en: 'It has not yet learned even which characters are frequent. Train longer, or on a longer text.',
  },
};

/**
 * The verdict in words, with the learner's own figures: levels to a hundredth of a bit, differences
 * to two significant digits.
 *
 * @param network what the network is called: `GRU`
 */
export function textVerdictWords(
  verdict: TextVerdict,
  { network }: { readonly network: string },
): { readonly headline: Phrase; readonly reasons: readonly Phrase[] } {
  const { code, gain, interval } = verdict;
  const values = {
    network,
    bits: toHundredths(verdict.network),
    choices: toTwoDigits(verdict.choices),
    unigram: toHundredths(verdict.unigram),
    bigram: toHundredths(verdict.bigram),
    gain: toTwoDigits(gain),
    low: toTwoDigits(interval.low),
    high: toTwoDigits(interval.high),
    loss: toTwoDigits(-gain),
    least: toTwoDigits(-interval.high),
    greatest: toTwoDigits(-interval.low),
  };
  return {
    headline: fill(HEADLINES[code], values),
    reasons: [UNSURE, COUNTING, COMPARED[code]].map((reason) => fill(reason, values)),
  };
}

function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function toTwoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
