import type { Phrase } from '../../phrase/phrase';
import type { LagCurveId, RecallCourse, StartId } from './vanishing-gradient-event';

/** What the picture of the vanishing gradient says. */
export const WORDS = {
  before: { ko: '학습 전', en: 'Before training' },
  after: { ko: '학습 후', en: 'After training' },
  when: { ko: '어느 때를 볼지', en: 'Which moment' },
  curves: {
    ko: '몇 단계 앞까지 기울기가 남아 있는지. 세로축은 로그 눈금이고, 0단계 앞을 1로 놓았어요.',
    en: 'What is left of the gradient so many steps back. The axis is logarithmic; lag 0 counts as 1.',
  },
  lag: { ko: '몇 단계 앞', en: 'steps back' },
  start: {
    ko: '유닛 {units}개. 입력 행렬은 글로럿(Glorot) 균등 분포, 순환 행렬 U는 직교 행렬에서 시작해요. LSTM의 망각 게이트(forget gate) 편향은 {bias}, 나머지 편향은 모두 0에서 시작해요. 파일의 {places}곳을 평균했어요.',
    en: '{units} units. Input matrices begin Glorot uniform, recurrent matrices U orthogonal. The forget gate’s bias of the LSTM begins at {bias}, every other bias at 0. The mean over {places} places of the file.',
  },
  trained: {
    ko: '{steps}단계 학습한 셀이에요.',
    en: 'The cells after {steps} training steps.',
  },
  starts: {
    ko: '학습 전, {lag}단계 앞에 남은 기울기',
    en: 'Left {lag} steps back, before training',
  },
  startsHelp: {
    ko: '가중치를 어떻게 시작하느냐만 바꿨어요. 학습은 아직 하지 않았어요.',
    en: 'Only the first weights differ. Nothing has been trained yet.',
  },
  losses: { ko: '배우지 않은 부분의 손실', en: 'loss on what was held out' },
  lossesHelp: {
    ko: '작을수록 좋아요. 신경망이 필요 없는 방법과 나란히 놓았어요.',
    en: 'Smaller is better. Beside it is what needs no network.',
  },
  exactTitle: { ko: '정확히 맞는 두 문장', en: 'Two sentences that hold exactly' },
  product: {
    ko: '학습한 LSTM의 순환 가중치를 모두 0으로 두고 {lag}단계를 지나 보면, 1번 유닛의 ∂c[t]/∂c[t−k]는 {measured}, 망각 게이트 {lag}개를 모두 곱한 값은 {product|이에요/예요}. 모든 유닛에서 차이는 많아야 {difference|이에요/예요}.',
    en: 'Set the trained LSTM’s recurrent weights to 0 and go {lag} steps: ∂c[t]/∂c[t−k] of unit 1 is {measured}, and the product of its {lag} forget gates is {product}. Over all units they differ by {difference} at most.',
  },
  bound: {
    ko: '학습한 RNN에서 ‖U‖₂는 {norm|이에요/예요}. 그래서 ‖∂h[t]/∂h[t−k]‖₂는 아무리 커도 ‖U‖₂의 {lag}제곱인 {bound|을/를} 넘지 못해요. 재어 보니 {jacobian|이에요/예요}.',
    en: 'In the trained RNN ‖U‖₂ is {norm}, so ‖∂h[t]/∂h[t−k]‖₂ cannot exceed its power {lag}, {bound}. Measured: {jacobian}.',
  },
  influenceTitle: {
    ko: '이 답은 어디를 보고 나왔을까?',
    en: 'What did this answer look at?',
  },
  influenceHelp: {
    ko: '진할수록 그 조각이 답을 크게 바꿔요. 색의 진하기는 셀마다 가장 큰 영향력을 기준으로 해요.',
    en: 'The deeper the colour, the more that piece sways the answer. Each cell is measured by its own largest influence.',
  },
  clip: { ko: '색이 가득 차는 곳', en: 'Full colour at' },
  clipHelp: {
    ko: '가장 큰 영향력의 몇 퍼센트부터 색을 가득 채울지예요. 낮추면 먼 곳의 작은 영향력까지 보여요.',
    en: 'The share of the largest influence at which the colour is full. Lower it to see small influences far back.',
  },
  percent: { ko: '{value}%', en: '{value}%' },
  influence: { ko: '영향력', en: 'influence' },
  characters: { ko: '글자', en: 'character' },
  rows: { ko: '행', en: 'row' },
  asked: {
    ko: '여기에 실제로 온 것은 {asked|이에요/예요}.',
    en: 'What really came here is {asked}.',
  },
  cellAnswer: {
    ko: '{cell} · 예상 {guess} · 영향력의 절반이 바로 앞 {half}조각 안에 있어요',
    en: '{cell} · expects {guess} · half of the influence lies within the last {half}',
  },
  influenceOf: {
    ko: '{cell}: 앞 조각마다 답에 준 영향력',
    en: '{cell}: the influence of each piece before',
  },
  recallTitle: { ko: '기호를 기억해 내기', en: 'Recalling a symbol' },
  recallTask: {
    ko: '기호 {symbols}개를 읽고, 방해 글자 {delay}개를 지난 뒤, 무엇이었는지 답하기',
    en: 'Read {symbols}, pass {delay} distractors, then say what was read',
  },
  recallHelp: {
    ko: '정확도는 처음 보는 순서열 256개에서 쟀어요. 찍어도 {chance}%는 맞아요.',
    en: 'Accuracy on 256 sequences it has not seen. Guessing is right {chance}% of the time.',
  },
  recallFigure: { ko: '{accuracy}% · {outcome}', en: '{accuracy}% · {outcome}' },
  guessing: { ko: '찍기', en: 'guessing' },
  expected: {
    ko: '이제 긴 과제를 시작해요. 세어 보니 곱셈·덧셈이 십억 번의 {billions}배이고, 이 컴퓨터에서는 길어야 {seconds}초쯤 걸려요. 다 배운 셀은 일찍 끝나요.',
    en: 'The long task begins. Counted, it is {billions} billion multiply–adds: at most about {seconds} seconds on this machine. A cell that has learned it stops early.',
  },
  steps: { ko: '{steps}단계 학습', en: '{steps} training steps' },
} as const satisfies Record<string, Phrase>;

