import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/seq2seq/experiment';
import { lesson } from '../../../src/lessons/seq2seq/lesson';
import {
  initialParams,
  runExperiment,
  runToLab,
  sampleFile,
  type OpenFile,
} from '../run-experiment';

const dates = sampleFile('dates.tsv');
const log = sampleFile('the-lighthouse-log.txt');
const bench = (file: OpenFile, params = {}, seed = 1) =>
  runToLab(experiment, file, { ...initialParams(lesson.knobs), steps: 200, ...params }, seed);

describe('seq2seq', function () {
  this.timeout(60_000);

  it('nothing-handed-over-is-identical: one output for all, exact no more than the most frequent', () => {
    for (const file of [dates, log]) {
      for (const params of [{}, { handOver: 'nothing', trained: 'again' }]) {
        const { events, dispose } = bench(file, params);
        const scores = events.find((event) => event.kind === 'scores')!;
        const nothing = scores.rows.find(({ handOver }) => handOver === 'nothing')!;
        assert.equal(nothing.different, 1);
        assert.ok(nothing.exact <= scores.mostFrequent.share);
        dispose();
      }
    }
  });

  it('only-an-lstm-has-c: the others hand over h or nothing', () => {
    for (const [cell, expected] of [
      ['gru', ['h', 'nothing']],
      ['rnn', ['h', 'nothing']],
      ['lstm', ['both', 'h', 'c', 'nothing']],
    ] as const) {
      const { events, dispose } = bench(log, { cell, steps: 100 });
      const scores = events.find((event) => event.kind === 'scores')!;
      assert.deepEqual(
        scores.rows.map(({ handOver }) => handOver),
        expected,
      );
      dispose();
    }
  });

  it('learns dates it was not trained on, and cutting costs most of it', () => {
    const { events, dispose } = bench(dates, { steps: 800 });
    const { rows, mostFrequent } = events.find((event) => event.kind === 'scores')!;
    const of = (id: string) => rows.find(({ handOver }) => handOver === id)!;
    assert.ok(of('both').exact > 0.5, `only ${of('both').exact}`);
    assert.ok(of('both').exact > mostFrequent.share);
    for (const id of ['h', 'c', 'nothing']) assert.ok(of(id).exact < of('both').exact, id);
    dispose();
  });

  it('nothing-handed-over-is-identical: where one target is frequent it may be right, and no more', () => {
    const rows = Array.from({ length: 100 }, (_, i) => `day ${i}\t${i % 10 < 8 ? 'yes' : 'no'}`);
    const file = { name: 'answers.tsv', text: rows.join('\n') };
    const { events, dispose } = bench(file, { steps: 100 });
    const { rows: scored, mostFrequent } = events.find((event) => event.kind === 'scores')!;
    const nothing = scored.find(({ handOver }) => handOver === 'nothing')!;
    assert.equal(nothing.different, 1);
    assert.ok(mostFrequent.share > 0.5 && nothing.exact <= mostFrequent.share);
    dispose();
  });

  it('calls untrained only what was trained: a model that is cut is not', () => {
    for (const [file, params] of [
      [log, { handOver: 'nothing' }],
      [log, { handOver: 'nothing', trained: 'again' }],
      [dates, { steps: 100 }],
    ] as const) {
      const { events, dispose } = bench(file, params);
      const { rows, mostFrequent } = events.find((event) => event.kind === 'scores')!;
      const { reasons } = events.find((event) => event.kind === 'verdict')!;
      const trained = rows.find(({ how }) => how === 'trained')!;
      const isUntrained = reasons.some(({ en }) => en.includes('untrained'));
      const hasLearned = trained.exact > mostFrequent.share;
      assert.equal(isUntrained, trained.handOver !== 'nothing' && !hasLearned);
      assert.equal(isUntrained, file === dates);
      dispose();
    }
  });

  it('says how each hand-over came about: trained so, cut, or changed', () => {
    const { events, dispose } = bench(log, { handOver: 'h', trained: 'again', steps: 100 });
    const { rows } = events.find((event) => event.kind === 'scores')!;
    assert.deepEqual(
      rows.map(({ handOver, how }) => [handOver, how]),
      [
        ['both', 'changed'],
        ['h', 'trained'],
        ['c', 'changed'],
        ['nothing', 'cut'],
      ],
    );
    dispose();
  });

  it('writes what someone types, and says what cannot be read', () => {
    const { ask, dispose } = bench(log);
    const [walk] = ask({ source: 'rain', handOver: 'both' });
    assert.ok(walk?.kind === 'walk' && walk.walk.encoder.length === 4);
    const [cut] = ask({ source: 'rain', handOver: 'nothing' });
    assert.ok(cut?.kind === 'walk' && cut.walk.handedOver.h.every((value) => value === 0));
    assert.throws(() => ask({ source: ' ', handOver: 'both' }), /1 to 40/u);
    const [pair] = ask({ pair: 3, handOver: 'h' });
    assert.ok(pair?.kind === 'walk' && pair.target !== undefined && pair.place !== undefined);
    dispose();
  });

  it('every knob changes what is told', () => {
    const told = (params: object) =>
      JSON.stringify(
        runExperiment(experiment, log, {
          ...initialParams(lesson.knobs),
          steps: 100,
          ...params,
        }).filter(({ kind }) => kind !== 'progress'),
      );
    assert.notEqual(told({ cell: 'rnn' }), told({ cell: 'gru' }));
    assert.notEqual(told({ handOver: 'both' }), told({ handOver: 'h' }));
    assert.notEqual(
      told({ handOver: 'h', trained: 'cut' }),
      told({ handOver: 'h', trained: 'again' }),
    );
    assert.notEqual(told({ steps: 100 }), told({ steps: 200 }));
  });
});
