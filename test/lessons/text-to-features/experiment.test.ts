import assert from 'node:assert/strict';
import { datasetFromText } from '../../../src/dataset/from-text';
import { experiment, orderLostAt, SAME } from '../../../src/lessons/text-to-features/experiment';
import { lesson } from '../../../src/lessons/text-to-features/lesson';
import type { Pipeline } from '../../../src/lessons/text-to-features/text-to-features-event';
import { readTextWords } from '../../../src/models/text-words';
import { Refusal } from '../../../src/phrase/refusal';
import { cosine } from '../../../src/text/cosine';
import { segmentWords } from '../../../src/text/text-segments';
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
const FILES = [alley, log];

const bench = (file: OpenFile, params = {}) =>
  runToLab(experiment, file, { ...initialParams(lesson.knobs), ...params });
const pipelineIn = (events: readonly { readonly kind: string }[]) =>
  events.find((event) => event.kind === 'pipeline') as Pipeline;

/** Every sentence of a file, at every stage. */
function all(file: OpenFile): { readonly pipelines: Pipeline[]; readonly dispose: () => void } {
  const { events, ask, dispose } = bench(file);
  const { sentences } = events.find((event) => event.kind === 'sentences')!;
  const pipelines = sentences.map((_, sentence) => pipelineIn(ask({ sentence })));
  return { pipelines, dispose };
}

