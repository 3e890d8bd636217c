import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  characterOffsets,
  createVocabulary,
  decode,
  encode,
  splitCharacters,
  UNKNOWN,
} from '../../src/text/characters';

/** Korean, emoji, ASCII and halves of surrogate pairs, at random. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('가', '한', '글', 'ㅋ', '🙂', '👩‍👩‍👧', '\n', 'a', UNKNOWN),
      fc.constantFrom('\ud83d', '\ude42'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''));

describe('splitCharacters', () => {
  it('keeps an emoji whole and takes a lone surrogate for a character', () => {
    assert.deepEqual(splitCharacters('한🙂\ud83da'), ['한', '🙂', '\ud83d', 'a']);
  });
  it('loses nothing: joined again the characters are the text', () => {
    fc.assert(fc.property(anyText, (text) => splitCharacters(text).join('') === text));
  });
  it('of an empty text is empty', () => assert.deepEqual(splitCharacters(''), []));
});

describe('characterOffsets', () => {
  it('counts two for a character beyond U+FFFF', () => {
    assert.deepEqual([...characterOffsets('a🙂\udc00글')], [0, 1, 3, 4]);
  });
  it('points at every character in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const offsets = characterOffsets(text);
        const characters = splitCharacters(text);
        assert.equal(offsets.length, characters.length);
        characters.forEach((c, i) => assert.ok(text.startsWith(c, offsets[i])));
      }),
    );
  });
  it('of an empty text is empty', () => assert.equal(characterOffsets('').length, 0));
});

describe('createVocabulary', () => {
  it('sorts by falling frequency, equals by first appearance', () => {
    assert.deepEqual(createVocabulary('xbananay').characters, ['□', 'a', 'n', 'x', 'b', 'y']);
  });
  it('keeps the most frequent when told how many', () => {
    assert.deepEqual(createVocabulary('banana', { most: 2 }), {
      characters: ['□', 'a', 'n'],
      size: 3,
    });
  });
  it('of an empty text knows only the unknown', () => {
    assert.deepEqual(createVocabulary(''), { characters: [UNKNOWN], size: 1 });
  });
  it('refuses a number of characters that is not whole', () => {
    for (const most of [-1, 1.5, NaN]) {
      assert.throws(() => createVocabulary('a', { most }), RangeError);
    }
  });
});

describe('encode and decode', () => {
  it('give the text back when every character is known', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const vocabulary = createVocabulary(text);
        assert.equal(decode(encode(text, vocabulary), vocabulary), text);
        assert.ok(!encode(text, vocabulary).includes(0));
      }),
    );
  });
  it('number by place in the vocabulary, with 0 for the unknown', () => {
    const vocabulary = createVocabulary('banana');
    assert.deepEqual([...encode('nab🙂', vocabulary)], [2, 1, 3, 0]);
    assert.equal(decode(Int32Array.of(2, 1, 3, 0), vocabulary), 'nab□');
  });
  it('tell a □ of the text from an unknown character', () => {
    const vocabulary = createVocabulary('□a');
    assert.deepEqual([...encode('□?', vocabulary)], [1, 0]);
  });
  it('make an empty text of an empty text', () => {
    const vocabulary = createVocabulary('a');
    assert.equal(decode(encode('', vocabulary), vocabulary), '');
  });
  it('refuse an id outside the vocabulary', () => {
    const vocabulary = createVocabulary('a');
    assert.throws(() => decode(Int32Array.of(2), vocabulary), /decode requires ids in \[0, 2\)/);
    assert.throws(() => decode(Int32Array.of(-1), vocabulary), RangeError);
  });
});
