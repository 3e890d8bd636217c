import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chapters, lessons } from '../../src/lessons/index';
import type { Lesson } from '../../src/lessons/lesson';
import type { Phrase } from '../../src/phrase/phrase';

const project = path.resolve(__dirname, '../..');
/** The student's notes are not part of the project: with UNROLL_NOTES=FILE they are compared. */
const notesFile = process.env['UNROLL_NOTES'];

describe('lessons', () => {
  it('have one id each, named like their folder', () => {
    const ids = lessons.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) {
      for (const file of ['lesson.ts', 'experiment.ts', 'view.tsx']) {
        assert.ok(existsSync(path.join(project, 'src/lessons', id, file)), `${id}/${file}`);
      }
    }
  });

  it('stand in the order of their chapters, and chapters are numbered from 1', () => {
    assert.deepEqual(
      chapters.map(({ number }) => number),
      [1, 2, 3, 4, 5],
    );
    const numbers = lessons.map(
      ({ chapter }) => chapters.find(({ id }) => id === chapter)?.number ?? NaN,
    );
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
  });

  for (const lesson of lessons) describe(lesson.id, () => describeLesson(lesson));
});

function describeLesson(lesson: Lesson): void {
  it('says everything in both languages, and not the same thing twice', () => {
    for (const { ko, en } of phrasesOf(lesson)) {
      assert.ok(ko.trim() !== '' && en.trim() !== '', `${ko} / ${en}`);
      // Names and numbers are the same in both: LSTM, 12, seq2seq.
      if (!/^(?:[A-Z0-9]*|seq2seq)$/u.test(en)) assert.notEqual(ko, en);
      if (ko !== en) assert.match(ko, /\p{Script=Hangul}/u);
      assert.doesNotMatch(en, /\p{Script=Hangul}/u);
    }
  });

  it('asks for the same values in both languages', () => {
    for (const { ko, en } of phrasesOf(lesson)) {
      assert.deepEqual(placeholders(ko), placeholders(en), en);
    }
  });

  it('says the same numbers in both languages', () => {
    // The notes are the student's own: what they count is said in words by their translation.
    const quoted = new Set<Phrase>(lesson.notes);
    for (const phrase of phrasesOf(lesson)) {
      if (!quoted.has(phrase)) assert.deepEqual(numbers(phrase.ko), numbers(phrase.en), phrase.en);
    }
  });

  it('teaches something, warns of something and names where it comes from', () => {
    for (const part of [lesson.prose, lesson.claims, lesson.watchFor, lesson.sources]) {
      assert.ok(part.length > 0);
    }
    for (const { words, url } of lesson.sources) {
      assert.ok(words !== '');
      if (url !== undefined) assert.equal(new URL(url).protocol, 'https:');
    }
  });

  it('asks a question with several answers', () => {
    const ids = lesson.predict.options.map(({ id }) => id);
    assert.ok(ids.length >= 2);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('has a test that names each claim', () => {
    const folder = path.join(__dirname, lesson.id);
    const tests = ['experiment.test.ts', 'experiment.long.test.ts']
      .map((file) => path.join(folder, file))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const { id } of lesson.claims) assert.ok(tests.includes(`${id}:`), id);
  });

  it('has knobs that begin inside their range', () => {
    for (const knob of lesson.knobs) {
      if (knob.kind === 'choice') {
        assert.ok(knob.options.some(({ id }) => id === knob.initial));
        assert.equal(new Set(knob.options.map(({ id }) => id)).size, knob.options.length);
      } else {
        const { min, max, step, initial } = knob;
        assert.ok(step > 0 && min < max && min <= initial && initial <= max, knob.id);
        assert.equal((initial - min) % step, 0, knob.id);
        assert.equal((max - min) % step, 0, knob.id);
      }
    }
  });

  it('shows the same in three libraries, or a statistic in two or three, with settings that it has', () => {
    const libraries = lesson.snippets.map(({ library }) => library).toSorted();
    const isStatistic = libraries.some((library) => library === 'R' || library === 'statsmodels');
    if (!isStatistic) assert.deepEqual(libraries, ['Keras', 'PyTorch', 'TensorFlow.js']);
    assert.ok([2, 3].includes(libraries.length) && new Set(libraries).size === libraries.length);
    const knobs = new Map(lesson.knobs.map((knob) => [knob.id, knob]));
    for (const { library, code, names = {} } of lesson.snippets) {
      const mentioned = [...code.matchAll(/\{(\w+)\}/gu)].map(([, id]) => id!);
      assert.ok(
        mentioned.some((id) => knobs.has(id)),
        library,
      );
      for (const [id, words] of Object.entries(names)) {
        const knob = knobs.get(id);
        assert.ok(knob?.kind === 'choice' && mentioned.includes(id), `${library} ${id}`);
        assert.deepEqual(
          Object.keys(words).toSorted(),
          knob.options.map((option) => option.id).toSorted(),
        );
      }
    }
  });

  it('falls back on a sample that is bundled', () => {
    assert.ok(existsSync(path.join(project, 'media/samples', lesson.sample)));
    assert.ok(lesson.needs.length > 0);
  });

  it('quotes the notes letter for letter', function () {
    if (notesFile === undefined) this.skip();
    const lines = readFileSync(notesFile, 'utf8').split(/\r?\n/u);
    assert.ok(lesson.notes.length > 0);
    for (const { line, ko } of lesson.notes) assert.ok(lines[line - 1]?.includes(ko), ko);
    const [first, last] = lesson.gathers ?? [1, lines.length];
    assert.ok(lesson.notes.every(({ line }) => first <= line && line <= last));
  });
}

function phrasesOf(lesson: Lesson): Phrase[] {
  return [
    lesson.title,
    ...lesson.notes,
    ...lesson.prose,
    lesson.predict.question,
    ...lesson.predict.options.map(({ words }) => words),
    lesson.predict.because,
    ...lesson.claims.map(({ words }) => words),
    ...lesson.watchFor,
    ...lesson.knobs.flatMap((knob) => [
      knob.label,
      knob.help,
      ...(knob.kind === 'choice' ? knob.options.map(({ label }) => label) : []),
    ]),
  ];
}

/** Plain numbers outside placeholders, without the commas of thousands. */
function numbers(text: string): string[] {
  const plain = text.replace(/\{[^}]*\}/gu, '').replace(/(\d),(?=\d{3})/gu, '$1');
  return (plain.match(/\d+(?:\.\d+)?/gu) ?? []).toSorted();
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)/gu)].map(([, name]) => name!).toSorted();
}
