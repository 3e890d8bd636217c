import { fill, type Phrase } from '../phrase/phrase';
import type { TextVerdict } from './text-verdict';

const HEADLINES: Readonly<Record<TextVerdict['code'], Phrase>> = {
  'beats-bigram': {
    ko: '글자 쌍을 세는 것보다 더 많이 배웠어요.',
    en: 'It has learned more than counting pairs finds.',
  },
  'no-clear-difference': {
    ko: '글자 쌍을 세는 것과 뚜렷한 차이가 없어요.',
    en: 'No clear difference from counting pairs.',
  },
  between: {
    ko: '아직은 글자 쌍을 세는 편이 더 나아요.',
    en: 'Counting pairs is still better.',
  },
  untrained: {
    ko: '아직 배우지 못했어요.',
    en: 'It has not learned yet.',
  },
};

const BITS: Phrase = {
  ko: '다음 글자를 맞히는 데 {network|은/는} 글자마다 {own}비트, 글자 쌍을 세면 {bigram}비트, 글자만 세면 {unigram}비트가 들어요.',
  en: 'To name the next character the {network} needs {own} bits, counting pairs {bigram}, counting single characters {unigram}.',
};
const CHOICES: Phrase = {
  ko: '{own}비트는 똑같이 그럴듯한 글자 {choices}개 가운데에서 고르는 것만큼 망설인다는 뜻이에요.',
  en: '{own} bits: as unsure as between {choices} characters that are equally likely.',
};
const CLEAR: Phrase = {
  ko: '글자 쌍을 셀 때와의 차이는 95% 구간으로 {low}–{high}비트예요. 0이 들어 있지 않아서 우연으로 보기 어려워요.',
  en: 'The 95 % interval of its gain over counting pairs is {low} to {high} bits. It leaves out 0, so chance is an unlikely reason.',
};
const UNCLEAR: Phrase = {
  ko: '글자 쌍을 셀 때와의 차이는 95% 구간으로 {low}–{high}비트예요. 0이 들어 있어서 우연일 수 있어요.',
  en: 'The 95 % interval of its gain over counting pairs is {low} to {high} bits. It holds 0, so this may be chance.',
};
const MORE: Phrase = {
  ko: '더 긴 글이나 더 많은 유닛으로 다시 학습해 보세요.',
  en: 'Try a longer text, or more units.',
};

/** The verdict as a headline and its reasons, with the reader's own figures. */
export function textVerdictWords(
  { code, network: own, unigram, bigram, interval }: TextVerdict,
  { network }: { readonly network: string },
): { readonly headline: Phrase; readonly reasons: readonly Phrase[] } {
  const bits = (value: number) => value.toFixed(2).replace('-', '−');
  const isClear = interval.low > 0 || interval.high < 0;
  const reasons = [
    fill(BITS, { network, own: bits(own), bigram: bits(bigram), unigram: bits(unigram) }),
    fill(CHOICES, { own: bits(own), choices: (2 ** own).toFixed(1) }),
    fill(isClear ? CLEAR : UNCLEAR, { low: bits(interval.low), high: bits(interval.high) }),
  ];
  if (code === 'between' || code === 'untrained') reasons.push(MORE);
  return { headline: HEADLINES[code], reasons };
}
