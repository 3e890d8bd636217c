import assert from 'node:assert/strict';
import { experiment } from '../../../src/training/text/experiment';
import { knobs } from '../../../src/training/text/knobs';
import { initialParams, runExperiment, tryKnobs, sampleFile } from '../../lessons/run-experiment';

describe('training on a text', () => {
  let events: ReturnType<typeof runExperiment<Event>>;
  type Event = ReturnType<typeof experiment> extends Generator<infer Each> ? Each : never;

  before(function () {
    this.timeout(60_000);
    const log = sampleFile('the-lighthouse-log.txt');
    events = runExperiment(experiment, log, { ...initialParams(knobs), units: 16 });
  });

  it('tells the baselines before the first loss, and ends with scores and one verdict', () => {
    const kinds = events.map(({ kind }) => kind);
    assert.deepEqual(kinds.slice(0, 3), ['used', 'data', 'loss']);
    assert.deepEqual(kinds.slice(-3), ['sample', 'scores', 'verdict']);
  });

  it('learns: the loss falls below what counting characters takes', () => {
    const data = events.find((event) => event.kind === 'data')!;
    const checked = events.flatMap((event) =>
      event.kind === 'loss' && event.validation !== undefined ? [event.validation] : [],
    );
    assert.ok(checked.at(-1)! < data.unigram, 'it learns less than counting');
    assert.ok(checked.at(-1)! < 0.8 * checked[0]!);
    assert.ok(data.bigram < data.unigram);
  });

  it('writes with the characters of the file, from the file’s own beginning', () => {
    const { text } = sampleFile('the-lighthouse-log.txt');
    const samples = events.filter((event) => event.kind === 'sample');
    assert.ok(samples.length >= 3);
    for (const sample of samples) {
      assert.ok(text.startsWith(sample.prompt));
      assert.ok(Array.from(sample.text).every((character) => text.includes(character)));
    }
    assert.notEqual(samples[0]!.text, samples.at(-1)!.text);
  });

  it('takes its first step with every knob at both ends, and each matters, on Korean', function () {
    this.timeout(60_000);
    tryKnobs(experiment, sampleFile('a-year-in-the-alley.ko.txt'), knobs, 'loss');
  });

  it('says how many characters it would need', () => {
    const short = { name: 'short.txt', text: 'A text that is too short to be learned.' };
    assert.throws(() => runExperiment(experiment, short, initialParams(knobs)), /short\.txt.*39/u);
  });
});
