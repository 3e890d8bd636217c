import type { Phrase } from '../../phrase/phrase';
import type { TokenInput } from './vectors-in-seq2seq-event';

export const INPUT_NAMES: Readonly<Record<TokenInput, Phrase>> = {
  'one-hot': { ko: '원-핫', en: 'one-hot' },
  embedding: { ko: '학습하는 임베딩', en: 'learned embedding' },
  word2vec: { ko: 'word2vec에서 시작한 임베딩', en: 'embedding from word2vec' },
};

export const INPUT_HELP: Readonly<Record<TokenInput, Phrase>> = {
  'one-hot': {
    ko: '토큰의 자리만 1이고 나머지는 0이에요. 배우는 것은 셀의 가중치뿐이에요.',
    en: 'A 1 at the token’s place, 0 elsewhere: only the weights of the cells learn.',
  },
  embedding: {
    ko: '아무 값에서나 시작하는 짧은 벡터예요. seq2seq와 함께 배워요.',
    en: 'A short vector with a random start that learns together with the seq2seq.',
  },
  word2vec: {
    ko: '배울 짝에서 word2vec으로 미리 배운 벡터에서 시작해요. 그다음에는 똑같이 함께 배워요.',
    en: 'Starts from vectors that word2vec has learned from the training pairs, then learns on like the other.',
  },
};

export const WORDS = {
  input: { ko: '입력', en: 'input' },
  sizes: {
    ko: '토큰마다 숫자 {numbers}개, 파라미터 {parameters}개',
    en: '{numbers} numbers a token, {parameters} parameters',
  },
  exact: { ko: '모두 맞음', en: 'exact' },
  exactHelp: {
    ko: '배운 적 없는 짝 가운데 하나도 틀리지 않고 쓴 비율이에요. 시드들의 평균 ± 표준 편차예요.',
    en: 'Share of held-out pairs written without a fault: mean ± standard deviation over the seeds.',
  },
  tokens: { ko: '글자 정확도', en: 'tokens right' },
  tokensHelp: {
    ko: '바로 앞의 옳은 글자를 알려 주며(교사 강요) 물었을 때 맞힌 비율이에요. 시드들의 평균 ± 표준 편차예요.',
    en: 'Share of tokens named right when told the right one before (teacher forcing): mean ± standard deviation over the seeds.',
  },
  bySeed: { ko: '모두 맞음, 시드마다', en: 'exact, by seed' },
  seed: { ko: '시드 {seed}', en: 'seed {seed}' },
  seedHelp: {
    ko: '시드 {seed|으로/로} 정한 시작 가중치와 배우는 순서로 학습했어요.',
    en: 'Trained with the first weights and the order of pairs that seed {seed} gives.',
  },
  mostFrequent: { ko: '늘 “{target}”', en: 'always “{target}”' },
  mostFrequentHelp: {
    ko: '가장 흔한 답만 쓰는 기준이에요.',
    en: 'Writes the most frequent target whatever it is given.',
  },
  losses: {
    ko: '학습 손실(글자당 비트), 시드들의 평균',
    en: 'Training loss, bits per token, mean over the seeds',
  },
  neighbours: { ko: '가장 가까운 글자', en: 'Nearest tokens' },
  neighboursHelp: {
    ko: '원-핫에서는 어느 두 글자나 똑같이 떨어져 있어서, 가까운 글자라는 것이 없어요.',
    en: 'As one-hot vectors all tokens are equally far from each other: none is near.',
  },
  token: { ko: '글자', en: 'token' },
  word2vecStart: { ko: 'word2vec의 시작 값', en: 'word2vec, at the start' },
  learned: { ko: '학습한 임베딩', en: 'embedding, once learned' },
  written: {
    ko: '배운 적 없는 짝의 답과 쓴 것 (첫 시드)',
    en: 'Held-out pairs, the answer and what was written (first seed)',
  },
  showLine: { ko: '이 짝의 줄을 편집기에 표시하기', en: 'Mark this pair’s line in the editor' },
} as const satisfies Record<string, Phrase>;
