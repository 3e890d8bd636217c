import assert from 'node:assert/strict';
import { datasetFromText } from '../../../src/dataset/from-text';
import { ADAM } from '../../../src/engine/model-spec';
import { experiment } from '../../../src/lessons/embedding-layer/experiment';
import { lesson } from '../../../src/lessons/embedding-layer/lesson';
import {
  layerOutput,
  startModels,
  startWeights,
  TABLE,
  TABLES,
} from '../../../src/lessons/embedding-layer/embedding-tables';
import { readTokens, useOfTokens } from '../../../src/lessons/embedding-layer/token-neighbours';
import type { Table } from '../../../src/lessons/embedding-layer/embedding-layer-event';
import { trainNextPiece } from '../../../src/models/next-piece';
import { readPieces, type Reading } from '../../../src/models/reading';
import { learnTokenVectors } from '../../../src/models/token-vectors';
import { toEnd } from '../../../src/turns/to-end';
import { Refusal } from '../../../src/phrase/refusal';
import { oneHot } from '../../../src/text/one-hot';
import { openEngine } from '../../engine/open-engine';
import { runExperiment, runToLab, sampleFile, tryKnobs, type OpenFile } from '../run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt');
const log = sampleFile('the-lighthouse-log.txt');

const SHORT = { steps: 20, seeds: 2, size: 8 };
const run = (file: OpenFile, params = {}, seed = 1) =>
  runExperiment(experiment, file, { ...SHORT, ...params }, undefined, seed);
const readingOf = ({ name, text }: OpenFile, embedding = 8) =>
  readPieces(datasetFromText(text, { name, languageId: 'plaintext' }), {}, { embedding });

