import assert from 'node:assert/strict';
import { createPace } from '../../src/worker/pace';

describe('the pace of a run', () => {
  it('is counted from the first step on, which also pays for the start', () => {
    const pace = createPace();
    pace.ran(3000); // loading and compiling
    assert.equal(pace.reached(1, 101).stepsPerSecond, 0);
    pace.ran(1000);
    assert.deepEqual(pace.reached(51, 101), {
      step: 51,
      total: 101,
      stepsPerSecond: 50,
      secondsLeft: 1,
    });
  });

  it('has no estimate until 400 ms have been timed', () => {
    const pace = createPace();
    pace.reached(1, 100);
    pace.ran(399);
    assert.equal(pace.reached(10, 100).secondsLeft, undefined);
    pace.ran(1);
    assert.equal(pace.reached(11, 100).secondsLeft, 89 / 25);
  });

  it('has no estimate while no step has been finished', () => {
    const pace = createPace();
    pace.reached(1, 100);
    pace.ran(5000);
    const { stepsPerSecond, secondsLeft } = pace.reached(1, 100);
    assert.deepEqual([stepsPerSecond, secondsLeft], [0, undefined]);
  });

  it('counts only the time that the run was running, in however many pieces', () => {
    const [whole, pieces] = [createPace(), createPace()];
    for (const pace of [whole, pieces]) pace.reached(1, 100);
    whole.ran(900);
    for (let i = 0; i < 9; i++) pieces.ran(100);
    assert.deepEqual(pieces.reached(10, 100), whole.reached(10, 100));
  });

  it('leaves nothing to wait for at the last step', () => {
    const pace = createPace();
    pace.reached(1, 11);
    pace.ran(1000);
    assert.equal(pace.reached(11, 11).secondsLeft, 0);
  });
});
