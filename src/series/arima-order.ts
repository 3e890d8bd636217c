import { arimaCandidate, fitArima, type ArimaFit, type ArimaOrder } from './arima';
import { boxCox } from './box-cox';
import { differencingOrder, type DifferencingOrder } from './differencing-order';
import { toEnd } from '../turns/to-end';

export interface AutomaticArimaOptions {
  /** rows in a season, 1 for none */
  readonly season?: number;
  /** λ of a Box–Cox transformation before everything else, 0 for the logarithm */
  readonly lambda?: number;
  /** d and D, where they are not to be found by tests */
  readonly differencing?: DifferencingOrder;
  readonly most?: Partial<Readonly<Record<'p' | 'q' | 'P' | 'Q', number>>>;
}

export interface TriedOrder {
  readonly order: ArimaOrder;
  readonly constant: boolean;
  /** Infinity where it has no fit, or a root too near the unit circle */
  readonly aicc: number;
}

export interface AutomaticArima {
  readonly fit: ArimaFit;
  readonly constant: boolean;
  readonly differencing: DifferencingOrder;
  /** in the order tried; of the same differencing and rows, so that their AICc compare */
  readonly tried: readonly TriedOrder[];
}

/** What the search moves through. */
interface Place {
  readonly p: number;
  readonly q: number;
  readonly P: number;
  readonly Q: number;
  readonly constant: boolean;
}

/** A model whose lag polynomials have a root nearer to 0 than this explains by cancelling. */
const LEAST_MODULUS = 1.01;
/** The search ends with so many orders tried, or a round of neighbours later. */
export const MOST_TRIED = 94;

/** Steps to the neighbours of a place, in the order tried. */
const MOVES: readonly Readonly<Partial<Record<'p' | 'q' | 'P' | 'Q', 1 | -1>>>[] = [
  { P: -1 },
  { Q: -1 },
  { P: 1 },
  { Q: 1 },
  { P: -1, Q: -1 },
  { P: -1, Q: 1 },
  { P: 1, Q: -1 },
  { P: 1, Q: 1 },
  { p: -1 },
  { q: -1 },
  { p: 1 },
  { q: 1 },
  { p: -1, q: -1 },
  { p: -1, q: 1 },
  { p: 1, q: -1 },
  { p: 1, q: 1 },
];

/** {@link automaticArimaInSlices}, to its end. */
export function automaticArima(
  values: Float64Array,
  options: AutomaticArimaOptions = {},
): AutomaticArima {
  return toEnd(automaticArimaInSlices(values, options));
}

/**
 * An ARIMA model of small AICc, by the stepwise search of Hyndman and Khandakar, a turn for every
 * order tried. D is chosen by the
 * strength of the season, then d by KPSS tests on the seasonally differenced series; AICc compares
 * only models of the same differences. From the best of four or five simple models, the search goes
 * to the first neighbour (an order more or less, or the constant in or out) that is better, until
 * none is.
 *
 * @param values shape [n], any unit; NaN where missing
 * @throws {RangeError} as `fitArima`, when no model at all can be fitted
 * @see Hyndman & Khandakar, Automatic Time Series Forecasting: The forecast Package for R (2008)
 */
export function* automaticArimaInSlices(
  values: Float64Array,
  { season = 1, lambda, differencing, most }: AutomaticArimaOptions = {},
): Generator<TriedOrder, AutomaticArima, undefined> {
  if (!Number.isInteger(season) || season < 1) {
    throw new RangeError(`automaticArima requires an integer season >= 1, got ${season}`);
  }
  const transformed = lambda === undefined ? values : boxCox(values, lambda);
  const known = transformed.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  if (known < 3) {
    throw new RangeError(`automaticArima requires at least 3 values, got ${known}`);
  }
  const found = differencing ?? differencingOrder(transformed, season);
  const { d, D } = found;
  const isSeasonal = season > 1;
  const limit = (name: 'p' | 'q' | 'P' | 'Q', usual: number) =>
    Math.min(most?.[name] ?? usual, Math.floor(known / 3 / (usual === 2 ? season : 1)));
  const [mostP, mostQ] = isSeasonal ? [limit('P', 2), limit('Q', 2)] : [0, 0];
  const largest = {
    p: Math.min(limit('p', 5), mostP > 0 ? season - 1 : Infinity),
    q: Math.min(limit('q', 5), mostQ > 0 ? season - 1 : Infinity),
    P: mostP,
    Q: mostQ,
  };
  const mayHaveConstant = d + D <= 1;

  const tried: TriedOrder[] = [];
  const seen = new Set<string>();
  let best: { place: Place; order: ArimaOrder; aicc: number } | undefined;
  const options = lambda === undefined ? {} : { lambda };
  let failure: unknown;
  /** Fits a model not yet tried, tells of it, and says whether it is the best so far. */
  function* attempt(place: Place): Generator<TriedOrder, boolean, undefined> {
    const key = Object.values(place).join();
    if (seen.has(key)) return false;
    seen.add(key);
    const { constant, p, q, P, Q } = place;
    const order: ArimaOrder = isSeasonal ? { p, d, q, P, D, Q, season } : { p, d, q };
    let aicc = Infinity;
    let isBest = false;
    try {
      const candidate = arimaCandidate(values, order, { constant, ...options });
      if (candidate.nearestRoot >= LEAST_MODULUS) aicc = candidate.aicc;
      isBest = best === undefined || aicc < best.aicc;
      if (isBest) best = { place, order, aicc };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      failure ??= error;
    }
    const told = { order, constant, aicc };
    tried.push(told);
    yield told;
    return isBest;
  }

  const first = known < 10 ? 1 : 2;
  const seasonal = isSeasonal && known >= 10 ? 1 : 0;
  yield* attempt({
    p: Math.min(first, largest.p),
    q: Math.min(first, largest.q),
    P: Math.min(seasonal, largest.P),
    Q: Math.min(seasonal, largest.Q),
    constant: mayHaveConstant,
  });
  const nothing: Place = { p: 0, q: 0, P: 0, Q: 0, constant: mayHaveConstant };
  yield* attempt(nothing);
  yield* attempt({ ...nothing, p: Math.min(1, largest.p), P: Math.min(1, largest.P) });
  yield* attempt({ ...nothing, q: Math.min(1, largest.q), Q: Math.min(1, largest.Q) });
  yield* attempt({ ...nothing, constant: false });
  if (best === undefined) throw failure;

  for (let moved = true; moved && tried.length < MOST_TRIED;) {
    const { place }: { readonly place: Place } = best;
    moved = false;
    for (const move of MOVES) {
      const next: Place = {
        p: place.p + (move.p ?? 0),
        q: place.q + (move.q ?? 0),
        P: place.P + (move.P ?? 0),
        Q: place.Q + (move.Q ?? 0),
        constant: place.constant,
      };
      const inside = (['p', 'q', 'P', 'Q'] as const).every(
        (name) => next[name] >= 0 && next[name] <= largest[name],
      );
      moved = inside && (yield* attempt(next));
      if (moved) break;
    }
    if (!moved && mayHaveConstant) {
      moved = yield* attempt({ ...place, constant: !place.constant });
    }
  }
  const { constant } = best.place;
  const fit = fitArima(values, best.order, { constant, ...options });
  return { fit, constant, differencing: found, tried };
}
