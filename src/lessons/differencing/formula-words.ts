import { formatNumber } from '../../phrase/phrase';
import type { Differences } from './differencing-event';

/** A difference in signs: `x[t] − 2·x[t−1] + x[t−2]`. */
export function signsOf({ terms, log }: Differences): string {
  return joined(
    terms.map(({ back, coefficient }) => {
      const at = back === 0 ? 'x[t]' : `x[t−${back}]`;
      return [coefficient, log ? `ln ${at}` : at];
    }),
  );
}

/** The same with the numbers of a row: `118 − 112 = 6`. */
export function numbersOf({ terms, raw, after, log }: Differences, row: number): string {
  const sum = joined(
    terms.map(({ back, coefficient }) => {
      const number = formatNumber(raw[row - back]!);
      const value = number.startsWith('−') ? `(${number})` : number;
      return [coefficient, log ? `ln ${value}` : value];
    }),
  );
  return `${sum} = ${formatNumber(after[row]!)}`;
}

function joined(terms: readonly (readonly [coefficient: number, words: string])[]): string {
  return terms
    .map(([coefficient, words], i) => {
      const size = Math.abs(coefficient);
      const factor = size === 1 ? '' : `${size}·`;
      const sign = coefficient < 0 ? '−' : '+';
      if (i === 0) return `${coefficient < 0 ? '−' : ''}${factor}${words}`;
      return `${sign} ${factor}${words}`;
    })
    .join(' ');
}
