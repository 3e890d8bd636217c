import assert from 'node:assert/strict';
import { experiment } from '../../../src/lessons/one-hot/experiment';
import { lesson } from '../../../src/lessons/one-hot/lesson';
import { formatBytes } from '../../../src/phrase/format-bytes';
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
const UNITS = ['words', 'eojeol', 'characters'];

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });

describe('one-hot', function () {
  this.timeout(60_000);

  it('a-single-one: in every row of every line, at the place of the number', () => {
    for (const file of [alley, log]) {
      const lab = runToLab(experiment, file, initialParams(lesson.knobs));
      const { places } = lab.events.find((event) => event.kind === 'lines')!;
      for (const index of places.keys()) {
        const { rows, all } = lab.ask({ line: index }).find((event) => event.kind === 'line')!;
        assert.equal(rows.length, Math.min(40, all));
        for (const { id, ones, sum } of rows) {
          assert.deepEqual(ones, [id]);
          assert.equal(sum, 1);
        }
      }
      assert.throws(() => lab.ask({ line: places.length }), Refusal);
      lab.dispose();
    }
  });

  it('root-two-apart: every pair, in both texts and for every unit', () => {
    for (const file of [alley, log]) {
      for (const unit of UNITS) {
        const found = run(file, { unit }).find((event) => event.kind === 'distances')!;
        assert.equal(found.pairs, (found.tokens * (found.tokens - 1)) / 2);
        assert.equal(found.least, Math.SQRT2);
        assert.equal(found.most, Math.SQRT2);
        assert.equal(found.mostAlike, 0);
        for (const { oneHot, numbers } of found.examples) {
          assert.equal(oneHot, Math.SQRT2);
          assert.ok(numbers >= 1);
        }
      }
    }
  });

  it('two-steps: from the 1 to the number, and from the number to the token in the file', () => {
    for (const file of [alley, log]) {
      const lines = file.text.split(/\r?\n/u);
      const events = run(file);
      const { tokens } = events.find((event) => event.kind === 'vocabulary')!;
      const { rows } = events.find((event) => event.kind === 'line')!;
      assert.ok(rows.length > 3);
      for (const { ones, text, known, place } of rows) {
        const token = tokens[ones[0]!]!;
        assert.equal(token, known ? text : '<unk>');
        assert.equal(lines[place.line]!.slice(place.start, place.end), text);
      }
    }
  });

  it('memory-is-counted: by the formulas, and the matrix of the line by its own bytes', () => {
    for (const file of [alley, log]) {
      for (const unit of UNITS) {
        const events = run(file, { unit, units: 16 });
        const memory = events.find((event) => event.kind === 'memory')!;
        const { tokens, size, units } = memory;
        const vocabulary = events.find((event) => event.kind === 'vocabulary')!;
        const line = events.find((event) => event.kind === 'line')!;
        assert.equal(units, 16);
        assert.equal(size, vocabulary.tokens.length);
        assert.equal(memory.index, 4 * tokens);
        assert.equal(memory.oneHot, 4 * tokens * size);
        assert.equal(memory.table, 4 * size * 16);
        assert.equal(memory.embedded, 4 * tokens * 16);
        assert.equal(line.bytes, 4 * line.rows.length * size);
      }
      const whole = run(file, { unit: 'eojeol' }).find((event) => event.kind === 'memory')!;
      assert.equal(whole.tokens, file.text.split(/\s+/u).filter((piece) => piece !== '').length);
    }
  });

  it('the answer is what was measured', () => {
    for (const file of [alley, log]) {
      const events = run(file);
      const { least, most } = events.find((event) => event.kind === 'distances')!;
      const { option } = events.find((event) => event.kind === 'answer')!;
      assert.equal(option, least === most ? 'same' : 'differ');
    }
  });

  it('bytes are said by thousands, three digits of them', () => {
    assert.deepEqual(
      [0, 999, 4096, 3_640_000, 2.5e9].map((bytes) => formatBytes(bytes)),
      ['0 B', '999 B', '4.1 KB', '3.64 MB', '2.5 GB'],
    );
  });

  it('a dictionary of one word has no pair of known tokens, and says so by an empty list', () => {
    const text = 'lamp lamp lamp lamp\n'.repeat(10);
    const events = run({ name: 'one.txt', text });
    assert.deepEqual(events.find((event) => event.kind === 'distances')!.examples, []);
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, alley, lesson.knobs, 'verdict');
  });

  it('refuses what is too short or no text, and says so', () => {
    assert.throws(() => run({ name: 'short.txt', text: '고양이가 잔다.' }), Refusal);
    assert.throws(() => run(sampleFile('dates.tsv')), Refusal);
  });
});
