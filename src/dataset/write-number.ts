import { parseNumber, type NumberFormat } from './number-cell';

/** A number's own digits, and what stands before and behind them: `₩1,234.5 ` → `₩`, digits, ` `. */
const DIGITS = /^([^\d]*?)([+−-]?)([^\d.,]*)((?:\d[\d.,’' ]*\d|\d|[.,]\d+)(?:[eE][+-]?\d+)?)(.*)$/u;

/**
 * A number as its column writes numbers: as many decimals as the cells beside it, their unit, their
 * grouping of thousands. What it writes, {@link parseNumber} reads again.
 *
 * @param like cells of the column; the last one that is a number gives the unit's place
 * @example writeNumber(1234.56, ['₩1,000.5'], { decimal: '.', unit: '₩' }) // => '₩1,234.6'
 */
export function writeNumber(value: number, like: readonly string[], format: NumberFormat): string {
  const numbers = like.filter((cell) => parseNumber(cell, format) !== undefined);
  const parts = numbers.map((cell) => DIGITS.exec(cell)).filter((found) => found !== null);
  const last = parts.at(-1);
  if (last === undefined) return `${plain(value, 6, format)}${format.unit}`;
  const [, before = '', , currency = '', , behind = ''] = last;
  const digits = parts.map((found) => found[4]!);
  const written = digits.some((each) => /e/iu.test(each))
    ? value.toExponential(Math.max(...digits.map((each) => decimalsOf(each, format))))
    : plain(value, Math.max(...digits.map((each) => decimalsOf(each, format))), format);
  const mark = groupingOf(digits, format);
  const grouped = mark === undefined ? written : group(written, mark, format);
  const [sign, size] = grouped.startsWith('-') ? ['-', grouped.slice(1)] : ['', grouped];
  const cell = `${before}${sign}${currency}${size}${behind}`;
  return parseNumber(cell, format) === undefined ? plain(value, 6, format) + format.unit : cell;
}

function plain(value: number, decimals: number, { decimal }: NumberFormat): string {
  const text = value.toFixed(Math.min(decimals, 12));
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('.', decimal);
}

function decimalsOf(digits: string, { decimal }: NumberFormat): number {
  const [mantissa = ''] = digits.split(/e/iu);
  const at = mantissa.lastIndexOf(decimal);
  return at < 0 ? 0 : mantissa.length - at - 1;
}

/** What stands between groups of three digits, when any cell has it. */
function groupingOf(digits: readonly string[], { decimal }: NumberFormat): string | undefined {
  const other = decimal === '.' ? ',' : '.';
  for (const each of digits) {
    const mark = /\d([.,’' ])\d{3}(?!\d)/u.exec(each)?.[1];
    if (mark !== undefined && (mark === other || !'.,'.includes(mark))) return mark;
  }
  return undefined;
}

function group(written: string, mark: string, { decimal }: NumberFormat): string {
  const [whole = '', fraction] = written.split(decimal);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, mark);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}
