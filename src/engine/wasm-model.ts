import { makeBatchPlan, MOST_SHARDS, shapeOf, type BatchPlan, type Purpose } from './batch-plan';
import type { Crew, StoredPlan } from './crew';
import { dropoutKey } from './dropout-mask';
import type {
  Batch,
  Gradients,
  Inputs,
  Targets,
  Tensors,
  TrainableModel,
  Upstream,
  Weights,
} from './engine';
import {
  requireInputs,
  requireOutputGradient,
  requireTargets,
  requireWeights,
} from './requirements';
import type { EngineMemory } from './memory';
import type { ModelSpec } from './model-spec';
import { createOptimizer } from './optimizer';
import { layOutParameters, readParameters, writeParameters } from './parameters';
import { readRows, readShown, writeIds, writeRowNumbers, writeRows } from './rows';
import { walkLayers } from './walk-layers';
import { answersEveryStep, countParameters, outputSize, weightShapes } from './weight-shapes';

/** Plans kept for shapes of batches that were not seen lately: training's, and all others. */
const KEPT_PLANS = { training: 2, other: 6 };

/** A model whose every step is made by the kernels. */
export function createWasmModel(
  spec: ModelSpec,
  initial: Weights,
  seed: number,
  memory: EngineMemory,
  crew: Crew,
): TrainableModel {
  const shapes = weightShapes(spec);
  requireWeights(spec, initial);
  const layout = layOutParameters(shapes);
  const { floats } = layout;
  const what = `a model of ${countParameters(spec)} weights`;
  const weightsAt = memory.allocate(floats, what);
  const gradientsAt = memory.allocate(floats * MOST_SHARDS, what);
  const dropouts = countDropouts(spec.layers) + countDropouts(spec.encoder?.layers ?? []);
  const dropoutKeys = memory.allocate(dropouts, what);
  const model = { layout, weights: weightsAt, gradients: gradientsAt, dropoutKeys };
  const optimizer = createOptimizer(spec.optimizer, model, memory, crew);
  writeParameters(memory, weightsAt, layout, initial);
  const every = answersEveryStep(spec);
  const size = outputSize(spec);
  const plans = new Map<string, BatchPlan>();
  let trained = 0;
  let isDisposed = false;

  function planFor(inputs: Inputs, purpose: Purpose): BatchPlan {
    if (isDisposed) throw new Error('the model was disposed of');
    const shape = shapeOf(inputs);
    const { batch, steps, sourceSteps = '', given } = shape;
    const key = [purpose, batch, steps, sourceSteps, ...given].join(' ');
    let plan = plans.get(key);
    plans.delete(key); // the newest is the last
    if (plan === undefined) {
      dropOldest(purpose);
      plan = makeBatchPlan(spec, purpose, shape, model, memory, crew);
    }
    plans.set(key, plan);
    return plan;
  }

  function dropOldest(purpose: Purpose): void {
    const isTraining = (key: string) => key.startsWith('training');
    const same = [...plans.keys()].filter((key) => isTraining(key) === (purpose === 'training'));
    if (same.length < KEPT_PLANS[purpose === 'training' ? 'training' : 'other']) return;
    plans.get(same[0]!)!.dispose();
    plans.delete(same[0]!);
  }

  function putInputs({ shards }: BatchPlan, inputs: Inputs): void {
    for (const shard of shards) {
      const put = (to: typeof shard.input, { data }: Inputs) => {
        if (to.kind === 'tokens') writeIds(memory, to.ids, to.rows, data, shard);
        else writeRows(memory, to.values, to.axis, to.rows, data as Float32Array, shard);
      };
      put(shard.input, inputs);
      if (shard.source !== undefined) put(shard.source, inputs.source!);
      for (const [name, { at, units }] of shard.starts) {
        const axis = [units];
        const rows = { sequences: shard.count, steps: 1, sequenceRow: 1, stepRow: 1 };
        const { start = {} } = name.startsWith('encoder.') ? inputs.source! : inputs;
        const given = start[name] ?? new Float32Array(inputs.batch * units);
        writeRows(memory, at, axis, rows, given, shard);
      }
    }
  }

  function putTargets({ shards }: BatchPlan, { targets, targetWeights }: Targets): void {
    const isTokens = spec.loss === 'softmax-cross-entropy';
    const numbers = isTokens ? 1 : size; // of one target
    const rowsCounted =
      targetWeights?.reduce((sum, weight) => sum + weight, 0) ?? targets.length / numbers;
    for (const shard of shards) {
      const { rows, axis } = shard.output;
      if (isTokens) {
        writeIds(memory, shard.targets, rows, targets, shard);
      } else {
        writeRows(memory, shard.targets, axis, rows, targets as Float32Array, shard);
      }
      const count = rows.sequences * rows.steps;
      if (targetWeights === undefined) memory.floats(shard.targetWeights, count).fill(1);
      else writeRowNumbers(memory, shard.targetWeights, rows, targetWeights, shard);
      memory.floats(shard.share, 1)[0] = 1 / (rowsCounted * numbers);
    }
  }

  /** The mean loss: shard by shard, in their order. */
  function lossOf({ shards }: BatchPlan): number {
    return shards.reduce((sum, { loss }) => sum + memory.doubles(loss, 1)[0]!, 0);
  }

  function readOutput({ shards }: BatchPlan, inputs: Inputs): Float32Array {
    const to = new Float32Array(inputs.batch * (every ? inputs.steps : 1) * size);
    for (const shard of shards) {
      const { values, axis, rows } = shard.output;
      readRows(memory, values, axis, rows, to, shard);
    }
    return to;
  }

  function prepareStep(batch: Batch): BatchPlan {
    requireInputs(spec, batch.inputs);
    requireTargets(spec, batch.inputs, batch);
    const plan = planFor(batch.inputs, 'training');
    putInputs(plan, batch.inputs);
    putTargets(plan, batch);
    const keys = memory.ints(dropoutKeys, dropouts);
    for (let n = 0; n < dropouts; n++) keys[n] = dropoutKey(seed, trained, n);
    return plan;
  }

  function finishStep(plan: BatchPlan): number {
    trained += 1;
    optimizer.step(plan.shards.length);
    return lossOf(plan);
  }

  const runAll = (...jobs: (readonly StoredPlan[])[]) => {
    for (const job of jobs) crew.run(job);
  };

  return {
    spec,
    parameterCount: countParameters(spec),
    get learningRate() {
      return optimizer.learningRate;
    },
    set learningRate(rate: number) {
      optimizer.learningRate = rate;
    },
    trainStep(batch) {
      const plan = prepareStep(batch);
      crew.run(plan.train);
      return finishStep(plan);
    },
    *trainSlices(batch) {
      const plan = prepareStep(batch);
      yield* crew.slices(plan.train);
      return finishStep(plan);
    },
    evaluate(batch) {
      requireInputs(spec, batch.inputs);
      requireTargets(spec, batch.inputs, batch);
      const plan = planFor(batch.inputs, 'inference');
      putInputs(plan, batch.inputs);
      putTargets(plan, batch);
      runAll(plan.forward, plan.loss);
      return lossOf(plan);
    },
    predict(inputs) {
      requireInputs(spec, inputs);
      const plan = planFor(inputs, 'inference');
      putInputs(plan, inputs);
      crew.run(plan.forward);
      return readOutput(plan, inputs);
    },
    look(inputs): Tensors {
      requireInputs(spec, inputs);
      const plan = planFor(inputs, 'gradients');
      putInputs(plan, inputs);
      crew.run(plan.forward);
      return shownBy(memory, plan.shards[0]!.shown);
    },
    gradients(inputs, upstream: Upstream): Gradients {
      requireInputs(spec, inputs);
      const plan = planFor(inputs, 'gradients');
      const shard = plan.shards[0]!;
      putInputs(plan, inputs);
      let loss: number | undefined;
      if ('gradient' in upstream) {
        const { gradient, axis, rows } = shard.output;
        requireOutputGradient(spec, inputs, upstream.gradient);
        crew.run(plan.forward);
        writeRows(memory, gradient, axis, rows, upstream.gradient, shard);
      } else {
        requireTargets(spec, inputs, upstream);
        putTargets(plan, upstream);
        runAll(plan.forward, plan.lossGradient);
        loss = lossOf(plan);
      }
      crew.run(plan.back);
      return {
        loss,
        weights: readParameters(memory, gradientsAt, layout),
        inputs: inputGradient(shard),
        states: shownBy(memory, shard.shownGradients),
      };
    },
    weights: () => readParameters(memory, weightsAt, layout),
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      for (const plan of plans.values()) plan.dispose();
      plans.clear();
      optimizer.dispose();
      for (const block of [weightsAt, gradientsAt, dropoutKeys]) memory.free(block);
    },
  };

  /** By the input's values; for tokens, by the vectors they first became, embedded or one-hot. */
  function inputGradient({ input, firstValues, first, count }: BatchPlan['shards'][number]) {
    const { rows } = input;
    const { gradient, axis } =
      input.kind === 'values' ? input : (firstValues ?? { ...input, axis: [input.size] });
    const to = new Float32Array(rows.sequences * rows.steps * axis.reduce((a, b) => a + b, 0));
    readRows(memory, gradient, axis, rows, to, { first, count });
    return to;
  }
}

function shownBy(
  memory: EngineMemory,
  shown: ReadonlyMap<string, Parameters<typeof readShown>[1]>,
): Tensors {
  return Object.fromEntries([...shown].map(([name, each]) => [name, readShown(memory, each)]));
}

/** Those that drop anything. */
function countDropouts(layers: ModelSpec['layers']): number {
  return walkLayers(layers).filter(({ layer }) => layer.kind === 'dropout' && layer.rate > 0)
    .length;
}
