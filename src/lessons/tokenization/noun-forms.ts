/** A stem and the different words it stands in. */
export interface NounForm {
  readonly noun: string;
  readonly forms: readonly { readonly word: string; readonly count: number }[];
}

/** Particles after a final consonant, after a vowel, and after either; the longer ones first. */
const AFTER_CONSONANT = ['으로는', '으로', '이라도', '과는', '은', '이', '을', '과'];
const AFTER_VOWEL = ['로는', '라도', '와는', '는', '가', '를', '와', '로'];
const AFTER_EITHER = [
  ...['에서는', '에게는', '에서', '에게', '에는', '에도', '까지', '부터', '처럼', '보다', '마다'],
  ...['한테', '조차', '밖에', '께서', '만은', '의', '에', '도', '만'],
];

/** A stem of one syllable is too often no noun: 있는 is 있- with an ending. */
const LEAST_SYLLABLES = 2;
/** Two forms may be chance. */
const LEAST_FORMS = 3;

/**
 * Nouns that stand in a text as three or more different words, by a list of particles and the rule which
 * of them follows a final consonant. No morphological analysis: a stem that is no noun may be among them.
 *
 * @param words NFC
 * @returns most forms first, equals by how often they occur
 */
export function nounForms(words: Iterable<string>): NounForm[] {
  const counts = new Map<string, number>();
  for (const word of words) {
    if (/^[가-힣]+$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const formsOf = new Map<string, Map<string, number>>();
  for (const [word, count] of counts) {
    const stem = stemOf(word);
    if (stem === undefined) continue;
    const forms = formsOf.get(stem) ?? new Map<string, number>();
    formsOf.set(stem, forms.set(word, count));
  }
  const found: NounForm[] = [];
  for (const [noun, forms] of formsOf) {
    const alone = counts.get(noun);
    if (alone !== undefined) forms.set(noun, alone);
    if (forms.size < LEAST_FORMS) continue;
    const byCount = [...forms].sort(([, a], [, b]) => b - a);
    found.push({ noun, forms: byCount.map(([word, count]) => ({ word, count })) });
  }
  const times = ({ forms }: NounForm) => forms.reduce((sum, { count }) => sum + count, 0);
  return found.sort((a, b) => b.forms.length - a.forms.length || times(b) - times(a));
}

/** What is left when the longest particle that may stand there is taken away. */
function stemOf(word: string): string | undefined {
  const fits = (particle: string, after: 'consonant' | 'vowel' | 'either') => {
    const stem = word.slice(0, -particle.length);
    if (!word.endsWith(particle) || stem.length < LEAST_SYLLABLES) return undefined;
    const final = (stem.charCodeAt(stem.length - 1) - 0xac00) % 28; // 0: none, 8: ㄹ
    const sound = final === 0 || (final === 8 && particle.startsWith('로')) ? 'vowel' : 'consonant';
    return after === 'either' || after === sound ? stem : undefined;
  };
  const stems = [
    ...AFTER_CONSONANT.map((particle) => fits(particle, 'consonant')),
    ...AFTER_VOWEL.map((particle) => fits(particle, 'vowel')),
    ...AFTER_EITHER.map((particle) => fits(particle, 'either')),
  ].filter((stem) => stem !== undefined);
  return stems.sort((a, b) => a.length - b.length)[0];
}
