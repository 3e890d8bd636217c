import { placeIn, readTextHalves, type TextHalves } from '../../models/text-halves';
import { unitTokenizer, visibleToken } from '../../models/unit-tokenizer';
import { fill, formatPercent, type Phrase } from '../../phrase/phrase';
import { outOfVocabulary } from '../../text/out-of-vocabulary';
import {
  fitZipf,
  rankFrequency,
  ZIPF_LEAST_COUNT,
  ZIPF_LEAST_RANKS,
  zipfRanks,
  type RankedToken,
} from '../../text/rank-frequency';
import { SPECIAL_TOKENS, UNK_ID } from '../../text/token-vocabulary';
import type { Tokenizer } from '../../text/tokenizer';
import type { Place } from '../../dataset/dataset';
import type { Experiment, SharedEvent, UntimedContext } from '../experiment';
import type {
  DictionaryEntries,
  DictionaryEvent,
  DictionaryRanks,
  DictionarySizes,
  MinCounts,
} from './dictionary-event';

const MOST_MIN_COUNT = 10;
/** All of the first ranks, then so many for each tenfold: more are not told apart on the axis. */
const FIRST_RANKS = 50;
const POINTS_OF_TENFOLD = 60;
const FREQUENT_ENTRIES = 30;
const RARE_ENTRIES = 10;
const MOST_PLACES = 200;

/** The dictionary of a text's first half: what is in it, how frequent, and what the second half lacks. */
export const experiment: Experiment<DictionaryEvent, UntimedContext> = function* ({
  dataset,
  params,
}) {
  const halves = readTextHalves(dataset);
  yield { kind: 'used', words: halves.used };
  const minCount = Number(params['minCount']);
  const whole = unitTokenizer(params['unit'], halves.training);
  const cut = unitTokenizer(params['unit'], halves.training, { minCount });
  const ranked = rankFrequency(whole.vocabulary);
  yield { kind: 'slice' };
  const sizes = sizesOf(cut, ranked, halves, minCount);
  yield sizes;
  const ranks = ranksOf(ranked, minCount);
  yield ranks;
  yield entriesOf(ranked, whole, halves);
  yield { kind: 'slice' };
  yield minCountsOf(ranked, whole, halves);
  const { once, unique } = sizes;
  const share = once / unique;
  const option = share < 0.25 ? 'under-a-quarter' : share < 0.5 ? 'under-half' : 'half-or-more';
  yield { kind: 'answer', option, values: { once, unique, share: formatPercent(share) } };
  yield verdictOf(sizes, ranks, halves.warning);
};

function sizesOf(
  tokenizer: Tokenizer,
  ranked: readonly RankedToken[],
  { heldOut }: TextHalves,
  minCount: number,
): DictionarySizes {
  const unseen = outOfVocabulary(tokenizer, heldOut);
  const { counts, size, dropped } = tokenizer.vocabulary;
  const droppedTokens = counts[UNK_ID]!;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return {
    kind: 'sizes',
    minCount,
    tokens: all,
    unique: ranked.length,
    known: size - SPECIAL_TOKENS.length,
    dropped,
    knownTokens: all - droppedTokens,
    droppedTokens,
    once: ranked.filter(({ count }) => count === 1).length,
    heldOut: unseen.tokens,
    heldOutUnknown: unseen.unknown,
  };
}

function ranksOf(ranked: readonly RankedToken[], minCount: number): DictionaryRanks {
  const fit = fitZipf(ranked);
  const top = ranked[0]!.count;
  const points = shownRanks(ranked).map(({ token, rank, count }) => ({
    rank,
    place: Math.log10(rank),
    token: visibleToken(token),
    count,
    zipf: top / rank,
    fitted: fit && rank <= fit.ranks ? fit.top * rank ** -fit.exponent : undefined,
  }));
  const first = points.findIndex(({ count }) => count < minCount);
  return {
    kind: 'ranks',
    points,
    exponent: fit?.exponent,
    fittedRanks: zipfRanks(ranked),
    cut: first < 0 ? undefined : first,
  };
}

function shownRanks(ranked: readonly RankedToken[]): RankedToken[] {
  const stepOf = (rank: number) => Math.floor(Math.log10(rank) * POINTS_OF_TENFOLD);
  return ranked.filter(
    ({ rank }) =>
      rank <= FIRST_RANKS || rank === ranked.length || stepOf(rank) !== stepOf(rank - 1),
  );
}

