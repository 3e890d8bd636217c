import assert from 'node:assert/strict';
import { experiment } from '../../../src/training/influence/experiment';
import { runToLab, sampleFile } from '../../lessons/run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt');
const passengers = sampleFile('air-passengers.csv');

describe('influence', () => {
  it('shades what is before the cursor from early on, and follows it on the bench', () => {
    const at = { line: 4, character: 7 };
    const { events, ask, dispose } = runToLab(experiment, alley, at);
    const layout = events.find((event) => event.kind === 'layout')!;
    const shades = events.filter((event) => event.kind === 'influence');
    const losses = events.filter((event) => event.kind === 'loss');
    const early = events.slice(0, events.indexOf(shades[0]!));
    assert.ok(early.filter(({ kind }) => kind === 'loss').length < 10);
    assert.ok(losses.at(-1)!.loss < 0.8 * losses[0]!.loss);
    const place = layout.lines[4]! + 7; // every character of the line is one UTF-16 unit long
    assert.equal(shades[0]!.place, place);
    assert.deepEqual(
      shades[0]!.cells.map(({ cell }) => cell),
      ['rnn', 'gru', 'lstm'],
    );

    const [there] = ask({ place });
    assert.ok(there?.kind === 'influence');
    // The last shades while it learned are of the same weights.
    assert.deepEqual(there.cells, shades.at(-1)!.cells);
    const [elsewhere] = ask({ place: place + 300 });
    assert.ok(elsewhere?.kind === 'influence');
    assert.equal(elsewhere.place - elsewhere.from, elsewhere.words.length);
    assert.ok(elsewhere.words.length <= 200);
    for (const { norms, halfWithin } of elsewhere.cells) {
      assert.equal(norms.length, elsewhere.words.length);
      const sum = norms.reduce((a, b) => a + b, 0);
      const near = norms.slice(-halfWithin).reduce((a, b) => a + b, 0);
      assert.ok(near >= sum / 2);
    }
    dispose();
  });

  it('at the very beginning one piece is read, at the very end all that fit', () => {
    const { events, ask, dispose } = runToLab(experiment, alley, { line: 0, character: 0 });
    const layout = events.find((event) => event.kind === 'layout')!;
    assert.equal(events.find((event) => event.kind === 'influence')!.words.length, 1);
    const [end] = ask({ place: layout.pieces + 100 });
    assert.ok(end?.kind === 'influence');
    assert.equal(end.place, layout.pieces);
    dispose();
  });

  it('of a column, the rows above the cursor', () => {
    const { events, dispose } = runToLab(experiment, passengers, { line: 21, character: 3 });
    const shades = events.find((event) => event.kind === 'influence')!;
    assert.equal(shades.place, 20); // line 0 is the header
    assert.equal(shades.words.length, 20);
    dispose();
  });
});
