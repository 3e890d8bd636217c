import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/cell-weights/experiment';
import { lesson } from '../../../src/lessons/cell-weights/lesson';
import type { StepTerms } from '../../../src/lessons/cell-weights/cell-weights-event';
import { initialParams, runToLab, sampleFile, tryKnobs, type OpenFile } from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const log = sampleFile('the-lighthouse-log.txt');

const bench = (file: OpenFile, params = {}) =>
  runToLab(experiment, file, { ...initialParams(lesson.knobs), ...params });

/** The sum that an activation is of. */
const before = (activation: number, { squashing }: StepTerms) =>
  squashing === 'tanh' ? Math.atanh(activation) : Math.log(activation / (1 - activation));

describe('cell-weights', () => {
  for (const cell of ['rnn', 'lstm', 'gru']) {
    it(`terms-sum-up: every unit, gate and step of the ${cell} is the sum of its terms`, () => {
      for (const file of [passengers, log]) {
        const { events, ask, dispose } = bench(file, { cell, units: 4 });
        const { steps, gates } = events.findLast((event) => event.kind === 'steps')!;
        let checked = 0;
        for (const [t, step] of steps.entries()) {
          for (const gate of gates) {
            for (let unit = 0; unit < 4; unit++) {
              const [terms] = ask({ step: t, unit, gate });
              assert.ok(terms?.kind === 'terms');
              const engine = step.activations[gate]![unit]!;
              const gap = Math.abs(engine - terms.activation);
              assert.ok(gap < 1e-5, `${cell} ${gate}: ${engine}, by hand ${terms.activation}`);
              // Near its limits an activation says nothing exact about the sum any more.
              if (Math.abs(terms.squashing === 'tanh' ? engine : 2 * engine - 1) > 0.9) continue;
              const sizes = [...terms.fromInput, ...terms.fromState].map(({ product }) => product);
              sizes.push(terms.bias, terms.stateBias ?? 0);
              const size = sizes.reduce((sum, term) => sum + Math.abs(term), 0);
              const off = Math.abs(before(engine, terms) - terms.sum);
              assert.ok(off <= 1e-5 * Math.max(size, 0.1), `${cell} ${gate}: off by ${off}`);
              checked++;
            }
          }
        }
        assert.ok(checked > 20, `only ${checked} were far enough from their limits`);
        dispose();
      }
    });
  }

  it('reading-changes-no-weight: and h changes at every step', () => {
    for (const file of [passengers, log]) {
      const { events, dispose } = bench(file);
      const answer = events.find((event) => event.kind === 'answer')!;
      assert.equal(answer.option, 'h');
      assert.equal(answer.values['movedWeights'], 0);
      dispose();
    }
  });

  it('a dragged weight changes h, what is expected and the loss; dragged back it changes nothing', () => {
    const { events, ask, dispose } = bench(log, { cell: 'lstm' });
    const { steps, kernel } = events.findLast((event) => event.kind === 'steps')!;
    const at = { matrix: 'kernel', row: 0, column: 1, step: 5 };
    const [far] = ask({ ...at, value: 3 });
    const [same] = ask({ ...at, value: kernel[0]![1]! });
    assert.ok(far?.kind === 'dragged' && same?.kind === 'dragged');
    same.h.forEach((h, unit) => assert.ok(Math.abs(h - steps[5]!.h[unit]!) < 1e-6));
    assert.equal(same.lossAfter, same.lossBefore);
    assert.notDeepEqual(far.h, steps[5]!.h);
    assert.notEqual(far.lossAfter, far.lossBefore);
    dispose();
  });

  it('answers for the terms and the dragged weight in one question, and names the weight', () => {
    const { ask, dispose } = bench(log, { cell: 'gru' });
    const at = { matrix: 'recurrent', row: 2, column: 4, value: 1, step: 7 };
    const [terms, dragged] = ask({ ...at, unit: 1, gate: 'z' });
    assert.ok(terms?.kind === 'terms' && dragged?.kind === 'dragged');
    assert.deepEqual([terms.step, terms.unit, terms.gate], [7, 1, 'z']);
    assert.deepEqual(
      [dragged.step, dragged.matrix, dragged.row, dragged.column],
      [7, 'recurrent', 2, 4],
    );
    dispose();
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });
});
