import assert from 'node:assert/strict';
import { Refusal } from '../../../src/phrase/refusal';
import type { EmbedEvent, EmbedQuestion } from '../../../src/training/embed/embed-event';
import { createWordVectors } from '../../../src/text/word-vectors';
import { createRandom } from '../../../src/random/random';
import { experiment } from '../../../src/training/embed/experiment';
import { eventsOf, runToLab, sampleFile, type OpenFile } from '../../lessons/run-experiment';

type Answer<Kind> = Extract<EmbedEvent, { kind: Kind }>;

const linesOf = (text: string) => text.split(/\r\n|\r|\n/u).length;

function embed(...files: readonly OpenFile[]) {
  const text = files.map((file) => file.text).join('\n');
  const listed = files.map((file) => ({ key: file.name, lines: linesOf(file.text) }));
  return runToLab(experiment, { name: 'texts.txt', text }, { files: JSON.stringify(listed) });
}

const nowhere = { file: '', startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 0 };
const selection = (text: string, wanted: 'all' | 'lines' = 'all'): EmbedQuestion => ({
  about: 'selection',
  text,
  wanted,
  ...nowhere,
});

describe('embed', function () {
  this.timeout(60_000);
  const english = sampleFile('the-lighthouse-log.txt');
  const korean = sampleFile('a-year-in-the-alley.ko.txt');
  let lab: ReturnType<typeof embed>;
  const askOf =
    (asked: ReturnType<typeof embed>) =>
    <Kind extends EmbedEvent['kind']>(kind: Kind, question: EmbedQuestion) => {
      const [event] = asked.ask({ ...question });
      assert.equal(event?.kind, kind, JSON.stringify(event));
      return event as Answer<Kind>;
    };
  const ask: ReturnType<typeof askOf> = (kind, question) => askOf(lab)(kind, question);
  before(() => (lab = embed(english, korean)));
  after(() => lab.dispose());

  it('learns from five seeds and says that the text is short', () => {
    const found = lab.events.find((event) => event.kind === 'texts-embedded')!;
    assert.equal(found.seeds, 5);
    assert.ok(found.words > 100 && found.running > 2000);
    assert.ok(found.overlap > 0 && found.overlap <= 1);
    assert.equal(found.neighbours, 10);
    assert.match(found.warning!.en, /too little text/u);
  });

  it('a word: ten neighbours, nearest first, none of them itself, each in one to five seeds', () => {
    for (const word of ['wind', '할머니는']) {
      const found = ask('selection-embedded', selection(word));
      assert.equal(found.words.length, 10);
      const scores = found.words.map(({ score }) => score);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
      );
      assert.ok(found.words.every((each) => each.word !== word));
      assert.ok(found.words.every(({ seeds }) => seeds >= 1 && seeds <= 5));
      assert.equal(found.unknown.length, 0);
    }
  });

  it('a neighbour’s place holds the neighbour, in its own file', () => {
    const found = ask('selection-embedded', selection('할머니는'));
    for (const { word, place } of found.words) {
      const file = place!.file === korean.name ? korean : english;
      const line = file.text.split('\n')[place!.line]!;
      assert.equal(line.slice(place!.start, place!.end).normalize('NFC'), word);
    }
  });

  it('decomposed Hangul finds what composed Hangul finds', () => {
    const composed = ask('selection-embedded', selection('할머니는'));
    const decomposed = ask('selection-embedded', selection('할머니는'.normalize('NFD')));
    assert.deepEqual(decomposed, composed);
  });

  it('a sentence: its own place is left out, its copies elsewhere come first in vectors and TF-IDF', () => {
    const lines = english.text.split('\n');
    const line = lines.findIndex((each) => each.startsWith('Ten o'));
    const text = lines[line]!;
    const found = ask('selection-embedded', {
      ...{ about: 'selection', text, wanted: 'all', file: english.name },
      ...{ startLine: line, startCharacter: 0, endLine: line, endCharacter: text.length },
    });
    const own = (each: { file: string; line: number }) =>
      each.file === english.name && each.line === line;
    assert.ok(found.sentences.length > 0 && !found.sentences.some(own));
    assert.ok(found.lines.length > 0 && !found.lines.some(own));
    assert.match(found.lines[0]!.text, /o'clock\. Wind/u);
    assert.ok(found.lines.some(({ tfIdfRank }) => tfIdfRank === 1));
    for (const each of found.sentences) {
      const file = each.file === korean.name ? korean : english;
      assert.equal(file.text.split('\n')[each.line]!.slice(each.start, each.end), each.text);
    }
  });

  it('several selections: ones along the diagonal, symmetric, the mean between the seeds', () => {
    const texts = ['wind', 'sea', '할머니는', 'zzzz'];
    const { matrix } = ask('selections-compared', {
      about: 'selections',
      texts: JSON.stringify(texts),
    });
    for (let i = 0; i < 3; i++) {
      assert.ok(Math.abs(matrix[i]![i]!.mean - 1) < 1e-6);
      for (let j = 0; j < 3; j++) {
        const { mean, low, high } = matrix[i]![j]!;
        assert.ok(low <= mean + 1e-12 && mean <= high + 1e-12);
        assert.ok(Math.abs(mean - matrix[j]![i]!.mean) < 1e-9);
      }
    }
    assert.equal(matrix[3]![0], undefined);
  });

  it('a word for a hover: its count and rank, and a place on the map among its neighbours', () => {
    const { known } = ask('word-embedded', { about: 'word', word: 'wind' });
    const count = english.text.match(/\bwind\b/giu)!.length;
    assert.equal(known!.count, count);
    assert.equal(known!.neighbours.length, 5);
    assert.ok(known!.map!.points.some(({ isNear }) => isNear));
    assert.ok(known!.map!.share > 0 && known!.map!.share <= 1);
    assert.equal(ask('word-embedded', { about: 'word', word: 'zzzz' }).known, undefined);
    assert.deepEqual(ask('word-embedded', { about: 'word', word: 'WIND' }).known, known);
  });

  it('a large map: a word is one of its words, a sentence one more; both methods, same seed same map', () => {
    for (const by of ['pca', 'umap'] as const) {
      const word = ask('map-drawn', { about: 'map', text: 'wind', by, seed: 1 });
      assert.equal(word.words[word.chosen], 'wind');
      assert.equal(new Set(word.words).size, word.words.length);
      assert.equal(word.near.length, 10);
      const near = ask('selection-embedded', selection('wind')).words.map((each) => each.word);
      assert.deepEqual(
        word.near.map((row) => word.words[row]),
        near,
      );
      const text = 'the wind and the sea';
      const question = { about: 'map', text, by, seed: 1 } as const;
      const sentence = ask('map-drawn', question);
      assert.equal(sentence.chosen, sentence.words.length - 1);
      assert.equal(sentence.words.at(-1), text);
      assert.equal(sentence.positions.length, 2 * sentence.words.length);
      assert.ok(sentence.positions.every(Number.isFinite));
      assert.deepEqual(ask('map-drawn', question), sentence);
      assert.equal(sentence.share === undefined, by === 'umap');
    }
    const small = ask('selection-embedded', selection('wind')).map!;
    const large = ask('map-drawn', { about: 'map', text: 'wind', by: 'pca', seed: 1 });
    const at = large.positions.slice(2 * large.chosen, 2 * large.chosen + 2);
    assert.ok(Math.abs(at[0]! - small.place.x) < 1e-6 && Math.abs(at[1]! - small.place.y) < 1e-6);
  });

  it('an edited text is searched as it stands now', () => {
    const marker = 'the wind and the sea';
    const { name } = english;
    const replace = (text: string) => ask('text-taken', { about: 'text', file: name, name, text });
    replace(`${english.text}\n${marker}`);
    const found = ask('selection-embedded', selection(marker, 'lines'));
    assert.equal(found.lines[0]!.text, marker);
    assert.equal(found.lines[0]!.line, linesOf(english.text));
    assert.ok(found.lines[0]!.score > 1 - 1e-6);
    replace(english.text);
  });

  it('after edits the answers are those of a text that is read anew', () => {
    const { name } = english;
    const replace = (text: string) => ask('text-taken', { about: 'text', file: name, name, text });
    const lines = english.text.split('\n');
    const question = selection('The wind and the sea. Ten o’clock.');
    const askOfText = (text: string) => {
      replace(text);
      return ask('selection-embedded', question);
    };
    /** What all sentences have in common is looked for again when many of them are new. */
    const askAnew = (text: string) => {
      askOfText('');
      return askOfText(text);
    };
    const edits = [
      lines.toSpliced(3, 0, 'The sea and the wind.'),
      lines.toSpliced(5, 2).toSpliced(9, 1, 'The wind'),
      [...lines, ...lines],
      [],
      lines,
    ];
    let worst = 0;
    for (const edit of edits) {
      const text = edit.join('\r\n');
      askAnew(english.text);
      const found = askOfText(text);
      const anew = askAnew(text);
      assert.equal(found.words.length, anew.words.length);
      for (const kind of ['sentences', 'lines'] as const) {
        const scores = new Map(
          anew[kind].map((each) => [`${each.file} ${each.line} ${each.start}`, each.score]),
        );
        const both = found[kind].filter(({ file, line, start }) =>
          scores.has(`${file} ${line} ${start}`),
        );
        assert.ok(both.length >= 0.8 * anew[kind].length, `${both.length} of ${anew[kind].length}`);
        for (const { file, line, start, score } of both) {
          const difference = Math.abs(score - scores.get(`${file} ${line} ${start}`)!);
          worst = Math.max(worst, difference);
          assert.ok(difference < 0.01, String(difference));
        }
      }
    }
    assert.ok(worst > 0, 'after a small edit the other sentences keep their vectors');
  });

  it('of a long text it pauses while it makes the texts ready for search', () => {
    const text = Array.from({ length: 20 }, () => english.text).join('\n');
    const file = { key: 'long.txt', lines: linesOf(text) };
    const run = eventsOf(experiment, { name: 'long.txt', text }, { files: JSON.stringify([file]) });
    const events = Array.from(run);
    const kinds = events.map(({ kind }) => kind);
    const learned = events.findIndex(
      (event) => event.kind === 'progress' && 6 * event.step === 5 * event.total,
    );
    const ready = kinds.lastIndexOf('progress');
    assert.ok(kinds.slice(learned, ready).filter((kind) => kind === 'slice').length >= 2 * 5);
    assert.equal(kinds.at(-1), 'texts-embedded');
  });

  it('a text of more than two million characters is searched to its end', () => {
    const filler = Array.from({ length: 2100 }, () => 'x'.repeat(1000)).join('\n');
    const longLine = 'The wind and the sea. '.repeat(20_000); // of many sentences
    const last = 'no ships and a calm sea';
    const text = [english.text, filler, longLine, last].join('\n');
    const long = embed({ name: 'long.txt', text });
    const [found] = long.ask({ ...selection(last, 'lines') });
    long.dispose();
    assert.ok(found?.kind === 'selection-embedded');
    assert.equal(found.lines[0]!.line, linesOf(text) - 1);
  });

  it('says in one sentence what cannot be embedded', () => {
    const sentence = (text: string) => ask('not-embedded', selection(text)).message.en;
    assert.match(sentence('…!? —'), /no word/u);
    assert.match(sentence('zzzz'), /zzzz.*at least 2/u);
    assert.match(sentence('wind\ud83d'), /half a character/u);
  });

  it('refuses texts that there is nothing to learn from', () => {
    const refused = (text: string, words: RegExp) =>
      assert.throws(
        () => embed({ name: 'a.txt', text }),
        (error) => error instanceof Refusal && words.test(error.phrase.en),
      );
    refused('', /a|Open a longer text/u);
    refused('wind '.repeat(500), /Open a longer text/u);
    refused('?! … — '.repeat(100), /Open a longer text/u);
    refused(`${english.text}\n\ud83d`, /half a character/u);
  });

  it('vectors of a file: nothing is learned, and texts that come later are searched by them', () => {
    const words = ['wind', 'sea', '바다'];
    const vectors = createWordVectors(words, 2, Float32Array.of(1, 0, 0.9, 0.1, 0, 1));
    const loaded = runToLab(
      (context) => experiment({ ...context, vectors }),
      { name: 'v.vec', text: '' },
      {},
    );
    const askLoaded = askOf(loaded);
    assert.deepEqual(loaded.events, [{ kind: 'vectors-loaded', words: 3, dimensions: 2 }]);
    const one = askLoaded('selection-embedded', selection('Wind'));
    assert.deepEqual(one.word, { count: 0, rank: 1 });
    assert.deepEqual(
      one.words.map(({ word }) => word),
      ['sea', '바다'],
    );
    const { name, text } = english;
    askLoaded('text-taken', { about: 'text', file: name, name, text });
    const found = askLoaded('selection-embedded', selection('wind'));
    const times = english.text.match(/\bwind\b/giu)!.length;
    assert.deepEqual(found.word, { count: times, rank: 1 });
    assert.ok(found.sentences.every((each) => /wind|sea/iu.test(each.text)));
    const hover = askLoaded('word-embedded', { about: 'word', word: 'sea' });
    assert.equal(hover.learned, undefined);
    assert.equal(hover.known!.count, undefined);
    const refused = askLoaded('not-embedded', selection('zzzz'));
    assert.match(refused.message.en, /no word that is in v\.vec \(zzzz\)/u);
    loaded.dispose();
  });

  const load = (words: readonly string[], dimensions: number) => {
    const random = createRandom(1);
    const data = Float32Array.from({ length: words.length * dimensions }, () => random() - 0.5);
    const vectors = createWordVectors(words, dimensions, data);
    const run = runToLab(
      (context) => experiment({ ...context, vectors }),
      { name: 'v.vec', text: '' },
      {},
    );
    return { ask: askOf(run), dispose: run.dispose };
  };

  it('vectors of a few words, or of one number, have answers; a map where there can be one', () => {
    for (const dimensions of [1, 2, 3]) {
      for (const count of [1, 2, 3, 4]) {
        const { ask: askFew, dispose } = load(['a', 'b', 'c', 'd'].slice(0, count), dimensions);
        const hasMap = count >= 2 && dimensions >= 2;
        const hover = askFew('word-embedded', { about: 'word', word: 'a' });
        assert.equal(hover.known!.neighbours.length, count - 1);
        assert.equal(hover.known!.map !== undefined, hasMap);
        const found = askFew('selection-embedded', selection('a'));
        assert.equal(found.map !== undefined, hasMap);
        for (const by of ['pca', 'umap'] as const) {
          const question = { about: 'map', text: 'a', by, seed: 1 } as const;
          if (hasMap && (by === 'pca' || count >= 4)) {
            const { positions } = askFew('map-drawn', question);
            assert.ok(positions.length === 2 * count && positions.every(Number.isFinite));
          } else {
            const { message } = askFew('not-embedded', question);
            assert.match(message.en, hasMap ? /UMAP needs at least 4 words/u : /A map needs two/u);
          }
        }
        dispose();
      }
    }
  });

  it('two spellings of a word in a file are one word: one row, and not its own neighbour', () => {
    const { ask: askLoaded, dispose } = load(['커피'.normalize('NFD'), '커피', '물', '차'], 2);
    const [composed, decomposed] = ['커피', '커피'.normalize('NFD')].map((word) => {
      const { known } = askLoaded('word-embedded', { about: 'word', word });
      return [known!.rank, known!.words, known!.neighbours.map((each) => each.word)];
    });
    assert.deepEqual(composed, decomposed);
    assert.deepEqual(composed!.slice(0, 2), [1, 3]);
    assert.ok(!(composed![2] as string[]).includes('커피'));
    const found = askLoaded('selection-embedded', selection('커피'.normalize('NFD')));
    assert.equal(found.word!.rank, 1);
    dispose();
  });
});
