import assert from 'node:assert/strict';
import type { Engine } from '../../src/engine/engine';
import {
  forecasterTraining,
  loadForecaster,
  trainForecaster,
  type Forecaster,
  type ForecasterDesign,
  type ForecasterTraining,
  type SavedForecaster,
} from '../../src/models/forecaster';
import { createRandom, normal } from '../../src/random/random';
import { meanAbsoluteError } from '../../src/series/accuracy';
import { persistence } from '../../src/series/baselines';
import { fitScaling } from '../../src/series/scaling';
import { chronologicalSplit, type Range } from '../../src/series/split';
import { CELLS } from '../engine/specs';
import { assertClose } from '../engine/close';
import { openEngine } from '../engine/open-engine';
import { drain } from './drain';

/** A sine of 25 rows around 50. */
const SINE = Float64Array.from(
  { length: 300 },
  (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / 25),
);
const SPLIT = chronologicalSplit(SINE.length);
const DESIGN: ForecasterDesign = { cell: 'gru', units: 8, window: 10, ahead: 1, learns: 'value' };
const TRAINING: ForecasterTraining = {
  steps: 80,
  batch: 16,
  learningRate: 0.02,
  stepsBetweenChecks: 10,
  seed: 1,
};

describe('the forecaster', () => {
  let engine: Engine;
  let trained: Forecaster;

  const train = (
    change: Partial<ForecasterDesign & ForecasterTraining> = {},
    values: Float64Array = SINE,
  ) => trainForecaster(engine, values, SPLIT, { ...DESIGN, ...change }, { ...TRAINING, ...change });

  /** Mean absolute error on some rows over that of repeating the last row. */
  const ratio = (forecaster: Forecaster, rows: Range) =>
    meanAbsoluteError(SINE.subarray(rows.start, rows.end), forecaster.predict(SINE, rows)) /
    meanAbsoluteError(SINE.subarray(rows.start, rows.end), persistence(SINE, rows));

  before(() => {
    engine = openEngine();
    trained = drain(train()).returned.forecaster;
  });
  after(() => trained.dispose());

  for (const cell of CELLS) {
    for (const learns of ['value', 'change'] as const) {
      it(`${cell.toUpperCase()} that learns the ${learns} errs less than a quarter of persistence on a sine's test rows`, () => {
        const { forecaster } = drain(train({ cell, learns })).returned;
        const found = ratio(forecaster, SPLIT.test);
        forecaster.dispose();
        assert.ok(found < 0.25, `${found}`);
      });
    }
  }

  it('untrained does not: what it can it has learnt', () => {
    const { forecaster } = drain(train({ steps: 1, learningRate: 1e-9 })).returned;
    const found = ratio(forecaster, SPLIT.test);
    forecaster.dispose();
    assert.ok(found > 1, `${found}`);
  });

  for (const learns of ['value', 'change'] as const) {
    it(`two rows ahead learns the ${learns} two rows ahead`, () => {
      const { forecaster } = drain(train({ ahead: 2, learns })).returned;
      const forecast = forecaster.predict(SINE, SPLIT.test);
      const { start, end } = SPLIT.test;
      const twoBefore = SINE.subarray(start - 2, end - 2);
      const error = meanAbsoluteError(SINE.subarray(start, end), forecast);
      const naive = meanAbsoluteError(SINE.subarray(start, end), twoBefore);
      assert.ok(error < naive / 4, `${error} to ${naive}`);
      // It has not seen the row before: changing that row changes no forecast of the row after.
      const changed = SINE.slice();
      changed[start - 1] = 1000;
      const row = { start, end: start + 1 };
      assert.deepEqual(forecaster.predict(changed, row), forecaster.predict(SINE, row));
      changed[start - 2] = 1000;
      assert.notDeepEqual(forecaster.predict(changed, row), forecaster.predict(SINE, row));
      forecaster.dispose();
    });
  }

  describe('leaves the test rows alone', () => {
    const others = SINE.slice();
    const random = createRandom(9);
    for (let row = SPLIT.test.start; row < SPLIT.test.end; row++)
      others[row] = 1e4 * normal(random);

    it('scaling is that of the training rows', () => {
      const { mean, deviation } = trained.scaling;
      assert.deepEqual({ mean, deviation }, fitScaling(SINE, SPLIT.training));
      assert.notDeepEqual({ mean, deviation }, fitScaling(SINE, { start: 0, end: SINE.length }));
    });

    it('other test rows change no scaling, no loss and no weight', () => {
      const run = (values: Float64Array) => {
        const { yielded, returned } = drain(train({ steps: 20 }, values));
        const saved = returned.forecaster.save();
        returned.forecaster.dispose();
        const losses = yielded.map(({ step, training, validation }) => [
          step,
          training,
          validation,
        ]);
        return { losses, saved, bestStep: returned.bestStep };
      };
      assert.deepEqual(run(others), run(SINE));
    });

    it('other validation rows change which weights are kept and no training loss', () => {
      const values = SINE.slice();
      values.fill(0, SPLIT.validation.start, SPLIT.validation.end);
      const run = (read: Float64Array) => {
        const { yielded, returned } = drain(train({ steps: 12, stepsBetweenChecks: 5 }, read));
        returned.forecaster.dispose();
        return yielded;
      };
      const [one, other] = [run(SINE), run(values)];
      assert.deepEqual(
        other.map((step) => step.training),
        one.map((step) => step.training),
      );
      assert.notEqual(other[0]!.validation, one[0]!.validation);
    });

    it('a row is forecast from the rows before it: later ones change nothing', () => {
      const row = { start: SPLIT.test.start, end: SPLIT.test.start + 1 };
      assert.deepEqual(trained.predict(others, row), trained.predict(SINE, row));
      const next = { start: row.end, end: row.end + 1 };
      assert.notDeepEqual(trained.predict(others, next), trained.predict(SINE, next));
    });
  });

  describe('training', () => {
    it('is the same for the same seed and another for another', () => {
      const run = (seed: number) => {
        const { yielded, returned } = drain(train({ seed, steps: 8 }));
        returned.forecaster.dispose();
        return yielded.map(({ training }) => training);
      };
      assert.deepEqual(run(3), run(3));
      assert.notDeepEqual(run(3), run(4));
    });

    it('measures validation at the first step, at every check and at the last step', () => {
      const { yielded, returned } = drain(train({ steps: 9, stepsBetweenChecks: 4 }));
      returned.forecaster.dispose();
      assert.equal(yielded.length, 9);
      const measured = yielded.filter((step) => step.validation !== undefined);
      assert.deepEqual(
        measured.map(({ step }) => step),
        [1, 4, 8, 9],
      );
    });

    it('keeps the weights of the step with the smallest validation loss', () => {
      // A rate so large that the loss jumps: the best check is not the last.
      const run = train({ learningRate: 0.5, steps: 20, stepsBetweenChecks: 1 });
      const { yielded, returned } = drain(run);
      const losses = yielded.map((step) => step.validation!);
      const best = Math.min(...losses);
      assert.equal(returned.bestStep, 1 + losses.indexOf(best));
      assert.ok(returned.bestStep < 20, 'this run gets worse at its end');
      const { start, end } = SPLIT.validation;
      const { forecaster } = returned;
      const deviation = forecaster.scaling.deviation;
      const errors = forecaster
        .predict(SINE, SPLIT.validation)
        .map((value, i) => ((value - SINE[start + i]!) / deviation) ** 2);
      assertClose([errors.reduce((sum, each) => sum + each, 0) / (end - start)], [best], 'loss');
      forecaster.dispose();
    });

    it('refuses training rows without a single window', () => {
      const few = chronologicalSplit(20); // 14 training rows
      const run = (window: number, ahead: number) =>
        trainForecaster(engine, SINE, few, { ...DESIGN, window, ahead }, TRAINING);
      assert.throws(() => run(13, 2).next(), {
        name: 'RangeError',
        message: 'trainForecaster requires more than 14 training rows for a window of 13, got 14',
      });
      const single = run(12, 2);
      assert.equal(single.next().done, false);
      single.return(undefined as never);
    });

    it('gives its memory back, whether the run ends or is left in the middle', () => {
      const before = engine.memoryUsed();
      drain(train({ steps: 3 })).returned.forecaster.dispose();
      assert.equal(engine.memoryUsed(), before);
      const left = train();
      left.next();
      left.next();
      left.return(undefined as never);
      assert.equal(engine.memoryUsed(), before);
    });

    it('of a longer window has fewer steps, within 120 and 400', () => {
      const steps = [1, 12, 24, 36, 48, 200].map((window) => forecasterTraining(window, 1).steps);
      assert.deepEqual(steps, [400, 400, 200, 130, 120, 120]);
      assert.equal(forecasterTraining(12, 7).seed, 7);
    });
  });

  describe('predict', () => {
    it('gives each row what it gives it alone, in the unit of the column', () => {
      const rows = { start: 100, end: 105 };
      const together = trained.predict(SINE, rows);
      assert.equal(together.length, 5);
      for (let i = 0; i < 5; i++) {
        const row = { start: 100 + i, end: 101 + i };
        assertClose(trained.predict(SINE, row), [together[i]!], `row ${row.start}`, 1e-6);
      }
    });

    it('needs a whole window before its first row', () => {
      assert.equal(trained.predict(SINE, { start: 10, end: 11 }).length, 1);
      assert.throws(() => trained.predict(SINE, { start: 9, end: 11 }), {
        name: 'RangeError',
        message: 'predict requires 10 rows before row 9',
      });
    });
  });

  describe('predictAhead', () => {
    for (const learns of ['value', 'change'] as const) {
      it(`reads each forecast as the next row, when it learns the ${learns}`, () => {
        const { forecaster } = drain(train({ learns, steps: 20 })).returned;
        const origin = 200;
        const column = SINE.slice();
        for (let row = origin; row < origin + 5; row++) {
          column[row] = forecaster.predict(column, { start: row, end: row + 1 })[0]!;
        }
        const [ahead] = forecaster.predictAhead(SINE, [origin], 5);
        assertClose(ahead!, column.subarray(origin, origin + 5), 'ahead', 1e-6);
        forecaster.dispose();
      });
    }

    it('reads no row from its origin on', () => {
      const hidden = SINE.slice(0, 200);
      assert.deepEqual(
        trained.predictAhead(hidden, [200], 30),
        trained.predictAhead(SINE, [200], 30),
      );
    });

    it('forecasts from several origins what it forecasts from each', () => {
      const origins = [50, 120, 121];
      const together = trained.predictAhead(SINE, origins, 4);
      assert.equal(together.length, 3);
      origins.forEach((origin, i) => {
        const [alone] = trained.predictAhead(SINE, [origin], 4);
        assertClose(together[i]!, alone!, `origin ${origin}`, 1e-6);
      });
    });
  });

  describe('saved and loaded', () => {
    const asJson = (saved: SavedForecaster) => JSON.parse(JSON.stringify(saved)) as SavedForecaster;

    it('forecasts the same, bit for bit', () => {
      for (const learns of ['value', 'change'] as const) {
        const { forecaster } = drain(train({ learns, steps: 5 })).returned;
        const loaded = loadForecaster(engine, asJson(forecaster.save()));
        assert.deepEqual(loaded.predict(SINE, SPLIT.test), forecaster.predict(SINE, SPLIT.test));
        const [rows, again] = [forecaster, loaded].map((each) => each.predictAhead(SINE, [99], 7));
        assert.deepEqual(again, rows);
        assert.deepEqual(loaded.design, forecaster.design);
        assert.equal(loaded.parameterCount, forecaster.parameterCount);
        loaded.dispose();
        forecaster.dispose();
      }
    });

    it('is refused when of another version or with weights that do not fit', () => {
      const saved = asJson(trained.save());
      const later = { ...saved, version: 2 } as unknown as SavedForecaster;
      assert.throws(() => loadForecaster(engine, later), {
        name: 'RangeError',
        message: 'loadForecaster requires unroll-forecaster version 1, got unroll-forecaster 2',
      });
      const larger = { ...saved, design: { ...DESIGN, units: 9 } };
      assert.throws(() => loadForecaster(engine, larger), {
        name: 'RangeError',
        message: 'weight 0.kernel requires shape [1, 27], got [1, 24]',
      });
    });
  });
});
