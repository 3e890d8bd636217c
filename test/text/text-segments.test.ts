import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createWordSegmenter, segmentGraphemes, segmentWords } from '../../src/text/text-segments';

const FAMILY = '👩‍👩‍👧';

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('가', '각', '각'.normalize('NFD'), FAMILY, '🇰🇷', 'é', 'a.b', '日本語です'),
      fc.constantFrom(' ', '\n', '\r\n', "don't", '3.14', '.', '\u0301'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('segmentGraphemes', () => {
  it('keeps ZWJ emoji, flags, marks and decomposed Hangul whole', () => {
    const text = `${FAMILY}🇰🇷e\u0301${'각'.normalize('NFD')}a`;
    assert.deepEqual(
      Array.from(segmentGraphemes(text), (segment) => segment.text),
      [FAMILY, '🇰🇷', 'e\u0301', '각'.normalize('NFD'), 'a'],
    );
  });
  it('leave no gap: each begins where the last ended, and joined they are the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const segment of segmentGraphemes(text)) {
          assert.equal(segment.start, end);
          assert.equal(segment.text, text.slice(segment.start, segment.end));
          end = segment.end;
        }
        assert.equal(end, text.length);
      }),
    );
  });
  it('of an empty text are none', () => assert.deepEqual([...segmentGraphemes('')], []));
  it('go on over a mark a line long', () => {
    const text = `a${'\u0301'.repeat(5000)}b`;
    assert.equal(Array.from(segmentGraphemes(text), (segment) => segment.text).join(''), text);
  });
});

describe('segmentWords', () => {
  it('leave out spaces and punctuation and say where each word stands', () => {
    assert.deepEqual(
      [...segmentWords("커피, don't 3.14!")].map(({ text, start, end }) => [text, start, end]),
      [
        ['커피', 0, 2],
        ["don't", 4, 9],
        ['3.14', 10, 14],
      ],
    );
  });
  it('of a line longer than a window are those of the whole line', () => {
    // Rules look one letter ahead, so windows have to be cut where no word is.
    const piece = "한국어 don't a.b 3.14 🇰🇷🇰🇷 ";
    for (const shift of [0, 1, 3, 7]) {
      const line = 'x'.repeat(shift) + piece.repeat(220);
      const whole = new Intl.Segmenter('en', { granularity: 'word' }).segment(line);
      const expected = Array.from(whole).filter(({ isWordLike }) => isWordLike);
      assert.deepEqual(
        [...segmentWords(line)].map(({ text, start }) => [text, start]),
        expected.map(({ segment, index }) => [segment, index]),
      );
    }
  });
  it('are those that the whole text has, though cut between spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = new Intl.Segmenter('en', { granularity: 'word' }).segment(text);
        assert.deepEqual(
          Array.from(segmentWords(text), (word) => [word.text, word.start]),
          Array.from(whole)
            .filter(({ isWordLike }) => isWordLike)
            .map(({ segment, index }) => [segment, index]),
        );
      }),
      { numRuns: 500 },
    );
  });
  it('of one piece longer than a window are those of the whole piece', () => {
    const piece = "don't.a.b,3.14-🇰🇷🇰🇷-x_y·".repeat(120);
    const whole = new Intl.Segmenter('en', { granularity: 'word' }).segment(piece);
    assert.deepEqual(
      Array.from(segmentWords(piece), ({ start, end }) => piece.slice(start, end)),
      Array.from(whole)
        .filter(({ isWordLike }) => isWordLike)
        .map(({ segment }) => segment),
    );
  });
  it('of punctuation alone are none', () => assert.deepEqual([...segmentWords('… !?\n--')], []));
  it('are counted in a long text in time that grows with its length', () => {
    // Intl.Segmenter alone took more than ten minutes over this text.
    let count = 0;
    for (const segment of segmentWords('가나다 hello '.repeat(20_000)))
      count += segment.end > 0 ? 1 : 0;
    assert.equal(count, 40_000);
  });
});

describe('without Intl.Segmenter', () => {
  const { Segmenter } = Intl;
  before(() => Reflect.deleteProperty(Intl, 'Segmenter'));
  after(() => Object.assign(Intl, { Segmenter }));

  it('characters are code points, and nothing is lost', () => {
    const pieces = [...segmentGraphemes(`가${FAMILY}`)];
    assert.equal(pieces.length, 1 + Array.from(FAMILY).length);
    assert.deepEqual(pieces[1], { text: '👩', start: 1, end: 3, isWordLike: false });
    assert.equal(pieces.map((piece) => piece.text).join(''), `가${FAMILY}`);
  });
  it('words are runs of letters, marks and digits', () => {
    assert.deepEqual(
      Array.from(segmentWords('커피, e\u0301t 3잔!'), ({ text, start }) => [text, start]),
      [
        ['커피', 0],
        ['e\u0301t', 4],
        ['3잔', 8],
      ],
    );
  });
});

describe('createWordSegmenter', () => {
  it('cuts each of many texts as segmentWords does', () => {
    const segment = createWordSegmenter();
    const piece = fc.constantFrom(
      '커피를',
      'don’t',
      'a.b',
      '3.14,',
      '東京都',
      '“',
      '😀ok',
      '\u1100\u1161',
    );
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom(' ', '\t', '\u00a0', '')), { maxLength: 8 })
      .map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(text, (each) => {
        assert.deepEqual([...segment(each)], [...segmentWords(each)]);
      }),
    );
  });
});
