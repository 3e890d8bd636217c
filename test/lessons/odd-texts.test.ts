import assert from 'node:assert/strict';
import { lessons } from '../../src/lessons/index';
import type { SharedEvent } from '../../src/lessons/experiment';
import { Refusal } from '../../src/phrase/refusal';
import { experimentOf, initialParams, runExperiment, sampleFile } from './run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt').text.slice(0, 4000);
const family = '👩‍👩‍👧‍👦';

const HALVES = ['tokenization', 'dictionary', 'indexing', 'one-hot'];
const VECTORS = ['similar-words', 'word2vec', 'vector-search', 'text-to-features'];
const CHARACTERS = ['embedding-layer'];
const PAIRS = ['seq2seq', 'start-token', 'vectors-in-seq2seq'];

interface OddText {
  readonly text: string;
  /** which lessons refuse it, and in what words; the others come to a verdict */
  readonly refused: readonly Refused[];
}
type Refused = readonly [lessonIds: readonly string[], saying: RegExp];

const noWords: readonly Refused[] = [
  [HALVES, /too few words: 0\./u],
  [VECTORS, /Too few words .* occur at least 2 times: 0 different/u],
  [PAIRS, /too few different words .*: 0\./u],
];

/** What people open besides stories. */
const TEXTS: Readonly<Record<string, OddText>> = {
  'nothing at all': {
    text: '',
    refused: [...noWords, [CHARACTERS, /too few characters: 0\./u]],
  },
  'only line breaks': {
    text: ' \n\t\n  \r\n',
    refused: [...noWords, [CHARACTERS, /too few characters: 7\./u]],
  },
  'one word again and again': {
    text: 'word '.repeat(2000),
    refused: [
      [VECTORS, /: 1 different/u],
      [PAIRS, /too few different words .*: 1\./u],
    ],
  },
  'one word on every line': {
    text: '차\n'.repeat(200),
    refused: [
      [VECTORS, /: 1 different/u],
      [PAIRS, /too few different words of 2 to 10 letters: 0\./u],
    ],
  },
  'only punctuation': { text: '... !!! ??? —— ;;;\n'.repeat(200), refused: noWords },
  'only emoji': { text: `${family} 🏳️‍🌈 👍🏽\n`.repeat(200), refused: noWords },
  'many scripts': {
    text: Array.from(
      { length: 120 },
      (_, i) => `커피 coffee コーヒー 咖啡 кофе ${family} ${i % 7} قهوة é${i % 3} 마셔요 drink 🫖`,
    ).join('\n'),
    refused: [[PAIRS, /too few different words .*: 11\./u]],
  },
  'one long line': {
    text: alley.replaceAll('\n', ' '),
    refused: [[['vector-search'], /too few lines with words: 1\./u]],
  },
  'one line without punctuation': {
    text: alley.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim(),
    refused: [[['vector-search'], /too few lines with words: 1\./u]],
  },
  'one word a line': {
    text: alley.match(/[\p{L}\p{N}]+/gu)!.join('\n'),
    refused: [[VECTORS, /stand beside each other in a sentence 0 times/u]],
  },
  'identical lines': {
    text: 'the cat drinks milk at night and the dog eats bread by day\n'.repeat(40),
    refused: [
      [['vector-search'], /nothing is left of any line/u],
      [PAIRS, /too few different words .*: 12\./u],
    ],
  },
  'one half without words': {
    text: `${alley}\n${'… 👍🏽 —\n'.repeat(450)}`,
    refused: [[HALVES, /second half of odd\.txt has too few words: 0\./u]],
  },
  'pairs of one source': {
    text: 'ab\tba\n'.repeat(60),
    refused: [
      [[...HALVES, ...VECTORS, ...CHARACTERS], /not running text|is a table/u],
      [PAIRS, /the same source, “ab”/u],
    ],
  },
  'Hangul as jamo (NFD)': { text: alley.normalize('NFD'), refused: [] },
};

/** Enough to come to an end, where the right end does not matter. */
const QUICK = { steps: 20, seeds: 2 };

const ofText = lessons.filter(
  ({ chapter, needs }) =>
    (chapter === 'text' || needs.includes('pairs')) && needs.includes('corpus'),
);

/** The verdict and the right answer, or the refusal. */
function outcomeOf(run: () => readonly SharedEvent[]): readonly SharedEvent[] | Refusal {
  try {
    return run().filter(({ kind }) => kind === 'verdict' || kind === 'answer');
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** What is asked about is something, and all of it is a number. */
function checkVerdict(told: readonly SharedEvent[]): void {
  assert.equal(told.filter(({ kind }) => kind === 'verdict').length, 1);
  assert.doesNotMatch(JSON.stringify(told), /NaN|undefined|Infinity/u);
  for (const event of told) {
    if (event.kind !== 'answer') continue;
    for (const name of ['asked', 'pairs']) {
      const count = event.values[name];
      assert.ok(count === undefined || Number(count) > 0, `${name}: ${count}`);
    }
  }
}

/** The file is named, and “too few …: 3. … at least 20” has its numbers in that order. */
function checkRefusal({ phrase }: Refusal): void {
  for (const words of [phrase.ko, phrase.en]) assert.match(words, /odd\.txt/u);
  const sentences = phrase.en.replaceAll('odd.txt', 'the file');
  const [, found, needed] =
    /[Tt]oo few [^:]*: ([\d,]+).*?[Aa]t least ([\d,]+)/u.exec(sentences) ?? [];
  assert.equal(found === undefined, !/too few/iu.test(sentences), phrase.en);
  const number = (digits = '') => Number(digits.replaceAll(',', ''));
  if (found !== undefined) assert.ok(number(found) < number(needed), phrase.en);
}

describe('odd texts', () => {
  it('are said to be refused by lessons that there are', () => {
    const ids = new Set(ofText.map(({ id }) => id));
    for (const { refused } of Object.values(TEXTS)) {
      for (const id of refused.flatMap(([by]) => by)) assert.ok(ids.has(id), id);
    }
  });
});

for (const { id, knobs } of ofText) {
  describe(`${id} on odd texts`, function () {
    this.timeout(60_000);

    const run = (text: string) => {
      const experiment = experimentOf<SharedEvent>(id);
      const params = { ...initialParams(knobs), ...QUICK };
      return runExperiment(experiment, { name: 'odd.txt', text }, params);
    };

    for (const [what, { text, refused }] of Object.entries(TEXTS)) {
      const saying = refused.find(([by]) => by.includes(id))?.[1];
      const expected = saying ? 'refused' : 'a verdict';
      it(`${what}: ${expected}`, () => {
        const outcome = outcomeOf(() => run(text));
        if (outcome instanceof Refusal) {
          assert.ok(saying !== undefined, outcome.phrase.en);
          assert.match(outcome.phrase.en, saying);
          checkRefusal(outcome);
        } else {
          assert.equal(saying, undefined, JSON.stringify(outcome));
          checkVerdict(outcome);
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
