import type { Engine, Inputs, TrainableModel, Weights } from '../engine/engine';
import { ADAM, type CellKind, type ModelSpec } from '../engine/model-spec';
import { createRandom } from '../random/random';
import { fitScaling, scale, type Scaling } from '../series/scaling';
import type { Range, Split } from '../series/split';
import { restoreWeights, saveWeights, type SavedWeights } from './saved-weights';
import { trainStep, wholeSteps } from './train-step';

/** A network that sees `window` rows of one column and names a later row. */
export interface ForecasterDesign {
  readonly cell: CellKind;
  readonly units: number;
  /** rows seen */
  readonly window: number;
  /** how many rows after the last one seen: 1 is the next */
  readonly ahead: number;
  /**
   * `value`: the row itself, from the rows as they are. `change`: how far it lies from the last row
   * seen, from the rows measured from there; a trend then leads nowhere it has not been.
   */
  readonly learns: 'value' | 'change';
}

export interface ForecasterTraining {
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  /** validation is measured after every so many steps */
  readonly stepsBetweenChecks: number;
  readonly seed: number;
}

/**
 * How long to train: fewer steps for a longer window, whose steps take longer, so that a run stays
 * a matter of seconds. Counted, not timed: the same file gives the same run on every machine.
 *
 * @param window rows seen
 */
export function forecasterTraining(window: number, seed: number): ForecasterTraining {
  const steps = Math.min(400, Math.max(120, Math.round(4800 / window / 10) * 10));
  return { steps, batch: 32, learningRate: 0.01, stepsBetweenChecks: 10, seed };
}

export interface Forecaster {
  readonly design: ForecasterDesign;
  readonly scaling: Scaling;
  readonly parameterCount: number;
  /**
   * Forecasts rows from the `window` rows that end `ahead` rows before each, all of them known.
   *
   * @param values the whole column, shape [n]
   * @param rows which rows to forecast, half-open
   * @returns shape [rows], the unit of `values`
   * @throws {RangeError} if the first row has no whole window before it
   */
  predict(values: Float64Array, rows: Range): Float64Array;
  /**
   * Recursive forecasts (free running): each forecast is read as if it were the next row.
   *
   * @param origins the first row that is not known, for each forecast; a window before each
   * @param horizon rows ahead
   * @returns shape [origins, horizon], the unit of `values`
   */
  predictAhead(
    values: Float64Array,
    origins: readonly number[],
    horizon: number,
  ): readonly Float64Array[];
  save(): SavedForecaster;
  dispose(): void;
}

/** What training tells: losses are mean squared errors of the scaled column. */
export interface ForecasterStep {
  readonly step: number;
  readonly training: number;
  /** only where it was measured */
  readonly validation: number | undefined;
  /** the network as it is now; valid until the next step */
  readonly forecaster: Forecaster;
}

export interface TrainedForecaster {
  readonly forecaster: Forecaster;
  /** steps after which the validation loss was smallest: the weights that were kept */
  readonly bestStep: number;
}

/** At most this many validation rows are measured while training. */
const MOST_CHECKED = 256;

/**
 * Trains a forecaster, one optimizer step a turn, and keeps the weights with the smallest validation
 * loss. Scaling is fitted on the training rows; the test rows are never looked at. A turn without a
 * value is a slice of a step that takes long.
 *
 * @param values the column, shape [n]
 * @throws {RangeError} if no window fits into the training rows
 */
export function* trainForecasterInSlices(
  engine: Engine,
  values: Float64Array,
  split: Split,
  design: ForecasterDesign,
  training: ForecasterTraining,
): Generator<ForecasterStep | undefined, TrainedForecaster, undefined> {
  const scaling = fitScaling(values, split.training);
  const scaled = Float32Array.from(scale(values, scaling));
  const reach = design.window + design.ahead - 1;
  const trainable = split.training.end - split.training.start - reach;
  if (trainable < 1) {
    throw new RangeError(
      `trainForecaster requires more than ${reach} training rows for a window of ${design.window}, ` +
        `got ${split.training.end - split.training.start}`,
    );
  }
  const checked = spread(split.validation, MOST_CHECKED);
  const random = createRandom(training.seed);
  const model = engine.create(specOf(design, training.learningRate), training.seed);
  const forecaster = createForecaster(model, design, scaling);
  let best = { loss: Infinity, step: 0, weights: model.weights() };

  try {
    for (let step = 1; step <= training.steps; step++) {
      const targets = Array.from(
        { length: Math.min(training.batch, trainable) },
        () => split.training.start + reach + Math.floor(random() * trainable),
      );
      const loss = yield* trainStep(model, batchOf(scaled, targets, design), step);
      let validation: number | undefined;
      if (step % training.stepsBetweenChecks === 0 || step === 1 || step === training.steps) {
        validation = model.evaluate(batchOf(scaled, checked, design));
        if (validation < best.loss) best = { loss: validation, step, weights: model.weights() };
      }
      yield { step, training: loss, validation, forecaster };
    }
  } finally {
    model.dispose();
  }
  const kept = engine.restore(model.spec, best.weights);
  return { forecaster: createForecaster(kept, design, scaling), bestStep: best.step };
}

