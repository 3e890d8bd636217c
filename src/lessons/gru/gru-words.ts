import type { Phrase } from '../../phrase/phrase';

export const WORDS = {
  sizes: { ko: '셀 하나의 가중치', en: 'Weights of one cell' },
  cell: { ko: '셀', en: 'cell' },
  matrices: { ko: 'W와 U', en: 'W and U' },
  matricesHelp: {
    ko: '합 {gates}개 × (입력 {inputSize} × 유닛 {units} + 유닛 {units} × 유닛 {units}) = {matrices}',
    en: 'sums: {gates} × ({inputSize} inputs × {units} units + {units} × {units}) = {matrices}',
  },
  pytorch: { ko: 'PyTorch (편향 둘)', en: 'PyTorch (two biases)' },
  pytorchHelp: {
    ko: '{matrices} + 편향 2 × {gates} × {units} = {pytorch}',
    en: '{matrices} + biases 2 × {gates} × {units} = {pytorch}',
  },
  keras: { ko: 'Keras 기본값', en: 'Keras defaults' },
  kerasHelp: {
    ko: '{matrices} + 편향 {biases} × {units} = {keras}. Keras의 GRU는 reset_after라서 편향이 합마다 둘이에요.',
    en: '{matrices} + biases {biases} × {units} = {keras}. Keras’s GRU uses reset_after and keeps two biases for each sum.',
  },
  scores: { ko: '배운 적 없는 곳의 손실', en: 'loss on what they were not trained on' },
  mean: { ko: '평균', en: 'mean' },
  range: { ko: '최소~최대', en: 'min–max' },
  ms: { ko: 'ms/단계', en: 'ms a step' },
  msHelp: {
    ko: '이 컴퓨터에서 잰 학습 한 단계의 시간이에요. 잴 때마다 조금씩 달라요.',
    en: 'One training step, measured on this machine: it differs a little each time.',
  },
  lossHelp: {
    ko: '시드 {seeds}개의 값: {losses}. 단위: {unit}',
    en: '{seeds} seeds: {losses}. Unit: {unit}',
  },
  step: { ko: '학습 단계', en: 'training step' },
  losses: { ko: '학습 손실, 시드 {seed}', en: 'training loss, seed {seed}' },
  baselineHelp: { ko: '학습이 필요 없는 기준이에요.', en: 'Needs no training.' },
} as const satisfies Record<string, Phrase>;
