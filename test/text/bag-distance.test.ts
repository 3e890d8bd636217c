import assert from 'node:assert/strict';
import { bagDistance } from '../../src/text/bag-distance';

describe('bagDistance', () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `line ${i} of a text`);
  const text = lines.join('\n');

  it('counts words that are only in one text, each with its space', () => {
    assert.equal(bagDistance('red tea', 'tea red hot'), 4);
    assert.equal(bagDistance('red tea tea', 'red tea'), 4);
    assert.equal(bagDistance('', 'red'), 4);
  });

  it('takes the larger of what went and what came', () => {
    assert.equal(bagDistance('a long word here', 'a tiny word here'), 5);
    assert.equal(bagDistance('a tiny word here', 'a lengthier word here'), 10);
  });

  it('is 0 for equal texts, and where words were only wrapped or moved', () => {
    assert.equal(bagDistance(text, text), 0);
    assert.equal(bagDistance(text, lines.toReversed().join('  \r\n')), 0);
  });

  it('a letter on the first line and one on the last are two words, not the whole text', () => {
    const [first, last] = [`x${text}`, `x${text}y`];
    assert.ok(bagDistance(text, first) <= 6);
    assert.ok(bagDistance(text, last) <= 12);
  });

  it('a letter in one long word is a letter, for scripts without spaces', () => {
    const long = '語'.repeat(1000);
    assert.equal(bagDistance(long, `${long.slice(0, 500)}言${long.slice(500)}`), 2);
  });

  it('is never less from one side than from the other', () => {
    assert.equal(bagDistance(text, 'red tea'), bagDistance('red tea', text));
  });
});
