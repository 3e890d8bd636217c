import assert from 'node:assert/strict';
import fc from 'fast-check';
import { experiment } from '../../../src/lessons/indexing/experiment';
import { lesson } from '../../../src/lessons/indexing/lesson';
import { relabelling } from '../../../src/lessons/indexing/relabel';
import { unitTokenizer } from '../../../src/models/unit-tokenizer';
import { Refusal } from '../../../src/phrase/refusal';
import { idOfToken, tokenOfId } from '../../../src/text/token-vocabulary';
import { wellFormedText } from '../../text/well-formed-text';
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

const run = (file: OpenFile, params = {}, seed = 1) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params }, undefined, seed);
const relabelledOf = (file: OpenFile, params = {}, seed = 1) =>
  run(file, params, seed).find((event) => event.kind === 'relabelled')!;

describe('indexing', function () {
  this.timeout(120_000);

  it('one-to-one: from a number to its token and back, for any text, and for any draw', () => {
    fc.assert(
      fc.property(
        wellFormedText,
        fc.constantFrom('words', 'eojeol', 'characters'),
        (text, unit) => {
          const { vocabulary } = unitTokenizer(unit, text);
          assert.equal(new Set(vocabulary.tokens.slice(4)).size, vocabulary.size - 4);
          for (let id = 4; id < vocabulary.size; id++) {
            assert.equal(idOfToken(vocabulary, tokenOfId(vocabulary, id)), id);
          }
        },
      ),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 300 }),
        fc.integer({ min: 0, max: 20 }),
        (size, draw) => {
          const { drawn, back } = relabelling(size, draw);
          assert.deepEqual(
            [...drawn].sort((a, b) => a - b),
            Array.from({ length: size }, (_, id) => id),
          );
          drawn.forEach((other, id) => assert.equal(back[other], id));
        },
      ),
    );
    for (const file of [alley, log]) {
      const { size, back } = run(file).find((event) => event.kind === 'index')!;
      assert.equal(back, size - 4, 'special tokens are not reached from a text, and not counted');
    }
  });

  it('specials-first: 0 to 3 whatever the draw, and <pad> written in a text is none', () => {
    const text = 'a lamp <pad> is lit <unk> at night\n'.repeat(20);
    const params = { unit: 'eojeol', draw: 3 };
    const events = run({ name: 'special.txt', text }, params);
    const { entries } = events.find((event) => event.kind === 'index')!;
    assert.deepEqual(entries.slice(0, 4), [
      { token: '<pad>', id: 0, drawn: 0 },
      { token: '<unk>', id: 1, drawn: 1 },
      { token: '<sos>', id: 2, drawn: 2 },
      { token: '<eos>', id: 3, drawn: 3 },
    ]);
    const { tokens, batch } = events.find((event) => event.kind === 'line')!;
    const written = tokens.find((token) => token.text === '<pad>')!;
    assert.ok(written.id >= 4 && written.drawn >= 4 && written.known);
    assert.ok(batch.every((row) => row[0] === 2 && row.length === batch[0]!.length));
  });

  it('nothing-is-lost: bigram and network of names, over draws and seeds', () => {
    for (const file of [alley, log]) {
      for (const draw of [1, 2, 3]) {
        const { bigram, name, moved } = relabelledOf(file, { draw }, draw);
        assert.ok(moved > 100);
        assert.ok(Math.abs(bigram.after - bigram.before) < 1e-9);
        assert.ok(Math.abs(name.after - name.before) < 0.001, `${name.before} ${name.after}`);
      }
    }
  });

  it('not-a-quantity: the network of sizes has another loss, in both samples', () => {
    for (const file of [alley, log]) {
      for (const draw of [1, 2, 3]) {
        const { size } = relabelledOf(file, { draw }, draw);
        assert.ok(Math.abs(size.after - size.before) > 0.001, `${size.before} ${size.after}`);
      }
      const undrawn = relabelledOf(file, { draw: 0 });
      assert.equal(undrawn.moved, 0);
      assert.equal(undrawn.size.after, undrawn.size.before);
    }
  });

  it('the answer is what the network of names did', () => {
    for (const file of [alley, log]) {
      const events = run(file);
      const { option } = events.find((event) => event.kind === 'answer')!;
      const { name } = events.find((event) => event.kind === 'relabelled')!;
      const change = name.after - name.before;
      assert.equal(option, Math.abs(change) <= 0.001 ? 'same' : change > 0 ? 'worse' : 'better');
    }
  });

  it('any line comes back, by the first numbers and by the drawn ones', () => {
    const params = { ...initialParams(lesson.knobs), unit: 'characters' };
    const lab = runToLab(experiment, alley, params);
    const lines = lab.events.find((event) => event.kind === 'lines')!;
    for (const [index, place] of lines.places.entries()) {
      const shown = lab.ask({ line: index }).find((event) => event.kind === 'line')!;
      const text = alley.text.split('\n')[place.line]!.slice(place.start, place.end);
      assert.equal(shown.decodedDrawn, shown.decoded);
      if (shown.tokens.every(({ known }) => known)) assert.equal(shown.decoded, text);
      else assert.ok(shown.decoded.includes('□'));
    }
    assert.throws(() => lab.ask({ line: 99_999 }), Refusal);
    lab.dispose();
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, log, lesson.knobs, 'verdict');
  });

  it('refuses what is too short or no text, and says so', () => {
    assert.throws(() => run({ name: 'short.txt', text: '고양이가 잔다.' }), Refusal);
    assert.throws(() => run(sampleFile('dates.tsv')), Refusal);
  });
});
