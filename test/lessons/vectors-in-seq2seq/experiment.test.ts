import assert from 'node:assert/strict';
import { datasetFromText } from '../../../src/dataset/from-text';
import type { Weights } from '../../../src/engine/engine';
import { readPairs } from '../../../src/models/pair-reading';
import { forcedBatch, seq2seqSpec } from '../../../src/models/seq2seq';
import { toEnd } from '../../../src/turns/to-end';
import { Refusal } from '../../../src/phrase/refusal';
import { experiment } from '../../../src/lessons/vectors-in-seq2seq/experiment';
import { lesson } from '../../../src/lessons/vectors-in-seq2seq/lesson';
import {
  designOf,
  INPUTS,
  learnPairVectors,
  startModels,
} from '../../../src/lessons/vectors-in-seq2seq/token-inputs';
import type { InputsCompared } from '../../../src/lessons/vectors-in-seq2seq/vectors-in-seq2seq-event';
import { SPECIAL_TOKENS } from '../../../src/text/token-vocabulary';
import { openEngine } from '../../engine/open-engine';
import { initialParams, runExperiment, sampleFile, type OpenFile } from '../run-experiment';

const dates = sampleFile('dates.tsv');
const alley = sampleFile('a-year-in-the-alley.ko.txt');
const log = sampleFile('the-lighthouse-log.txt');

const SHORT = { steps: 40, seeds: 2 };
const run = (file: OpenFile, params = {}, seed = 1) =>
  runExperiment(
    experiment,
    file,
    { ...initialParams(lesson.knobs), ...SHORT, ...params },
    undefined,
    seed,
  );
const comparedOf = (file: OpenFile, params = {}): InputsCompared =>
  run(file, params).find((event) => event.kind === 'compared')!;
const readingOf = ({ name, text }: OpenFile) => {
  const languageId = name.endsWith('.tsv') ? 'tsv' : 'plaintext';
  return readPairs(datasetFromText(text, { name, languageId }), { task: 'pairs', seed: 1 });
};

