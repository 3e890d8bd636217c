import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'exploding-gradient',
  chapter: 'recurrent-networks',
  title: { ko: '기울기 폭주와 자르기', en: 'Exploding gradients, and clipping' },
  notes: [
    {
      line: 9,
      ko: '계속 셀에 넘겨지면서 영향력이 누적이되서 과도한 영향력을 받게 된다.',
      en: 'as it is handed on from cell to cell, influence accumulates and becomes excessive.',
    },
  ],
  prose: [
    {
      ko: '노트의 ‘누적된 과도한 영향력’을 기울기 폭주(exploding gradient)라고 해요. 기울기는 단계를 거슬러 갈 때마다 같은 행렬 U를 다시 만나요. U가 벡터를 늘이는 행렬이면, 거슬러 갈수록 기울기가 자꾸 커져요.',
      en: 'What the notes call accumulated, excessive influence is the exploding gradient. On its way back a gradient meets the same matrix U at every step. If U stretches, the gradient grows and grows.',
    },
    {
      ko: '여기에서는 U를 직교행렬의 r배로 시작해요. 직교행렬은 벡터의 길이를 바꾸지 않는 행렬이에요. 그래서 r이 U의 스펙트럼 반지름(spectral radius)이고, tanh가 없다면 k단계를 거슬러 간 기울기의 크기는 꼭 처음의 rᵏ배예요. tanh는 기울기를 줄이기만 해요. 그래서 이렇게 커지려면 r이 1보다 커야 하지만, 크다고 꼭 커지는 것은 아니에요. 또 학습하는 동안 U도 바뀌고, 한 걸음이 너무 커도 학습이 무너져요. 그러니 처음의 r만으로 결과가 정해지지는 않아요.',
      en: 'Here U starts as r times an orthogonal matrix, and an orthogonal matrix leaves the length of a vector as it is. So r is the spectral radius of U, and without tanh the gradient k steps back is exactly rᵏ times its size at the start. tanh can only shrink it. So this growth needs a radius above 1, but that is not enough by itself. Training changes U, too, and training can also break because its steps are too large: the radius at the start does not decide alone.',
    },
    {
      ko: '약은 기울기 자르기(gradient clipping)예요. 기울기의 크기가 정한 값을 넘으면 그 값까지 줄여요. 방향은 그대로예요. LSTM으로 바꾸는 것은 폭주의 약이 아니에요.',
      en: 'The remedy is gradient clipping: when the gradient is larger than a limit, it is scaled down to it. Its direction stays. Taking an LSTM instead is no remedy for explosions.',
    },
  ],
  predict: {
    question: {
      ko: '같은 가중치에서 시작해, 한쪽은 기울기를 자르고 한쪽은 자르지 않고 배워요. 자르지 않은 쪽의 손실은 어떻게 끝날까요?',
      en: 'Two trainings start from the same weights. One clips its gradients, one does not. How will the loss without clipping end?',
    },
    options: [
      { id: 'helps', words: { ko: '더 크게, 또는 NaN으로 끝나요', en: 'Larger, or as NaN' } },
      { id: 'alike', words: { ko: '비슷하게 끝나요', en: 'Much the same' } },
      {
        id: 'hurts',
        words: {
          ko: '더 작게 끝나요. 자르면 배우는 것이 줄어드니까요',
          en: 'Smaller: clipping takes away what could be learned',
        },
      },
    ],
    because: {
      ko: '자른 쪽은 {clipped}, 자르지 않은 쪽은 {unclipped|으로/로} 끝났어요. {steps}단계 가운데 {cutSteps}단계에서 기울기가 {clip|을/를} 넘었어요.',
      en: 'Clipped it ended at {clipped}, not clipped at {unclipped}. At {cutSteps} of {steps} steps the gradient was larger than {clip}.',
    },
  },
  claims: [
    {
      id: 'linear-is-the-power',
      words: {
        ko: 'tanh가 없고 U = r × 직교행렬이면, k단계 뒤의 크기는 처음의 rᵏ배예요.',
        en: 'Without tanh and with U = r × orthogonal, the size after k steps is rᵏ times the start.',
      },
    },
    {
      id: 'clipped-stays-under',
      words: {
        ko: '자른 뒤의 기울기는 정한 크기를 넘지 않고, 경사 하강법의 한 걸음은 학습률 × 그 크기를 넘지 않아요.',
        en: 'After clipping the gradient is no larger than the clip, and a step of gradient descent no longer than rate × clip.',
      },
    },
    {
      id: 'adam-is-not-bounded-by-it',
      words: {
        ko: 'Adam의 걸음은 자르는 크기로 묶이지 않아요.',
        en: 'A step of Adam is not bounded by the clip.',
      },
    },
  ],
  watchFor: [
    {
      ko: 'LSTM을 쓰면 폭주가 없어진다고 생각하기 쉬워요. LSTM이 덜어 주는 것은 기울기 소실이에요. 폭주는 잘라서 막아요.',
      en: 'It is easily thought that an LSTM ends explosions. What it eases is the vanishing gradient. Explosions are stopped by clipping.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras

# every gradient of this optimizer is cut at norm {clip}, over all weights together
optimizer = keras.optimizers.SGD(0.5, global_clipnorm={clip})
model = keras.Sequential([keras.layers.Input((40, 1)), keras.layers.SimpleRNN(16), keras.layers.Dense(1)])
model.compile(optimizer, 'mse')
print(optimizer.global_clipnorm)
`,
    },
    {
      library: 'PyTorch',
      code: `import torch
from torch import nn

torch.manual_seed(1)
cell, head = nn.RNN(1, 16, batch_first=True), nn.Linear(16, 1)
with torch.no_grad():
    nn.init.orthogonal_(cell.weight_hh_l0).mul_({radius} / 100)
parameters = [*cell.parameters(), *head.parameters()]
x, y = torch.randn(16, 40, 1), torch.randn(16, 1)
(100 * nn.functional.mse_loss(head(cell(x)[0][:, -1]), y)).backward()
before = nn.utils.clip_grad_norm_(parameters, {clip})
after = torch.cat([p.grad.flatten() for p in parameters]).norm()
print(before.item(), after.item())
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const model = tf.sequential({
  layers: [
    tf.layers.simpleRNN({ units: 16, inputShape: [40, 1] }),
    tf.layers.dense({ units: 1 }),
  ],
});
const [x, y] = [tf.randomNormal([16, 40, 1]), tf.randomNormal([16, 1])];
const { grads } = tf.variableGrads(() => tf.losses.meanSquaredError(y, model.apply(x)).mul(100));
const normOf = (all) => tf.sqrt(tf.addN(all.map((g) => g.square().sum()))).dataSync()[0];
const norm = normOf(Object.values(grads));
const clipped = Object.values(grads).map((g) => g.mul(Math.min(1, {clip} / norm)));
console.log(norm, normOf(clipped));
`,
    },
  ],
  sources: [
    {
      words:
        'Pascanu, Mikolov & Bengio, On the Difficulty of Training Recurrent Neural Networks (2013)',
      url: 'https://arxiv.org/abs/1211.5063',
    },
    {
      words: 'Kingma & Ba, Adam: A Method for Stochastic Optimization (2015)',
      url: 'https://arxiv.org/abs/1412.6980',
    },
  ],
  needs: ['series', 'corpus'],
  sample: 'air-passengers.csv',
  knobs: [
    {
      kind: 'range',
      id: 'radius',
      label: { ko: '반지름 r (%)', en: 'Radius r (%)' },
      help: {
        ko: 'U를 직교행렬의 몇 배로 시작할지예요. 100이면 1배예요.',
        en: 'U starts as this many per cent of an orthogonal matrix: 100 is 1 times the matrix.',
      },
      min: 50,
      max: 200,
      step: 10,
      initial: 150,
    },
    {
      kind: 'range',
      id: 'clip',
      label: { ko: '자르는 크기', en: 'Clip' },
      help: {
        ko: '기울기의 크기가 이보다 크면 여기까지 줄여요.',
        en: 'A gradient larger than this is scaled down to it.',
      },
      min: 0.25,
      max: 5,
      step: 0.25,
      initial: 1,
    },
    {
      kind: 'choice',
      id: 'optimizer',
      label: { ko: '최적화', en: 'Optimizer' },
      help: {
        ko: '경사 하강법(SGD)은 기울기에 학습률을 곱해 움직이고, Adam은 기울기의 크기로 나눠서 움직여요.',
        en: 'Gradient descent (SGD) moves by rate × gradient; Adam divides by the gradient’s own size.',
      },
      options: [
        { id: 'gradient-descent', label: { ko: 'SGD', en: 'SGD' } },
        { id: 'adam', label: { ko: 'Adam(아담)', en: 'Adam' } },
      ],
      initial: 'gradient-descent',
    },
  ],
};
