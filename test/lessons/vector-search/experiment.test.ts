import assert from 'node:assert/strict';
import { experiment, optionOf } from '../../../src/lessons/vector-search/experiment';
import { lesson } from '../../../src/lessons/vector-search/lesson';
import type { LinesFound } from '../../../src/lessons/vector-search/vector-search-event';
import { Refusal } from '../../../src/phrase/refusal';
import {
  initialParams,
  runExperiment,
  runToLab,
  sampleFile,
  tryKnobs,
  type OpenFile,
} from '../run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt');
const log = sampleFile('the-lighthouse-log.txt');

/** Sentences of a few words, each at least twice; with a line of its own for every test. */
const small = {
  name: 'small.txt',
  text: [
    ...Array.from({ length: 12 }, (_, i) => {
      const [animal, food] = [
        ['cat', 'dog', 'horse'][i % 3]!,
        ['milk', 'bread', 'hay', 'fish'][i % 4]!,
      ];
      return `the ${animal} eats ${food} at night and the ${animal} sleeps`;
    }),
    'dog bites man at night',
    'at night man bites dog',
    'zyx wvu tsr',
    '***',
  ].join('\n'),
};

const bench = (file: OpenFile, params = {}) =>
  runToLab(experiment, file, { ...initialParams(lesson.knobs), ...params });
const foundIn = (events: readonly { readonly kind: string }[]) =>
  events.find((event) => event.kind === 'found') as LinesFound;

