import type { CellKind } from '../../engine/model-spec';
import { trainStep } from '../../models/train-step';
import { inSlices } from '../../models/in-slices';
import { createRandom } from '../../random/random';
import type { ExperimentContext, SharedEvent } from '../experiment';
import {
  ALPHABET,
  recallAccuracy,
  recallBatch,
  recallSpec,
  recallWork,
  RECALL_TESTED,
  withForgetBias,
  type RecallTask,
} from './delayed-recall';
import type { Recall, RecallCourse, RecallResults, Expected } from './vanishing-gradient-event';

const UNITS = 32;
/** Accuracy is looked at so many times on the way. */
const CHECKS = 8;
/** From here on a task counts as learned, and the training stops. */
const LEARNED = 0.99;
const TIMED_STEPS = 3;

export interface RecallTraining {
  readonly tasks: readonly RecallTask[];
  readonly cells: readonly CellKind[];
  readonly forgetBias: (task: RecallTask) => number;
  /** training steps of one cell at one task, at most */
  readonly steps: number;
  /** whether it takes so long that the time is said first */
  readonly says: boolean;
  /** the run's steps before this, and in all */
  readonly done: number;
  readonly total: number;
}

type Told = Generator<Recall | Expected | SharedEvent, readonly RecallResults[], undefined>;

/** Trains every cell at every task until it has learned it or its steps are used up. */
export function* trainRecall(context: ExperimentContext, training: RecallTraining): Told {
  const { seed } = context;
  const { tasks, cells, steps, total } = training;
  if (training.says) yield expectation(context, training);
  const results = tasks.map((task) => ({ ...chanceAt(task), cells: [] as RecallCourse[] }));
  const told = (): Recall => ({
    kind: 'recall',
    tasks: results.map((result) => ({ ...result, cells: [...result.cells] })),
  });
  let { done } = training;
  for (const [i, task] of tasks.entries()) {
    for (const [j, cell] of cells.entries()) {
      const model = createAt(context, cell, training.forgetBias(task));
      const [random, tested] = [createRandom(seed), createRandom(seed + 1)];
      const course = { cell, steps: [] as number[], accuracy: [] as number[] };
      const result = results[i]!;
      const before = done;
      try {
        for (let step = 1; step <= steps; step++) {
          yield* inSlices(trainStep(model, recallBatch(task, random), step));
          done++;
          if (step % Math.ceil(steps / CHECKS) === 0) {
            const accuracy = recallAccuracy(model, task, tested);
            course.steps.push(step);
            course.accuracy.push(accuracy);
            const ends = step === steps || accuracy >= LEARNED;
            result.cells[j] = {
              ...course,
              outcome: ends ? outcomeOf(accuracy, result) : 'training',
            };
            yield told();
            if (ends) done = before + steps; // what it did not need is done too
          }
          yield { kind: 'progress', step: done, total };
          if (done === before + steps) break;
        }
      } finally {
        model.dispose();
      }
    }
  }
  return results;
}

/** Counted work, and the time that a few steps of each kind take on this machine. */
function expectation(
  context: ExperimentContext,
  { tasks, cells, steps }: RecallTraining,
): Expected {
  let [products, milliseconds] = [0, 0];
  for (const task of tasks) {
    const batch = recallBatch(task, createRandom(context.seed));
    for (const cell of cells) {
      products += steps * recallWork(task, cell, UNITS);
      const model = createAt(context, cell, 1);
      try {
        model.trainStep(batch); // the first one makes its plans
        const start = context.now();
        for (let step = 0; step < TIMED_STEPS; step++) model.trainStep(batch);
        milliseconds += ((context.now() - start) / TIMED_STEPS) * steps;
      } finally {
        model.dispose();
      }
    }
  }
  return { kind: 'expected', billions: products / 1e9, seconds: milliseconds / 1000 };
}

function createAt({ engine, seed }: ExperimentContext, cell: CellKind, forgetBias: number) {
  const spec = recallSpec(cell, UNITS);
  const model = engine.create(spec, seed);
  if (cell !== 'lstm') return model;
  const weights = withForgetBias(model.weights(), '0', forgetBias);
  model.dispose();
  return engine.restore(spec, weights);
}

/** Guessing is right once in so many; luck on the tested symbols reaches three deviations further. */
function chanceAt({ symbols, delay }: RecallTask) {
  const chance = 1 / ALPHABET;
  const deviation = Math.sqrt((chance * (1 - chance)) / (RECALL_TESTED * symbols));
  return { symbols, delay, chance, luck: chance + 3 * deviation };
}

function outcomeOf(accuracy: number, { luck }: { readonly luck: number }): RecallCourse['outcome'] {
  return accuracy >= LEARNED ? 'learned' : accuracy > luck ? 'partly' : 'untrained';
}
