import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toNfc } from '../../src/text/nfc';
import { wellFormedText } from './well-formed-text';

describe('toNfc', () => {
  it('composes, and traces each unit to the cluster it came from', () => {
    const { text, rawRange } = toNfc(`a${'각'.normalize('NFD')}b`);
    assert.equal(text, 'a각b');
    assert.deepEqual(
      [0, 1, 2].map((i) => rawRange(i, i + 1)),
      [
        { start: 0, end: 1 },
        { start: 1, end: 4 },
        { start: 4, end: 5 },
      ],
    );
  });
  it('is the NFC of the whole text, though composed piece by piece', () => {
    fc.assert(
      fc.property(wellFormedText, (raw) => assert.equal(toNfc(raw).text, raw.normalize('NFC'))),
    );
  });
  it('leaves composed text and its offsets alone', () => {
    const { text, rawRange } = toNfc('한국');
    assert.equal(text, '한국');
    assert.deepEqual(rawRange(1, 2), { start: 1, end: 2 });
  });
  it('traces the empty range at the end of a text to its end', () => {
    assert.deepEqual(toNfc('e\u0301').rawRange(1, 1), { start: 2, end: 2 });
  });
});
