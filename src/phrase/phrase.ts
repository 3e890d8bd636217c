import { attachParticle, isParticlePair } from './korean-particle';

export type Language = 'ko' | 'en';

/**
 * One thing to say, in every language Unroll speaks. A missing language does not compile.
 *
 * `{name}` is replaced by a value. In Korean, `{name|을/를}` also attaches the particle that fits
 * the value's last sound: `say({ ko: '{column|을/를} 고르세요', … }, { column: '기온' })`.
 */
export interface Phrase {
  readonly ko: string;
  readonly en: string;
  /** its values are in already: what looks like a placeholder is a value's own text */
  readonly filled?: true;
}

export type PhraseValues = Readonly<Record<string, string | number>>;

/**
 * Fills the placeholders of both languages, so that the sentence can cross to a view that has not
 * yet decided which one it shows. A value that is a phrase is said in the language of each.
 *
 * @throws {RangeError} if a placeholder has no value: a sentence with a hole is a bug
 */
export function fill(
  phrase: Phrase,
  values: Readonly<Record<string, string | number | Phrase>>,
): Phrase {
  const said = (language: Language) =>
    say(
      phrase,
      language,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'object' ? say(value, language) : value,
        ]),
      ),
    );
  return { ko: said('ko'), en: said('en'), filled: true };
}

/**
 * The sentence in one language.
 *
 * @throws {RangeError} if a placeholder has no value
 */
export function say(phrase: Phrase, language: Language, values: PhraseValues = {}): string {
  if (phrase.filled) return phrase[language];
  return phrase[language].replace(
    /\{(\w+)(?:\|([^}]+))?\}/gu,
    (_, name: string, particle: string | undefined) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) {
        throw new RangeError(`say requires a value for {${name}} in "${phrase[language]}"`);
      }
      const words = typeof value === 'number' ? formatNumber(value) : value;
      if (particle === undefined) return words;
      if (!isParticlePair(particle)) {
        throw new RangeError(`say knows no particle "${particle}" in "${phrase[language]}"`);
      }
      return attachParticle(words, particle);
    },
  );
}

/**
 * A figure as a reader wants it: whole numbers with thousands separators, others with about four
 * significant digits. The same in both languages.
 *
 * @example formatNumber(1234.567) // => '1,235'
 * @example formatNumber(0.012345) // => '0.01235'
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const digits =
    Number.isInteger(value) && size < 1e15 ? (value || 0).toLocaleString('en-US') : short(value);
  return digits.replaceAll('-', '−');
}

/**
 * A share in per cent, three digits of it.
 *
 * @example formatPercent(0.9625) // => '96.3%'
 */
export function formatPercent(share: number): string {
  return `${formatNumber(Number((100 * share).toPrecision(3)))}%`;
}

/**
 * A p value as it is printed, with three digits.
 *
 * @example formatP(0.0289) // => 'p = 0.029'
 * @example formatP(1e-9) // => 'p < 0.001'
 */
export function formatP(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}

function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-4) return value.toExponential(2);
  if (size >= 999.95) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(4)));
}
