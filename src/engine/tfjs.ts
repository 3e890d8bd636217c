import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu/dist/index';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { traceCells } from './cell-trace';
import type { Batch, CellTrace, Engine, Inputs, TrainableModel, Weights } from './engine';
import { countParameters, initialWeights, weightShapes } from './initial-weights';
import type { ModelSpec } from './model-spec';
import { runCell } from './tfjs-cells';

/**
 * TensorFlow.js as the engine: WebAssembly where it runs, else plain JavaScript.
 *
 * @param wasm where the .wasm files are: a folder ending in "/", or a URL for each file name
 */
export async function loadTfjsEngine({ wasm }: { wasm: WasmFiles }): Promise<Engine> {
  const backend = await chooseBackend(wasm);
  return {
    name: 'tfjs',
    backend,
    create: (spec, seed) => createModel(spec, initialWeights(spec, seed)),
    restore: createModel,
  };
}

const WITH_THREADS = 'tfjs-backend-wasm-threaded-simd.wasm';

export type WasmFiles = string | Readonly<Record<string, string>>;

async function chooseBackend(wasm: WasmFiles): Promise<string> {
  if (tf.getBackend() === 'wasm') return 'wasm'; // its files are read once
  // One thread: a page without cross-origin isolation has no shared memory.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // It wants to know of the file for threads too, though it never reads it.
  setWasmPaths(typeof wasm === 'string' ? wasm : { [WITH_THREADS]: 'unused', ...wasm });
  if (await tf.setBackend('wasm').catch(() => false)) return 'wasm';
  await tf.setBackend('cpu');
  return 'cpu';
}

function createModel(spec: ModelSpec, initial: Weights): TrainableModel {
  const variables = createVariables(spec, initial);
  const all = [...variables.values()];
  const { learningRate, beta1, beta2, epsilon, clipNorm } = spec.optimizer;
  const optimizer = tf.train.adam(learningRate, beta1, beta2, epsilon);
  const weights = (): Weights =>
    Object.fromEntries(
      [...variables].map(([name, variable]) => {
        const data = Float32Array.from(variable.dataSync());
        return [name, { shape: [...variable.shape], data }];
      }),
    );
  const loss = ({ inputs, targets }: Batch): tf.Scalar => {
    requireTargets(spec, inputs, targets);
    const output = forward(spec, variables, inputs);
    return LOSSES[spec.loss](output, targets, inputs, spec) as tf.Scalar;
  };

  return {
    spec,
    parameterCount: countParameters(spec),
    trainStep: (batch) =>
      tf.tidy(() => {
        const { value, grads } = tf.variableGrads(() => loss(batch), all);
        optimizer.applyGradients(clipByGlobalNorm(grads, clipNorm));
        return value.dataSync()[0]!;
      }),
    evaluate: (batch) => tf.tidy(() => loss(batch).dataSync()[0]!),
    predict: (inputs) =>
      tf.tidy(() => {
        const output = forward(spec, variables, inputs);
        const data = Float32Array.from(output.dataSync());
        return hasEveryStep(spec) ? batchMajor(data, inputs) : data;
      }),
    trace: (inputs): readonly CellTrace[] => traceCells(spec, weights(), inputs),
    weights,
    dispose() {
      optimizer.dispose();
      for (const variable of all) variable.dispose();
    },
  };
}

/** @throws {RangeError} naming the weight that is missing or has another shape */
function createVariables(spec: ModelSpec, initial: Weights): Map<string, tf.Variable> {
  const shapes = weightShapes(spec);
  for (const { name, shape } of shapes) {
    const given = initial[name];
    const found = given === undefined ? 'nothing' : `[${given.shape.join(', ')}]`;
    if (found !== `[${shape.join(', ')}]`) {
      throw new RangeError(`weight ${name} requires shape [${shape.join(', ')}], got ${found}`);
    }
  }
  return new Map(
    shapes.map(({ name, shape }) => {
      const tensor = tf.tensor(initial[name]!.data, [...shape]);
      const variable = tf.variable(tensor); // takes the tensor over
      tensor.dispose();
      return [name, variable];
    }),
  );
}

/** The last layer's output: [B, size], or time-major [T·B, size] when every step is returned. */
function forward(
  spec: ModelSpec,
  variables: ReadonlyMap<string, tf.Variable>,
  inputs: Inputs,
): tf.Tensor2D {
  const { batch, steps } = inputs;
  let rows = inputRows(spec, inputs); // [T·B, d]
  spec.layers.forEach((layer, i) => {
    const named = (name: string) => variables.get(`${i}.${name}`) as tf.Variable<tf.Rank.R2>;
    switch (layer.kind) {
      case 'embedding':
        rows = tf.matMul(rows, named('embedding')); // [T·B, V] · [V, u] -> [T·B, u]
        break;
      case 'recurrent': {
        const [kernel, recurrent] = [named('kernel'), named('recurrent')];
        const [bias, recurrentBias] = [named('bias'), named('recurrentBias')];
        const cell = { kernel, recurrent, bias, recurrentBias };
        const states = runCell(layer.cell, tf.reshape(rows, [steps, batch, -1]), cell);
        rows = layer.returns === 'every-step' ? tf.concat(states, 0) : states[steps - 1]!;
        break;
      }
      case 'dense':
        rows = tf.add(tf.matMul(rows, named('kernel')), named('bias'));
        break;
    }
  });
  return rows;
}

