import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTextHalves } from '../../../src/models/text-halves';
import { datasetFromText } from '../../../src/dataset/from-text';
import { experiment } from '../../../src/lessons/tokenization/experiment';
import { lesson } from '../../../src/lessons/tokenization/lesson';
import { nounForms } from '../../../src/lessons/tokenization/noun-forms';
import { trainTokenizers } from '../../../src/lessons/tokenization/train-tokenizers';
import { Refusal } from '../../../src/phrase/refusal';
import type { Tokenizer, TokenizerKind } from '../../../src/text/tokenizer';
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

const run = (file: OpenFile, params = {}) =>
  runExperiment(experiment, file, { ...initialParams(lesson.knobs), ...params });
const rowsOf = (file: OpenFile, params = {}) => {
  const { rows } = run(file, params).findLast((event) => event.kind === 'tokenizers')!;
  return new Map(rows.map((row) => [row.id, row]));
};
const halvesOf = ({ name, text }: OpenFile) =>
  readTextHalves(datasetFromText(text, { name, languageId: 'plaintext' }));

function tokenizersOf(text: string, options = { vocabulary: 800, minCount: 1 }) {
  const training = trainTokenizers(text, options);
  for (;;) {
    const step = training.next();
    if (step.done === true) return new Map(step.value.map((one) => [one.kind, one]));
  }
}
const back = (tokenizer: Tokenizer, text: string) => tokenizer.decode(tokenizer.encode(text));

