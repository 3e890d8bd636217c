import assert from 'node:assert/strict';
import { experiment } from '../../../src/training/unit-heat/experiment';
import { runToLab, sampleFile } from '../../lessons/run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt');
const passengers = sampleFile('air-passengers.csv');
const SEEN = { cell: 'lstm', units: 8, firstLine: 10, lastLine: 20 };

describe('unit-heat', () => {
  it('colours what is in sight from early on, then every unit of the whole file', () => {
    const { events, ask, dispose } = runToLab(experiment, alley, SEEN);
    const layout = events.find((event) => event.kind === 'layout')!;
    const heats = events.filter((event) => event.kind === 'heat');
    const steps = events.filter((event) => event.kind === 'loss');
    assert.ok(heats.length > 3);
    const firstHeat = events.indexOf(heats[0]!);
    assert.ok(events.slice(0, firstHeat).filter(({ kind }) => kind === 'loss').length < 10);
    assert.equal(heats[0]!.from, layout.lines[10]);
    assert.equal(heats[0]!.to, layout.lines[21]);
    assert.ok(steps.at(-1)!.loss < 0.8 * steps[0]!.loss);

    const last = heats.at(-1)!;
    for (const unit of [0, 7]) {
      const [answer] = ask({ unit, state: 'h' });
      assert.ok(answer?.kind === 'unit');
      assert.equal(answer.values.length, layout.pieces);
      // The last colours while it learned and the first after it are of the same weights.
      for (let i = 0; i < last.to - last.from; i++) {
        const before = last.h[i * SEEN.units + unit]!;
        assert.ok(Math.abs(answer.values[last.from + i]! - before) < 1e-3);
      }
    }
    const [cell] = ask({ unit: 0, state: 'c' });
    const [hidden] = ask({ unit: 0, state: 'h' });
    assert.ok(cell?.kind === 'unit' && hidden?.kind === 'unit');
    assert.notDeepEqual(cell.values, hidden.values);
    dispose();
  });

  it('lays out each piece on its own line of the document', () => {
    const { events } = runToLab(experiment, alley, SEEN);
    const layout = events.find((event) => event.kind === 'layout')!;
    const lines = alley.text.split('\n');
    let piece = 0;
    for (const [i, line] of lines.entries()) {
      if (i < layout.lines.length) assert.equal(layout.lines[i], piece, `line ${i + 1}`);
      piece += Array.from(line).length + 1;
    }
    assert.equal(layout.pieces, Array.from(alley.text).length);
  });

  it('ranks units for a feature, and says when it never changes', () => {
    const { ask } = runToLab(experiment, alley, SEEN);
    const [found] = ask({ feature: 'line-position' });
    assert.ok(found?.kind === 'tracking');
    assert.equal(found.ranked?.length, SEEN.units);
    assert.equal(found.chance.length, 19);
    const [nothing] = ask({ feature: 'indentation' });
    assert.ok(nothing?.kind === 'tracking');
    assert.equal(nothing.ranked, undefined);
  });

  it('colours the rows of a column, too', () => {
    const { events, ask } = runToLab(experiment, passengers, { ...SEEN, firstLine: 0 });
    const layout = events.find((event) => event.kind === 'layout')!;
    assert.equal(layout.reading, 'rows');
    assert.equal(layout.lines[0], 1); // after the header
    const [found] = ask({ feature: 'rising' });
    assert.ok(found?.kind === 'tracking' && found.ranked !== undefined);
  });
});
