import type { Crew, StoredPlan } from './crew';
import { MOST_SHARDS, type ModelMemory } from './batch-plan';
import type { EngineMemory } from './memory';
import type { OptimizerSpec } from './model-spec';
import { PlanWriter } from './plan';

/** Changes the weights by the gradients that the shards of a batch left. */
export interface Optimizer {
  learningRate: number;
  step(shards: number): void;
  dispose(): void;
}

/** From so many weights on, they are updated in parts that threads can share. */
const LEAST_TO_SHARE = 1 << 14;
/** Weights of one call, at most: two milliseconds or so. */
const MOST_OF_A_CALL = 1 << 20;

/**
 * Adds the shards' gradients up in their order, cuts their norm, and takes a step of Adam, AdamW or
 * gradient descent. Formulas: assembly/optimizer.ts.
 */
export function createOptimizer(
  spec: OptimizerSpec,
  model: ModelMemory,
  memory: EngineMemory,
  crew: Crew,
): Optimizer {
  const { weights, gradients } = model;
  const { floats, decaying } = model.layout;
  const isAdam = spec.kind !== 'gradient-descent';
  const what = `the optimizer of ${floats} weights`;
  const [m, v] = isAdam ? [memory.allocate(floats, what), memory.allocate(floats, what)] : [0, 0];
  const parts = partsOf(floats);
  const pieces = parts.flat();
  const settings = memory.allocate(8, what);
  const squares = memory.allocate(2 * pieces.length, what);
  const plans = new Map<number, readonly (readonly StoredPlan[])[]>();
  let { learningRate } = spec;
  let steps = 0;

  function plansFor(shards: number): readonly (readonly StoredPlan[])[] {
    const known = plans.get(shards);
    if (known !== undefined) return known;
    let piece = 0;
    const sums = parts.map((part) => {
      const plan = new PlanWriter();
      for (const { from, count } of part) {
        const at = gradients + 4 * from;
        plan.call('sumGradients', count, at, shards, floats, squares + 8 * piece++);
      }
      return plan.calls;
    });
    const updates = parts.map((part) => {
      const plan = new PlanWriter();
      for (const { from, count } of part) {
        const [w, g] = [weights + 4 * from, gradients + 4 * from];
        const cut = [settings, squares, pieces.length];
        if (isAdam) {
          const shrinking = Math.max(0, Math.min(count, decaying - from));
          plan.call('adam', count, shrinking, w, g, m + 4 * from, v + 4 * from, ...cut);
        } else {
          plan.call('gradientDescent', count, w, g, ...cut);
        }
      }
      return plan.calls;
    });
    const jobs = [sums, updates].map((job) => job.map((plan) => crew.store(plan)));
    plans.set(shards, jobs);
    return jobs;
  }

  return {
    get learningRate() {
      return learningRate;
    },
    set learningRate(rate: number) {
      learningRate = rate;
    },
    step(shards) {
      steps += 1;
      memory.floats(settings, 8).set(settingsOf(spec, learningRate, steps));
      for (const job of plansFor(shards)) crew.run(job);
    },
    dispose() {
      for (const plan of [...plans.values()].flat(2)) crew.forget(plan);
      for (const block of isAdam ? [m, v, settings, squares] : [settings, squares]) {
        memory.free(block);
      }
    },
  };
}

function settingsOf(spec: OptimizerSpec, rate: number, steps: number): number[] {
  if (spec.kind === 'gradient-descent') return [rate, spec.clipNorm];
  const { epsilon, clipNorm } = spec;
  // As the kernel has them: else the corrections would be those of other numbers.
  const [beta1, beta2] = [Math.fround(spec.beta1), Math.fround(spec.beta2)];
  const decay = spec.kind === 'adamw' ? spec.weightDecay : 0;
  return [
    ...[rate / (1 - beta1 ** steps), beta1, beta2, Math.sqrt(1 - beta2 ** steps), epsilon],
    ...[1 - rate * decay, clipNorm],
  ];
}

interface Piece {
  readonly from: number;
  readonly count: number;
}

/** The weights in parts, one for each shard, each in pieces. It is no matter of threads. */
function partsOf(floats: number): Piece[][] {
  const parts = floats < LEAST_TO_SHARE ? 1 : MOST_SHARDS;
  const each = Math.ceil(floats / parts / 4) * 4;
  return Array.from({ length: parts }, (_, part) => {
    const pieces: Piece[] = [];
    const end = Math.min(floats, (part + 1) * each);
    for (let from = part * each; from < end; from += MOST_OF_A_CALL) {
      pieces.push({ from, count: Math.min(MOST_OF_A_CALL, end - from) });
    }
    return pieces;
  });
}
