import assert from 'node:assert/strict';
import { followTraining } from '../../src/models/follow-training';

function* threeSteps(log: string[]): Generator<number, string, undefined> {
  try {
    for (let step = 1; step <= 3; step++) yield step;
    return 'trained';
  } finally {
    log.push('memory given back');
  }
}

describe('followTraining', () => {
  it('tells of every step in order, then hands over what was trained', () => {
    const followed = followTraining(threeSteps([]), function* (step) {
      yield `loss ${step}`;
      yield `step ${step}`;
    });
    const told: string[] = [];
    let turn = followed.next();
    for (; turn.done !== true; turn = followed.next()) told.push(String(turn.value));
    assert.deepEqual(told, ['loss 1', 'step 1', 'loss 2', 'step 2', 'loss 3', 'step 3']);
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
    assert.throws(() => followed.next(), /no words/u);
    assert.deepEqual(log, ['memory given back']);
  });
});
