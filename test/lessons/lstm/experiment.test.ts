import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/lstm/experiment';
import { lesson } from '../../../src/lessons/lstm/lesson';
import { FORCES } from '../../../src/lessons/lstm/lstm-words';
import { initialParams, runToLab, sampleFile, tryKnobs, type OpenFile } from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const log = sampleFile('the-lighthouse-log.txt');

const bench = (file: OpenFile, params = {}) =>
  runToLab(experiment, file, { ...initialParams(lesson.knobs), steps: 100, ...params });

describe('lstm', () => {
  it('c-is-a-sum: c = f·c + i·g at every step, within 1e-6·max(1, │c│) and the four decimals shown', () => {
    for (const file of [passengers, log]) {
      const { events, dispose } = bench(file);
      const traces = events.findLast((event) => event.kind === 'traces')!;
      const { c, h, gates, units } = traces;
      for (const t of c.keys()) {
        for (let unit = 0; unit < units; unit++) {
          const at = (rows: readonly (readonly number[])[]) => rows[t]![unit]!;
          const before = t === 0 ? 0 : c[t - 1]![unit]!;
          const sum = at(gates.f) * before + at(gates.i) * at(gates.g);
          const size = Math.max(1, Math.abs(at(c)));
          // Each figure is rounded to 5e-5; four of them meet in the sum.
          assert.ok(Math.abs(sum - at(c)) <= (1e-6 + 4 * 5e-5) * (1 + size), `step ${t}`);
          assert.ok(Math.abs(at(gates.o) * Math.tanh(at(c)) - at(h)) <= 4e-4);
        }
      }
      dispose();
    }
  });

  it('held-c-never-changes: with f = 1 and i = 0 it stays what it was, exactly', () => {
    for (const file of [passengers, log]) {
      const { ask, dispose } = bench(file);
      const [held] = ask({ force: 'hold' });
      assert.ok(held?.kind === 'forced');
      // It starts from 0, and 0 it stays.
      assert.ok(held.c.flat().every((value) => Math.abs(value) === 0));
      dispose();
    }
  });

  it('a forced gate changes what is kept, what is expected and the loss; none forced changes nothing', () => {
    const { events, ask, dispose } = bench(log, { steps: 400 });
    const traces = events.findLast((event) => event.kind === 'traces')!;
    for (const { id } of FORCES) {
      const [forced] = ask({ force: id });
      assert.ok(forced?.kind === 'forced');
      if (id === 'none') {
        assert.deepEqual(forced.c, traces.c);
        assert.equal(forced.lossAfter, forced.lossBefore);
      } else {
        assert.notEqual(forced.lossAfter, forced.lossBefore, id);
      }
    }
    const [shut] = ask({ force: 'o0' });
    assert.ok(shut?.kind === 'forced');
    assert.ok(shut.h.flat().every((value) => Math.abs(value) === 0));
    dispose();
  });

  it('answers from the run which state is larger', () => {
    const { events, dispose } = bench(log, { steps: 400 });
    const { option, values } = events.find((event) => event.kind === 'answer')!;
    const traces = events.findLast((event) => event.kind === 'traces')!;
    const largest = Math.max(...traces.c.flat().map(Math.abs));
    assert.equal(values['c'], largest);
    assert.equal(option, largest > 1 ? 'c' : largest > Number(values['h']) ? 'c-inside' : 'h');
    dispose();
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });
});