export const CURVES: Readonly<
  Record<LagCurveId, { readonly name: Phrase; readonly help: Phrase }>
> = {
  rnn: {
    name: { ko: 'RNN의 h', en: 'h of the RNN' },
    help: { ko: '‖∂L[t]/∂h[t−k]‖ ÷ ‖∂L[t]/∂h[t]‖', en: '‖∂L[t]/∂h[t−k]‖ over ‖∂L[t]/∂h[t]‖' },
  },
  gru: {
    name: { ko: 'GRU의 h', en: 'h of the GRU' },
    help: { ko: '‖∂L[t]/∂h[t−k]‖ ÷ ‖∂L[t]/∂h[t]‖', en: '‖∂L[t]/∂h[t−k]‖ over ‖∂L[t]/∂h[t]‖' },
  },
  lstm: {
    name: { ko: 'LSTM의 h', en: 'h of the LSTM' },
    help: {
      ko: 'h를 거쳐 가는 길만 센 거예요. LSTM의 기억은 주로 c로 이어져요.',
      en: 'Only the paths through h. An LSTM’s memory mostly travels along c.',
    },
  },
  'lstm-c': {
    name: { ko: 'LSTM의 c', en: 'c of the LSTM' },
    help: { ko: '‖∂L[t]/∂c[t−k]‖ ÷ ‖∂L[t]/∂c[t]‖', en: '‖∂L[t]/∂c[t−k]‖ over ‖∂L[t]/∂c[t]‖' },
  },
};

export const STARTS: Readonly<Record<StartId, Phrase>> = {
  'rnn-orthogonal': { ko: 'RNN, U는 직교 행렬', en: 'RNN, U orthogonal' },
  'rnn-uniform': {
    ko: 'RNN, 모두 ±1/√u 균등 분포 (PyTorch)',
    en: 'RNN, all uniform in ±1/√u (PyTorch)',
  },
  'forget-bias-0': { ko: 'LSTM의 c, 망각 편향 0', en: 'c of the LSTM, forget bias 0' },
  'forget-bias-1': { ko: 'LSTM의 c, 망각 편향 1', en: 'c of the LSTM, forget bias 1' },
  'forget-bias-ln': {
    ko: 'LSTM의 c, 망각 편향 ln(지연)',
    en: 'c of the LSTM, forget bias ln(delay)',
  },
};

export const OUTCOMES: Readonly<Record<RecallCourse['outcome'], Phrase>> = {
  training: { ko: '학습 중', en: 'training' },
  learned: { ko: '기억해 냈어요', en: 'recalled' },
  partly: { ko: '일부만', en: 'in part' },
  untrained: { ko: '아직 못 배움', en: 'untrained' },
};
