import assert from 'node:assert/strict';
import { lessons } from '../../src/lessons/index';
import { has, runSnippet } from './run-snippet';

/** What a snippet prints must show; a lesson without an entry only has to run and print something. */
const SHOWS: Readonly<Record<string, (printed: string) => void>> = {
  'unrolled-cell'(printed) {
    const counted = [...printed.matchAll(/^(\d+) (\d+)$/gmu)];
    const steps = counted.map(([, read]) => read);
    assert.deepEqual(steps, ['1', '5', '10', '100']);
    assert.deepEqual([...new Set(counted.map(([, , weights]) => weights))], ['80']);
  },
  'embedding-layer'(printed) {
    assert.match(printed, /^greatest difference 0$/mu);
    assert.match(printed, /^frozen loss \S+ moved 0$/mu);
    assert.match(printed, /^learned loss \S+ moved 0\.\d+$/mu);
  },
  'forecast-verdict'(printed) {
    const errorOf = (name: string) =>
      Number(new RegExp(`^${name} ([\\d.e-]+)$`, 'mu').exec(printed)?.[1]);
    assert.ok(errorOf('network') < 0.5 * errorOf('persistence'), printed);
  },
};

// The snippets of the one library that is always at hand run as they stand.
describe('the TensorFlow.js snippet of', function () {
  this.timeout(60_000);

  for (const lesson of lessons.filter(has('TensorFlow.js'))) {
    it(`${lesson.id} runs as it stands`, () => {
      const printed = runSnippet(lesson);
      assert.ok(printed.trim() !== '', 'it prints nothing');
      assert.doesNotMatch(printed, /NaN|undefined/u);
      SHOWS[lesson.id]?.(printed);
    });
  }
});