describe('tokenization', function () {
  this.timeout(60_000);

  it('comes-back: byte-level BPE any text, characters and jamo any text of known tokens', () => {
    const bpe = tokenizersOf(halvesOf(alley).training).get('byte-bpe')!;
    fc.assert(
      fc.property(wellFormedText, (text) => {
        assert.equal(back(bpe, text), text);
        const own = tokenizersOf(text, { vocabulary: 300, minCount: 1 });
        for (const kind of ['characters', 'jamo', 'byte-bpe'] as const) {
          assert.equal(back(own.get(kind)!, text), text, kind);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('comes-back: a line of the run says so exactly where it does', () => {
    for (const file of [alley, log]) {
      const { lines, training } = halvesOf(file);
      const lab = runToLab(experiment, file, initialParams(lesson.knobs));
      const tokenizers = tokenizersOf(training);
      for (const [index, line] of lines.entries()) {
        const shown = lab.ask({ line: index }).find((event) => event.kind === 'line')!;
        assert.equal(shown.text, line.text);
        for (const cut of shown.cuts) {
          assert.equal(cut.same, back(tokenizers.get(cut.id)!, line.text) === line.text);
          if (cut.id === 'byte-bpe') assert.ok(cut.same);
          if (cut.id === 'characters' || cut.id === 'jamo') assert.ok(cut.same || cut.unknown > 0);
        }
      }
      assert.throws(() => lab.ask({ line: lines.length }), Refusal);
      lab.dispose();
    }
  });

  it('unknown-is-counted: counted again by hand, and byte-level BPE knows everything', () => {
    for (const file of [alley, log]) {
      const { training, heldOut } = halvesOf(file);
      for (const minCount of [1, 3]) {
        const rows = rowsOf(file, { minCount });
        const counts = new Map<string, number>();
        const pieces = (text: string) => text.split(/\s+/u).filter((piece) => piece !== '');
        for (const piece of pieces(training)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
        const unknown = pieces(heldOut).filter((piece) => (counts.get(piece) ?? 0) < minCount);
        const eojeol = rows.get('eojeol')!;
        assert.equal(eojeol.unknown, unknown.length);
        assert.equal(eojeol.tokens, pieces(heldOut).length);
        assert.equal(eojeol.unknownRate, unknown.length / eojeol.tokens);
        assert.equal(rows.get('byte-bpe')!.unknown, 0);
      }
    }
  });

  it('words-are-unknown-more-often: than characters, which are more tokens, in both samples', () => {
    for (const file of [alley, log]) {
      const rows = rowsOf(file);
      const [words, characters] = [rows.get('words')!, rows.get('characters')!];
      assert.ok(words.unknownRate > characters.unknownRate);
      assert.ok(words.tokens < characters.tokens);
    }
  });

  it('particles-multiply-words: nouns of the Korean sample stand there as several words', () => {
    const nouns = run(alley).find((event) => event.kind === 'nouns')!;
    assert.ok(nouns.words >= 3 * nouns.nouns);
    for (const { noun, forms } of nouns.shown) {
      assert.ok(forms.length >= 3);
      for (const { word, count } of forms) {
        assert.ok(word.startsWith(noun));
        const again = alley.text.match(new RegExp(`(?<![가-힣])${word}(?![가-힣])`, 'gu'));
        assert.equal(again?.length, count, word);
      }
    }
    const [grandmother] = nouns.shown.filter(({ noun }) => noun === '할머니');
    const words = grandmother!.forms.map(({ word }) => word);
    for (const word of ['할머니는', '할머니가', '할머니']) assert.ok(words.includes(word), word);
    assert.equal(
      run(log).find((event) => event.kind === 'nouns'),
      undefined,
    );
  });

  it('a particle fits the sound before it', () => {
    const forms = nounForms([
      '사람이',
      '사람을',
      '사람',
      '나무이',
      '나무가',
      '나무를',
      '서울로',
      '서울에',
    ]);
    assert.deepEqual(
      forms.map(({ noun }) => noun),
      ['사람'],
    );
  });

  it('particles-multiply-words: what only looks like a noun with particles is none', () => {
    const adverb = ['이렇게', '이렇게도', '이렇게는', '이렇게까지', '이렇게만'];
    const verb = ['걸어', '걸어가', '걸어와', '걸어도', '걸어라도'];
    assert.deepEqual(nounForms([...adverb, ...verb]), []);
    const noun = ['골목이', '골목은', '골목을', '골목에서'];
    assert.deepEqual(
      nounForms([...adverb, ...noun, ...verb]).map(({ noun: stem, forms }) => [stem, forms.length]),
      [['골목', 4]],
    );
    const text = `${[...adverb, ...verb].join(' ')}\n`.repeat(10);
    assert.equal(
      run({ name: 'adverb.txt', text }).find((event) => event.kind === 'nouns'),
      undefined,
    );
    const [said] = run(alley)
      .find((event) => event.kind === 'verdict')!
      .reasons.slice(1);
    assert.match(said!.en, /^The stem “.+”, a noun as its particles suggest/u);
  });

  it('the answer is the kind with the largest unknown share of the run', () => {
    for (const file of [alley, log]) {
      const { option } = run(file).find((event) => event.kind === 'answer')!;
      const rows = [...rowsOf(file).values()].sort((a, b) => b.unknownRate - a.unknownRate);
      const groups: Record<TokenizerKind, string> = {
        ...{ characters: 'letters', jamo: 'letters', words: 'words', eojeol: 'eojeol' },
        ...{ 'byte-bpe': 'subwords', wordpiece: 'subwords' },
      };
      assert.equal(option, groups[rows[0]!.id]);
    }
    const again = { name: 'again.txt', text: 'a lamp is lit at night\n'.repeat(20) };
    assert.equal(run(again).find((event) => event.kind === 'answer')!.option, 'tie');
  });

  it('tokens lie in the file where it says, emoji and decomposed Hangul too', () => {
    const line = '🙂 각각 등대를 보았다 👩‍👧 그리고 배가 왔다';
    const text = `${line}\n`.repeat(12) + `${line.normalize('NFD')}\n`.repeat(12);
    const lab = runToLab(experiment, { name: 'mixed.txt', text }, initialParams(lesson.knobs));
    for (const index of [0, 23]) {
      const shown = lab.ask({ line: index }).find((event) => event.kind === 'line')!;
      const own = text.split('\n')[index]!;
      const words = shown.cuts.find(({ id }) => id === 'words')!;
      for (const { place, text: word } of words.tokens) {
        assert.equal(place.line, index);
        assert.equal(own.slice(place.start, place.end).normalize('NFC'), word);
      }
      assert.equal(words.unknown, 0, 'the same word, however it was typed');
    }
    lab.dispose();
  });

  it('runs with every knob at both ends, and each matters', () => {
    tryKnobs(experiment, alley, lesson.knobs, 'verdict');
  });

  it('refuses what is too short, no text, or holds half a character, and says so', () => {
    for (const [name, text] of [
      ['empty.txt', ''],
      ['short.txt', '고양이가 잔다.\n개가 짖는다.\n'],
      ['signs.txt', '… — ! ? '.repeat(200)],
      ['half.txt', `a lamp \ud83d is lit\n`.repeat(20)],
    ] as const) {
      assert.throws(() => run({ name, text }), Refusal, name);
    }
    assert.throws(() => run(sampleFile('air-passengers.csv')), Refusal);
  });

  it('one line without a break, and one without a space, are cut all the same', () => {
    const oneLine = { name: 'line.txt', text: log.text.replaceAll('\n', ' ') };
    const found = run(oneLine).find((event) => event.kind === 'lines')!;
    assert.ok(found.places.length > 5 && found.places.every(({ line }) => line === 0));
    const { training, heldOut } = halvesOf(oneLine);
    assert.equal(training + heldOut, oneLine.text);
    assert.ok(Math.abs(training.length - heldOut.length) < 0.1 * oneLine.text.length);
  });
});
