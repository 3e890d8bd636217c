import assert from 'node:assert/strict';
import { datasetFromText } from '../../../src/dataset/from-text';
import { experiment } from '../../../src/lessons/dictionary/experiment';
import { lesson } from '../../../src/lessons/dictionary/lesson';
import { readTextHalves } from '../../../src/models/text-halves';
import { Refusal } from '../../../src/phrase/refusal';
import { createRandom } from '../../../src/random/random';
import { zipfTokens } from '../../text/zipf-tokens';
import {
  initialParams,
  runExperiment,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt');
const log = sampleFile('the-lighthouse-log.txt');
const UNITS = ['words', 'eojeol', 'characters'];

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });
const sizesOf = (file: OpenFile, params = {}) =>
  run(file, params).find((event) => event.kind === 'sizes')!;
const halvesOf = ({ name, text }: OpenFile) =>
  readTextHalves(datasetFromText(text, { name, languageId: 'plaintext' }));
/** A word of letters for each number. */
const wordOf = (number: number) =>
  String(number).replaceAll(/\d/gu, (digit) => 'abcdefghij'[Number(digit)]!);
/** The reasons in one. */
const verdictOf = (file: OpenFile) => {
  const { reasons } = run(file).find((event) => event.kind === 'verdict')!;
  return { en: reasons.map(({ en }) => en).join(' '), ko: reasons.map(({ ko }) => ko).join(' ') };
};
const chunks = (text: string) => text.split(/\s+/u).filter((piece) => piece !== '');

describe('dictionary', function () {
  this.timeout(60_000);

  it('sizes-add-up: different tokens and their counts, for every unit and min-count', () => {
    for (const file of [alley, log]) {
      for (const unit of UNITS) {
        for (const minCount of [1, 2, 5]) {
          const sizes = sizesOf(file, { unit, minCount });
          assert.equal(sizes.known + sizes.dropped, sizes.unique);
          assert.equal(sizes.knownTokens + sizes.droppedTokens, sizes.tokens);
          if (minCount === 1) assert.equal(sizes.dropped, 0);
          if (minCount === 2) assert.equal(sizes.dropped, sizes.once);
        }
      }
      const { training } = halvesOf(file);
      const sizes = sizesOf(file, { unit: 'eojeol', minCount: 1 });
      assert.equal(sizes.tokens, chunks(training).length);
      assert.equal(sizes.unique, new Set(chunks(training)).size);
    }
  });

  it('min-count-only-loses: no larger dictionary, no smaller unknown share', () => {
    for (const file of [alley, log]) {
      for (const unit of UNITS) {
        const { rows } = run(file, { unit }).find((event) => event.kind === 'min-counts')!;
        for (const [i, row] of rows.entries()) {
          const before = rows[i - 1] ?? row;
          assert.ok(row.known <= before.known);
          assert.ok(row.heldOut >= before.heldOut && row.training >= before.training);
          const sizes = sizesOf(file, { unit, minCount: row.minCount });
          assert.equal(row.known, sizes.known);
          assert.equal(row.heldOut, sizes.heldOutUnknown / sizes.heldOut);
          const dropped = sizes.droppedTokens / sizes.tokens;
          assert.ok(Math.abs(row.training - dropped) < 1e-12);
        }
      }
    }
  });

  it('most-words-occur-once: half of the different words or more, in both samples', () => {
    for (const file of [alley, log]) {
      const { once, unique } = sizesOf(file);
      assert.ok(once >= unique / 2, `${once} of ${unique}`);
      const counts = new Map<string, number>();
      for (const piece of chunks(halvesOf(file).training)) {
        counts.set(piece, (counts.get(piece) ?? 0) + 1);
      }
      const ones = [...counts.values()].filter((count) => count === 1).length;
      assert.equal(sizesOf(file, { unit: 'eojeol' }).once, ones);
    }
  });

  it('zipf-slope: of 3,000 tokens drawn from Zipf’s law −1 within 0.1, with its line drawn', () => {
    for (let seed = 1; seed <= 3; seed++) {
      const random = createRandom(seed);
      const half = () => zipfTokens(3000, 10_000, random).map(wordOf).join(' ');
      const drawn = { name: 'drawn.txt', text: `${half()}\n${half()}\n` };
      const { exponent, points, fittedRanks } = run(drawn).find((event) => event.kind === 'ranks')!;
      assert.ok(Math.abs(exponent! - 1) <= 0.1, String(exponent));
      assert.ok(verdictOf(drawn).en.includes(`at a slope of −${Number(exponent!.toFixed(2))} `));
      for (const { rank, count, fitted } of points) {
        assert.equal(fitted !== undefined, rank <= fittedRanks);
        assert.equal(count >= 5, rank <= fittedRanks);
      }
    }
    for (const file of [alley, log]) {
      const ranks = run(file, { unit: 'characters' }).find((event) => event.kind === 'ranks')!;
      assert.ok(ranks.exponent! > 0);
      for (const { rank, count, zipf, place } of ranks.points) {
        assert.ok(Math.abs(zipf * rank - ranks.points[0]!.count) < 1e-9);
        assert.ok(count >= 1 && Math.abs(10 ** place - rank) < 1e-6);
      }
    }
  });

  it('zipf-slope: equals do not fall at all, and too few frequent tokens tell nothing', () => {
    const words = Array.from({ length: 40 }, (_, i) => wordOf(i));
    const lines = { name: 'same.txt', text: `${words.join(' ')}\n`.repeat(20) };
    assert.match(verdictOf(lines).en, /at a slope of 0 on/u);
    const list = { name: 'list.txt', text: words.join('\n') };
    assert.match(verdictOf(list).en, /at least 5 times: only 0\./u);
    assert.equal(run(list).find((event) => event.kind === 'ranks')!.exponent, undefined);
  });

  it('the answer names the share of the run', () => {
    const answerOf = (file: OpenFile, params = {}) =>
      run(file, params).find((event) => event.kind === 'answer')!.option;
    for (const file of [alley, log]) {
      for (const unit of UNITS) {
        const { once, unique } = sizesOf(file, { unit });
        const share = once / unique;
        const right =
          share < 0.25 ? 'under-a-quarter' : share < 0.5 ? 'under-half' : 'half-or-more';
        assert.equal(answerOf(file, { unit }), right);
      }
    }
  });

  it('marks every place of an entry, and only those', () => {
    for (const file of [alley, log]) {
      const lines = file.text.split(/\r?\n/u);
      const { entries } = run(file).find((event) => event.kind === 'entries')!;
      for (const { token, places, occurrences, count } of entries) {
        assert.ok(occurrences >= count);
        assert.equal(places.length, Math.min(200, occurrences));
        for (const { line, start, end } of places) {
          assert.equal(lines[line]!.slice(start, end), token);
        }
      }
    }
  });

  it('one word repeated is a dictionary of one', () => {
    const { unique, once } = sizesOf({ name: 'one.txt', text: 'lamp lamp lamp lamp\n'.repeat(10) });
    assert.deepEqual([unique, once], [1, 0]);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, alley, lesson.knobs, 'verdict');
  });

  it('refuses what is too short or no text, and says so', () => {
    assert.throws(() => run({ name: 'short.txt', text: '고양이가 잔다.' }), Refusal);
    assert.throws(() => run(sampleFile('air-passengers.csv')), Refusal);
  });
});
