import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { datasetFromText } from '../../src/dataset/from-text';
import {
  mostFrequentTarget,
  readPairs,
  shownToken,
  type PairReading,
} from '../../src/models/pair-reading';
import {
  cutAtInference,
  forcedBatch,
  handOverOf,
  isExact,
  learnSeq2seq,
  scorePairs,
  seq2seqSpec,
  SEQ2SEQ_TRAINING,
  writeGreedily,
} from '../../src/models/seq2seq';
import { walkPair } from '../../src/models/seq2seq-walk';
import { EOS_ID, PAD_ID, SOS_ID } from '../../src/text/token-vocabulary';
import { openEngine } from '../engine/open-engine';
import { drain } from './drain';

const SAMPLES = path.resolve(__dirname, '../../media/samples');
const log = read('the-lighthouse-log.txt', 'reverse');
const dates = read('dates.tsv', 'pairs');

function read(name: string, task: 'pairs' | 'reverse', seed = 1): PairReading {
  const text = readFileSync(path.join(SAMPLES, name), 'utf8');
  const kind = name.endsWith('.tsv') ? 'pairs' : 'corpus'; // its dates look like a time column
  return readPairs(datasetFromText(text, { name, kind }), { task, seed });
}

describe('seq2seq', () => {
  const engine = openEngine();
  const design = { cell: 'lstm', units: 16, handOver: 'both' } as const;

  after(() => engine.dispose());

  it('targets are the inputs one step later, and what is filled up is not scored', () => {
    const pairs = dates.training.slice(0, 200).filter(({ sourceIds }) => sourceIds.length === 11);
    const { inputs, targets, targetWeights } = forcedBatch(pairs, 14);
    const ids = inputs.data;
    pairs.forEach(({ targetIds }, b) => {
      const row = (data: ArrayLike<number>) => Array.from(data).slice(b * 14, (b + 1) * 14);
      assert.equal(row(ids)[0], SOS_ID);
      assert.deepEqual(row(ids).slice(1, 11), [...targetIds]);
      assert.deepEqual(row(targets), [...targetIds, EOS_ID, PAD_ID, PAD_ID, PAD_ID]);
      assert.deepEqual(row(targetWeights!), [...Array<number>(11).fill(1), 0, 0, 0]);
    });
  });

  it('filling up changes neither the loss nor a gradient: longer rows give the same', () => {
    const model = engine.create(seq2seqSpec(dates, design), 1);
    const pairs = dates.training.filter(({ sourceIds }) => sourceIds.length === 11).slice(0, 4);
    const [short, long] = [forcedBatch(pairs, 11), forcedBatch(pairs, 15)];
    assert.ok(Math.abs(model.evaluate(short) - model.evaluate(long)) < 1e-6);
    const gradients = [short, long].map((batch) => model.gradients(batch.inputs, batch).weights);
    for (const [name, { data }] of Object.entries(gradients[0]!)) {
      data.forEach((value, i) =>
        assert.ok(Math.abs(value - gradients[1]![name]!.data[i]!) < 1e-6, name),
      );
    }
    model.dispose();
  });

  it('sources of other lengths in other batches change nothing of what is written', () => {
    const model = engine.create(seq2seqSpec(log, design), 3);
    const sources = log.heldOut.slice(0, 12).map(({ sourceIds }) => sourceIds);
    const together = drain(writeGreedily(model, log, sources)).returned;
    sources.forEach((source, i) => {
      const [alone] = drain(writeGreedily(model, log, [source])).returned;
      assert.deepEqual(alone, together[i]);
    });
    model.dispose();
  });

  it('reads at each step what it wrote before, or what it is given instead', () => {
    const model = engine.create(seq2seqSpec(log, design), 3);
    const source = log.heldOut[0]!.sourceIds;
    const [free] = drain(writeGreedily(model, log, [source])).returned;
    assert.deepEqual([...free!.inputs], [SOS_ID, ...free!.outputs.slice(0, -1)]);
    const token = log.targets.size - 1;
    const [given] = drain(writeGreedily(model, log, [source], { step: 2, token })).returned;
    assert.equal(given!.inputs[2], token);
    assert.deepEqual(given!.outputs.slice(0, 2), free!.outputs.slice(0, 2));
    model.dispose();
  });

  it('with nothing handed over every source gets the same output, trained so or cut', () => {
    const model = engine.create(seq2seqSpec(log, design), 5);
    const cut = cutAtInference(engine, model, log, { ...design, handOver: 'nothing' });
    const scores = drain(scorePairs(cut, log, log.heldOut)).returned;
    assert.equal(scores.different, 1);
    assert.ok(scores.exact <= mostFrequentTarget(log.heldOut).share);
    for (const each of [model, cut]) each.dispose();
  });

  it('of a cell without c only h can be handed over', () => {
    assert.deepEqual(
      (['both', 'h', 'c', 'nothing'] as const).map((wanted) => handOverOf('gru', wanted)),
      ['h', 'h', 'nothing', 'nothing'],
    );
  });

  it('walks through a pair: h and c of the last source token start the decoder', () => {
    const model = engine.create(seq2seqSpec(log, { ...design, handOver: 'c' }), 1);
    const { sourceIds } = log.heldOut[0]!;
    const [written] = drain(writeGreedily(model, log, [sourceIds])).returned;
    const walk = walkPair(model, log, sourceIds, written!);
    assert.equal(walk.encoder.length, sourceIds.length);
    assert.deepEqual(walk.handedOver.c, walk.encoder.at(-1)!.c);
    assert.ok(walk.handedOver.h.every((number) => number === 0));
    assert.equal(walk.decoder[0]!.read, '⟨sos⟩');
    const writes = walk.decoder.map((step) => step.writes);
    const reads = walk.decoder.map((step) => step.read);
    assert.deepEqual(reads.slice(1), writes.slice(0, -1));
    model.dispose();
  });

  it('learns to write words backwards that it was not trained on', function () {
    this.timeout(30_000);
    const training = { ...SEQ2SEQ_TRAINING, steps: 400, seed: 1 };
    const model = drain(learnSeq2seq(engine, log, { ...design, units: 64 }, training)).returned;
    const { exact, tokenAccuracy } = drain(scorePairs(model, log, log.heldOut)).returned;
    assert.ok(exact > 0.5, `exact match ${exact}`);
    assert.ok(tokenAccuracy > exact);
    const written = drain(writeGreedily(model, log, [log.encodeSource('tree')])).returned[0]!;
    assert.equal(
      isExact(written, { sourceIds: written.inputs, targetIds: written.outputs }),
      false,
    );
    model.dispose();
  });
});

