// TensorFlow.js as a peer of the benchmark: tensorflow-js.ts cpu|wasm. In plain operations, with one
// product for the inputs of all steps; where tf.layers has the same model it is tried as well, and the
// faster of the two is measured (its GRU resets before the product: another model). The wasm backend
// lacks the gradient of a row gather, so its embeddings are products with one-hot rows. One thread: it
// has no more in Node.
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { createRandom, normal } from '../../../src/random/random';
import type { CellKind } from '../../../src/engine/model-spec';
import { servePeer, type Work } from '../line-protocol';
import { ROOT } from '../open-engine';

type Rows = tf.Tensor2D;

const backend = process.argv[2] === 'wasm' ? 'wasm' : 'cpu';

const WORKLOADS: Readonly<Record<string, () => Work | Promise<Work>>> = {
  W1lstm: () => faster(characterModel('lstm'), characterModelOfLayers(tf.layers.lstm)),
  W1gru: () => characterModel('gru'),
  W1rnn: () => faster(characterModel('rnn'), characterModelOfLayers(tf.layers.simpleRNN)),
  W2: () => faster(forecaster(), forecasterOfLayers()),
  W3: dotAttentionSeq2Seq,
  W3b: additiveAttentionSeq2Seq,
  W4: () => transformer({ causal: true }),
  W5: () => transformer({ causal: false }),
};

