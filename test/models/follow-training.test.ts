import assert from 'node:assert/strict';
import { followTraining, type Slice } from '../../src/models/follow-training';

function* threeSteps(log: string[]): Generator<number | undefined, string, undefined> {
  try {
    for (let step = 1; step <= 3; step++) {
      yield undefined; // a slice of the step
      yield step;
    }
    return 'trained';
  } finally {
    log.push('memory given back');
  }
}

describe('followTraining', () => {
  it('tells of every step in order, and of slices between them, then hands over what was trained', () => {
    const followed = followTraining(threeSteps([]), function* (step) {
      yield `loss ${step}`;
      yield `step ${step}`;
    });
    const told: (string | Slice)[] = [];
    let turn = followed.next();
    for (; turn.done !== true; turn = followed.next()) told.push(turn.value);
    const slice = { kind: 'slice' };
    const words = [1, 2, 3].map((step) => [slice, `loss ${step}`, `step ${step}`]);
    assert.deepEqual(told, words.flat());
    assert.equal(turn.value, 'trained');
  });

  it('ends the training when it is cancelled between two events', () => {
    const log: string[] = [];
    for (const event of followTraining(threeSteps(log), (step) => [`step ${step}`])) {
      if (event === 'step 2') break;
    }
    assert.deepEqual(log, ['memory given back']);
  });

  it('ends the training when telling fails', () => {
    const log: string[] = [];
    const followed = followTraining(threeSteps(log), () => {
      throw new Error('no words');
    });
    followed.next(); // the first slice
    assert.throws(() => followed.next(), /no words/u);
    assert.deepEqual(log, ['memory given back']);
  });
});
