import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/input-vector/experiment';
import { lesson } from '../../../src/lessons/input-vector/lesson';
import {
  initialParams,
  runExperiment,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const log = sampleFile('the-lighthouse-log.txt');
const twoColumns: OpenFile = {
  name: 'two.csv',
  text: [
    'day,a,b',
    ...Array.from({ length: 60 }, (_, i) => `${i},${1e6 + 31 * i},${(i * i) % 17}`),
  ].join('\n'),
};

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });

describe('input-vector', () => {
  it('length-is-the-input-size: every vector is as long as W has rows', () => {
    for (const [file, params, size] of [
      [log, { vector: 'rich', size: 6 }, 6],
      [passengers, { vector: 'plain' }, 1],
      [passengers, { vector: 'rich' }, 2], // the value and its change
      [twoColumns, { vector: 'rich' }, undefined],
    ] as const) {
      const vectors = run(file, params).findLast((event) => event.kind === 'vectors')!;
      if (size !== undefined) assert.equal(vectors.inputSize, size);
      for (const { x } of vectors.steps) assert.equal(x.length, vectors.inputSize);
      if (vectors.encoding === 'scaled') assert.equal(vectors.names.length, vectors.inputSize);
    }
    const oneHot = run(log, { vector: 'plain' }).findLast((event) => event.kind === 'vectors')!;
    for (const { id } of oneHot.steps) assert.ok(id! >= 0 && id! < oneHot.inputSize);
    // 43 characters of the whole text are known or, where the training part has them not, share 0.
    assert.ok(oneHot.inputSize > 30 && oneHot.inputSize <= 44);
  });

  it('scaling-is-undone: within 1e-6 of the largest value, in 32 bits within 1e-5', () => {
    for (const file of [passengers, twoColumns]) {
      for (const vector of ['plain', 'rich']) {
        const undone = run(file, { vector }).find((event) => event.kind === 'undone')!;
        assert.ok(undone.worst <= 1e-6 * undone.largest, `${undone.worst}`);
        assert.ok(undone.worstFloat32 <= 1e-5 * undone.largest, `${undone.worstFloat32}`);
      }
    }
  });

  it('scales by hand: value, mean and deviation give x', () => {
    const { steps } = run(passengers).findLast((event) => event.kind === 'vectors')!;
    for (const { x, from } of steps) {
      from.forEach(({ value, mean, deviation }, i) => {
        assert.equal(x[i], (value - mean) / deviation);
      });
    }
  });

  it('an embedding is learned: its numbers move while the model trains', () => {
    const shown = run(log).filter((event) => event.kind === 'vectors');
    assert.notDeepEqual(shown[0]!.steps[0]!.x, shown.at(-1)!.steps[0]!.x);
  });

  it('answers from the run: one number only where the cell takes one', () => {
    const optionOf = (file: OpenFile, vector: string) =>
      run(file, { vector }).find((event) => event.kind === 'answer')!.option;
    assert.equal(optionOf(passengers, 'plain'), 'one');
    assert.equal(optionOf(passengers, 'rich'), 'size');
    assert.equal(optionOf(log, 'plain'), 'size');
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });
});
