export type DecimalSign = '.' | ',';

/** What a column of numbers looks like. */
export interface NumberFormat {
  readonly decimal: DecimalSign;
  /** written before or behind every number, such as `%` or `₩`; empty for bare numbers */
  readonly unit: string;
}

/** What people write where there is no number. */
const MISSING = new Set([
  ...['', 'na', 'n/a', '#n/a', '<na>', 'nan', 'null', 'none', 'nil'],
  ...['-', '--', '–', '—', '.', '..', '...', '?', '결측', '없음'],
]);

export function isMissing(cell: string): boolean {
  return cell.length <= 5 && MISSING.has(cell.trim().toLowerCase());
}

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
const INFINITE = /^([+-]?)(?:inf|infinity|∞)$/i;
const EXPONENT = String.raw`(?:[eE][+-]?\d+)?`;
const NUMBER: Readonly<Record<DecimalSign, RegExp>> = {
  '.': new RegExp(
    String.raw`^[+-]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ '’]\d{3})+)?(?:(?<=\d)\.|\.\d+)?${EXPONENT}$`,
  ),
  ',': new RegExp(
    String.raw`^[+-]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ '’]\d{3})+)?(?:(?<=\d),|,\d+)?${EXPONENT}$`,
  ),
};

/**
 * The number in a cell, or undefined where there is none. Locale-free: the decimal sign is given,
 * the other sign (or a space or an apostrophe) may group digits by three, never otherwise. A cell
 * whose unit is not the column's is no number: 5 and 5% are not the same.
 *
 * @returns any double; ±Infinity for `inf`, `∞` and what is too large for a double
 * @example parseNumber('1,234.5', { decimal: '.', unit: '' }) // => 1234.5
 * @example parseNumber('12,5 %', { decimal: ',', unit: '%' }) // => 12.5
 */
export function parseNumber(cell: string, { decimal, unit }: NumberFormat): number | undefined {
  if (unit === '' && decimal === '.' && PLAIN.test(cell)) return Number(cell);
  const parts = splitUnit(cell);
  if (parts?.unit !== unit) return undefined;
  const digits = parts.number;
  const infinite = INFINITE.exec(digits);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  if (!/\d/u.test(digits) || !NUMBER[decimal].test(digits)) return undefined;
  const grouped = decimal === '.' ? /[, '’]/gu : /[. '’]/gu;
  return Number(digits.replace(grouped, '').replace(',', '.'));
}

/** Currency signs stand before a number, other units behind it; either may be set off by spaces. */
const PARTS =
  /^([+-]?)\s*([₩￦$€£¥]?)\s*([+-]?)((?:\d[\d.,’' ]*|[.,]\d+)(?:[eE][+-]?\d+)?)\s*([^\d\s.,'’+-][^\d\s]{0,7})?$/u;

/** No number is longer, and no pattern below may search a whole novel. */
const LONGEST = 64;

/** A cell's number, still as written, and its unit; undefined where it holds neither. */
export function splitUnit(
  cell: string,
): { readonly number: string; readonly unit: string } | undefined {
  if (cell.length > LONGEST) return undefined;
  const text = cell
    .replace(/[\u00A0\u2007\u2009\u202F]/gu, ' ')
    .replace('−', '-')
    .trim();
  if (INFINITE.test(text)) return { number: text, unit: '' };
  const parts = PARTS.exec(text);
  if (!parts) return undefined;
  const [, sign = '', currency = '', innerSign = '', digits = '', suffix = ''] = parts;
  if ((sign !== '' && innerSign !== '') || (currency !== '' && suffix !== '')) return undefined;
  return { number: sign + innerSign + digits.trim(), unit: currency || suffix };
}
