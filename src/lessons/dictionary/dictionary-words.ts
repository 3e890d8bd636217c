import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  entry: {
    ko: '{rank}위 “{token}”: 앞 절반에 {count}번, 파일 전체에 {occurrences}번 나와요.',
    en: 'Rank {rank}, “{token}”: {count} times in the first half, {occurrences} in the whole file.',
  },
  walk: {
    ko: '한 항목씩 옮기면 그 토큰이 나오는 곳이 편집기에 모두 표시돼요. 마지막 항목들은 가장 드문 토큰이에요.',
    en: 'From entry to entry, all places of the token are marked in the editor. The last entries are the rarest tokens.',
  },
  firstPlaces: {
    ko: '편집기에는 앞의 {shown}곳만 표시해요.',
    en: 'Only the first {shown} places are marked.',
  },
  ranks: { ko: '순위와 횟수 (두 축 모두 로그)', en: 'Count by rank (both axes logarithmic)' },
  ranksDescribe: {
    ko: '토큰을 많이 나온 순서로 세웠을 때의 횟수, 두 축 모두 로그 눈금',
    en: 'How often tokens occur, the most frequent first; both axes logarithmic',
  },
  count: { ko: '횟수', en: 'count' },
  countHelp: {
    ko: '앞 절반에 나온 횟수예요. 오른쪽 계단은 같은 횟수인 토큰들이에요.',
    en: 'Occurrences in the first half. The stairs on the right are tokens with equal counts.',
  },
  zipf: { ko: '지프의 법칙', en: 'Zipf’s law' },
  zipfHelp: {
    ko: '1위의 횟수를 순위로 나눈 값이에요. 두 축이 로그이면 직선이에요.',
    en: 'The count of rank 1 divided by the rank: a straight line on these axes.',
  },
  fitted: { ko: '맞춘 직선', en: 'fitted line' },
  fittedHelp: {
    ko: '5번 이상 나온 토큰에 맞춘 거듭제곱 법칙이에요. 더 드문 토큰은 같은 횟수의 계단에 있어서 빼고 맞춰요.',
    en: 'A power law fitted to the tokens that occur at least 5 times. Rarer ones lie on the stairs of equal counts and are left out of the fit.',
  },
  rank: { ko: '순위', en: 'rank' },
  cut: { ko: '여기부터 <unk>', en: '<unk> from here' },
  minCounts: {
    ko: '최소 횟수에 따라: 처음 보는 절반에서 모르는 비율',
    en: 'By min-count: unknown in the unseen half',
  },
  minCount: { ko: '{minCount}번 · 사전 {known}', en: '{minCount} · {known} known' },
  minCountHelp: {
    ko: '사전을 만든 절반에서도 {training|이/가} <unk>가 돼요.',
    en: 'In the half it comes from, {training} become <unk>, too.',
  },
  sums: {
    ko: '{known}가지 + {dropped}가지 = {unique}가지. 나온 횟수로는 {knownTokens} + {droppedTokens} = {tokens}. 한 번만 나온 것은 {once}가지예요.',
    en: '{known} + {dropped} = {unique} different tokens; counted as often as they occur, {knownTokens} + {droppedTokens} = {tokens}. {once} of them occur once.',
  },
} as const satisfies Record<string, Phrase>;
