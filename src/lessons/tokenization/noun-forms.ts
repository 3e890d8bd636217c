/** A stem and the different words it stands in. */
export interface NounForm {
  readonly noun: string;
  readonly forms: readonly { readonly word: string; readonly count: number }[];
}

type Case = 'subject' | 'object' | 'genitive' | 'place' | 'direction' | 'company';
type Sound = 'consonant' | 'vowel' | 'either';

interface Particle {
  readonly text: string;
  /** what it follows */
  readonly after: Sound;
  /** undefined where words of other kinds take it, too: 이렇게도, 빨리는 */
  readonly marks: Case | undefined;
}

const PARTICLES: readonly Particle[] = [
  ...particles('consonant', 'subject', ['이']),
  ...particles('vowel', 'subject', ['가']),
  ...particles('either', 'subject', ['께서']),
  ...particles('consonant', 'object', ['을']),
  ...particles('vowel', 'object', ['를']),
  ...particles('either', 'genitive', ['의']),
  ...particles('either', 'place', ['에', '에서', '에게', '한테']),
  ...particles('either', 'place', ['에는', '에도', '에서는', '에게는']),
  ...particles('consonant', 'direction', ['으로', '으로는']),
  ...particles('vowel', 'direction', ['로', '로는']),
  ...particles('consonant', 'company', ['과', '과는']),
  ...particles('vowel', 'company', ['와', '와는']),
  ...particles('consonant', undefined, ['은', '이라도']),
  ...particles('vowel', undefined, ['는', '라도']),
  ...particles('either', undefined, ['도', '만', '만은', '까지', '부터']),
  ...particles('either', undefined, ['처럼', '보다', '마다', '조차', '밖에']),
];

/** Verbs have no forms that look like these: 걸어가 and 걸어와 look like a subject and company. */
const ONLY_OF_NOUNS: readonly Case[] = ['object', 'genitive', 'place'];
/** A stem of one syllable is too often no noun: 있는 is 있- with an ending. */
const LEAST_SYLLABLES = 2;
/** Two forms may be chance. */
const LEAST_FORMS = 3;
/** One may be an ending: 갔을 is no object. */
const LEAST_CASES = 2;

/**
 * Nouns that stand in a text as three or more different words, by a list of particles and the rule which
 * of them follows a final consonant. Two particles that mark different cases have to be among them. No
 * morphological analysis: a stem that is no noun may still be found.
 *
 * @param words NFC
 * @returns most forms first, equals by how often they occur
 */
export function nounForms(words: Iterable<string>): NounForm[] {
  const counts = new Map<string, number>();
  for (const word of words) {
    if (/^[가-힣]+$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const stems = new Map<string, { forms: Map<string, number>; cases: Set<Case> }>();
  for (const [word, count] of counts) {
    const particle = particleOf(word);
    if (particle === undefined) continue;
    const stem = word.slice(0, -particle.text.length);
    const found = stems.get(stem) ?? { forms: new Map<string, number>(), cases: new Set<Case>() };
    stems.set(stem, found);
    found.forms.set(word, count);
    if (particle.marks !== undefined) found.cases.add(particle.marks);
  }
  const found: NounForm[] = [];
  for (const [noun, { forms, cases }] of stems) {
    const alone = counts.get(noun);
    if (alone !== undefined) forms.set(noun, alone);
    if (forms.size < LEAST_FORMS || !isLikelyNoun(cases)) continue;
    const byCount = [...forms].sort(([, a], [, b]) => b - a);
    found.push({ noun, forms: byCount.map(([word, count]) => ({ word, count })) });
  }
  const times = ({ forms }: NounForm) => forms.reduce((sum, { count }) => sum + count, 0);
  return found.sort((a, b) => b.forms.length - a.forms.length || times(b) - times(a));
}

function isLikelyNoun(cases: ReadonlySet<Case>): boolean {
  return cases.size >= LEAST_CASES && ONLY_OF_NOUNS.some((each) => cases.has(each));
}

/** The longest particle that may stand at the end of a word. */
function particleOf(word: string): Particle | undefined {
  const fitting = PARTICLES.filter(({ text, after }) => {
    const stem = word.slice(0, -text.length);
    if (!word.endsWith(text) || stem.length < LEAST_SYLLABLES) return false;
    const final = (stem.charCodeAt(stem.length - 1) - 0xac00) % 28; // 0: none, 8: ㄹ
    const sound = final === 0 || (final === 8 && text.startsWith('로')) ? 'vowel' : 'consonant';
    return after === 'either' || after === sound;
  });
  return fitting.sort((a, b) => b.text.length - a.text.length)[0];
}

function particles(after: Sound, marks: Case | undefined, texts: readonly string[]): Particle[] {
  return texts.map((text) => ({ text, after, marks }));
}