/**
 * The inputs time-major, [T·B, d]. Tokens become one-hot rows: the product with them is the row
 * lookup, and its gradient needs no kernel that the wasm backend lacks.
 */
function inputRows({ input }: ModelSpec, inputs: Inputs): tf.Tensor2D {
  const { batch, steps, data } = inputs;
  const expected = batch * steps * (input.kind === 'values' ? input.size : 1);
  if (data.length !== expected) {
    throw new RangeError(`inputs require ${expected} numbers, got ${data.length}`);
  }
  const ordered = timeMajor(data, inputs);
  if (input.kind === 'tokens') return oneHot(ordered, input.size);
  return tf.tensor2d(Float32Array.from(ordered), [steps * batch, input.size]);
}

/** Checked first: a single target would be stretched to all, and a tape cut short leaks tensors. */
function requireTargets(spec: ModelSpec, inputs: Inputs, targets: Batch['targets']): void {
  const scored = inputs.batch * (hasEveryStep(spec) ? inputs.steps : 1);
  const isTokens = spec.loss === 'softmax-cross-entropy';
  const expected = scored * (isTokens ? 1 : spec.layers.at(-1)!.units);
  if (targets.length !== expected) {
    throw new RangeError(`targets require ${expected} numbers, got ${targets.length}`);
  }
}

function oneHot(tokens: Float32Array | Int32Array, size: number): tf.Tensor2D {
  const ids = tf.tensor1d(Int32Array.from(tokens), 'int32');
  // Asked for floats at once, the wasm kernel writes the bits of integers.
  return tf.cast(tf.oneHot(ids, size), 'float32') as tf.Tensor2D;
}

const LOSSES: Readonly<
  Record<
    ModelSpec['loss'],
    (output: tf.Tensor2D, targets: Batch['targets'], inputs: Inputs, spec: ModelSpec) => tf.Tensor
  >
> = {
  /** mean over the batch and the outputs of (output − target)² */
  'mean-squared-error': (output, targets, inputs, spec) => {
    const ordered = hasEveryStep(spec) ? timeMajor(targets, inputs) : targets;
    const target = tf.tensor2d(Float32Array.from(ordered), output.shape);
    return tf.mean(tf.square(tf.sub(output, target)));
  },

  /** mean over the scored steps of −log softmax(output)[target], in nats */
  'softmax-cross-entropy': (output, targets, inputs, spec) => {
    const ordered = hasEveryStep(spec) ? timeMajor(targets, inputs) : targets;
    const [rows, size] = output.shape;
    const target = oneHot(ordered, size); // [N, V]
    // Written out with its gradient, (softmax − target) / N: half the operations of the tape.
    const crossEntropy = tf.customGrad((logits, save) => {
      const shifted = tf.sub(logits as tf.Tensor, tf.max(logits as tf.Tensor, 1, true));
      const exponentials = tf.exp(shifted);
      const sums = tf.sum(exponentials, 1, true);
      const logProbability = tf.sub(shifted, tf.log(sums));
      (save as tf.GradSaveFunc)([tf.div(exponentials, sums), target]);
      const value = tf.neg(tf.div(tf.sum(tf.mul(target, logProbability)), rows));
      const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) =>
        tf.mul(tf.div(dy, rows), tf.sub(saved[0]!, saved[1]!));
      return { value, gradFunc };
    });
    return crossEntropy(output);
  },
};

/**
 * Gradients scaled by min(1, clip / ‖g‖), with ‖g‖ over all of them together.
 *
 * @see Pascanu, Mikolov & Bengio, On the Difficulty of Training Recurrent Neural Networks (2013)
 */
function clipByGlobalNorm(gradients: tf.NamedTensorMap, clipNorm: number): NamedTensor[] {
  const named = Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
  if (clipNorm === 0) return named;
  const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
  const norm = tf.sqrt(tf.addN(squares));
  const factor = tf.div(clipNorm, tf.maximum(norm, clipNorm));
  return named.map(({ name, tensor }) => ({ name, tensor: tf.mul(tensor, factor) }));
}

interface NamedTensor {
  readonly name: string;
  readonly tensor: tf.Tensor;
}

function hasEveryStep({ layers }: ModelSpec): boolean {
  return !layers.some((layer) => layer.kind === 'recurrent' && layer.returns === 'last-step');
}

/** [B, T, …] -> [T, B, …], flattened. */
function timeMajor<Data extends Float32Array | Int32Array>(data: Data, inputs: Inputs): Data {
  const { batch, steps } = inputs;
  return reorder(data, batch, steps);
}

/** [T, B, …] -> [B, T, …], flattened. */
function batchMajor<Data extends Float32Array | Int32Array>(data: Data, inputs: Inputs): Data {
  const { batch, steps } = inputs;
  return reorder(data, steps, batch);
}

/** Swaps the two outer axes: [a, b, size] -> [b, a, size]. */
function reorder<Data extends Float32Array | Int32Array>(data: Data, a: number, b: number): Data {
  if (a === 1 || b === 1) return data;
  const size = data.length / (a * b);
  const swapped = data.slice() as Data;
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      const from = (i * b + j) * size;
      swapped.set(data.subarray(from, from + size), (j * a + i) * size);
    }
  }
  return swapped;
}