describe('text-to-features', function () {
  this.timeout(120_000);

  it('stages-chain: tokens, numbers, vectors, features and cosine follow from the stage before', () => {
    for (const file of FILES) {
      const { pipelines, dispose } = all(file);
      const dataset = datasetFromText(file.text, { name: file.name, languageId: 'plaintext' });
      assert.ok(dataset.kind === 'corpus');
      const words = readTextWords(dataset);
      const rows = new Map<number, string>();
      for (const { text, tokens, features, nearest, checks, dimensions } of pipelines) {
        assert.deepEqual(
          tokens.map((token) => token.text),
          Array.from(segmentWords(text), (word) => word.text.normalize('NFC')),
        );
        const known = tokens.filter(({ id }) => id !== undefined);
        for (const { id, text: word, vector, count } of tokens) {
          assert.equal(id, words.rowOf(word));
          if (id === undefined) continue;
          assert.equal(count, words.counts[id]);
          assert.equal(vector.length, dimensions);
          const same = rows.get(id) ?? JSON.stringify(vector);
          assert.equal(JSON.stringify(vector), same, 'one number, one vector');
          rows.set(id, same);
        }
        assert.equal(features === undefined, known.length === 0);
        if (features === undefined || checks === undefined) continue;
        for (let i = 0; i < dimensions; i++) {
          const sum = known.reduce((total, { weight, vector }) => total + weight * vector[i]!, 0);
          const mean = sum / known.length;
          assert.ok(Math.abs(features.mean[i]! - mean) <= 1e-12);
          assert.ok(Math.abs(features.left[i]! - (mean - features.common[i]!)) <= 1e-5);
        }
        const first = nearest[0];
        if (first !== undefined) {
          const other = pipelines[first.sentence]!.features!;
          assert.ok(Math.abs(cosine(features.left, other.left) - first.score) <= 1e-5);
        }
        for (const difference of [checks.features, checks.nearest]) assert.ok(difference <= 1e-5);
      }
      dispose();
    }
  });

  it('stages-chain: the nearest sentence is the one with the largest cosine of features', () => {
    const { pipelines, dispose } = all(log);
    for (const { features, nearest, sentence } of pipelines) {
      if (features === undefined || nearest.length === 0) continue;
      const scores = pipelines.map((other, i) =>
        i === sentence || other.features === undefined
          ? -1
          : cosine(features.left, other.features.left),
      );
      assert.ok(Math.abs(Math.max(...scores) - nearest[0]!.score) <= 1e-5);
    }
    dispose();
  });

  it('product-is-lookup: by every sentence the difference is 0', () => {
    for (const file of FILES) {
      const { pipelines, dispose } = all(file);
      for (const { checks, oneHot, tokens, vocabulary } of pipelines) {
        assert.equal(checks?.vectors ?? 0, 0);
        const known = tokens.filter(({ id }) => id !== undefined).length;
        assert.deepEqual(oneHot, { numbers: known * vocabulary, bytes: 4 * known * vocabulary });
      }
      dispose();
    }
  });

  it('features-lose-the-order: the words typed backwards have the same features', () => {
    for (const file of FILES) {
      const { events, ask, dispose } = bench(file);
      const first = pipelineIn(events);
      const backwards = pipelineIn(
        ask({
          words: first.tokens
            .map(({ text }) => text)
            .toReversed()
            .join(' '),
        }),
      );
      assert.deepEqual(
        backwards.tokens.map(({ id }) => id),
        first.tokens.map(({ id }) => id).toReversed(),
      );
      assert.ok(first.checks!.idsChange);
      first.features!.left.forEach((value, i) => {
        assert.ok(Math.abs(value - backwards.features!.left[i]!) <= SAME);
      });
      const { option } = events.find((event) => event.kind === 'answer')!;
      assert.equal(option, 'features');
      assert.equal(option, orderLostAt(first.checks!));
      dispose();
    }
  });

  it('features-lose-the-order: begins with a sentence that is not its own reverse', () => {
    const own = ['lamp', 'night and night', 'rain fog ship lamp ship fog rain', 'ship ship'];
    const words = 'rain fog ship lamp night and sea wind salt gull';
    const text = [...own, words, ...own, words].join('\n').concat('\n').repeat(6);
    const { events, dispose } = bench({ name: 'own.txt', text });
    assert.equal(pipelineIn(events).text, words);
    assert.equal(events.find((event) => event.kind === 'answer')!.option, 'features');
    dispose();
  });

  it('features-lose-the-order: refuses where every sentence is its own reverse', () => {
    const words = ['rain', 'fog', 'ship', 'lamp', 'night', 'and', 'sea', 'wind', 'salt', 'gull'];
    const text = words
      .map((word) => `${word} or ${word}`)
      .join('\n')
      .concat('\n')
      .repeat(6);
    const mirrored = { name: 'mirror.txt', text };
    assert.throws(() => bench(mirrored), Refusal);
    assert.throws(() => bench(mirrored), /No sentence of mirror\.txt changes/u);
  });

  it('quotes no more of a sentence than a heading holds', () => {
    const line = { name: 'line.txt', text: alley.text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ') };
    const { events, dispose } = bench(line);
    const { headline } = events.find((event) => event.kind === 'verdict')!;
    for (const words of [headline.ko, headline.en]) assert.ok(words.length < 300, words);
    dispose();
  });

  it('says that nothing is left of sentences that are all alike', () => {
    const text = 'the cat drinks milk at night and the dog eats bread by day\n'.repeat(40);
    for (const [file, isSaid] of [
      [{ name: 'same.txt', text }, true],
      [log, false],
    ] as const) {
      const { events, dispose } = bench(file);
      const { reasons } = events.find((event) => event.kind === 'verdict')!;
      assert.equal(
        reasons.some(({ en }) => en.includes('every feature is 0')),
        isSaid,
      );
      dispose();
    }
  });

  it('only-known-words-count: without the others the features are the same', () => {
    const { ask, dispose } = bench(alley);
    const { tokens, features } = pipelineIn(ask({ sentence: 3 }));
    const known = tokens.filter(({ id }) => id !== undefined);
    assert.ok(known.length > 0 && known.length < tokens.length);
    const words = known.map(({ text }) => text).join(' ');
    assert.deepEqual(pipelineIn(ask({ words })).features, features);
    assert.equal(pipelineIn(ask({ words: 'qqq zzz' })).features, undefined);
    dispose();
  });

  it('places lie where the words stand in the document', () => {
    const { pipelines, dispose } = all(alley);
    const lines = alley.text.split('\n');
    for (const { tokens } of pipelines) {
      for (const { text, place } of tokens) {
        assert.equal(lines[place!.line]!.slice(place!.start, place!.end).normalize('NFC'), text);
      }
    }
    dispose();
  });

  it('says the same again for the same seed, and warns of too little text', () => {
    const told = () => runExperiment(experiment, log, initialParams(lesson.knobs));
    assert.equal(JSON.stringify(told()), JSON.stringify(told()));
    const { warning } = told().find((event) => event.kind === 'sentences')!;
    assert.match(warning!.en, /too little text/u);
  });

  it('every knob changes what is told', () => {
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });

  it('refuses too few words and what is no running text', () => {
    assert.throws(() => bench({ name: 'few.txt', text: 'one two three' }), Refusal);
    for (const name of ['dates.tsv', 'air-passengers.csv']) {
      assert.throws(() => bench(sampleFile(name)), /not running text/u);
    }
  });
});
