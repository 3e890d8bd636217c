import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinSyllables, splitSyllable } from '../../src/text/jamo';

describe('splitSyllable', () => {
  it('finds the letters of a syllable by arithmetic', () => {
    assert.deepEqual(splitSyllable('가'), ['ㄱ-', '-ㅏ-']);
    assert.deepEqual(splitSyllable('뷁'), ['ㅂ-', '-ㅞ-', '-ㄺ']);
    assert.deepEqual(splitSyllable('힣'), ['ㅎ-', '-ㅣ-', '-ㅎ']);
  });
  it('agrees with Unicode’s own decomposition for all 11,172 syllables', () => {
    for (let code = 0xac00; code <= 0xd7a3; code++) {
      const decomposed = String.fromCharCode(code).normalize('NFD');
      const symbols = splitSyllable(String.fromCharCode(code));
      assert.equal(symbols.length, decomposed.length);
      // The compatibility letter of a symbol is what NFKD makes of it, tagged or not.
      const conjoining = symbols.map((symbol) => symbol.replaceAll('-', '').normalize('NFKD'));
      assert.equal(conjoining[0], decomposed[0]);
      assert.equal(conjoining[1], decomposed[1]);
      assert.equal(joinSyllables(symbols), String.fromCharCode(code));
    }
  });
  it('passes everything else, typed and conjoining jamo too, as itself', () => {
    for (const character of ['ㄱ', 'ㅏ', '\u1100', '\u11a8', 'a', '🙂', '-', '\uabff', '\ud7a4']) {
      assert.deepEqual(splitSyllable(character), [character]);
    }
  });
});

describe('joinSyllables', () => {
  it('undoes splitSyllable for every syllable, whatever follows', () => {
    const parts = fc.array(
      fc.oneof(
        fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code)),
        fc.constantFrom('ㄱ', 'ㅏ', '-', '\u1100', '\u1161', '\u11a8', 'ㄱ-', '🙂'),
      ),
    );
    fc.assert(
      fc.property(parts, (characters) => {
        const text = characters.join('');
        assert.equal(joinSyllables(Array.from(text).flatMap(splitSyllable)), text);
      }),
    );
  });
  it('shows a symbol without its partners as a bare letter', () => {
    assert.equal(joinSyllables(['ㄱ-', 'ㄱ-', '-ㅏ-', '-ㄴ', '-ㄴ', '-ㅗ-']), 'ㄱ간ㄴㅗ');
  });
  it('of nothing is empty', () => assert.equal(joinSyllables([]), ''));
});
