import assert from 'node:assert/strict';
import { lessons } from '../../src/lessons/index';
import { Refusal } from '../../src/phrase/refusal';
import { experimentOf, initialParams, runExperiment, sampleFile } from './run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt').text.slice(0, 4000);
const family = '👩‍👩‍👧‍👦';

/** What people open besides stories. */
const TEXTS: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'only line breaks': ' \n\t\n  \r\n',
  'one word again and again': 'word '.repeat(2000),
  'one word on every line': '차\n'.repeat(200),
  'only punctuation': '... !!! ??? —— ;;;\n'.repeat(200),
  'only emoji': `${family} 🏳️‍🌈 👍🏽\n`.repeat(200),
  'many scripts': Array.from(
    { length: 120 },
    (_, i) => `커피 coffee コーヒー 咖啡 кофе ${family} ${i % 7} قهوة é${i % 3} 마셔요 drink 🫖`,
  ).join('\n'),
  'one long line': alley.replaceAll('\n', ' '),
  'Hangul as jamo (NFD)': alley.normalize('NFD'),
};

/** Enough to come to an end, where the right end does not matter. */
const QUICK = { steps: 20, seeds: 2 };

const ofText = lessons.filter(
  ({ chapter, needs }) => chapter === 'text' && needs.includes('corpus'),
);

for (const { id, knobs } of ofText) {
  describe(`${id} on odd texts`, function () {
    this.timeout(60_000);

    const run = (text: string) => {
      const experiment = experimentOf<{ readonly kind: 'verdict' }>(id);
      const params = { ...initialParams(knobs), ...QUICK };
      return runExperiment(experiment, { name: 'odd.txt', text }, params);
    };

    for (const [what, text] of Object.entries(TEXTS)) {
      it(`${what}: a verdict, or one sentence about the file`, () => {
        try {
          const verdicts = run(text).filter(({ kind }) => kind === 'verdict');
          assert.equal(verdicts.length, 1);
          assert.doesNotMatch(JSON.stringify(verdicts), /NaN|undefined|Infinity/u);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          for (const words of [error.phrase.ko, error.phrase.en]) assert.match(words, /odd\.txt/u);
        }
      });
    }

    it('half a character: its line is named', () => {
      const half = `${alley.slice(0, 3000)}\ud83d${alley.slice(3000)}`;
      const line = alley.slice(0, 3000).split('\n').length;
      assert.throws(
        () => run(half),
        (error) => error instanceof Refusal && error.message.includes(`ine ${line} `),
      );
    });
  });
}
