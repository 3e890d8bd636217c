import assert from 'node:assert/strict';
import { trainSideBySide, type Training } from '../../src/models/side-by-side';
import { gatherLosses, STEPS_OF_A_LOSS } from '../../src/training/over-seeds/losses-over-seeds';

/** Every step comes after a slice. */
function* training(losses: readonly number[], onEnd: () => void): Training {
  try {
    for (const loss of losses) {
      yield undefined;
      yield { loss };
    }
  } finally {
    onEnd();
  }
  return losses.at(-1);
}

describe('trainings side by side', () => {
  it('take a step each in turn, and end together', () => {
    const ended: string[] = [];
    const told = [
      ...trainSideBySide({
        a: training([5, 4], () => ended.push('a')),
        b: training([7, 6], () => ended.push('b')),
      }),
    ];
    assert.equal(told.filter((turn) => turn === undefined).length, 4);
    assert.deepEqual(
      told.filter((turn) => turn !== undefined),
      [
        { name: 'a', step: 1, loss: 5 },
        { name: 'b', step: 1, loss: 7 },
        { name: 'a', step: 2, loss: 4 },
        { name: 'b', step: 2, loss: 6 },
      ],
    );
    assert.deepEqual(ended, ['a', 'b']);
  });

  it('end all when they are given up early', () => {
    const ended: string[] = [];
    const both = trainSideBySide({
      a: training([5, 4], () => ended.push('a')),
      b: training([7, 6], () => ended.push('b')),
    });
    while (both.next().value?.name !== 'b');
    both.return();
    assert.deepEqual(ended, ['a', 'b']);
  });

  it('their losses are told as means of the last steps and of the seeds so far', () => {
    const gathered = gatherLosses(['a', 'b']);
    const oneSeed = (a: number, b: number) => {
      const told = [];
      for (let step = 1; step <= 2 * STEPS_OF_A_LOSS; step++) {
        const factor = step <= STEPS_OF_A_LOSS ? 1 : 2;
        told.push(gathered.add({ name: 'a', step, loss: a * factor }));
        told.push(gathered.add({ name: 'b', step, loss: b * factor }));
      }
      return told.filter((event) => event !== undefined);
    };
    oneSeed(1, 4);
    const told = oneSeed(3, 4);
    assert.deepEqual(
      told.map(({ step, seeds }) => [step, seeds]),
      [
        [STEPS_OF_A_LOSS, 2],
        [2 * STEPS_OF_A_LOSS, 2],
      ],
    );
    told.forEach(({ means }, i) => {
      assert.ok(Math.abs(means.a - 2 * (i + 1)) < 1e-12);
      assert.ok(Math.abs(means.b - 4 * (i + 1)) < 1e-12);
    });
  });
});
