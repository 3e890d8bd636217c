/** The letters of modern Hangul as compatibility jamo, in the order of Unicode's arithmetic. */
const INITIALS = Array.from('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'); // 19
const MEDIALS = Array.from('ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'); // 21
const FINALS = Array.from('ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'); // 27, and none

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/**
 * A syllable as symbols tagged by their place: `ㄱ-` initial, `-ㅏ-` medial, `-ㄱ` final. A tagged
 * symbol is never a single character, so no jamo that the text itself holds can be mistaken for one.
 * s = code − U+AC00; initial ⌊s / 588⌋, medial ⌊(s mod 588) / 28⌋, final s mod 28, 0 for none.
 *
 * @param character one code point
 * @returns two or three symbols of a syllable U+AC00–D7A3, or the character itself, typed jamo too
 * @see The Unicode Standard, 3.12 Conjoining Jamo Behavior
 * @example splitSyllable('각') // => ['ㄱ-', '-ㅏ-', '-ㄱ']
 */
export function splitSyllable(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return [character];
  const syllable = code - FIRST_SYLLABLE;
  const final = syllable % 28;
  const symbols = [
    `${INITIALS[Math.floor(syllable / 588)]!}-`,
    `-${MEDIALS[Math.floor((syllable % 588) / 28)]!}-`,
  ];
  if (final > 0) symbols.push(`-${FINALS[final - 1]!}`);
  return symbols;
}

/** What a symbol stands for: its letter's place in one of the three rows. */
interface Place {
  readonly row: 'initial' | 'medial' | 'final';
  readonly index: number;
}

const PLACES = new Map<string, Place>([
  ...INITIALS.map((letter, index): [string, Place] => [`${letter}-`, { row: 'initial', index }]),
  ...MEDIALS.map((letter, index): [string, Place] => [`-${letter}-`, { row: 'medial', index }]),
  ...FINALS.map((letter, index): [string, Place] => [
    `-${letter}`,
    { row: 'final', index: index + 1 },
  ]),
]);

/**
 * The text of symbols: initial, medial and, when there is one, final make a syllable again. A symbol
 * without its partners, which only a model writes, comes back as its bare letter.
 *
 * @example joinSyllables(['ㄱ-', '-ㅏ-', 'a', '-ㄴ']) // => '가aㄴ'
 */
export function joinSyllables(symbols: readonly string[]): string {
  let text = '';
  let i = 0;
  while (i < symbols.length) {
    const [first, second, third] = [0, 1, 2].map((ahead) => PLACES.get(symbols[i + ahead] ?? ''));
    if (first?.row === 'initial' && second?.row === 'medial') {
      const final = third?.row === 'final' ? third.index : 0;
      text += String.fromCharCode(FIRST_SYLLABLE + first.index * 588 + second.index * 28 + final);
      i += final > 0 ? 3 : 2;
    } else {
      text += first === undefined ? symbols[i]! : symbols[i]!.replaceAll('-', '');
      i++;
    }
  }
  return text;
}