describe('readPairs', () => {
  it('holds out sources that are in no training pair, by the seed', () => {
    for (const reading of [log, dates]) {
      const known = new Set(reading.training.map(({ source }) => source));
      assert.ok(reading.heldOut.every(({ source }) => !known.has(source)));
    }
    assert.deepEqual(read('dates.tsv', 'pairs').heldOut, dates.heldOut);
    assert.notDeepEqual(read('dates.tsv', 'pairs', 2).heldOut, dates.heldOut);
  });

  it('keeps sources that come twice on one side', () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `source ${'xyz'[i % 3]!}${i % 20}\ttarget ${i}`,
    );
    const dataset = datasetFromText(rows.join('\n'), { name: 'twice.tsv' });
    const { training, heldOut } = readPairs(dataset, { task: 'pairs', seed: 1 });
    const known = new Set(training.map(({ source }) => source));
    assert.equal(training.length + heldOut.length, 40);
    assert.ok(heldOut.every(({ source }) => !known.has(source)));
  });

  it('leaves a source to learn from, however unevenly pairs are spread over two sources', () => {
    const rows = [...Array.from({ length: 60 }, (_, i) => `much\tt${i}`), 'little\tx'];
    const dataset = datasetFromText(rows.join('\n'), { name: 'two.tsv' });
    for (let seed = 1; seed <= 8; seed++) {
      const { training, heldOut } = readPairs(dataset, { task: 'pairs', seed });
      assert.ok(training.length > 0 && heldOut.length > 0, `seed ${seed}`);
    }
  });

  it('refuses pairs that all have one source, and says what is needed', () => {
    const dataset = datasetFromText('ab\tba\n'.repeat(60), { name: 'one.tsv' });
    assert.throws(
      () => readPairs(dataset, { task: 'pairs', seed: 1 }),
      /All 60 pairs of one\.tsv .* source, “ab”\. At least 2 different sources/u,
    );
  });

  it('reverses words, whose places hold them', () => {
    const text = readFileSync(path.join(SAMPLES, 'the-lighthouse-log.txt'), 'utf8').split('\n');
    for (const { source, target, place } of [...log.training, ...log.heldOut]) {
      assert.equal(target, Array.from(source).toReversed().join(''));
      const { line, start, end } = place;
      assert.equal(text[line]!.slice(start, end).toLowerCase(), source);
    }
  });

  it('the baseline is the share of the most frequent held-out target', () => {
    const rows = Array.from(
      { length: 100 },
      (_, i) => `word${i}\t${i % 10 < 8 ? 'yes' : `no ${i}`}`,
    );
    const reading = readPairs(datasetFromText(rows.join('\n'), { name: 'yes.tsv' }), {
      task: 'pairs',
      seed: 1,
    });
    const yes = reading.heldOut.filter(({ target }) => target === 'yes').length;
    assert.deepEqual(mostFrequentTarget(reading.heldOut), {
      target: 'yes',
      share: yes / reading.heldOut.length,
    });
  });

  it('a space alone is seen, and stays a space in what was written', () => {
    const [space] = dates.encodeSource(' ');
    assert.equal(shownToken(dates.sources, space!), '␣');
    const rows = Array.from({ length: 30 }, (_, i) => `a${i}\tb c`);
    const reading = readPairs(datasetFromText(rows.join('\n'), { name: 'spaces.tsv' }), {
      task: 'pairs',
      seed: 1,
    });
    const { targetIds } = reading.heldOut[0]!;
    assert.equal(reading.decodeTarget(targetIds), 'b c');
    assert.equal(shownToken(reading.targets, targetIds[1]!), '␣');
  });

  it('leaves out pairs that are too long, and says what a file lacks', () => {
    const long = 'x'.repeat(41);
    const rows = Array.from({ length: 30 }, (_, i) => `a${i}\t${i < 25 ? 'b' : long}`);
    const reading = readPairs(datasetFromText(rows.join('\n'), { name: 'long.tsv' }), {
      task: 'pairs',
      seed: 1,
    });
    assert.equal(reading.training.length + reading.heldOut.length, 25);
    assert.match(reading.used.en, /^25 of 30 pairs/u);
    const few = datasetFromText('a\tb\nc\td\ne\tf', { name: 'few.tsv' });
    assert.throws(
      () => readPairs(few, { task: 'pairs', seed: 1 }),
      /few\.tsv has too few pairs .*: 3\./u,
    );
    const numbers = datasetFromText('x,y\n1,2\n3,4\n5,6', { name: 'numbers.csv' });
    assert.throws(() => readPairs(numbers, { task: 'pairs', seed: 1 }), /table of numbers/u);
  });
});
