import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/start-token/experiment';
import { lesson } from '../../../src/lessons/start-token/lesson';
import { initialParams, runToLab, sampleFile, tryKnobs, type OpenFile } from '../run-experiment';

const dates = sampleFile('dates.tsv');
const log = sampleFile('the-lighthouse-log.txt');
const bench = (file: OpenFile, params = {}) =>
  runToLab(experiment, file, { ...initialParams(lesson.knobs), steps: 200, ...params });

describe('start-token', function () {
  this.timeout(60_000);

  it('targets-are-shifted-inputs: told ⟨sos⟩ and the target, it is to answer the target and ⟨eos⟩', () => {
    for (const file of [dates, log]) {
      const { events, dispose } = bench(file);
      const { forced, target } = events.findLast((event) => event.kind === 'written')!;
      assert.equal(forced[0]!.read, '⟨sos⟩');
      assert.deepEqual(
        forced.slice(1).map(({ read }) => read),
        target.slice(0, -1),
      );
      assert.equal(target.at(-1), '⟨eos⟩');
      dispose();
    }
  });

  it('first-u-term-is-zero: U makes no difference to the first h, and does to the second', () => {
    for (const cell of ['rnn', 'gru', 'lstm']) {
      const { events, dispose } = bench(log, { cell, steps: 100 });
      const first = events.find((event) => event.kind === 'first-step')!;
      assert.equal(first.largestDifference, 0, cell);
      assert.ok(first.secondDifference > 1e-3, cell);
      dispose();
    }
  });

  it('first-place-is-alike: both ways read ⟨sos⟩ there', () => {
    for (const file of [dates, log]) {
      const { events, ask, dispose } = bench(file);
      const { forced, free } = events.find((event) => event.kind === 'positions')!;
      assert.equal(forced[0], free[0]);
      for (let pair = 0; pair < 10; pair++) {
        const [written] = ask({ pair });
        assert.ok(written?.kind === 'written');
        assert.equal(written.free[0]!.read, '⟨sos⟩');
        assert.deepEqual(written.forced[0], written.free[0]);
      }
      dispose();
    }
  });

  it('a wrong previous token changes what follows, and nothing before', () => {
    const { events, ask, dispose } = bench(dates, { steps: 400 });
    const { tokens } = events.find((event) => event.kind === 'pairs')!;
    const [quiet] = ask({ pair: 2 });
    assert.ok(quiet?.kind === 'written' && quiet.disturbed === undefined);
    const wrong = tokens.find(({ shown }) => shown !== quiet.free[2]!.writes)!;
    const [fed] = ask({ pair: 2, step: 3, token: wrong.id });
    assert.ok(fed?.kind === 'written' && fed.disturbed !== undefined);
    assert.equal(fed.disturbed[3]!.read, wrong.shown);
    assert.deepEqual(fed.disturbed.slice(0, 3), quiet.free.slice(0, 3));
    dispose();
  });

  it('a token that is fed after the decoder has ended is not said to have been read', () => {
    const { ask, dispose } = bench(log, { steps: 400 });
    const [quiet] = ask({ pair: 0 });
    assert.ok(quiet?.kind === 'written');
    const [late] = ask({ pair: 0, step: quiet.free.length, token: 5 });
    assert.ok(late?.kind === 'written');
    assert.equal(late.disturbed, undefined);
    assert.equal(late.disturbedAt, undefined);
    dispose();
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });
});
