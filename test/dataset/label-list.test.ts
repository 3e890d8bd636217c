import assert from 'node:assert/strict';
import { createLabelList } from '../../src/dataset/label-list';

describe('createLabelList', () => {
  it('gives every label back as it was, across blocks and between pushes', () => {
    const labels = createLabelList();
    const expected = Array.from({ length: 10_000 }, (_, i) => (i % 7 === 0 ? '' : `${i}년`));
    expected.forEach((label, i) => {
      labels.push(label);
      if (i % 1000 === 0) assert.equal(labels.at(i), label);
    });
    assert.deepEqual(
      expected.map((_, i) => labels.at(i)),
      expected,
    );
  });

  it('names the row that it does not have', () => {
    const labels = createLabelList();
    labels.push('a');
    assert.throws(() => labels.at(1), /label requires a row from 0 to 0, got 1/);
    assert.throws(() => labels.at(-1), RangeError);
  });
});