describe('embedding-layer', function () {
  this.timeout(120_000);
  const engine = openEngine();
  after(() => engine.dispose());

  const start = (file: OpenFile, seed = 1) => {
    const reading = readingOf(file);
    const { names, counts, ids } = readTokens(reading);
    const read = { tokens: names, unlearned: 1, counts, sequences: [ids], used: reading.used };
    const vectors = toEnd(learnTokenVectors(engine, read, 8, seed));
    const weights = startWeights(engine, reading, seed);
    const models = startModels(engine, reading, weights, vectors);
    const dispose = () => {
      for (const table of TABLES) models[table].model.dispose();
    };
    return { reading, vectors, weights, models, dispose };
  };
  const trainFor = (steps: number, { model, reading }: ReturnType<typeof start>['models'][Table]) =>
    toEnd(trainNextPiece(model, reading, { steps, batch: 8, length: 16, seed: 1 }));

  it('product-is-lookup: exactly 0 for every token of every line, before and after', () => {
    for (const file of [alley, log]) {
      const lab = runToLab(experiment, file, SHORT);
      const before = lab.events.find((event) => event.kind === 'line')!;
      assert.equal(before.learned, false);
      const { places } = lab.events.find((event) => event.kind === 'lines')!;
      const after = places.flatMap((_, line) => lab.ask({ line }));
      for (const event of [before, ...after]) {
        assert.ok(event.kind === 'line' && event.tokens.length > 0);
        for (const { product, lookup, difference, start: row } of event.tokens) {
          assert.equal(lookup.length, SHORT.size);
          assert.deepEqual(product, lookup);
          assert.equal(difference, 0);
          if (!event.learned) assert.deepEqual(lookup, row);
        }
      }
      assert.ok(after.every((event) => event.kind === 'line' && event.learned));
      assert.equal(lab.events.find((event) => event.kind === 'compared')!.difference, 0);
      assert.throws(() => lab.ask({ line: places.length }), Refusal);
      lab.dispose();
    }
  });

  it('product-is-lookup: a matrix product of the engine itself gives the same, in all tables', () => {
    const { reading, models, vectors, dispose } = start(alley);
    const size = reading.outputSize;
    assert.equal(vectors.words.length, size - 1);
    trainFor(10, models.random);
    for (const table of ['random', 'word2vec'] as const) {
      const weight = models[table].model.weights()[TABLE]!;
      const inputs = reading.inputs([0], 500);
      const dense = engine.restore(
        {
          input: { kind: 'values', size },
          layers: [{ kind: 'dense', units: 8 }],
          loss: 'mean-squared-error',
          optimizer: { ...ADAM, learningRate: 0.01 },
        },
        { '0.kernel': weight, '0.bias': { shape: [8], data: new Float32Array(8) } },
      );
      const data = oneHot(Int32Array.from(inputs.data), size);
      assert.deepEqual(
        dense.predict({ ...inputs, data }),
        layerOutput(engine, reading, weight, inputs),
      );
      dense.dispose();
    }
    dispose();
  });

  it('sizes-are-counted: V numbers become d, and a frozen table does not learn', () => {
    for (const size of [4, 16]) {
      const events = run(log, { size });
      const sizes = events.find((event) => event.kind === 'sizes')!;
      const { learning } = events.find((event) => event.kind === 'models')!;
      const training = log.text.slice(0, readingOf(log).trainingEnd);
      assert.equal(sizes.known, new Set(training).size);
      assert.equal(sizes.vocabulary, sizes.known + 1);
      assert.equal(sizes.units, size);
      assert.equal(sizes.table, sizes.vocabulary * size);
      const above = 4 * 32 * (size + 32 + 1) + 33 * sizes.vocabulary;
      assert.deepEqual(learning, {
        'random-frozen': above,
        random: above + sizes.table,
        'word2vec-frozen': above,
        word2vec: above + sizes.table,
      });
    }
  });

  it('only-the-table-differs: all other weights are the same, and a frozen table answers the same', () => {
    for (const file of [alley, log]) {
      const { reading, vectors, weights, models, dispose } = start(file);
      for (const name of Object.keys(weights)) {
        const own = (table: Table) => models[table].model.weights()[name];
        if (name === TABLE) assert.notDeepEqual(own('random'), own('word2vec'));
        else assert.deepEqual(own('random'), own('word2vec'));
      }
      // word2vec's table has its directions, the random one's size, and the same row of the unknown.
      const [random, word2vec] = (['random', 'word2vec'] as const).map(
        (table) => models[table].model.weights()[TABLE]!.data,
      );
      assert.deepEqual(word2vec!.subarray(0, 8), random!.subarray(0, 8));
      const scale = word2vec![8]! / vectors.data[0]!;
      vectors.data.forEach((value, i) => {
        assert.ok(Math.abs(word2vec![8 + i]! - scale * value) <= 1e-5 * Math.max(1, scale));
      });
      const size = (values: Float32Array) => Math.hypot(...values.subarray(8));
      assert.ok(Math.abs(size(word2vec!) / size(random!) - 1) < 1e-4);
      for (const kind of ['random', 'word2vec'] as const) {
        const [learns, frozen] = [models[kind], models[`${kind}-frozen`]];
        const a = learns.model.predict(learns.reading.inputs([0, 40], 30));
        const b = frozen.model.predict(frozen.reading.inputs([0, 40], 30));
        a.forEach((value, i) => assert.ok(Math.abs(value - b[i]!) <= 1e-5));
        assert.deepEqual(
          learns.reading.batch([5], 9).targets,
          frozen.reading.batch([5], 9).targets,
        );
        assert.deepEqual(
          frozen.reading.x(7, {}),
          reading.x(7, { [TABLE]: learns.model.weights()[TABLE]! }),
        );
      }
      dispose();
    }
  });

  it('only-the-table-differs: word2vec reads the training text, and nothing after it', () => {
    const { reading, vectors, dispose } = start(log);
    assert.equal(vectors.text.running, reading.trainingEnd);
    const training = log.text.slice(0, reading.trainingEnd);
    vectors.words.forEach((word, row) => {
      const written = { '␣': ' ', '↵': '\n' }[word] ?? word;
      assert.equal(vectors.counts[row], training.split(written).length - 1);
    });
    dispose();
  });

  it('unread-rows-stay: only rows of tokens in a batch change, and the others to no bit', () => {
    const { reading, weights, models, dispose } = start(alley);
    const read = new Set<number>();
    const noting: Reading = {
      ...reading,
      batch(starts, steps) {
        const batch = reading.batch(starts, steps);
        batch.inputs.data.forEach((id) => read.add(id));
        return batch;
      },
    };
    trainFor(5, { model: models.random.model, reading: noting });
    const [before, after] = [weights[TABLE]!.data, models.random.model.weights()[TABLE]!.data];
    assert.ok(read.size > 50 && read.size < reading.outputSize - 50 && !read.has(0));
    for (let id = 0; id < reading.outputSize; id++) {
      const row = (of: Float32Array) => [...of.subarray(8 * id, 8 * (id + 1))];
      if (read.has(id)) assert.notDeepEqual(row(after), row(before));
      else assert.deepEqual(row(after), row(before));
    }
    dispose();
  });

  it('used-alike-come-closer: what is used alike is worked out from what follows', () => {
    // After a and b always stands x, after c and d always y; the rest only makes up the number.
    const pieces = ['ax', 'bx', 'cy', 'dy', 'ef', 'gh'];
    const text = Array.from({ length: 120 }, (_, i) => pieces[i % 6]).join('');
    const tokens = readTokens(readingOf({ name: 'pairs.txt', text }));
    const use = useOfTokens(tokens)!;
    const nearest = (name: string) =>
      tokens.names[use.usedAlike(tokens.names.indexOf(name) - 1)[0]! + 1];
    assert.deepEqual(['a', 'b', 'c', 'd'].map(nearest), ['b', 'a', 'd', 'c']);
  });

  it('reported-as-measured: means, deviations and the answer are those of the seeds shown', () => {
    for (const [file, params] of [
      [alley, { steps: 100 }],
      [log, {}],
    ] as const) {
      const events = run(file, params);
      const { seeds, losses, overSeeds, baselines } = events.find(
        (event) => event.kind === 'compared',
      )!;
      assert.deepEqual(seeds, [1, 2]);
      for (const table of TABLES) {
        const [a, b] = losses[table] as [number, number];
        assert.ok(Math.abs(overSeeds[table].mean - (a + b) / 2) < 1e-12);
        assert.ok(Math.abs(overSeeds[table].deviation - Math.abs(a - b) / Math.SQRT2) < 1e-12);
      }
      const ahead = TABLES.filter((table) =>
        TABLES.every(
          (other) =>
            other === table || seeds.every((_, i) => losses[table][i]! < losses[other][i]!),
        ),
      );
      const best = Math.min(...TABLES.map((table) => overSeeds[table].mean));
      const isUntrained = best >= baselines.find(({ id }) => id === 'unigram')!.loss;
      const { option } = events.find((event) => event.kind === 'answer')!;
      assert.equal(option, isUntrained ? 'unclear' : (ahead[0] ?? 'unclear'));
      assert.ok(lesson.predict.options.some(({ id }) => id === option));
    }
  });

  it('given up in the middle, it gives its memory back', () => {
    const dataset = datasetFromText(log.text, { name: log.name, languageId: 'plaintext' });
    const before = engine.memoryUsed();
    const context = { dataset, params: SHORT, seed: 1, engine, now: () => 0 };
    const given = experiment(context);
    let turn = given.next();
    while (turn.done !== true && turn.value.kind !== 'losses') turn = given.next();
    assert.ok(engine.memoryUsed() > before);
    given.return(undefined);
    assert.equal(engine.memoryUsed(), before);
  });

  it('says the same again for the same seed, and something else for another', () => {
    const told = (seed: number) => JSON.stringify(run(log, {}, seed).at(-1));
    assert.equal(told(1), told(1));
    assert.notEqual(told(1), told(2));
  });

  it('places lie where the characters stand, whatever they are made of', () => {
    const line = 'le\u0301 🙂 가각 한글 👩‍👧';
    const texts = [
      line,
      `${line}\r\n\r\n`.repeat(30),
      `${line.normalize('NFD')}\n`.repeat(30),
      line.repeat(40),
    ].map((text) => (text === line ? line.repeat(3) : text));
    for (const text of texts) {
      const lab = runToLab(experiment, { name: 'marks.txt', text }, SHORT);
      const lines = text.split(/\r?\n/u);
      const { places } = lab.events.find((event) => event.kind === 'lines')!;
      const read: string[] = lines.map(() => '');
      for (const index of places.keys()) {
        const event = lab.ask({ line: index })[0]!;
        assert.ok(event.kind === 'line');
        for (const { text: shown, place } of event.tokens) {
          const written = lines[place.line]!.slice(place.start, place.end);
          assert.equal(shown, written === ' ' ? '␣' : written);
          read[place.line] = `${read[place.line] ?? ''}${written}`;
        }
      }
      assert.deepEqual(read, lines, 'no character is left out');
      lab.dispose();
    }
  });

  it('a text of one word repeated has no neighbours to show, and says so by leaving them out', () => {
    const events = run({ name: 'lamp.txt', text: 'lamp '.repeat(40) });
    assert.equal(events.find((event) => event.kind === 'compared')!.shares, undefined);
    assert.ok(!events.some((event) => event.kind === 'neighbours'));
    assert.ok(events.some((event) => event.kind === 'verdict'));
  });

  it('runs with every knob at both ends, and each matters', () => {
    const short = { name: 'short.txt', text: log.text.slice(0, 800) };
    tryKnobs(
      (context) => experiment({ ...context, params: { ...SHORT, ...context.params } }),
      short,
      lesson.knobs.map((knob) =>
        knob.id === 'steps'
          ? { ...knob, kind: 'range', min: 20, max: 40, step: 20, initial: 20 }
          : knob,
      ),
      'verdict',
    );
  });

  it('refuses too little text, a single character, half of one, spaces, and what is no text', () => {
    assert.throws(() => run({ name: 'short.txt', text: '고양이가 잔다.' }), Refusal);
    assert.throws(() => run({ name: 'a.txt', text: 'a'.repeat(100) }), /at least 2/u);
    assert.throws(
      () => run({ name: 'half.txt', text: 'ab\ud800cd '.repeat(20) }),
      /half a character/u,
    );
    assert.throws(() => run({ name: 'spaces.txt', text: ' \n'.repeat(60) }), /nothing but spaces/u);
    assert.throws(() => run(sampleFile('dates.tsv')), Refusal);
    assert.throws(() => run(sampleFile('air-passengers.csv')), Refusal);
  });
});