describe('vector-search', function () {
  this.timeout(120_000);

  it('none-above-itself: asked about every line, no other scores more than 1e-6 higher', () => {
    for (const file of [alley, log, small]) {
      const { events, ask, dispose } = bench(file);
      const { lines } = events.find((event) => event.kind === 'lines')!;
      lines.forEach(({ known }, line) => {
        const found = foundIn(ask({ line }));
        assert.equal(found.own === undefined, found.nothing !== undefined);
        if (found.own === undefined) return;
        assert.ok(known > 0 && Math.abs(found.own - 1) <= 1e-6);
        for (const { score } of found.byVectors) assert.ok(score <= found.own + 1e-6, `${score}`);
      });
      dispose();
    }
  });

  it('ties-listed: the same words in another order score as the line itself does', () => {
    const { events, ask, dispose } = bench(small);
    const { lines } = events.find((event) => event.kind === 'lines')!;
    const at = (text: string) => lines.findIndex((line) => line.text === text);
    const [one, other] = [at('dog bites man at night'), at('at night man bites dog')];
    const found = foundIn(ask({ line: one }));
    assert.deepEqual(found.ties, [other]);
    const hit = found.byVectors.find(({ line }) => line === other)!;
    assert.ok(Math.abs(hit.score - found.own!) <= 1e-6);
    assert.equal(found.byVectors[0]!.line, other);
    dispose();
  });

  it('unknown-not-searched: a line without a known word says so and is never found', () => {
    const { events, ask, dispose } = bench(small);
    const { lines } = events.find((event) => event.kind === 'lines')!;
    const strange = lines.findIndex(({ text }) => text === 'zyx wvu tsr');
    assert.equal(lines[strange]!.known, 0);
    const found = foundIn(ask({ line: strange }));
    assert.equal(found.nothing, 'no-known-word');
    assert.deepEqual(found.byVectors, []);
    assert.deepEqual(found.unknown, ['zyx', 'wvu', 'tsr']);
    lines.forEach((_, line) => {
      assert.ok(foundIn(ask({ line })).byVectors.every((hit) => hit.line !== strange));
    });
    const { reasons } = events.find((event) => event.kind === 'verdict')!;
    assert.ok(reasons.some(({ en }) => en.includes('has a vector: 1')));
    assert.equal(foundIn(ask({ words: 'qqq' })).nothing, 'no-known-word');
    dispose();
  });

  it('tf-idf-needs-a-word: every line it finds shares one, whatever vectors find', () => {
    for (const file of [alley, log]) {
      const { events, ask, dispose } = bench(file);
      const { lines } = events.find((event) => event.kind === 'lines')!;
      lines.forEach((_, line) => {
        const found = foundIn(ask({ line }));
        for (const { shared } of found.byTfIdf) assert.ok(shared.length > 0);
        for (const { shared, otherRank } of found.byVectors) {
          assert.equal(otherRank === undefined, shared.length === 0);
        }
      });
      dispose();
    }
  });

  it('both-as-measured: the answer counts what asking line by line finds', () => {
    for (const file of [alley, log]) {
      const { events, ask, dispose } = bench(file);
      const { lines } = events.find((event) => event.kind === 'lines')!;
      const { option, values } = events.find((event) => event.kind === 'answer')!;
      const asked = lines.map((_, line) => foundIn(ask({ line }))).filter(({ own }) => own);
      const same = asked.filter(({ byVectors, byTfIdf }) => {
        const best = byTfIdf.filter(({ score }) => score >= byTfIdf[0]!.score - 1e-9);
        return byVectors
          .filter(({ score }) => score >= byVectors[0]!.score - 1e-6)
          .some(({ line }) => best.some((hit) => hit.line === line));
      }).length;
      const without = asked.filter(({ byVectors }) => byVectors[0]!.shared.length === 0).length;
      assert.equal(values['asked'], asked.length);
      assert.equal(values['withoutSharedWord'], without);
      assert.equal(values['same'], same);
      assert.equal(option, optionOf(values['same'], asked.length));
      for (const { byVectors, byTfIdf } of asked) {
        for (const list of [byVectors, byTfIdf]) {
          list.forEach(({ score }, i) => assert.ok(i === 0 || score <= list[i - 1]!.score));
        }
      }
      dispose();
    }
  });

  it('both-as-measured: lines that only differ in words without a vector tie by vector', () => {
    const words = Array.from({ length: 24 }, (_, i) => `w${String.fromCharCode(97 + i)}`);
    const sentences = words.slice(0, 12).map((word, i) => {
      return `${word} ${words[12 + i]!} ${words[(i + 5) % 12]!} ${words[12 + ((i + 7) % 12)]!}`;
    });
    const once = (i: number) =>
      `once${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}`;
    // A middle variant is the shortest, so TF-IDF finds it first, and by vector all three tie.
    const lines = sentences.flatMap((sentence, i) => [
      `${sentence} ${once(9 * i)} ${once(9 * i + 1)}`,
      `${sentence} ${once(9 * i + 2)} ${once(9 * i + 3)} ${once(9 * i + 4)}`,
      `${sentence} ${once(9 * i + 5)}`,
    ]);
    const file = { name: 'variants.txt', text: lines.join('\n') };
    const events = runExperiment(experiment, file, initialParams(lesson.knobs));
    const { option, values } = events.find((event) => event.kind === 'answer')!;
    assert.deepEqual([values['asked'], values['same'], option], [36, 36, 'mostly']);
  });

  it('refuses lines of which nothing is left to search by, rather than scoring none', () => {
    const line = 'the cat drinks milk at night and the dog eats bread by day';
    const same = { name: 'same.txt', text: `${line}\n`.repeat(40) };
    assert.throws(() => bench(same), Refusal);
    assert.throws(() => bench(same), /In same\.txt nothing is left of any line/u);
  });

  it('finds what someone types: a line by its own words, and the words near to one', () => {
    const { events, ask, dispose } = bench(alley);
    const { lines } = events.find((event) => event.kind === 'lines')!;
    const line = lines.findIndex(({ known }) => known > 4);
    const found = foundIn(ask({ words: lines[line]!.text.normalize('NFD') }));
    assert.equal(found.byVectors[0]!.line, line);
    assert.ok(found.byVectors[0]!.score > 1 - 1e-6);
    assert.equal(found.query, undefined);
    const { unknown } = found;
    const word = lines[line]!.text.split(/[\s.,]+/u).find((each) => !unknown.includes(each))!;
    const { words } = foundIn(ask({ words: word }));
    assert.ok(words.length === 10 && words.every((near) => near.word !== word));
    dispose();
  });

  it('says the same again for the same seed', () => {
    const told = () => JSON.stringify(runExperiment(experiment, log, initialParams(lesson.knobs)));
    assert.equal(told(), told());
  });

  it('warns of too little text', () => {
    for (const file of [alley, log]) {
      const { events, dispose } = bench(file);
      const { warning } = events.find((event) => event.kind === 'lines')!;
      assert.match(warning!.en, /too little text/u);
      dispose();
    }
  });

  it('every knob changes what is told', () => {
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });

  it('refuses too few words, too few lines, and what is no running text', () => {
    const few = { name: 'few.txt', text: 'one two three\nfour five' };
    assert.throws(() => bench(few), Refusal);
    const line = { name: 'line.txt', text: Array(30).fill('a b c d e f g h i j k').join(' ') };
    assert.throws(() => bench(line), /at least 5/u);
    for (const name of ['dates.tsv', 'air-passengers.csv']) {
      assert.throws(() => bench(sampleFile(name)), /not running text/u);
    }
  });
});
