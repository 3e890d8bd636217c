import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitText } from '../../src/text/split';

describe('splitText', () => {
  it('leaves a tenth to choose by and a tenth to judge by', () => {
    assert.deepEqual(splitText(100), {
      training: { start: 0, end: 80 },
      validation: { start: 80, end: 90 },
      test: { start: 90, end: 100 },
    });
  });
  it('cuts a text of any length into three parts that touch and leave nothing out', () => {
    const share = fc.double({ min: 0, max: 0.49, noNaN: true });
    fc.assert(
      fc.property(fc.nat(5000), share, share, (length, validation, test) => {
        const parts = splitText(length, { validation, test });
        assert.equal(parts.training.start, 0);
        assert.equal(parts.training.end, parts.validation.start);
        assert.equal(parts.validation.end, parts.test.start);
        assert.equal(parts.test.end, length);
        for (const { start, end } of Object.values(parts)) assert.ok(start <= end);
      }),
    );
  });
  it('of an empty text or one character has parts all the same', () => {
    assert.deepEqual(splitText(0).test, { start: 0, end: 0 });
    assert.deepEqual(splitText(1).training, { start: 0, end: 1 });
  });
  it('refuses shares that leave nothing to learn from, and lengths that are none', () => {
    assert.throws(() => splitText(10, { validation: 0.5, test: 0.5 }), RangeError);
    assert.throws(() => splitText(10, { test: -0.1 }), RangeError);
    assert.throws(() => splitText(2.5), /splitText requires a whole number of characters, got 2.5/);
  });
});
