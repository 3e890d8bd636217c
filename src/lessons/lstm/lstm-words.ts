import type { Phrase } from '../../phrase/phrase';
import type { Force, Gate } from './lstm-event';

export const WORDS = {
  c: { ko: '셀 상태 c (cell state)', en: 'cell state c' },
  h: { ko: '은닉 상태 h (hidden state)', en: 'hidden state h' },
  heat: {
    ko: '{name}: 줄은 유닛, 칸은 단계예요. 파랑은 음수, 주황은 양수예요.',
    en: '{name}: rows are units, columns are steps. Blue is negative, orange positive.',
  },
  cFormula: {
    ko: 'c = f × 앞의 c + i × g = {f} × {before} + {i} × {g} = {c}',
    en: 'c = f × the c before + i × g = {f} × {before} + {i} × {g} = {c}',
  },
  hFormula: {
    ko: 'h = o × tanh(c) = {o} × tanh({c}) = {h} (은닉 상태)',
    en: 'h = o × tanh(c) = {o} × tanh({c}) = {h} (the hidden state)',
  },
  gateFormula: {
    ko: '{gate} = σ(W·x + U·h + b) = {value}, 0과 1 사이',
    en: '{gate} = σ(W·x + U·h + b) = {value}, between 0 and 1',
  },
  unit: { ko: '유닛', en: 'Unit' },
  unitHelp: { ko: '어느 유닛을 선으로 그릴지 골라요.', en: 'Which unit is drawn as lines.' },
  unitAt: { ko: '유닛 {unit}', en: 'unit {unit}' },
  step: { ko: '단계', en: 'step' },
  stepAt: { ko: '{step}단계 {word}', en: 'step {step} {word}' },
  lines: {
    ko: '유닛 {unit}의 게이트와 상태',
    en: 'gates and states of unit {unit}',
  },
  here: {
    ko: '{step}단계에서 {word|을/를} 읽었어요. 유닛 {unit}: c = f × 앞의 c + i × g = {f} × {before} + {i} × {g} = {c}, h = o × tanh(c) = {h}.',
    en: 'Step {step} reads {word}. Unit {unit}: c = f × the c before + i × g = {f} × {before} + {i} × {g} = {c}; h = o × tanh(c) = {h}.',
  },
  force: { ko: '게이트를 손으로 고정해 보세요', en: 'Force a gate by hand' },
  forceHelp: {
    ko: '고른 게이트를 모든 단계에서 0이나 1로 고정하고 같은 곳을 다시 읽어요.',
    en: 'Holds the gate at 0 or 1 at every step and reads the same pieces again.',
  },
  lossNow: {
    ko: '이 {steps}조각의 손실: 배운 대로 {before} → 고정하면 {after} ({unit})',
    en: 'loss about these {steps} pieces: {before} as it learned → {after} forced ({unit})',
  },
  outputNow: {
    ko: '{step}단계의 예상: 배운 대로 {before} → 고정하면 {after}',
    en: 'expected at step {step}: {before} as it learned → {after} forced',
  },
  forcedC: { ko: '고정했을 때의 c', en: 'c with the gate forced' },
  waits: {
    ko: '학습이 끝나면 고정해 볼 수 있어요.',
    en: 'Once it has learned, gates can be forced.',
  },
  training: {
    ko: '{steps}단계 배운 모습이에요. 학습 손실 {loss}.',
    en: 'After {steps} training steps. Training loss {loss}.',
  },
  untrained: { ko: '배우기 전, 무작위 가중치예요.', en: 'Before training: random weights.' },
} as const satisfies Record<string, Phrase>;

export const GATE_NAMES: Readonly<Record<Gate, Phrase>> = {
  i: { ko: '입력 게이트 i (input gate)', en: 'input gate i' },
  f: { ko: '망각 게이트 f (forget gate)', en: 'forget gate f' },
  g: { ko: '후보값 g (candidate)', en: 'candidate g' },
  o: { ko: '출력 게이트 o (output gate)', en: 'output gate o' },
};

export const FORCES: readonly { readonly id: Force; readonly words: Phrase }[] = [
  { id: 'none', words: { ko: '그대로', en: 'as learned' } },
  { id: 'f0', words: { ko: 'f = 0, 모두 잊기', en: 'f = 0, forget all' } },
  { id: 'f1', words: { ko: 'f = 1, 잊지 않기', en: 'f = 1, forget nothing' } },
  { id: 'i0', words: { ko: 'i = 0, 받지 않기', en: 'i = 0, take in nothing' } },
  { id: 'i1', words: { ko: 'i = 1, 다 받기', en: 'i = 1, take in all' } },
  { id: 'o0', words: { ko: 'o = 0, 내보내지 않기', en: 'o = 0, let nothing out' } },
  { id: 'o1', words: { ko: 'o = 1, 다 내보내기', en: 'o = 1, let all out' } },
  { id: 'hold', words: { ko: 'f = 1, i = 0: c 붙잡기', en: 'f = 1, i = 0: hold c' } },
];
