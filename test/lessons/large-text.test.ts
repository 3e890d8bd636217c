import assert from 'node:assert/strict';
import type { SharedEvent } from '../../src/lessons/experiment';
import { lessons } from '../../src/lessons/index';
import { createRandom } from '../../src/random/random';
import { eventOf, experimentOf, initialParams, runExperiment, sampleFile } from './run-experiment';

const TWENTY_MEGABYTES = 20_000_000;

/** The lines of a story in an order of their own again and again, until there are 20 MB. */
function largeText(): string {
  const lines = sampleFile('the-lighthouse-log.txt').text.split('\n');
  const random = createRandom(1);
  const parts: string[] = [];
  for (let length = 0; length < TWENTY_MEGABYTES;) {
    const line = lines[Math.floor(random() * lines.length)]!;
    parts.push(line);
    length += line.length + 1;
  }
  return parts.join('\n');
}

/** Words that are written backwards: all different ones of the file. */
const READ_WHOLE = ['vectors-in-seq2seq'];

const ofText = lessons.filter(
  ({ chapter, needs }) => chapter === 'text' && needs.includes('corpus'),
);

describe('a text of 20 MB', function () {
  this.timeout(60_000);

  const file = { name: 'large.txt', text: largeText() };

  for (const { id, knobs } of ofText) {
    const isReadWhole = READ_WHOLE.includes(id);
    it(`${id} reads ${isReadWhole ? 'all' : 'the beginning'} of it and comes to a verdict`, () => {
      const experiment = experimentOf<SharedEvent>(id);
      const events = runExperiment(experiment, file, initialParams(knobs));
      const { words } = eventOf(events, 'used');
      assert.equal(words.en.startsWith('the first '), !isReadWhole, words.en);
      eventOf(events, 'verdict');
    });
  }
});
