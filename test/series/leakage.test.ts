import assert from 'node:assert/strict';
import { findLeaks } from '../../src/series/leakage';
import { fitScaling } from '../../src/series/scaling';
import { chronologicalSplit } from '../../src/series/split';

const target = Float64Array.from({ length: 100 }, (_, t) => t + ((t * 37) % 13));
const split = chronologicalSplit(100);

describe('findLeaks', () => {
  it('finds nothing where everything is fitted on the training rows', () => {
    const scaling = fitScaling(target, split.training);
    const yesterday = Float64Array.of(0, ...target.subarray(0, 99));
    assert.deepEqual(findLeaks({ target, split, scaling, features: { yesterday } }), []);
  });
  it('finds scaling fitted on everything, and says what it should be', () => {
    const used = fitScaling(target, { start: 0, end: 100 });
    const [leak] = findLeaks({ target, split, scaling: used });
    assert.deepEqual(leak, {
      kind: 'scaling-on-everything',
      fair: fitScaling(target, split.training),
      used,
    });
  });
  it('finds the target among the features, in another unit and with gaps too', () => {
    const fahrenheit = target.map((value, t) => (t === 7 ? NaN : 32 + 1.8 * value));
    const noise = target.map((_, t) => (t * 29) % 17);
    const leaks = findLeaks({ target, split, features: { noise, fahrenheit } });
    assert.deepEqual(
      leaks.map((leak) => leak.kind === 'target-in-features' && leak.feature),
      ['fahrenheit'],
    );
  });
  it('finds rows of validation and test that were learned from', () => {
    const { validation, test } = split;
    const learned = { start: 0, end: test.start + 3 };
    assert.deepEqual(findLeaks({ target, split, learned }), [
      { kind: 'parts-overlap', part: 'validation', rows: validation },
      { kind: 'parts-overlap', part: 'test', rows: { start: test.start, end: test.start + 3 } },
    ]);
  });
  it('passes over features that never vary, and refuses those of another length', () => {
    const one = new Float64Array(100).fill(1);
    assert.deepEqual(findLeaks({ target, split, features: { one } }), []);
    const short = Float64Array.of(1);
    assert.throws(() => findLeaks({ target, split, features: { short } }), /got 1 of "short"/);
  });
});
