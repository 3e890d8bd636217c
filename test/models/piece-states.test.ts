import assert from 'node:assert/strict';
import { datasetFromText } from '../../src/dataset/from-text';
import { nextPieceSpec } from '../../src/models/next-piece';
import { statesOfPieces, WARM_UP } from '../../src/models/piece-states';
import { readPieces, type Reading } from '../../src/models/reading';
import { openEngine } from '../engine/open-engine';

const text = Array.from({ length: 700 }, (_, i) => `${i * 7919} `).join('');

function read(of = text): Reading {
  return readPieces(datasetFromText(of, { name: 'a.txt', languageId: 'plaintext' }), {});
}

describe('statesOfPieces', () => {
  const engine = openEngine();
  const reading = read();
  const model = engine.create(nextPieceSpec(reading, { cell: 'lstm', units: 5 }), 1);
  const states = (from: number, to: number, of = reading) => {
    const turns = statesOfPieces(engine, model, of, from, to);
    let turn = turns.next();
    while (turn.done !== true) turn = turns.next();
    return turn.value;
  };

  it('gives at the beginning of the file the very states of one long reading', () => {
    const { h, c } = states(0, 40);
    const look = model.look(reading.inputs([0], 40));
    // In lanes of a few pieces, each after what comes before it.
    for (const [found, wanted] of [
      [h, look['1.h']!.data],
      [c!, look['1.c']!.data],
    ] as const) {
      assert.equal(found.length, wanted.length);
      found.forEach((value, i) => assert.ok(Math.abs(value - wanted[i]!) < 1e-5, `number ${i}`));
    }
  });

  it('begins every lane with as many pieces as have faded by then', () => {
    const from = 3000;
    const { h, units } = states(from, from + 1);
    const one = model.look(reading.inputs([from - WARM_UP], WARM_UP + 1))['1.h']!.data;
    const wanted = one.subarray(WARM_UP * units);
    h.forEach((value, i) => assert.ok(Math.abs(value - wanted[i]!) < 1e-5));
  });

  it('does not depend on where the stretch begins, but for what has faded', () => {
    const whole = states(0, reading.length);
    const part = states(1000, 1800);
    const same = whole.h.subarray(1000 * 5, 1800 * 5);
    part.h.forEach((value, i) => assert.ok(Math.abs(value - same[i]!) < 1e-3));
  });

  it('refuses a stretch that is not in the file', () => {
    for (const [from, to] of [
      [-1, 5],
      [5, 5],
      [0, reading.length + 1],
    ] as const) {
      assert.throws(() => states(from, to), /0 <= from < to/u);
    }
  });

  it('gives all memory back', () => {
    states(0, 500);
    const before = engine.memoryUsed();
    states(0, 500);
    assert.equal(engine.memoryUsed(), before);
  });
});