async function main(): Promise<void> {
  setWasmPaths(path.join(ROOT, 'node_modules/@tensorflow/tfjs-backend-wasm/dist') + path.sep);
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend}`);
  await tf.ready();
  await servePeer({ version: tf.version.tfjs, binary: tf.getBackend() }, (workload) =>
    WORKLOADS[workload]?.(),
  );
}

const random = createRandom(1);

/** The variables of the model that is being made. */
let variables: tf.Variable[] = [];

function variable<R extends tf.Rank>(initial: tf.Tensor<R>): tf.Variable<R> {
  const made = tf.variable(initial);
  variables.push(made);
  return made;
}

/** A matrix, or a bias, which is typed as the one row that it acts as. */
function weights(...shape: [number] | [number, number]): tf.Variable<tf.Rank.R2> {
  const length = shape.reduce((product, size) => product * size, 1);
  const scale = shape.length === 1 ? 0.01 : Math.min(0.1, 1 / Math.sqrt(shape[0]));
  const data = Float32Array.from({ length }, () => scale * normal(random));
  return variable(tf.tensor(data, shape as [number, number]));
}

function normals(...shape: number[]): tf.Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(
    Float32Array.from({ length }, () => normal(random)),
    shape,
  );
}

function tokens(length: number, kinds: number): tf.Tensor1D {
  const data = Int32Array.from({ length }, () => Math.floor(random() * kinds));
  return tf.tensor1d(data, 'int32');
}

function oneHot(ids: tf.Tensor1D, kinds: number): Rows {
  return tf.cast(tf.oneHot(ids, kinds), 'float32') as Rows;
}

/** Rows of a table: [N] -> [N, u]. */
function embed(table: Rows, ids: tf.Tensor1D): Rows {
  return backend === 'wasm'
    ? tf.matMul(oneHot(ids, table.shape[0]), table)
    : tf.gather<Rows>(table, ids);
}

/** Steps on a loss by the variables made since the last model. */
function training(loss: () => tf.Scalar): Work {
  const optimizer = tf.train.adam(1e-3);
  const trained = variables;
  variables = [];
  return {
    step: () => {
      const value = optimizer.minimize(loss, true, trained)!;
      const number = value.dataSync()[0]!;
      value.dispose();
      return number;
    },
  };
}

/** Of two ways to do the same the one whose second step took less time. */
async function faster(one: Work, other: Work): Promise<Work> {
  const time = async ({ step }: Work): Promise<number> => {
    await step();
    const started = performance.now();
    await step();
    return performance.now() - started;
  };
  return (await time(one)) <= (await time(other)) ? one : other;
}

/** Cross-entropy of each row, [N]. */
function crossEntropies(logits: Rows, targets: Rows): tf.Tensor1D {
  return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), targets), 1));
}

interface Dense {
  readonly kernel: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R2>;
}

function dense(from: number, to: number): Dense {
  return { kernel: weights(from, to), bias: weights(to) };
}

function apply({ kernel, bias }: Dense, x: Rows): Rows {
  return tf.add(tf.matMul(x, kernel), bias);
}

interface State {
  readonly h: Rows;
  readonly c?: Rows;
}

interface Cell {
  readonly input: Dense;
  /** one step from the inputs' part of the gates, [B, gates · u] */
  readonly step: (fromInput: Rows, state: State) => State;
  readonly units: number;
}

const GATES: Readonly<Record<CellKind, number>> = { rnn: 1, gru: 3, lstm: 4 };

function createCell(kind: CellKind, size: number, units: number): Cell {
  const input = dense(size, GATES[kind] * units);
  const recurrent = weights(units, GATES[kind] * units);
  const recurrentBias = kind === 'gru' ? weights(3 * units) : undefined;
  const steps: Readonly<Record<CellKind, Cell['step']>> = {
    rnn: (x, { h }) => ({ h: tf.tanh(tf.add(x, tf.matMul(h, recurrent))) }),
    gru: (x, { h }) => {
      const fromState = tf.add(tf.matMul(h, recurrent), recurrentBias!);
      const [xr, xz, xn] = tf.split(x, 3, 1) as [Rows, Rows, Rows];
      const [hr, hz, hn] = tf.split(fromState, 3, 1) as [Rows, Rows, Rows];
      const reset = tf.sigmoid(tf.add(xr, hr));
      const update = tf.sigmoid(tf.add(xz, hz));
      const proposed = tf.tanh(tf.add(xn, tf.mul(reset, hn)));
      return { h: tf.add(proposed, tf.mul(update, tf.sub(h, proposed))) };
    },
    lstm: (x, { h, c }) => {
      const all = tf.add(x, tf.matMul(h, recurrent));
      const [i, f, g, o] = tf.split(all, 4, 1) as [Rows, Rows, Rows, Rows];
      const kept = tf.mul(tf.sigmoid(f), c!);
      const next: Rows = tf.add(kept, tf.mul(tf.sigmoid(i), tf.tanh(g)));
      return { h: tf.mul(tf.sigmoid(o), tf.tanh(next)), c: next };
    },
  };
  return { input, step: steps[kind], units };
}

/** A cell over [B · T, d]: its h after each step. */
function run(cell: Cell, x: Rows, batch: number, start?: State): { states: Rows[]; last: State } {
  const fromInput = tf.reshape(apply(cell.input, x), [batch, x.shape[0] / batch, -1]);
  const zeros = tf.zeros<tf.Rank.R2>([batch, cell.units]);
  let last: State = start ?? { h: zeros, c: zeros };
  const states = (tf.unstack(fromInput, 1) as Rows[]).map((each) => {
    last = cell.step(each, last);
    return last.h;
  });
  return { states, last };
}

/** T states [B, u] -> [B · T, u] */
function asRows(states: Rows[]): Rows {
  return tf.reshape(tf.stack(states, 1), [-1, states[0]!.shape[1]]);
}

function characterModel(kind: CellKind): Work {
  const [x, y] = [oneHot(tokens(32 * 64, 64), 64), oneHot(tokens(32 * 64, 64), 64)];
  const cell = createCell(kind, 64, 128);
  const output = dense(128, 64);
  return training(() => {
    const logits = apply(output, asRows(run(cell, x, 32).states));
    return tf.mean(crossEntropies(logits, y));
  });
}

function forecaster(): Work {
  const [x, y] = [normals(64 * 24, 1) as Rows, normals(64, 1) as Rows];
  const cell = createCell('lstm', 1, 32);
  const output = dense(32, 1);
  return training(() => tf.mean(tf.square(tf.sub(apply(output, run(cell, x, 64).last.h), y))));
}

type RecurrentLayer = typeof tf.layers.simpleRNN | typeof tf.layers.lstm;

function characterModelOfLayers(recurrent: RecurrentLayer): Work {
  const output = tf.layers.dense({ units: 64, activation: 'softmax' });
  const cell = recurrent({ ...OF_LAYERS, units: 128, returnSequences: true, inputShape: [64, 64] });
  const draw = () => tf.reshape(oneHot(tokens(32 * 64, 64), 64), [32, 64, 64]);
  return trainingOfLayers([cell, output], 'categoricalCrossentropy', draw(), draw());
}

function forecasterOfLayers(): Work {
  const cell = tf.layers.lstm({ ...OF_LAYERS, units: 32, inputShape: [24, 1] });
  const output = tf.layers.dense({ units: 1 });
  return trainingOfLayers([cell, output], 'meanSquaredError', normals(64, 24, 1), normals(64, 1));
}

const OF_LAYERS = { recurrentActivation: 'sigmoid' } as const;

function trainingOfLayers(
  layers: tf.layers.Layer[],
  loss: string,
  x: tf.Tensor,
  y: tf.Tensor,
): Work {
  const model = tf.sequential({ layers });
  model.compile({ optimizer: tf.train.adam(1e-3), loss });
  return { step: async () => (await model.trainOnBatch(x, y)) as number };
}

function dotAttentionSeq2Seq(): Work {
  const [source, target] = [tokens(64 * 12, 200), tokens(64 * 12, 200)];
  const y = oneHot(tokens(64 * 12, 200), 200);
  const [sourceEmbedding, targetEmbedding] = [weights(200, 64), weights(200, 64)];
  const [encoder, decoder] = [createCell('lstm', 64, 128), createCell('lstm', 64, 128)];
  const [joined, output] = [dense(256, 128), dense(128, 200)];
  return training(() => {
    const { states, last } = run(encoder, embed(sourceEmbedding, source), 64);
    const encoded = tf.stack(states, 1); // [B, S, u]
    const decoded = tf.stack(run(decoder, embed(targetEmbedding, target), 64, last).states, 1);
    const attention = tf.softmax(tf.matMul(decoded, encoded, false, true)); // [B, T, S]
    const both = tf.concat([decoded, tf.matMul(attention, encoded)], 2); // [B, T, 2u]
    const hidden: Rows = tf.tanh(apply(joined, tf.reshape(both, [64 * 12, 256])));
    return tf.mean(crossEntropies(apply(output, hidden), y));
  });
}

function additiveAttentionSeq2Seq(): Work {
  const [source, target] = [tokens(64 * 12, 200), tokens(64 * 12, 200)];
  const y = oneHot(tokens(64 * 12, 200), 200);
  const [sourceEmbedding, targetEmbedding] = [weights(200, 64), weights(200, 64)];
  const [encoder, decoder] = [createCell('lstm', 64, 128), createCell('lstm', 64, 128)];
  const fromContext = weights(128, 512);
  const [keys, query, score] = [dense(128, 128), weights(128, 128), weights(128, 1)];
  const output = dense(256, 200);
  return training(() => {
    const encoding = run(encoder, embed(sourceEmbedding, source), 64);
    const encoded = tf.stack(encoding.states, 1); // [B, S, u]
    const keyed = tf.reshape(apply(keys, asRows(encoding.states)), [64, 12, 128]);
    // The part of the gates that does not wait for the context, for all steps at once.
    const fromTarget = tf.reshape(
      apply(decoder.input, embed(targetEmbedding, target)),
      [64, 12, 512],
    );
    let state = encoding.last;
    const returned = (tf.unstack(fromTarget, 1) as Rows[]).map((each) => {
      const asked = tf.tanh(tf.add(keyed, tf.expandDims(tf.matMul(state.h, query), 1)));
      const scores = tf.matMul(tf.reshape(asked, [64 * 12, 128]), score);
      const attention = tf.softmax(tf.reshape(scores, [64, 1, 12]));
      const context: Rows = tf.reshape(tf.matMul(attention, encoded), [64, 128]);
      state = decoder.step(tf.add(each, tf.matMul(context, fromContext)), state);
      return tf.concat([state.h, context], 1);
    });
    return tf.mean(crossEntropies(apply(output, asRows(returned)), y));
  });
}

interface Norm {
  readonly gain: tf.Variable<tf.Rank.R1>;
  readonly bias: tf.Variable<tf.Rank.R2>;
}

function norm(width: number): Norm {
  return { gain: variable(tf.ones<tf.Rank.R1>([width])), bias: weights(width) };
}

function normalize({ gain, bias }: Norm, x: Rows): Rows {
  const centred = tf.sub(x, tf.mean(x, 1, true));
  const variance = tf.mean(tf.square(centred), 1, true);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-5))), gain), bias);
}

/** x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))) */
function gelu(x: Rows): Rows {
  const cubed = tf.mul(x, tf.square(x));
  const inner = tf.mul(Math.sqrt(2 / Math.PI), tf.add(x, tf.mul(0.044715, cubed)));
  return tf.mul(tf.mul(0.5, x), tf.add(1, tf.tanh(inner)));
}

function transformer({ causal }: { causal: boolean }): Work {
  const [x, y] = [tokens(32 * 64, 64), oneHot(tokens(32 * 64, 64), 64)];
  const scored = Float32Array.from({ length: 32 * 64 }, () => (random() < 0.15 ? 1 : 0));
  const mask = tf.tensor1d(scored);
  const scoredCount = scored.reduce((sum, each) => sum + each, 0);
  const isFuture = (from: number, to: number) => (to > from ? -1e9 : 0);
  const future = tf.tensor2d(
    Array.from({ length: 64 }, (_, from) =>
      Array.from({ length: 64 }, (__, to) => isFuture(from, to)),
    ),
  );
  const [embedding, positions] = [weights(64, 64), weights(64, 64)];
  const blocks = [0, 1].map(() => ({
    attentionNorm: norm(64),
    queriesKeysValues: dense(64, 192),
    attentionOutput: dense(64, 64),
    mlpNorm: norm(64),
    mlpIn: dense(64, 256),
    mlpOutput: dense(256, 64),
  }));
  const [lastNorm, output] = [norm(64), dense(64, 64)];

  const attend = (block: (typeof blocks)[number], rows: Rows): Rows => {
    const projected = tf.reshape(apply(block.queriesKeysValues, rows), [32, 64, 3, 4, 16]);
    const [q, k, v] = tf.unstack(tf.transpose(projected, [2, 0, 3, 1, 4])) as [
      tf.Tensor4D,
      tf.Tensor4D,
      tf.Tensor4D,
    ]; // each [B, heads, T, 16]
    const scores = tf.mul(tf.matMul(q, k, false, true), 0.25);
    const attention = tf.softmax(causal ? tf.add(scores, future) : scores);
    const attended = tf.transpose(tf.matMul(attention, v), [0, 2, 1, 3]);
    return apply(block.attentionOutput, tf.reshape(attended, [32 * 64, 64]));
  };

  return training(() => {
    const embedded = tf.reshape(embed(embedding, x), [32, 64, 64]);
    let rows: Rows = tf.reshape(tf.add(embedded, positions), [32 * 64, 64]);
    for (const block of blocks) {
      rows = tf.add(rows, attend(block, normalize(block.attentionNorm, rows)));
      const hidden = gelu(apply(block.mlpIn, normalize(block.mlpNorm, rows)));
      rows = tf.add(rows, apply(block.mlpOutput, hidden));
    }
    const losses = crossEntropies(apply(output, normalize(lastNorm, rows)), y);
    return causal ? tf.mean(losses) : tf.div<tf.Scalar>(tf.sum(tf.mul(losses, mask)), scoredCount);
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
