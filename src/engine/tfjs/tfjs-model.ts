import * as tf from '@tensorflow/tfjs-core';
import { dropoutKey } from '../dropout-mask';
import type { Batch, Gradients, Inputs, Targets, Tensor, TrainableModel, Weights } from '../engine';
import type { ModelSpec } from '../model-spec';
import {
  requireInputs,
  requireOutputGradient,
  requireTargets,
  requireWeights,
} from '../requirements';
import { answersEveryStep, countParameters, weightShapes } from '../weight-shapes';
import { differentiate } from './differentiate';
import { forward } from './forward';
import { gradientPlaces } from './gradient-places';
import type { Pass } from './layer';
import { lossOf } from './losses';
import { createOptimizer } from './optimizers';
import { sequenceMajor, timeMajor } from './time-major';

/**
 * A model in TensorFlow.js operations. Everything is checked before the first of them: a tape that is
 * cut short leaves its tensors behind.
 *
 * @param seed which numbers dropout drops
 * @param onDispose called once, when the model is gone
 */
export function createModel(
  spec: ModelSpec,
  initial: Weights,
  seed: number,
  onDispose: () => void,
): TrainableModel {
  requireWeights(spec, initial);
  const shapes = weightShapes(spec);
  const variables = new Map(
    shapes.map(({ name, shape }) => [name, createVariable(initial[name]!.data, shape)]),
  );
  const all = [...variables.values()];
  const optimizer = createOptimizer(spec.optimizer, all, shapes);
  const everyStep = answersEveryStep(spec);
  let trained = 0;
  let isDisposed = false;

  const run = (inputs: Inputs, pass: Pass = {}): tf.Tensor2D =>
    forward(spec, inputs, (name) => variables.get(name)!, pass);
  const loss = (inputs: Inputs, targets: Targets, pass: Pass = {}): tf.Scalar => {
    const steps = everyStep ? inputs.steps : 1;
    return lossOf(spec.loss, run(inputs, pass), targets, { batch: inputs.batch, steps });
  };
  /** [T·B, size] -> [B, T, size], or as it is where there is one answer for each sequence */
  const answers = (output: tf.Tensor2D, { batch }: Inputs): tf.Tensor =>
    everyStep ? sequenceMajor(output, batch) : output;

  function trainStep({ inputs, ...targets }: Batch): number {
    requireInputs(spec, inputs);
    requireTargets(spec, inputs, targets);
    return tf.tidy(() => {
      const pass: Pass = { dropoutKey: (n) => dropoutKey(seed, trained, n) };
      const { value, gradients } = differentiate(() => loss(inputs, targets, pass), all);
      optimizer.step(gradients);
      trained++;
      return value.dataSync()[0]!;
    });
  }

  return {
    spec,
    parameterCount: countParameters(spec),
    get learningRate() {
      return optimizer.learningRate;
    },
    set learningRate(rate) {
      optimizer.learningRate = rate;
    },
    trainStep,
    *trainSlices(batch) {
      yield; // TensorFlow.js takes a step in one piece
      return trainStep(batch);
    },
    evaluate({ inputs, ...targets }) {
      requireInputs(spec, inputs);
      requireTargets(spec, inputs, targets);
      return tf.tidy(() => loss(inputs, targets).dataSync()[0]!);
    },
    predict(inputs) {
      requireInputs(spec, inputs);
      return tf.tidy(() => Float32Array.from(answers(run(inputs), inputs).dataSync()));
    },
    look(inputs) {
      requireInputs(spec, inputs);
      const seen: Record<string, Tensor> = {};
      tf.tidy(() => {
        run(inputs, { show: (name, tensor) => (seen[name] = copyOf(tensor)) });
      });
      return seen;
    },
    gradients(inputs, upstream): Gradients {
      requireInputs(spec, inputs);
      if ('gradient' in upstream) requireOutputGradient(spec, inputs, upstream.gradient);
      else requireTargets(spec, inputs, upstream);
      return tidied(() => {
        const places = gradientPlaces(spec, inputs);
        const zeros = new Map([...places].map(([name, shape]) => [name, tf.zeros(shape)]));
        const pass: Pass = { zeros };
        const { value, gradients } = differentiate(
          () => ('gradient' in upstream ? run(inputs, pass) : loss(inputs, upstream, pass)),
          [...all, ...zeros.values()],
          'gradient' in upstream ? outputGradient(upstream.gradient, inputs) : undefined,
        );
        const { inputs: byInputs, ...states } = Object.fromEntries(
          [...places.keys()].map((name, i) => {
            const gradient = gradients[all.length + i]!;
            const isOfSteps = !name.endsWith('.start');
            return [name, copyOf(isOfSteps ? sequenceMajor(gradient, inputs.batch) : gradient)];
          }),
        );
        return {
          loss: 'gradient' in upstream ? undefined : value.dataSync()[0]!,
          weights: Object.fromEntries(shapes.map(({ name }, i) => [name, copyOf(gradients[i]!)])),
          inputs: byInputs!.data,
          states,
        };
      });
    },
    weights: () =>
      Object.fromEntries([...variables].map(([name, variable]) => [name, copyOf(variable)])),
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      optimizer.dispose();
      for (const variable of all) variable.dispose();
      onDispose();
    },
  };

  /** [B, T, size] -> [T·B, size], as `forward` returns it */
  function outputGradient(gradient: Float32Array, { batch, steps }: Inputs): tf.Tensor2D {
    const rows = batch * (everyStep ? steps : 1);
    const ordered = everyStep ? timeMajor(gradient, batch, steps) : gradient.slice();
    return tf.tensor2d(ordered, [rows, gradient.length / rows]);
  }
}

function createVariable(data: Float32Array, shape: readonly number[]): tf.Variable {
  const tensor = tf.tensor(data.slice(), [...shape]);
  const variable = tf.variable(tensor); // takes the tensor over
  tensor.dispose();
  return variable;
}

/** tf.tidy for a result that holds no tensor: it would look for them in every array of it. */
function tidied<Result>(f: () => Result): Result {
  let result: Result;
  tf.tidy(() => {
    result = f();
  });
  return result!;
}

function copyOf(tensor: tf.Tensor): Tensor {
  return { shape: [...tensor.shape], data: Float32Array.from(tensor.dataSync()) };
}
