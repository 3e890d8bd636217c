import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/vanishing-gradient/experiment';
import type { LagCurves } from '../../../src/lessons/vanishing-gradient/vanishing-gradient-event';
import { lesson } from '../../../src/lessons/vanishing-gradient/lesson';
import {
  initialParams,
  runExperiment,
  runToLab,
  sampleFile,
  type OpenFile,
} from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const log = sampleFile('the-lighthouse-log.txt');
const SEEDS = [1, 2, 3, 4, 5];

const run = (file: OpenFile, params = {}, until?: 'exact' | 'starts' | 'influence', seed = 1) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params }, until, seed);

describe('vanishing-gradient', function () {
  this.timeout(60_000);

  it('product-of-forget-gates: with recurrent weights 0, ∂c[t]/∂c[t−k] is ∏f, within 1e-5', () => {
    for (const file of [passengers, log]) {
      for (const seed of SEEDS) {
        const exact = run(file, { delay: 10 }, 'exact', seed).find(({ kind }) => kind === 'exact')!;
        assert.ok(exact.kind === 'exact' && exact.difference <= 1e-5, `seed ${seed}`);
        assert.ok(exact.product > 0);
      }
    }
  });

  it('bounded-by-the-power-of-u: ‖∂h[t]/∂h[t−k]‖₂ <= ‖U‖₂ᵏ for the trained RNN', () => {
    for (const file of [passengers, log]) {
      for (const delay of [5, 20]) {
        const exact = run(file, { delay }, 'exact').find(({ kind }) => kind === 'exact')!;
        assert.ok(exact.kind === 'exact');
        assert.ok(exact.jacobian <= exact.bound * (1 + 1e-5), `${exact.jacobian} ${exact.bound}`);
        assert.ok(Math.abs(exact.norm ** exact.lag - exact.bound) <= 1e-9 * exact.bound);
      }
    }
  });

  it('the-start-decides: forget bias 0 < 1 < ln(delay), the mean of seeds 1–5', () => {
    for (const file of [passengers, log]) {
      const sums = new Map<string, number>();
      for (const seed of SEEDS) {
        const starts = run(file, { delay: 20 }, 'starts', seed).at(-1)!;
        assert.ok(starts.kind === 'starts');
        for (const { id, left } of starts.rows) sums.set(id, (sums.get(id) ?? 0) + left / 5);
      }
      const [zero, one, ln] = ['0', '1', 'ln'].map((bias) => sums.get(`forget-bias-${bias}`)!);
      assert.ok(zero! < one! && one! < ln!, `${file.name}: ${zero!}, ${one!}, ${ln!}`);
    }
  });

  it('chance-is-untrained: a cell at chance is called untrained, one that recalls learned', () => {
    const recall = run(log).findLast((event) => event.kind === 'recall')!;
    for (const { chance, luck, cells } of recall.tasks) {
      assert.ok(luck > chance);
      assert.deepEqual(
        cells.map(({ cell }) => cell),
        ['rnn', 'gru', 'lstm'],
      );
      for (const { accuracy, outcome } of cells) {
        const last = accuracy.at(-1)!;
        assert.equal(outcome, last >= 0.99 ? 'learned' : last > luck ? 'partly' : 'untrained');
      }
    }
  });

  it('the answer is the cell with most of its gradient left, whichever it is', () => {
    for (const file of [passengers, log]) {
      const events = run(file, { delay: 20 });
      const after = events.find((event): event is LagCurves => event.kind === 'after')!;
      const left = (['rnn', 'gru', 'lstm-c'] as const).map((id) => after.curves[id][20]!);
      const most = ['rnn', 'gru', 'lstm-c'][left.indexOf(Math.max(...left))];
      assert.equal(events.find((event) => event.kind === 'answer')!.option, most);
    }
  });

  it('shades what comes before a place, for each cell; the clip makes small influences visible', () => {
    const { ask, dispose } = runToLab(experiment, log, initialParams(lesson.knobs));
    const [wide] = ask({ place: 7, clip: 100 });
    const [narrow] = ask({ place: 7, clip: 5 });
    assert.ok(wide?.kind === 'influence' && narrow?.kind === 'influence');
    for (const [i, { norms, shades }] of wide.cells.entries()) {
      assert.equal(norms.length, wide.words.length);
      assert.deepEqual(narrow.cells[i]!.norms, norms);
      assert.ok(Math.abs(Math.max(...shades) - 1) < 1e-9);
      narrow.cells[i]!.shades.forEach((shade, t) => assert.ok(shade >= shades[t]!));
    }
    dispose();
  });

  it('every knob changes what is told', () => {
    const told = (params: object) =>
      JSON.stringify(run(passengers, params).filter(({ kind }) => kind !== 'progress'));
    assert.notEqual(told({ delay: 5 }), told({ delay: 10 }));
    assert.notEqual(
      told({ delay: 5, forgetBias: 'zero' }),
      told({ delay: 5, forgetBias: 'delay' }),
    );
  });

  it('the long task says how long it takes before it begins', () => {
    const events: string[] = [];
    const params = { ...initialParams(lesson.knobs), task: 'copy' };
    const before = runExperiment(experiment, passengers, params, 'expected');
    events.push(...before.map(({ kind }) => kind));
    assert.equal(events.at(-1), 'expected');
    assert.ok(!events.includes('recall'));
  });
});
