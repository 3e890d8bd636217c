import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  table: { ko: '토큰과 번호', en: 'Tokens and their numbers' },
  tableHelp: {
    ko: '번호 0~3은 특수 토큰이에요. <pad>는 빈자리, <unk>는 모르는 토큰, <sos>와 <eos>는 시작과 끝이에요. 4부터는 많이 나온 순서예요.',
    en: 'Numbers 0–3 are special: <pad> fills up, <unk> is unknown, <sos> and <eos> are start and end. From 4 on, the most frequent tokens come first.',
  },
  size: { ko: '번호는 모두 {size}개예요.', en: '{size} numbers in all.' },
  line: { ko: '이 줄을 번호로', en: 'This line as numbers' },
  lineDescribe: {
    ko: '이 줄의 토큰과 그 번호',
    en: 'the tokens of this line, each with its number',
  },
  chip: { ko: '번호 {id}, 다시 뽑은 번호 {drawn}', en: 'number {id}, drawn number {drawn}' },
  unknownChip: {
    ko: '사전에 없어서 <unk>의 번호 {id|을/를} 받아요',
    en: 'not in the dictionary: it gets the number of <unk>, {id}',
  },
  decoded: { ko: '번호에서 되돌리기: {decoded}', en: 'Back from the numbers: {decoded}' },
  decodedDrawn: {
    ko: '다시 뽑은 번호에서 되돌리기: {decoded}',
    en: 'Back from the drawn numbers: {decoded}',
  },
  decodedHelp: {
    ko: '모르는 토큰은 □로 나와요. 단어로 자르면 띄어쓰기와 문장 부호는 토큰이 아니라서 원래대로 돌아오지 않아요.',
    en: 'Unknown tokens come back as □. Cut into words, spaces and punctuation are no tokens and do not come back.',
  },
  numbering: { ko: '보여 줄 번호', en: 'Numbers shown' },
  first: { ko: '처음 번호', en: 'first' },
  drawn: { ko: '다시 뽑은 번호', en: 'drawn' },
  batch: {
    ko: '이 줄과 다음 줄을 한 묶음으로',
    en: 'This line and the next as one batch',
  },
  batchHelp: {
    ko: '앞에 <sos>(2), 뒤에 <eos>(3)를 붙이고, 짧은 쪽은 <pad>(0)로 채워서 길이를 맞춰요.',
    en: '<sos> (2) in front, <eos> (3) behind, and the shorter one is filled up with <pad> (0).',
  },
  losses: {
    ko: '다음 토큰 맞히기의 학습 손실: 번호를 다시 뽑기 전과 뒤',
    en: 'Training loss of naming the next token, before and after the draw',
  },
  lossesHelp: {
    ko: '이름으로 읽는 신경망은 번호로 임베딩의 행을 찾고, 크기로 읽는 신경망은 번호를 수 하나로 받아요. 같은 토큰 쌍으로 배우고, 가중치의 행과 열도 번호를 따라 옮겼어요.',
    en: 'As a name, the number picks a row of an embedding; as a size, it is one number that goes in. Both learn from the same pairs, and the rows and columns of their weights moved along with the numbers.',
  },
  step: { ko: '학습 단계', en: 'training step' },
  nameBefore: { ko: '이름으로, 전', en: 'name, before' },
  nameAfter: { ko: '이름으로, 뒤', en: 'name, after' },
  sizeBefore: { ko: '크기로, 전', en: 'size, before' },
  sizeAfter: { ko: '크기로, 뒤', en: 'size, after' },
  unit: { ko: '비트', en: ' bits' },
  changes: { ko: '번호를 바꾼 뒤의 차이', en: 'What the draw changed' },
  model: { ko: '모델 (토큰당 비트)', en: 'model (bits per token)' },
  before: { ko: '전', en: 'before' },
  after: { ko: '뒤', en: 'after' },
  bigram: { ko: '바이그램 (처음 보는 절반)', en: 'bigram (unseen half)' },
  name: { ko: '신경망, 이름으로 (학습)', en: 'network, as a name (training)' },
  asSize: { ko: '신경망, 크기로 (학습)', en: 'network, as a size (training)' },
} as const satisfies Record<string, Phrase>;
