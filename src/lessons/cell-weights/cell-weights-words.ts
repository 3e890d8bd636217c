import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  reads: { ko: '읽는 조각 {read}', en: 'reads {read}' },
  x: { ko: 'x, 들어온 벡터', en: 'x, what comes in' },
  before: { ko: '앞 단계의 h', en: 'h from the step before' },
  h: { ko: '새 h', en: 'the new h' },
  c: { ko: '셀 상태 c', en: 'cell state c' },
  unit: { ko: '유닛', en: 'Unit' },
  unitHelp: {
    ko: '어느 유닛의 계산을 볼지 골라요. 유닛은 h에 들어 있는 수 하나예요.',
    en: 'Whose calculation is shown. A unit is one number of h.',
  },
  unitAt: { ko: '유닛 {unit}', en: 'unit {unit}' },
  number: { ko: '{index}번째 수', en: 'number {index}' },
  gate: { ko: '게이트', en: 'Gate' },
  gates: { ko: '게이트 {gate}', en: 'gate {gate}' },
  top5: { ko: '다음에 올 것으로 예상하는 것', en: 'What it expects next' },
  probability: {
    ko: '출력층의 점수를 소프트맥스(softmax)로 바꾼 확률이에요.',
    en: 'The probability: the output layer’s scores through the softmax.',
  },
  came: { ko: '실제로 온 것: {came}', en: 'What came: {came}' },
  terms: { ko: '이 유닛은 이렇게 계산돼요', en: 'How this unit comes about' },
  term: { ko: '항', en: 'term' },
  weight: { ko: '가중치', en: 'weight' },
  input: { ko: '만난 수', en: 'meets' },
  product: { ko: '곱', en: 'product' },
  termFormula: {
    ko: '{name} = {weight} × {input} = {product}',
    en: '{name} = {weight} × {input} = {product}',
  },
  inputSum: { ko: 'W·x (모두 더하면)', en: 'W·x, summed' },
  stateSum: { ko: 'U·h (모두 더하면)', en: 'U·h, summed' },
  bias: { ko: '편향 b', en: 'bias b' },
  stateBias: { ko: '둘째 편향 d (U·h 쪽)', en: 'second bias d, with U·h' },
  sum: { ko: '활성화 전', en: 'before the activation' },
  sumFormula: {
    ko: 'W·x + U·h + b = {inputSum} + {stateSum} + {bias} = {sum}',
    en: 'W·x + U·h + b = {inputSum} + {stateSum} + {bias} = {sum}',
  },
  sumFormulaReset: {
    ko: 'W·x + b + r × (U·h + d) = {inputSum} + {bias} + {reset} × {stateSum} = {sum}',
    en: 'W·x + b + r × (U·h + d) = {inputSum} + {bias} + {reset} × {stateSum} = {sum}',
  },
  activation: { ko: '활성화한 뒤', en: 'after the activation' },
  activationFormula: {
    ko: '{squashing}({sum}) = {activation}',
    en: '{squashing}({sum}) = {activation}',
  },
  pick: { ko: '{name} 끌어서 바꾸기', en: 'Drag {name}' },
  drag: { ko: '가중치 하나를 끌어서 바꿔 보세요', en: 'Drag one weight' },
  dragHelp: {
    ko: '이 가중치만 바꾸고 처음부터 다시 읽은 결과예요.',
    en: 'The same stretch, read again with only this weight changed.',
  },
  pickFirst: {
    ko: '표에서 가중치를 누르면 여기에서 바꿀 수 있어요.',
    en: 'Press a weight in the table to change it here.',
  },
  hAfter: { ko: '바꾼 뒤의 h', en: 'h with the changed weight' },
  lossAfter: {
    ko: '배운 적 없는 곳의 손실: {before} → {after}',
    en: 'loss on what it was not trained on: {before} → {after}',
  },
  matrixW: { ko: '행렬 W (입력 쪽)', en: 'matrix W, for the input' },
  matrixU: { ko: '행렬 U (상태 쪽)', en: 'matrix U, for the state' },
  cellTerm: {
    ko: '{letter}[{index}] × {meets}[{index}] = {weight} × {number} = {product} (이 단계에서 만난 곱)',
    en: '{letter}[{index}] × {meets}[{index}] = {weight} × {number} = {product} at this step',
  },
  matrixHelp: {
    ko: '{name}: 줄은 들어오는 수, 칸은 유닛이에요. 어느 단계에서나 똑같아요.',
    en: '{name}: rows are the numbers that come in, columns the units. The same at every step.',
  },
  column: { ko: '칸', en: 'column' },
  columnOf: { ko: '{gate} 유닛 {unit}', en: '{gate}, unit {unit}' },
  waits: {
    ko: '학습이 끝나면 계산을 하나하나 볼 수 있어요.',
    en: 'When it has learned, every product can be looked at.',
  },
} as const satisfies Record<string, Phrase>;
