import { autocorrelation } from '../../series/autocorrelation';
import { difference, undoDifference } from '../../series/differencing';
import { mean } from '../../series/mean';
import { differencingPolynomial } from '../../series/seasonal-polynomial';
import { windowFigures } from '../../series/window-figures';
import type { OrderFigures } from './differencing-event';

/** How a column is differenced: seasonally first where asked for, then from row to row. */
export interface Design {
  readonly order: number;
  /** rows; undefined: no seasonal difference */
  readonly season: number | undefined;
}

const MOST_ORDER = 3;

/** @returns shape [n − season − order] */
export function differenced(values: Float64Array, { order, season }: Design): Float64Array {
  const seasonal = season === undefined ? values : difference(values, season);
  return difference(seasonal, 1, order);
}

/** Adds the differences up again, from the rows of the series that they begin at. */
export function undone(
  changes: Float64Array,
  values: Float64Array,
  { order, season }: Design,
): Float64Array {
  if (season === undefined) return undoDifference(changes, values.slice(0, order), 1, order);
  const start = difference(values.subarray(0, season + order), season);
  return undoDifference(undoDifference(changes, start, 1, order), values.slice(0, season), season);
}

/** w[t] = Σ coefficient · x[t − back], the row itself first. */
export function termsOf({ order, season }: Design): { back: number; coefficient: number }[] {
  const past = differencingPolynomial(order, season === undefined ? 0 : 1, season ?? 1);
  const terms = Array.from(past, (weight, k) => ({ back: k + 1, coefficient: 0 - weight }));
  return [{ back: 0, coefficient: 1 }, ...terms.filter(({ coefficient }) => coefficient !== 0)];
}

/**
 * Variance and lag-1 autocorrelation of 0, 1, 2 and 3 first differences, all on the rows that the
 * third one leaves, so that they can be compared.
 *
 * @param season of a seasonal difference that is taken before; undefined: none
 */
export function figuresByOrder(values: Float64Array, season: number | undefined): OrderFigures[] {
  const orders = Array.from({ length: MOST_ORDER + 1 }, (_, order) => order);
  const common = orders.map((order) =>
    differenced(values, { order, season }).slice(MOST_ORDER - order),
  );
  const variances = common.map(varianceOf);
  const smallest = variances.indexOf(Math.min(...variances));
  return orders.map((order, i) => {
    const changes = common[i]!;
    const isConstant = changes.every((value) => value === changes[0]);
    return {
      order,
      variance: variances[i]!,
      autocorrelation: isConstant ? undefined : autocorrelation(changes, 1)[1]!,
      isSmallest: i === smallest,
    };
  });
}

/**
 * The larger over the smaller standard deviation of both halves.
 *
 * @returns undefined where one half does not vary
 */
export function spreadRatioOf(changes: Float64Array): number | undefined {
  const half = Math.floor(changes.length / 2);
  const early = windowFigures(changes, 0, half).deviation;
  const late = windowFigures(changes, half, changes.length).deviation;
  const [small, large] = [Math.min(early, late), Math.max(early, late)];
  return small > 1e-14 * large ? large / small : undefined;
}

/** Σ (x − x̄)² / n */
function varianceOf(values: Float64Array): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}
