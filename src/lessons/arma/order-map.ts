import { transformedValues, type ArimaColumn } from '../../models/arima-column';
import { fitArima, type ArimaFit, type ArimaOrder } from '../../series/arima';
import { differencingOrder, type DifferencingOrder } from '../../series/differencing-order';
import { polynomialRoots, type Complex } from '../../series/polynomial-roots';
import type { OrderCell } from './arma-event';

/** Largest p and q of the map. */
export const MOST = 4;
/** An AR root and an MA root nearer to each other than this share of their size nearly cancel. */
const ALIKE = 0.1;

export interface Differencing extends DifferencingOrder {
  readonly isSuggested: boolean;
  readonly lacksSeason: boolean;
}

/** What the knob says: `auto` by tests on the rows before the test rows, `none`, `first` or `season`. */
export function differencingOf(column: ArimaColumn, choice: string | number): Differencing {
  const { period, before } = column;
  const given = { isSuggested: false, lacksSeason: choice === 'season' && period === 1 };
  if (choice === 'none') return { d: 0, D: 0, ...given };
  if (choice === 'first' || given.lacksSeason) return { d: 1, D: 0, ...given };
  if (choice === 'season') return { d: 0, D: 1, ...given };
  const known = transformedValues(column).subarray(0, before.length);
  return { ...differencingOrder(known, period), ...given, isSuggested: true };
}

/** The orders of the map, simple ones first. */
export function ordersOf(): { readonly p: number; readonly q: number }[] {
  const all: { p: number; q: number }[] = [];
  for (let p = 0; p <= MOST; p++) for (let q = 0; q <= MOST; q++) all.push({ p, q });
  return all.sort((a, b) => a.p + a.q - (b.p + b.q) || b.p - a.p);
}

/** A fit and its place in the map; `delta` is not known yet. */
export interface FittedCell {
  readonly fit: ArimaFit | undefined;
  readonly cell: Omit<OrderCell, 'delta'>;
}

/** One fit to the rows before the test rows: the same differences, transformation and rows for all. */
export function fitCell(
  { before, period, lambda }: ArimaColumn,
  { d, D }: DifferencingOrder,
  { p, q }: { readonly p: number; readonly q: number },
): FittedCell {
  const order: ArimaOrder = D === 0 ? { p, d, q } : { p, d, q, P: 0, D, Q: 0, season: period };
  const constant = hasConstant({ d, D });
  const n = before.length - d - D * period;
  const k = p + q + (constant ? 1 : 0) + 1; // with σ²
  const options = lambda === undefined ? { constant } : { constant, lambda };
  let fit: ArimaFit;
  try {
    fit = fitArima(before, order, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const nothing = { aicc: undefined, logLikelihood: undefined, cancels: false };
    return { fit: undefined, cell: { p, q, state: 'no-fit', k, n, ...nothing } };
  }
  const { aicc, logLikelihood, converged, roots } = fit;
  const isBoundary = roots.some((root) => root.isBoundary);
  const isKnown = Number.isFinite(aicc);
  return {
    fit,
    cell: {
      p,
      q,
      state: isBoundary ? 'boundary' : converged && isKnown ? 'good' : 'restless',
      aicc: isKnown ? aicc : undefined,
      logLikelihood,
      k,
      n,
      cancels: nearlyCancels(fit),
    },
  };
}

/** A mean, or a drift; after more differences it would be a curve. */
export function hasConstant({ d, D }: DifferencingOrder): boolean {
  return d + D <= 1;
}

/** Whether a factor of the AR polynomial nearly is one of the MA polynomial. */
export function nearlyCancels({ ar, ma }: Pick<ArimaFit, 'ar' | 'ma'>): boolean {
  const apart = (a: Complex, b: Complex) => Math.hypot(a.re - b.re, a.im - b.im);
  const maRoots = polynomialRoots(ma);
  return polynomialRoots(ar.map((value) => -value)).some((root) =>
    maRoots.some((other) => apart(root, other) < ALIKE * Math.hypot(root.re, root.im)),
  );
}

/** The map so far: every AICc less the smallest of those that may be chosen. */
export function mapCells(fitted: readonly FittedCell[]): OrderCell[] {
  const good = fitted.filter(({ cell }) => cell.state === 'good');
  const least = Math.min(...(good.length > 0 ? good : fitted).map(aiccOf));
  return fitted.map(({ cell }) => ({
    ...cell,
    delta: cell.aicc === undefined ? undefined : cell.aicc - least,
  }));
}

/** Those that may be chosen, the smallest AICc first; where there is none, whatever was fitted. */
export function ranked(fitted: readonly FittedCell[]): FittedCell[] {
  const known = fitted.filter(({ fit, cell }) => fit !== undefined && cell.aicc !== undefined);
  const good = known.filter(({ cell }) => cell.state === 'good');
  return (good.length > 0 ? good : known).toSorted((a, b) => aiccOf(a) - aiccOf(b));
}

function aiccOf({ cell }: FittedCell): number {
  return cell.aicc ?? Infinity;
}