/** {@link trainForecasterInSlices}, a turn for every step. */
export function trainForecaster(...args: Parameters<typeof trainForecasterInSlices>) {
  return wholeSteps(trainForecasterInSlices(...args));
}

export interface SavedForecaster {
  readonly format: 'unroll-forecaster';
  readonly version: 1;
  readonly design: ForecasterDesign;
  readonly scaling: Scaling;
  readonly weights: SavedWeights;
}

/** @throws {RangeError} if it is of another version, or its weights do not fit its design */
export function loadForecaster(engine: Engine, saved: SavedForecaster): Forecaster {
  const { format, version } = saved as { format: unknown; version: unknown };
  if (format !== 'unroll-forecaster' || version !== 1) {
    throw new RangeError(
      `loadForecaster requires unroll-forecaster version 1, got ${String(format)} ${String(version)}`,
    );
  }
  const weights: Weights = restoreWeights(saved.weights);
  const model = engine.restore(specOf(saved.design, 0), weights);
  return createForecaster(model, saved.design, saved.scaling);
}

/** One recurrent cell over the window, and a linear layer from its last state to one number. */
function specOf({ cell, units }: ForecasterDesign, learningRate: number): ModelSpec {
  return {
    input: { kind: 'values', size: 1 },
    layers: [
      { kind: 'recurrent', cell, units, returns: 'last-step' },
      { kind: 'dense', units: 1 },
    ],
    loss: 'mean-squared-error',
    optimizer: { ...ADAM, learningRate },
  };
}

function createForecaster(
  model: TrainableModel,
  design: ForecasterDesign,
  scaling: Scaling,
): Forecaster {
  const { window, ahead } = design;
  const toUnit = (value: number) => value * scaling.deviation + scaling.mean;
  return {
    design,
    scaling,
    parameterCount: model.parameterCount,
    predict(values, { start, end }) {
      const reach = window + ahead - 1;
      if (start < reach) {
        throw new RangeError(`predict requires ${reach} rows before row ${start}`);
      }
      // Only the rows needed are scaled: a column may have a million.
      const first = start - reach;
      const scaled = Float32Array.from(scale(values.subarray(first, end), scaling));
      const targets = Array.from({ length: end - start }, (_, i) => reach + i);
      const answers = model.predict(inputsOf(scaled, targets, design));
      return Float64Array.from(answers, (answer, i) => {
        return toUnit(answer + originOf(scaled, targets[i]!, design));
      });
    },
    predictAhead(values, origins, horizon) {
      // One after the other: the window that is known, and room for what will be forecast.
      const length = window + horizon;
      const rows = new Float32Array(origins.length * length);
      origins.forEach((origin, i) => {
        rows.set(scale(values.subarray(origin - window, origin), scaling), i * length);
      });
      const next = { ...design, ahead: 1 };
      for (let h = 0; h < horizon; h++) {
        const targets = origins.map((_, i) => i * length + window + h);
        const answers = model.predict(inputsOf(rows, targets, next));
        targets.forEach((target, i) => {
          rows[target] = answers[i]! + originOf(rows, target, next);
        });
      }
      return origins.map((_, i) =>
        Float64Array.from(rows.subarray(i * length + window, (i + 1) * length), toUnit),
      );
    },
    save: () => ({
      format: 'unroll-forecaster',
      version: 1,
      design,
      scaling,
      weights: saveWeights(model.weights()),
    }),
    dispose: () => model.dispose(),
  };
}

function batchOf(scaled: Float32Array, targets: readonly number[], design: ForecasterDesign) {
  return {
    inputs: inputsOf(scaled, targets, design),
    targets: Float32Array.from(targets, (row) => scaled[row]! - originOf(scaled, row, design)),
  };
}

/** What the rows of a window are measured from: the last row seen, or 0. */
function originOf(
  scaled: Float32Array,
  target: number,
  { learns, ahead }: ForecasterDesign,
): number {
  return learns === 'change' ? scaled[target - ahead]! : 0;
}

/** The windows that end `ahead` rows before each target: [B, window, 1]. */
function inputsOf(
  scaled: Float32Array,
  targets: readonly number[],
  design: ForecasterDesign,
): Inputs {
  const { window, ahead } = design;
  const data = new Float32Array(targets.length * window);
  targets.forEach((row, b) => {
    const end = row - ahead + 1;
    const origin = originOf(scaled, row, design);
    for (let t = 0; t < window; t++) data[b * window + t] = scaled[end - window + t]! - origin;
  });
  return { data, batch: targets.length, steps: window };
}

/** Up to `most` rows of a range, evenly spread. */
function spread({ start, end }: Range, most: number): number[] {
  const count = Math.min(most, end - start);
  return Array.from({ length: count }, (_, i) => start + Math.floor((i * (end - start)) / count));
}
