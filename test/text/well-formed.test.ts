import assert from 'node:assert/strict';
import fc from 'fast-check';
import { requireWellFormed } from '../../src/text/well-formed';
import { wellFormedText } from './well-formed-text';

describe('requireWellFormed', () => {
  it('names the half, its offset and its line, whatever the line breaks', () => {
    const check = (text: string) => () => requireWellFormed('encode', text);
    assert.throws(check('가\ud83d'), {
      name: 'RangeError',
      message:
        'encode requires well-formed Unicode, got the lone surrogate U+D83D at offset 1 (line 1)',
    });
    assert.throws(check('a\r\nb\nc\rd\ude00'), /U\+DE00 at offset 8 \(line 4\)/u);
  });
  it('lets every well-formed text pass, and none with a half put anywhere between characters', () => {
    fc.assert(
      fc.property(wellFormedText, fc.nat(), fc.constantFrom('\ud83d', '\ude00'), (text, at, half) => {
        requireWellFormed('encode', text);
        const characters = Array.from(text);
        const place = at % (characters.length + 1);
        const broken = characters.toSpliced(place, 0, half).join('');
        // A half before the other half of the next pair stays a half: pairs are read from the left.
        assert.throws(() => requireWellFormed('encode', broken), RangeError);
      }),
    ); // prettier-ignore
  });
  it('lets an empty text pass', () => assert.doesNotThrow(() => requireWellFormed('encode', '')));
});
