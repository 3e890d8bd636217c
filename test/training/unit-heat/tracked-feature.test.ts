import assert from 'node:assert/strict';
import { datasetFromText } from '../../../src/dataset/from-text';
import { readPieces } from '../../../src/models/reading';
import { labelFeature } from '../../../src/training/unit-heat/tracked-feature';
import type { TrackedFeature } from '../../../src/training/unit-heat/tracked-feature-words';

const ROOM = ' padding, so that it is long enough';

function labels(text: string, feature: TrackedFeature): number[] {
  const name = feature === 'rising' ? 'a.csv' : 'a.txt';
  const languageId = feature === 'rising' ? 'csv' : 'plaintext';
  return [...labelFeature(readPieces(datasetFromText(text, { name, languageId }), {}), feature)];
}

describe('labelFeature', () => {
  it('inside-quotes: from the opening mark up to the closing one', () => {
    assert.deepEqual(labels(`a "b" c${ROOM}`, 'inside-quotes').slice(0, 7), [0, 0, 1, 1, 0, 0, 0]);
    assert.deepEqual(labels(`“가” 나${ROOM}`, 'inside-quotes').slice(0, 5), [1, 1, 0, 0, 0]);
  });

  it('inside-quotes: a quotation that is never closed ends with its paragraph', () => {
    const found = labels(`"ab\n\ncd${ROOM}`, 'inside-quotes');
    assert.deepEqual(found.slice(0, 7), [1, 1, 1, 1, 0, 0, 0]);
  });

  it('indentation: the spaces before the first character of the line', () => {
    assert.deepEqual(
      labels(`  ab c\nd${ROOM}`, 'indentation').slice(0, 8),
      [1, 2, 2, 2, 2, 2, 0, 0],
    );
  });

  it('line-position: counted from 1, and 0 after a line break', () => {
    assert.deepEqual(labels(`ab\nc${ROOM}`, 'line-position').slice(0, 4), [1, 2, 0, 1]);
  });

  it('after-digit: right after any digit, of any script', () => {
    assert.deepEqual(labels(`a1٣b${ROOM}`, 'after-digit').slice(0, 4), [0, 1, 1, 0]);
  });

  it('rising: the change over three rows', () => {
    const values = Array.from({ length: 40 }, (_, t) => t ** 2);
    const found = labels(['x', ...values].join('\n'), 'rising');
    assert.deepEqual(found.slice(0, 5), [0, 0, 0, 9, 15]);
  });
});
