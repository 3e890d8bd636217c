import type { Phrase } from '../../phrase/phrase';

/** What the picture of the unrolled cell says. */
export const WORDS = {
  picture: {
    ko: '같은 셀을 단계마다 하나씩 그린 그림',
    en: 'the same cell, drawn once for every step',
  },
  expects: { ko: '예상', en: 'expects' },
  hOf: { ko: '{layer}층의 h', en: 'h of layer {layer}' },
  unit: { ko: '유닛 {unit}', en: 'unit {unit}' },
  weightsOf: {
    ko: '{layer}층 셀의 가중치 가운데 처음 {count}개. 어느 단계에서나 똑같아요',
    en: 'the first {count} weights of layer {layer}: the same at every step',
  },
  weight: { ko: '가중치 {index}', en: 'weight {index}' },
  xOf: { ko: '셀이 받는 x', en: 'x, what the cell gets' },
  number: { ko: '{index}번째 수', en: 'number {index}' },
  legend: {
    ko: '상자는 셀이에요. 위쪽 칸은 넘겨주는 h, 아래쪽 얇은 띠는 셀의 가중치예요. 얇은 띠는 어느 상자에서나 똑같아요. 같은 셀이니까요.',
    en: 'A box is the cell. Its squares are the h it hands on; the thin strip is its weights. The strip is the same in every box, because it is the same cell.',
  },
  scale: { ko: '파랑은 음수, 주황은 양수예요.', en: 'Blue is negative, orange is positive.' },
  reads: {
    ko: '{step}단계에서 {read|을/를} 읽었어요. 이것과 앞 단계의 h로 새 h를 만들고, 다음에는 {guess|이/가} 올 거라고 예상해요.',
    en: 'Step {step} reads {read}. With the h from the step before it makes a new h, and expects {guess} next.',
  },
  readsFirst: {
    ko: '{step}단계에서 {read|을/를} 읽었어요. 앞 단계가 없어서 h는 0에서 시작해요. 다음에는 {guess|이/가} 올 거라고 예상해요.',
    en: 'Step {step} reads {read}. There is no step before, so h starts from 0. It expects {guess} next.',
  },
  came: { ko: '실제로 온 것은 {came|이에요/예요}.', en: 'What came: {came}.' },
  untrained: {
    ko: '아직 배우기 전의 모습이에요. 가중치는 무작위예요.',
    en: 'Before any training: the weights are random.',
  },
  trained: {
    ko: '{steps}단계 학습한 모습이에요. 학습 손실은 {loss|이에요/예요}.',
    en: 'After {steps} training steps. The training loss is {loss}.',
  },
  byLength: { ko: '읽은 단계', en: 'steps read' },
  byLayers: { ko: '층', en: 'layers' },
  weights: { ko: '셀의 가중치', en: 'weights in all cells' },
  outside: {
    ko: '셀 바깥에서 입력을 읽고 답을 쓰는 데 가중치 {count}개를 더 써요.',
    en: 'Outside the cells, {count} more weights read the input and write the answer.',
  },
} as const satisfies Record<string, Phrase>;