function entriesOf(
  ranked: readonly RankedToken[],
  tokenizer: Tokenizer,
  { lines, heldOut }: TextHalves,
): DictionaryEntries {
  const { vocabulary } = tokenizer;
  const rare = ranked.slice(FREQUENT_ENTRIES).slice(-RARE_ENTRIES);
  const chosen = [...ranked.slice(0, FREQUENT_ENTRIES), ...rare];
  const found = new Map<number, { occurrences: number; places: Place[] }>(
    chosen.map(({ token, count }) => [
      vocabulary.ids.get(token)!,
      { occurrences: count, places: [] },
    ]),
  );
  for (const id of tokenizer.encode(heldOut)) {
    const entry = found.get(id);
    if (entry !== undefined) entry.occurrences++;
  }
  for (const line of lines) {
    for (const { id, start, end } of tokenizer.tokenize(line.text)) {
      const places = found.get(id)?.places;
      if (places === undefined || places.length === MOST_PLACES) continue;
      places.push(placeIn(line, start, end));
    }
  }
  return {
    kind: 'entries',
    entries: chosen.map(({ token, rank, count }) => ({
      rank,
      token: visibleToken(token),
      count,
      ...found.get(vocabulary.ids.get(token)!)!,
    })),
  };
}

/** Counted once: a token of the second half is known as long as its count in the first reaches it. */
function minCountsOf(
  ranked: readonly RankedToken[],
  tokenizer: Tokenizer,
  { heldOut }: TextHalves,
): MinCounts {
  const { counts } = tokenizer.vocabulary;
  const tokens = ranked.reduce((sum, { count }) => sum + count, 0);
  const unseen = Array.from(tokenizer.encode(heldOut), (id) => (id === UNK_ID ? 0 : counts[id]!));
  return {
    kind: 'min-counts',
    rows: Array.from({ length: MOST_MIN_COUNT }, (_, i) => {
      const minCount = i + 1;
      const known = ranked.filter(({ count }) => count >= minCount);
      const knownTokens = known.reduce((sum, { count }) => sum + count, 0);
      const missing = unseen.filter((count) => count < minCount).length;
      return {
        minCount,
        known: known.length,
        training: 1 - knownTokens / tokens,
        heldOut: missing / unseen.length,
      };
    }),
  };
}

function verdictOf(
  sizes: DictionarySizes,
  ranks: DictionaryRanks,
  warning: Phrase | undefined,
): Extract<SharedEvent, { kind: 'verdict' }> {
  const { minCount, tokens, unique, known, dropped, heldOut, heldOutUnknown } = sizes;
  const values = { minCount, tokens, unique, known, dropped, heldOut, heldOutUnknown };
  const reasons = [
    fill(ADDS_UP, values),
    fill(UNSEEN, { ...values, share: formatPercent(heldOutUnknown / heldOut) }),
  ];
  reasons.push(slopeOf(ranks));
  if (warning !== undefined) reasons.push(warning);
  return { kind: 'verdict', headline: fill(HEADLINE, values), reasons };
}

function slopeOf({ exponent, fittedRanks }: DictionaryRanks): Phrase {
  const values = { least: ZIPF_LEAST_COUNT, ranks: fittedRanks, needed: ZIPF_LEAST_RANKS };
  return exponent === undefined
    ? fill(NO_ZIPF, values)
    : fill(ZIPF, { ...values, slope: Number((-exponent).toFixed(2)) });
}

const HEADLINE: Phrase = {
  ko: '앞 절반의 토큰 {tokens}개 가운데 서로 다른 것은 {unique}가지예요.',
  en: 'The first half has {tokens} tokens, {unique} of them different.',
};
const ADDS_UP: Phrase = {
  ko: '{minCount}번 이상 나온 {known}가지는 사전에 넣고 {dropped}가지는 뺐어요. 더하면 {unique}가지예요.',
  en: 'With a min-count of {minCount}, {known} are in the dictionary and {dropped} are not: {unique} together.',
};
const UNSEEN: Phrase = {
  ko: '처음 보는 절반의 토큰 {heldOut}개 가운데 {heldOutUnknown}개({share})는 이 사전에 없어요.',
  en: 'Of the {heldOut} tokens of the unseen half, {heldOutUnknown} ({share}) are not in this dictionary.',
};
const ZIPF: Phrase = {
  ko: '{least}번 이상 나온 토큰 {ranks}가지에 맞추면, 로그로 그린 횟수는 순위를 따라 기울기 {slope|으로/로} 내려가요. 지프의 법칙이 말하는 기울기는 −1쯤이에요.',
  en: 'Fitted to the {ranks} tokens that occur at least {least} times, the count falls with the rank at a slope of {slope} on logarithmic axes. Zipf’s law says about −1.',
};
const NO_ZIPF: Phrase = {
  ko: '{least}번 이상 나온 토큰이 {ranks}가지뿐이에요. 횟수가 순위를 따라 얼마나 가파르게 줄어드는지 말하려면 {needed}가지는 있어야 해요.',
  en: 'Tokens that occur at least {least} times: only {ranks}. To tell how steeply the count falls with the rank, {needed} are needed.',
};
