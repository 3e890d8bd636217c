import assert from 'node:assert/strict';
import { datasetFromText } from '../../src/dataset/from-text';
import { heldOutStretch, stateRows } from '../../src/models/held-out-stretch';
import { readPieces } from '../../src/models/reading';

const text = 'abcdefghij'.repeat(10);
const reading = readPieces(datasetFromText(text, { name: 'a.txt', languageId: 'plaintext' }), {});

describe('heldOutStretch', () => {
  it('begins where the training part ends, and goes as far as it is asked to', () => {
    const { from, count, words, places, inputs } = heldOutStretch(reading, 5);
    assert.deepEqual([from, count, inputs.batch, inputs.steps], [80, 5, 1, 5]);
    assert.deepEqual(words, ['a', 'b', 'c', 'd', 'e']);
    assert.deepEqual(places[1], { line: 0, start: 81, end: 82 });
  });

  it('stops one piece before the end: a piece must follow the last', () => {
    assert.equal(heldOutStretch(reading, 60).count, 19);
  });

  it('gives states by step, to four decimals', () => {
    const rows = stateRows(Float32Array.of(0.123456, -1, 0.5, 0.00004), 2);
    assert.deepEqual(rows, [
      [0.1235, -1],
      [0.5, 0],
    ]);
  });
});
