export type ParticlePair =
  '은/는' | '이/가' | '을/를' | '와/과' | '으로/로' | '이에요/예요' | '이라/라';

/** [after a final consonant, after a vowel] */
const PARTICLES: Readonly<Record<ParticlePair, readonly [string, string]>> = {
  '은/는': ['은', '는'],
  '이/가': ['이', '가'],
  '을/를': ['을', '를'],
  '와/과': ['과', '와'],
  '으로/로': ['으로', '로'],
  '이에요/예요': ['이에요', '예요'],
  '이라/라': ['이라', '라'],
};

export function isParticlePair(text: string): text is ParticlePair {
  return Object.hasOwn(PARTICLES, text);
}

/**
 * A word followed by the Korean particle that fits its last sound. A Hangul syllable's final
 * consonant is (code − 0xAC00) mod 28; 으로/로 takes 로 after ㄹ as well. Digits are read in Korean
 * (1 일, 3 삼, 6 육, 0 영 end in consonants), Latin letters by their names (L, M, N, R end in one).
 * Closing quotes and brackets are not spoken.
 *
 * @example attachParticle('기온', '을/를') // => '기온을'
 * @example attachParticle('Temp', '이/가') // => 'Temp가'
 */
export function attachParticle(word: string, pair: ParticlePair): string {
  const [afterConsonant, afterVowel] = PARTICLES[pair];
  const final = finalConsonant(word);
  const takesVowelForm = final === 'none' || (pair === '으로/로' && final === 'ㄹ');
  return word + (takesVowelForm ? afterVowel : afterConsonant);
}

function finalConsonant(word: string): 'none' | 'ㄹ' | 'other' {
  const spoken = /([\p{L}\p{N}%])[^\p{L}\p{N}%]*$/u.exec(word.normalize('NFC'))?.[1];
  if (spoken === undefined) return 'none';
  const syllable = spoken.charCodeAt(0) - 0xac00;
  if (syllable >= 0 && syllable < 11172) {
    const final = syllable % 28;
    return final === 0 ? 'none' : final === 8 ? 'ㄹ' : 'other';
  }
  if ('178'.includes(spoken) || 'LRlr'.includes(spoken)) return 'ㄹ'; // 일, 칠, 팔, 엘, 알
  if ('036'.includes(spoken) || 'MNmn'.includes(spoken)) return 'other'; // 영, 삼, 육, 엠, 엔
  return 'none'; // 이, 사, 오, 구, 퍼센트 and the other letters' names
}
