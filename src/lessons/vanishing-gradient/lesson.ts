import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'vanishing-gradient',
  chapter: 'recurrent-networks',
  title: { ko: '기울기 소실', en: 'The vanishing gradient' },
  notes: [
    {
      line: 8,
      ko: '계속 셀에 넘겨지면 기울기 소실 문제가 생긴다.',
      en: 'handing it on from cell to cell leads to the vanishing gradient problem.',
    },
  ],
  prose: [
    {
      ko: '기울기(gradient)는 ‘이 수를 조금 바꾸면 손실이 얼마나 바뀌는가’예요. 신경망은 이 값을 보고 배워요. 앞 단계의 h에 대한 기울기가 0에 가까우면, 그 단계에서 무엇을 기억해야 하는지 배울 길이 없어요.',
      en: 'A gradient says how much the loss changes when a number changes a little. It is what a network learns from. Where the gradient by an early h is close to 0, there is no way to learn what should have been kept there.',
    },
    {
      ko: '노트가 맞아요. h가 한 단계 넘어갈 때마다 기울기에 행렬 하나가 곱해져요. 이 행렬이 야코비안(Jacobian)이에요. 1보다 작은 것을 계속 곱하면 빠르게 0에 가까워져요. 이것이 기울기 소실(vanishing gradient)이에요.',
      en: 'The notes are right. Every time h is handed on, the gradient is multiplied by one more matrix, the Jacobian of that step. A product of things smaller than 1 soon comes close to 0. That is the vanishing gradient.',
    },
    {
      ko: '다만 ‘계속 넘겨지면 반드시’는 아니에요. 얼마나 빨리 사라지는지는 가중치가 정해요. 그래서 시작할 때의 가중치, 곧 초기화(initialization)가 많은 것을 정해요. LSTM에서는 망각 게이트(forget gate)의 편향이 크게 작용해요. 망각 게이트는 앞의 기억을 얼마나 남길지 정하는 0과 1 사이의 수예요. 편향이 0이면 처음에는 한 단계에 절반쯤 남기고, 1이면 한 단계에 약 0.73을 남겨요. ln(지연)이면 지연, 곧 기억해야 하는 단계를 모두 지난 뒤에도 1/3 넘게 남아요.',
      en: 'But this does not have to happen. How fast the gradient fades depends on the weights, so the first weights, the initialisation, decide a lot. In an LSTM the bias of the forget gate matters most. That gate is a number between 0 and 1: how much of the memory is kept at a step. With bias 0 it begins by keeping about half at each step, with bias 1 about 0.73. With ln(delay), more than 1/3 is left after the whole delay, the steps it has to remember over.',
    },
    {
      ko: '아래에서 여러분의 파일로 재어 봐요. 같은 파일을 RNN, GRU, LSTM이 읽어요. 답 하나의 손실에서 거꾸로 올라가며 k단계 앞에 기울기가 얼마나 남았는지 봐요. 그다음 기호 하나를 오래 기억하는 과제를 시켜 봐요.',
      en: 'Below it is measured on your file. An RNN, a GRU and an LSTM read the same pieces. From the loss of one answer we go back k steps and see how much gradient is left. Then each cell is asked to keep one symbol for a while.',
    },
  ],
  predict: {
    question: {
      ko: '학습이 끝난 뒤, 먼 앞 단계에 기울기가 가장 많이 남는 셀은 무엇일까요? (LSTM은 셀 상태 c를 봐요.)',
      en: 'After training, which cell will have most of its gradient left far back? (Of the LSTM we look at its cell state c.)',
    },
    options: [
      { id: 'rnn', words: { ko: 'RNN', en: 'RNN' } },
      { id: 'gru', words: { ko: 'GRU', en: 'GRU' } },
      { id: 'lstm-c', words: { ko: 'LSTM', en: 'LSTM' } },
    ],
    because: {
      ko: '이 파일에서 {lag}단계 앞에 남은 기울기는 RNN {rnn}, GRU {gru}, LSTM의 c {lstm}예요. 학습 전에는 RNN {rnnBefore}, GRU {gruBefore}, LSTM의 c {lstmBefore}였어요. 파일과 초기화가 다르면 순서도 달라질 수 있어요.',
      en: 'On this file, {lag} steps back, RNN {rnn}, GRU {gru} and c of the LSTM {lstm} were left. Before training it was RNN {rnnBefore}, GRU {gruBefore}, c of the LSTM {lstmBefore}. Another file or other first weights can change the order.',
    },
  },
  claims: [
    {
      id: 'product-of-forget-gates',
      words: {
        ko: 'LSTM의 순환 가중치가 모두 0이면, ∂c[t]/∂c[t−k]는 그 사이 망각 게이트 k개를 곱한 값과 같아요.',
        en: 'With recurrent weights 0, ∂c[t]/∂c[t−k] of an LSTM is the product of the k forget gates between.',
      },
    },
    {
      id: 'bounded-by-the-power-of-u',
      words: {
        ko: 'tanh를 쓰는 RNN에서 ‖∂h[t]/∂h[t−k]‖₂는 ‖U‖₂ᵏ를 넘지 않아요.',
        en: 'In a tanh RNN ‖∂h[t]/∂h[t−k]‖₂ is never more than ‖U‖₂ᵏ.',
      },
    },
    {
      id: 'the-start-decides',
      words: {
        ko: '학습 전 LSTM의 c에는 망각 편향이 클수록 먼 앞의 기울기가 더 많이 남아요. 0보다 1이, 1보다 ln(지연)이 많아요.',
        en: 'Before training, more gradient is left far back in an LSTM’s c with forget bias 1 than with 0, and more with ln(delay) than with 1.',
      },
    },
    {
      id: 'chance-is-untrained',
      words: {
        ko: '찍는 수준에 머문 셀은 ‘잊어버린’ 셀이 아니라 ‘배우지 못한’ 셀이라고 불러요.',
        en: 'A cell that stays at chance is called untrained, not forgetful.',
      },
    },
  ],
  watchFor: [
    {
      ko: '기울기 소실은 ‘셀이 앞의 일을 잊는다’는 뜻이 아니에요. ‘앞의 일을 기억하도록 배우기 어렵다’는 뜻이에요. 찍는 수준의 셀은 잊은 것이 아니라 아직 배우지 못한 거예요.',
      en: 'A vanishing gradient does not mean that the cell forgets. It means that it is hard to learn to remember. A cell at chance has not forgotten: it has not learned.',
    },
    {
      ko: 'LSTM이 언제나 이기는 것은 아니에요. 망각 편향을 0으로 두고 지연을 40으로 늘려 보세요.',
      en: 'The LSTM does not always win. Set the forget bias to 0 and the delay to 40.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import math
import numpy as np
import tensorflow as tf
from keras import layers, ops

delay = {delay}
lstm = layers.LSTM(16, return_sequences=True, unit_forget_bias=False)
lstm.build((None, None, 1))
bias = np.zeros(64)
bias[16:32] = {forgetBias}  # gates are i, f, c, o
lstm.cell.bias.assign(bias)

x = tf.random.normal((32, delay + 1, 1))
with tf.GradientTape() as tape:
    tape.watch(x)
    last = ops.sum(lstm(x)[:, -1] ** 2)
by_x = tape.gradient(last, x)
for k in range(0, delay + 1, 5):  # how far back, and how much of the gradient arrives
    print(k, float(ops.mean(ops.abs(by_x[:, delay - k]))))
`,
      names: { forgetBias: { zero: '0', one: '1', delay: 'math.log(delay)' } },
    },
    {
      library: 'PyTorch',
      code: `import math
import torch
from torch import nn

delay = {delay}
torch.manual_seed(1)
cell = nn.LSTMCell(1, 16)
with torch.no_grad():
    cell.bias_ih[16:32] = {forgetBias}  # gates are i, f, g, o
    cell.bias_hh[16:32] = 0  # the two biases add up

h = c = torch.zeros(32, 16)
kept = []
for t in range(delay + 1):
    h, c = cell(torch.randn(32, 1), (h, c))
    if t == 0:
        c.requires_grad_()
    c.retain_grad()
    kept.append(c)
(h ** 2).sum().backward()
for k in range(0, delay + 1, 5):  # how far back, and how much of the gradient arrives
    print(k, kept[delay - k].grad.norm(dim=1).mean().item())
`,
      names: { forgetBias: { zero: '0', one: '1', delay: 'math.log(delay)' } },
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const delay = {delay};
const lstm = tf.layers.lstm({ units: 16, unitForgetBias: false });
lstm.apply(tf.zeros([1, 1, 1])); // so that it has weights
const [kernel, recurrent] = lstm.getWeights();
const bias = Array(64).fill(0).fill({forgetBias}, 16, 32); // gates are i, f, c, o
lstm.setWeights([kernel, recurrent, tf.tensor1d(bias)]);

const x = tf.randomNormal([32, delay + 1, 1], 0, 1, 'float32', 1);
const byX = tf.grad((x) => lstm.apply(x).square().sum())(x);
for (let k = 0; k <= delay; k += 5) { // how far back, and how much of the gradient arrives
  console.log(k, byX.slice([0, delay - k, 0], [32, 1, 1]).abs().mean().arraySync());
}
`,
      names: { forgetBias: { zero: '0', one: '1', delay: 'Math.log(delay)' } },
    },
  ],
  sources: [
    {
      words:
        'Bengio, Simard & Frasconi, Learning Long-Term Dependencies with Gradient Descent is Difficult (1994)',
      url: 'https://doi.org/10.1109/72.279181',
    },
    {
      words: 'Hochreiter & Schmidhuber, Long Short-Term Memory (1997)',
      url: 'https://doi.org/10.1162/neco.1997.9.8.1735',
    },
    {
      words:
        'Jozefowicz, Zaremba & Sutskever, An Empirical Exploration of Recurrent Network Architectures (2015)',
      url: 'https://proceedings.mlr.press/v37/jozefowicz15.html',
    },
    {
      words: 'Tallec & Ollivier, Can Recurrent Neural Networks Warp Time? (2018)',
      url: 'https://arxiv.org/abs/1804.11188',
    },
  ],
  needs: ['corpus', 'series'],
  sample: 'the-lighthouse-log.txt',
  knobs: [
    {
      kind: 'range',
      id: 'delay',
      label: { ko: '지연', en: 'Delay' },
      help: {
        ko: '기호를 읽고 답할 때까지 지나가는 방해 글자의 수예요.',
        en: 'How many distractors pass between the symbol and the question.',
      },
      min: 5,
      max: 40,
      step: 5,
      initial: 30,
    },
    {
      kind: 'choice',
      id: 'forgetBias',
      label: { ko: '망각 편향', en: 'Forget bias' },
      help: {
        ko: 'LSTM의 망각 게이트가 시작할 때의 편향이에요. 클수록 처음부터 많이 남겨요.',
        en: 'Where the bias of the LSTM’s forget gate begins. The larger, the more it keeps from the start.',
      },
      options: [
        { id: 'zero', label: { ko: '0', en: '0' } },
        { id: 'one', label: { ko: '1', en: '1' } },
        { id: 'delay', label: { ko: 'ln(지연)', en: 'ln(delay)' } },
      ],
      initial: 'one',
    },
    {
      kind: 'choice',
      id: 'task',
      label: { ko: '과제', en: 'Task' },
      help: {
        ko: '기호 하나 떠올리기는 몇 초면 끝나요. 긴 과제는 기호 다섯 개를 순서대로 떠올리기와 지연 100까지 해 보며, 1~2분쯤 걸려요. 시작하기 전에 걸릴 시간을 알려 줘요.',
        en: 'Recalling one symbol takes seconds. The long one copies five symbols in order and goes to a delay of 100: 1 to 2 minutes, and it says how long before it begins.',
      },
      options: [
        { id: 'recall', label: { ko: '기호 하나', en: 'One symbol' } },
        { id: 'copy', label: { ko: '다섯 개, 몇 분', en: 'Five, minutes' } },
      ],
      initial: 'recall',
    },
  ],
};
