import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/timeseries-generator/experiment';
import { lesson } from '../../../src/lessons/timeseries-generator/lesson';
import { Refusal } from '../../../src/phrase/refusal';
import {
  initialParams,
  monthlyCsv,
  runExperiment,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });
const pairsOf = (file: OpenFile, params = {}) =>
  run(file, params).find((event) => event.kind === 'pairs')!;
const counting = (rows: number) =>
  monthlyCsv(
    'counting.csv',
    Array.from({ length: rows }, (_, i) => i),
  );

/** Every setting of a small file, counted by trying each place. */
function* settings() {
  for (const window of [1, 3, 10])
    for (const horizon of [1, 4])
      for (const stride of [1, 2, 7])
        for (const gap of [0, 3]) yield { window, horizon, stride, gap };
}

describe('timeseries-generator', () => {
  it('pairs-counted: as many as fit when each place is tried, none where too few rows are left', () => {
    for (const rows of [3, 12, 23]) {
      for (const setting of settings()) {
        const { window, horizon, stride, gap } = setting;
        let fits = 0;
        for (let start = 0; start + window + gap + horizon <= rows; start += stride) fits++;
        assert.equal(pairsOf(counting(rows), setting).count, fits, JSON.stringify(setting));
      }
    }
  });

  it('first-and-last-exact: the first row begins the first pair, and no other fits after the last', () => {
    for (const setting of settings()) {
      const { window, horizon, stride, gap } = setting;
      const { walked, rows, count, leftOver } = pairsOf(counting(40), setting);
      assert.equal(walked.length, count);
      const [first, last] = [walked[0]!, walked.at(-1)!];
      assert.deepEqual(first.inputs, { start: 0, end: window });
      assert.deepEqual(first.targets, { start: window + gap, end: window + gap + horizon });
      assert.equal(rows[first.targets.start]!.value, window + gap);
      assert.equal(40 - last.targets.end, leftOver);
      assert.ok(leftOver < stride, 'another pair would fit');
    }
  });

  it('neighbours-share: all rows but one with a stride of 1, none from a stride of a window on', () => {
    const shared = (window: number, stride: number) => {
      const { walked, shared: told } = pairsOf(passengers, { window, stride });
      const [first, second] = walked;
      assert.equal(told, Math.max(0, first!.inputs.end - second!.inputs.start));
      return told;
    };
    assert.equal(shared(10, 1), 9);
    assert.equal(shared(10, 10), 0);
    assert.equal(shared(10, 60), 0);
    assert.equal(shared(10, 7), 3);
  });

  it('off-by-one-looks-perfect: one line too early, copying the last value has an error of 0', () => {
    const misaligned = run(passengers).find((event) => event.kind === 'misaligned')!;
    assert.equal(misaligned.early, 0);
    assert.ok(misaligned.right > 20, String(misaligned.right));
    const apart = run(passengers, { gap: 3 }).find((event) => event.kind === 'misaligned')!;
    assert.ok(apart.early > 0, 'with a gap the early target is no row of the window');
  });

  it('names the lines of the file as the editor counts them', () => {
    const { rows, walked } = pairsOf(passengers);
    const [first] = walked;
    assert.deepEqual(rows[first!.inputs.start]!.place, { line: 1, start: 0, end: undefined });
    assert.equal(rows[first!.targets.start]!.line, 12);
    assert.equal(rows[first!.targets.start]!.label, '1949-11');
  });

  it('answers by the rows that two windows share', () => {
    const optionOf = (stride: number) =>
      run(passengers, { window: 10, stride }).find((event) => event.kind === 'answer')!.option;
    const options = [1, 5, 6, 10].map(optionOf);
    assert.deepEqual(options, ['half-or-more', 'half-or-more', 'less-than-half', 'none']);
  });

  it('says so where no pair fits, and refuses two rows', () => {
    const events = run(counting(12), { window: 12 });
    const verdict = events.find((event) => event.kind === 'verdict')!;
    assert.match(verdict.headline.en, /no pair/u);
    assert.throws(() => run(counting(2)), Refusal);
  });

  it('walks the first thousand of twenty thousand rows, and counts all', () => {
    const { walked, count } = pairsOf(counting(20_000));
    assert.deepEqual([walked.length, count], [1000, 19_990]);
  });

  it('every knob changes the pairs', () => {
    tryKnobs(experiment, passengers, lesson.knobs, 'verdict');
  });
});