describe('vectors-in-seq2seq', function () {
  this.timeout(120_000);
  const engine = openEngine();
  after(() => engine.dispose());

  const start = (file: OpenFile, size = 8) => {
    const reading = readingOf(file);
    const vectors = toEnd(learnPairVectors(engine, reading, size, 1));
    return { reading, vectors, models: startModels(engine, reading, size, 1, vectors) };
  };

  it('only-the-input-differs: of the two embeddings only the known tokens’ vectors do', () => {
    for (const file of [dates, alley, log]) {
      const { reading, vectors, models } = start(file);
      const [random, started] = [models.embedding.weights(), models.word2vec.weights()];
      for (const name of Object.keys(random)) {
        const isEmbedding = name.endsWith('.embedding');
        const from = isEmbedding ? SPECIAL_TOKENS.length * 8 : undefined;
        const special = (weights: Weights) => weights[name]!.data.subarray(0, from);
        assert.deepEqual(special(started), special(random), name);
        if (!isEmbedding) continue;
        assert.notDeepEqual(started[name], random[name]);
        // In the same direction as word2vec's, as long on average as the random ones.
        const learned = name.startsWith('encoder') ? vectors.sources : vectors.targets;
        const known = started[name]!.data.subarray(from);
        const scale = known[0]! / learned.data[0]!;
        known.forEach((value, i) => {
          assert.ok(
            Math.abs(value - scale * learned.data[i]!) <= 1e-5 * Math.max(1, Math.abs(value)),
          );
        });
        const size = (values: Float32Array) => Math.hypot(...values);
        const wanted = size(random[name]!.data.subarray(from));
        assert.ok(Math.abs(size(known) / wanted - 1) < 1e-4);
      }
      assert.equal(vectors.sources.words.length, reading.sources.size - SPECIAL_TOKENS.length);
      for (const input of INPUTS) models[input].dispose();
    }
  });

  it('only-the-input-differs: word2vec reads every known token of the training pairs, and no other', () => {
    const { reading, vectors, models } = start(dates);
    const tokens = reading.training.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
    assert.equal(vectors.sources.text.running, tokens);
    assert.equal(
      vectors.sources.counts.reduce((sum, count) => sum + count, 0),
      tokens,
    );
    for (const input of INPUTS) models[input].dispose();
  });

  it('one-hot-is-an-embedding: the identity as an embedding answers the same', () => {
    const { reading, models } = start(log);
    const { sources, targets } = reading;
    assert.equal(sources.size, targets.size, 'the task writes with the letters it reads');
    const model = models['one-hot'];
    const own = model.weights();
    const square = (size: number) => ({
      shape: [size, size],
      data: Float32Array.from({ length: size * size }, (_, i) => Number(i % (size + 1) === 0)),
    });
    const moved: Record<string, Weights[string]> = {
      'encoder.0.embedding': square(sources.size),
      '0.embedding': square(targets.size),
    };
    for (const [name, weight] of Object.entries(own)) {
      moved[name.replace(/(\d)\./u, (_, layer: string) => `${Number(layer) + 1}.`)] = weight;
    }
    const spec = seq2seqSpec(reading, designOf('embedding', sources.size));
    const twin = engine.restore(spec, moved);
    const same = reading.training.filter(
      ({ sourceIds }) => sourceIds.length === reading.training[0]!.sourceIds.length,
    );
    const { inputs } = forcedBatch(same.slice(0, 8), reading.mostSteps);
    const [a, b] = [model.predict(inputs), twin.predict(inputs)];
    a.forEach((value, i) => assert.ok(Math.abs(value - b[i]!) <= 1e-5, `${value} ${b[i]!}`));
    twin.dispose();
    for (const input of INPUTS) models[input].dispose();
  });

  it('parameters-counted: by formula, and as many with word2vec as without', () => {
    for (const size of [4, 16]) {
      const params = { ...initialParams(lesson.knobs), size };
      const { parameters, sourceTokens, targetTokens, inputSize } = runExperiment(
        experiment,
        dates,
        params,
        'models',
      ).find((event) => event.kind === 'models')!;
      const [units, tokens] = [32, sourceTokens + targetTokens];
      const head = (units + 1) * targetTokens;
      const cells = 2 * 4 * units * (units + 1);
      assert.equal(parameters['one-hot'], tokens * 4 * units + cells + head);
      assert.equal(parameters.embedding, tokens * size + 2 * size * 4 * units + cells + head);
      assert.equal(parameters.word2vec, parameters.embedding);
      assert.deepEqual(inputSize, { 'one-hot': sourceTokens, embedding: size, word2vec: size });
    }
  });

  it('reported-as-measured: means, deviations and the answer are those of the seeds shown', () => {
    for (const [file, params] of [
      [dates, { steps: 100 }],
      [log, {}],
      [alley, {}],
    ] as const) {
      const events = run(file, params);
      const compared = events.find((event) => event.kind === 'compared')!;
      const { seeds, scores, mostFrequent } = compared;
      assert.deepEqual(seeds, [1, 2]);
      for (const input of INPUTS) {
        const { exact, exactOverSeeds } = scores[input];
        assert.equal(exact.length, seeds.length);
        const [a, b] = exact as [number, number];
        assert.ok(Math.abs(exactOverSeeds.mean - (a + b) / 2) < 1e-12);
        assert.ok(Math.abs(exactOverSeeds.deviation - Math.abs(a - b) / Math.SQRT2) < 1e-12);
      }
      const { option } = events.find((event) => event.kind === 'answer')!;
      const ahead = INPUTS.filter((input) =>
        INPUTS.every(
          (other) =>
            other === input ||
            seeds.every((_, i) => scores[input].exact[i]! > scores[other].exact[i]!),
        ),
      );
      const best = Math.max(...INPUTS.map((input) => scores[input].exactOverSeeds.mean));
      const isUntrained = best <= mostFrequent.share;
      assert.equal(option, isUntrained ? 'unclear' : (ahead[0] ?? 'unclear'));
      assert.ok(lesson.predict.options.some(({ id }) => id === option));
    }
  });

  it('says the same again for the same seed, and something else for another', () => {
    const told = (seed: number) => JSON.stringify(run(log, {}, seed));
    assert.equal(told(1), told(1));
    assert.notEqual(told(1), told(2));
  });

  it('word2vec puts digits beside digits in the dates', () => {
    const { vectors, models } = start(dates, 16);
    const row = vectors.sources.text.rowOf('3')!;
    const nearest = vectors.sources.index.search(vectors.sources.index.unit(row), {
      most: 3,
      exclude: new Set([row]),
    });
    const words = nearest.map(({ index }) => vectors.sources.words[index]!);
    assert.ok(words.filter((word) => /\d/u.test(word)).length >= 2, words.join(' '));
    for (const input of INPUTS) models[input].dispose();
  });

  it('refuses too few pairs, a side of one character, and a table of numbers', () => {
    const few = { name: 'few.tsv', text: 'a\tb\nc\td\n' };
    assert.throws(() => run(few), Refusal);
    const one = Array.from({ length: 40 }, (_, i) => `word ${i}\ta`).join('\n');
    assert.throws(() => run({ name: 'one.tsv', text: one }), /at least 2/u);
    assert.throws(() => run(sampleFile('air-passengers.csv')), Refusal);
  });

  it('a small file ends too, and says when nothing was learned', () => {
    const { scores, pairs } = comparedOf({
      name: 'small.tsv',
      text: Array.from({ length: 30 }, (_, i) => `word ${i}\tsquare ${i * i}`).join('\n'),
    });
    assert.ok(pairs > 0 && INPUTS.every((input) => scores[input].exact.every((e) => e <= 1)));
  });
});
