import { armaLikelihood, concentrated, type InnovationSums } from './arma-likelihood';
import { bfgs } from './bfgs';
import { boxCox } from './box-cox';
import { conditionalSumOfSquares } from './conditional-sum-of-squares';
import { difference } from './differencing';
import { kalmanFilter, LARGEST_COUNTED, type FilterState, type StateSpace } from './kalman-filter';
import { modulus, polynomialRoots, type Complex } from './polynomial-roots';
import { differencingPolynomial, seasonalPolynomial } from './seasonal-polynomial';
import { stationaryCoefficients } from './stationary-parameters';

/** ARIMA(p, d, q)(P, D, Q)[season]; the seasonal part may be left out. */
export interface ArimaOrder {
  readonly p: number;
  readonly d: number;
  readonly q: number;
  readonly P?: number;
  readonly D?: number;
  readonly Q?: number;
  /** rows in a season */
  readonly season?: number;
}

export interface ArimaOptions {
  /** a mean where nothing is differenced, a drift where one difference is taken */
  readonly constant?: boolean;
  /** λ of a Box–Cox transformation before the fit, 0 for the logarithm; none when left out */
  readonly lambda?: number;
}

export interface ArimaCoefficient {
  /** as R names them: `ar1`, `ma1`, `sar1`, `sma1`, `intercept` (the mean) or `drift` */
  readonly name: string;
  readonly value: number;
  /** undefined where the fit lies on the boundary, and the curvature says nothing */
  readonly standardError: number | undefined;
}

export interface ArimaRoot extends Complex {
  readonly part: 'ar' | 'ma' | 'sar' | 'sma';
  /** distance from 0; above 1 for a stationary and invertible model */
  readonly modulus: number;
  /** within 0.01 of the unit circle: over-differenced, or nearly not stationary */
  readonly isBoundary: boolean;
}

export interface ArimaFit {
  readonly order: Required<ArimaOrder>;
  readonly lambda: number | undefined;
  readonly coefficients: readonly ArimaCoefficient[];
  /** φ[1] …: w[t] = Σ φ[i] w[t − i] + e[t] + Σ θ[j] e[t − j] */
  readonly ar: Float64Array;
  readonly ma: Float64Array;
  readonly seasonalAr: Float64Array;
  readonly seasonalMa: Float64Array;
  /** mean (nothing differenced) or drift per row, 0 when there is none */
  readonly constant: number;
  /** roots of the lag polynomials; those of the seasonal ones in Bᵐ, not B */
  readonly roots: readonly ArimaRoot[];
  /** σ of the errors by maximum likelihood, unit of the (transformed) values */
  readonly deviation: number;
  /** σ², squared unit of the values; below 1e-308 it is 0 */
  readonly variance: number;
  readonly logLikelihood: number;
  readonly aic: number;
  /** Infinity where there are too few rows for the correction */
  readonly aicc: number;
  readonly bic: number;
  /** innovations in the likelihood: rows that are not missing, less those lost by differencing */
  readonly rows: number;
  /**
   * Innovations over √F, so that all have variance σ²; shape [n], NaN where a value is missing and
   * in the first rows that differencing takes
   */
  readonly residuals: Float64Array;
  /** whether the optimizer came to rest */
  readonly converged: boolean;
  /** what is known of the next row: see arima-forecast */
  readonly end: ArimaEnd;
}

/** The state after the last row, of the series less its mean or drift. */
export interface ArimaEnd {
  /** rows seen */
  readonly n: number;
  readonly state: FilterState;
  readonly model: StateSpace;
}

/** The variance of larger values is no number any more. */
const LARGEST_VALUE = 1e152;
/** Roots nearer to the unit circle than this are flagged. */
const BOUNDARY = 0.01;

/**
 * Fits an ARIMA model by exact Gaussian maximum likelihood. Differencing leaves w, an ARMA process
 * around a constant: (1 − Σ φ Bⁱ)(1 − Σ Φ Bᵐⁱ)(w[t] − c) = (1 + Σ θ Bʲ)(1 + Σ Θ Bᵐʲ) e[t]. The
 * constant and σ² are at their best for given φ, θ, and a quasi-Newton search over partial
 * autocorrelations (so never outside the stationary and invertible region) finds these, from where
 * the conditional sum of squares is least and from 0; the more likely end is taken.
 *
 * Missing values are those whose row says nothing: without differencing they are left out of the
 * filter; with it, the filter runs on the undifferenced series from a diffuse start.
 *
 * @param values shape [n], any unit, NaN where missing
 * @param order p, d, q and so on, integers >= 0
 * @returns the fit; all of it finite
 * @throws {RangeError} if the order is none, there are too few values, one is infinite or above
 *   1e152, nothing varies after differencing, or a constant is asked for where d + D > 1
 * @see Box, Jenkins, Reinsel & Ljung, Time Series Analysis, ch. 7 and 9
 * @see Durbin & Koopman, Time Series Analysis by State Space Methods, 3.4
 */
export function fitArima(
  values: Float64Array,
  order: ArimaOrder,
  { constant = false, lambda }: ArimaOptions = {},
): ArimaFit {
  const full = requireOrder(order, constant);
  const transformed = lambda === undefined ? values : boxCox(values, lambda);
  const problem = arimaProblem(transformed, full, constant);
  const { at, converged } = search(problem, 'thorough');
  return describe(problem, at, converged, lambda);
}

/**
 * The AICc of an order without all else that {@link fitArima} tells, and from one start of the
 * search instead of two: what a search through many orders asks of each.
 *
 * @returns AICc, and the smallest modulus of a root of the lag polynomials in B, the season
 *   multiplied out (Infinity without a root)
 * @throws {RangeError} as {@link fitArima}
 */
export function arimaCandidate(
  values: Float64Array,
  order: ArimaOrder,
  { constant = false, lambda }: ArimaOptions = {},
): { readonly aicc: number; readonly nearestRoot: number } {
  const full = requireOrder(order, constant);
  const transformed = lambda === undefined ? values : boxCox(values, lambda);
  const problem = arimaProblem(transformed, full, constant);
  const { at } = search(problem, 'quick');
  const { aicc } = criteria(problem, at);
  const nearestRoot = allRoots(at).reduce((least, { part, modulus: size }) => {
    const isSeasonal = part === 'sar' || part === 'sma';
    return Math.min(least, isSeasonal ? size ** (1 / full.season) : size);
  }, Infinity);
  return { aicc, nearestRoot };
}

/** Everything about a series and an order that the search needs, in a scale of about 1. */
interface ArimaProblem {
  readonly order: Required<ArimaOrder>;
  readonly hasConstant: boolean;
  readonly hasGaps: boolean;
  /** what the likelihood is of: the differenced series, or the series where differencing and gaps meet */
  readonly series: Float64Array;
  /** the regressor of the constant, the same in each row, or by rows */
  readonly regressor: number | Float64Array;
  /** of the state, only where differencing and gaps meet */
  readonly delta: Float64Array;
  /** values = shift + scale · series, before differencing */
  readonly shift: number;
  readonly scale: number;
  readonly values: Float64Array;
  readonly exact: (phi: Float64Array, theta: Float64Array) => InnovationSums | undefined;
  readonly conditional: (phi: Float64Array, theta: Float64Array) => InnovationSums;
}

function arimaProblem(
  values: Float64Array,
  order: Required<ArimaOrder>,
  hasConstant: boolean,
): ArimaProblem {
  const { p, d, q, P, D, Q, season } = order;
  let [known, largest] = [0, 0];
  values.forEach((value, t) => {
    if (Number.isNaN(value)) return;
    if (!Number.isFinite(value)) {
      throw new RangeError(`fitArima requires finite values, got ${value} at index ${t}`);
    }
    known++;
    largest = Math.max(largest, Math.abs(value));
  });
  if (largest > LARGEST_VALUE) {
    throw new RangeError(
      `fitArima requires values no larger than ${LARGEST_VALUE}, got ${largest}: their squares overflow`,
    );
  }
  const lost = d + D * season;
  const parameters = p + q + P + Q + (hasConstant ? 1 : 0);
  const needed = lost + parameters + 2;
  if (known < needed) {
    throw new RangeError(
      `fitArima requires at least ${needed} values for ${orderName(order)}, got ${known}`,
    );
  }
  const gaps = known < values.length;
  const onLevels = gaps && lost > 0;
  const unit = largest || 1;
  const scaled = values.map((value) => value / unit);
  const differenced = difference(difference(scaled, season, D), 1, d);
  const [mean, deviation] = spread(differenced);
  // Rounding alone makes differences of about 2⁻⁵² of the values.
  if (!(deviation > 1e-13)) {
    throw new RangeError(
      `fitArima requires values that differ${lost > 0 ? ' after differencing' : ''}, ` +
        `got ${mean * unit} throughout`,
    );
  }
  const scale = deviation * unit;
  const shift = onLevels ? values.find((value) => !Number.isNaN(value))! : 0;
  const centre = lost === 0 && hasConstant ? mean : 0;
  const series = onLevels
    ? values.map((value) => (value - shift) / scale)
    : differenced.map((value) => (value - centre) / deviation);
  // A drift of 1 per row is 1 after a first difference, and `season` after a seasonal one.
  const step = lost === 0 || D === 0 ? 1 : season;
  const levels = (t: number) => (lost === 0 ? 1 : t + 1);
  const regressor = !hasConstant ? 0 : onLevels ? values.map((_, t) => levels(t)) : step;
  const delta = onLevels ? differencingPolynomial(d, D, season) : new Float64Array(0);
  const conditional = conditionalSumOfSquares(
    onLevels ? differenced.map((value) => value / deviation) : series,
    hasConstant ? step : 0,
  );
  const exact: ArimaProblem['exact'] = gaps
    ? gappedLikelihood(series, regressor, delta)
    : armaLikelihood(series, hasConstant ? step : 0);
  return {
    order,
    hasConstant,
    hasGaps: gaps,
    series,
    regressor,
    delta,
    shift: onLevels ? shift : centre * unit,
    scale,
    values,
    exact,
    conditional,
  };
}

/** The likelihood where values are missing: the filter that can leave rows out. */
function gappedLikelihood(
  series: Float64Array,
  regressor: number | Float64Array,
  delta: Float64Array,
): ArimaProblem['exact'] {
  const rows = regressorRows(series, regressor);
  return (phi, theta) => kalmanFilter(series, rows, { phi, theta, delta })?.sums;
}

function regressorRows(
  series: Float64Array,
  regressor: number | Float64Array,
): Float64Array | undefined {
  if (regressor === 0) return undefined;
  return typeof regressor === 'number'
    ? new Float64Array(series.length).fill(regressor)
    : regressor;
}

/** The four lag polynomials, and their products over the season. */
interface Polynomials {
  readonly ar: Float64Array;
  readonly ma: Float64Array;
  readonly seasonalAr: Float64Array;
  readonly seasonalMa: Float64Array;
  readonly phi: Float64Array;
  readonly theta: Float64Array;
}

function emptyPolynomials({ p, q, P, Q, season }: Required<ArimaOrder>): Polynomials {
  const [ar, ma] = [new Float64Array(p), new Float64Array(q)];
  const [seasonalAr, seasonalMa] = [new Float64Array(P), new Float64Array(Q)];
  return {
    ar,
    ma,
    seasonalAr,
    seasonalMa,
    phi: P === 0 ? ar : new Float64Array(p + P * season),
    theta: Q === 0 ? ma : new Float64Array(q + Q * season),
  };
}

/** From the four to the products: nothing to do without a season. */
function multiplyOut(polynomials: Polynomials, season: number): void {
  const { ar, ma, seasonalAr, seasonalMa, phi, theta } = polynomials;
  if (phi !== ar) seasonalPolynomial(ar, seasonalAr, season, -1, phi);
  if (theta !== ma) seasonalPolynomial(ma, seasonalMa, season, 1, theta);
}

/** From the search's free numbers, in the order ar, ma, sar, sma. */
function setFree(polynomials: Polynomials, free: Float64Array, season: number): void {
  const { ar, ma, seasonalAr, seasonalMa } = polynomials;
  const [p, q, P] = [ar.length, ma.length, seasonalAr.length];
  stationaryCoefficients(free, 0, 1, ar);
  stationaryCoefficients(free, p, -1, ma);
  stationaryCoefficients(free, p + q, 1, seasonalAr);
  stationaryCoefficients(free, p + q + P, -1, seasonalMa);
  multiplyOut(polynomials, season);
}

interface Found {
  readonly at: Polynomials;
  readonly converged: boolean;
}

function search(
  { order, exact, conditional, hasGaps }: ArimaProblem,
  effort: 'thorough' | 'quick',
): Found {
  const { p, q, P, Q, season } = order;
  const polynomials = emptyPolynomials(order);
  const k = p + q + P + Q;
  const likely = (free: Float64Array): number => {
    setFree(polynomials, free, season);
    const sums = exact(polynomials.phi, polynomials.theta);
    return sums === undefined ? Infinity : concentrated(sums);
  };
  const conditionally = (free: Float64Array): number => {
    setFree(polynomials, free, season);
    return concentrated(conditional(polynomials.phi, polynomials.theta));
  };
  const origin = new Float64Array(k);
  if (k === 0) return { at: polynomials, converged: true };
  const start = bfgs(conditionally, origin, { tolerance: 1e-6, maxSteps: 30 }).at;
  // On the boundary of the region nothing slopes: come a little inside.
  for (let i = 0; i < k; i++) start[i] = Math.max(-2.5, Math.min(2.5, start[i]!));
  let best = bfgs(likely, start);
  // An AR likelihood has one hill; and where values are missing, each step costs r times as much.
  if ((q + Q === 0 || hasGaps || effort === 'quick') && best.converged) {
    setFree(polynomials, best.at, season);
    return { at: polynomials, converged: true };
  }
  const fromOrigin = bfgs(likely, origin);
  if (!(best.value <= fromOrigin.value)) best = fromOrigin;
  setFree(polynomials, best.at, season);
  return { at: polynomials, converged: best.converged };
}

function describe(
  problem: ArimaProblem,
  at: Polynomials,
  converged: boolean,
  lambda: number | undefined,
): ArimaFit {
  const { order, hasConstant, series, scale, shift, values } = problem;
  const { d, D } = order;
  const { ar, ma, seasonalAr, seasonalMa, phi, theta } = at;
  const { beta, regressor, variance, logLikelihood, aic, aicc, bic, count } = criteria(problem, at);
  const roots = allRoots(at);
  const errors = standardErrors(problem, at, roots);
  const coefficients: ArimaCoefficient[] = [];
  for (const [name, part] of [
    ['ar', ar],
    ['ma', ma],
    ['sar', seasonalAr],
    ['sma', seasonalMa],
  ] as const) {
    part.forEach((value, i) =>
      coefficients.push({
        name: `${name}${i + 1}`,
        value,
        standardError: errors[coefficients.length],
      }),
    );
  }
  const isMean = d + D === 0;
  const constant = hasConstant ? beta * scale + (isMean ? shift : 0) : 0;
  if (hasConstant) {
    const standardError = Math.sqrt(variance / regressor) * scale;
    coefficients.push({ name: isMean ? 'intercept' : 'drift', value: constant, standardError });
  }
  const filtered = kalmanFilter(series, regressorRows(series, problem.regressor), {
    phi,
    theta,
    delta: problem.delta,
  })!;
  const lost = values.length - series.length;
  const residuals = new Float64Array(values.length).fill(NaN);
  filtered.innovations.forEach((v, t) => {
    const f = filtered.variances[t]!;
    if (problem.delta.length > 0 && f >= LARGEST_COUNTED) return;
    residuals[t + lost] = ((v - beta * filtered.regressorInnovations[t]!) / Math.sqrt(f)) * scale;
  });
  return {
    order,
    lambda,
    coefficients,
    ar: ar.slice(),
    ma: ma.slice(),
    seasonalAr: seasonalAr.slice(),
    seasonalMa: seasonalMa.slice(),
    constant,
    roots,
    deviation: Math.sqrt(variance) * scale,
    variance: variance * scale * scale,
    logLikelihood,
    aic,
    aicc,
    bic,
    rows: count,
    residuals,
    converged,
    end: {
      n: values.length,
      state: endState(problem, filtered.state, filtered.regressorState, beta, constant),
      model: {
        phi: phi.slice(),
        theta: theta.slice(),
        delta: differencingPolynomial(d, D, order.season),
      },
    },
  };
}

interface Criteria {
  /** coefficient of the regressor, in the scale of the problem */
  readonly beta: number;
  /** the regressor's own sum, see InnovationSums */
  readonly regressor: number;
  /** σ² in the scale of the problem */
  readonly variance: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly aicc: number;
  readonly bic: number;
  readonly count: number;
}

/** How likely the series is, in its own unit, and what that is worth for so many coefficients. */
function criteria({ order, hasConstant, scale, exact }: ArimaProblem, at: Polynomials): Criteria {
  const sums = exact(at.phi, at.theta);
  if (sums === undefined) throw new RangeError(`fitArima found no fit of ${orderName(order)}`);
  const { own, cross, regressor, logVariance, count } = sums;
  const beta = hasConstant && regressor > 0 ? cross / regressor : 0;
  const left = hasConstant && regressor > 0 ? own - (cross * cross) / regressor : own;
  if (!(left > 1e-24 * own) && own > 0) {
    throw new RangeError(
      `fitArima requires values that ${orderName(order)} does not explain whole`,
    );
  }
  const variance = left / count;
  const logLikelihood =
    -0.5 * (count * (Math.log(2 * Math.PI * variance) + 1) + logVariance) - count * Math.log(scale);
  const { p, q, P, Q } = order;
  const k = p + q + P + Q + (hasConstant ? 1 : 0) + 1; // with σ²
  const aic = -2 * logLikelihood + 2 * k;
  const aicc = count > k + 1 ? aic + (2 * k * (k + 1)) / (count - k - 1) : Infinity;
  return {
    beta,
    regressor,
    variance,
    logLikelihood,
    aic,
    aicc,
    bic: -2 * logLikelihood + k * Math.log(count),
    count,
  };
}

/**
 * The state after the last row in the unit of the values, less constant or drift, with the last
 * values that differencing needs. Where there are no gaps these are known, and so have no variance.
 */
function endState(
  { order, values, scale, shift, delta, hasConstant }: ArimaProblem,
  state: FilterState,
  regressorState: Float64Array,
  beta: number,
  constant: number,
): FilterState {
  const lost = order.d + order.D * order.season;
  const size = state.mean.length;
  const ownMean = state.mean.map(
    (value, i) => (value - (hasConstant ? beta * regressorState[i]! : 0)) * scale,
  );
  if (lost === 0) return { mean: ownMean, covariance: state.covariance };
  if (delta.length > 0) {
    // The differenced part does not know the shift; the last values carry it.
    for (let i = size - delta.length; i < size; i++) ownMean[i]! += shift;
    return { mean: ownMean, covariance: state.covariance };
  }
  const past = Float64Array.from({ length: lost }, (_, k) => {
    const t = values.length - 1 - k;
    return values[t]! - constant * (t + 1);
  });
  return withPast({ mean: ownMean, covariance: state.covariance }, past);
}

/**
 * An ARMA state with the last values that differencing needs, the newest first: these are known, and
 * so have no variance.
 */
export function withPast(state: FilterState, past: Float64Array): FilterState {
  const size = state.mean.length;
  const mean = Float64Array.of(...state.mean, ...past);
  const covariance = new Float64Array(mean.length ** 2);
  for (let i = 0; i < size; i++) {
    covariance.set(state.covariance.subarray(i * size, (i + 1) * size), i * mean.length);
  }
  return { mean, covariance };
}

function allRoots({ ar, ma, seasonalAr, seasonalMa }: Polynomials): ArimaRoot[] {
  return (
    [
      ['ar', ar.map((value) => -value)],
      ['ma', ma],
      ['sar', seasonalAr.map((value) => -value)],
      ['sma', seasonalMa],
    ] as const
  ).flatMap(([part, coefficients]) =>
    polynomialRoots(coefficients).map((root) => ({
      ...root,
      part,
      modulus: modulus(root),
      isBoundary: Math.abs(modulus(root) - 1) < BOUNDARY,
    })),
  );
}

/**
 * √ of the diagonal of the inverse information, n times the curvature of the concentrated
 * likelihood by second differences. Undefined for all coefficients of a part with a root on the
 * boundary, where the curvature is no measure, and where the inverse is not positive.
 */
function standardErrors(
  { order, exact }: ArimaProblem,
  at: Polynomials,
  roots: readonly ArimaRoot[],
): (number | undefined)[] {
  const around = emptyPolynomials(order);
  const parts = [around.ar, around.ma, around.seasonalAr, around.seasonalMa];
  const best = Float64Array.of(...at.ar, ...at.ma, ...at.seasonalAr, ...at.seasonalMa);
  const k = best.length;
  const onBoundary = parts.flatMap((part, i) => {
    const name = (['ar', 'ma', 'sar', 'sma'] as const)[i]!;
    const flagged = roots.some((root) => root.part === name && root.isBoundary);
    return Array.from(part, () => flagged);
  });
  const free = [...best.keys()].filter((i) => !onBoundary[i]);
  let n = 1;
  const f = (x: Float64Array): number => {
    let offset = 0;
    for (const part of parts) {
      part.set(x.subarray(offset, offset + part.length));
      offset += part.length;
    }
    multiplyOut(around, order.season);
    const sums = exact(around.phi, around.theta);
    if (sums === undefined) return NaN;
    n = sums.count;
    return concentrated(sums);
  };
  const centre = f(best);
  const h = 3e-4;
  const moved = (i: number, by: number, j = i, also = 0): number => {
    const x = best.slice();
    x[i]! += by;
    x[j]! += also;
    return f(x);
  };
  const width = free.length;
  const information = new Float64Array(width * width);
  for (let a = 0; a < width; a++) {
    const i = free[a]!;
    information[a * width + a] = (n * (moved(i, h) - 2 * centre + moved(i, -h))) / (h * h);
    for (let b = 0; b < a; b++) {
      const j = free[b]!;
      const mixed =
        moved(i, h, j, h) - moved(i, h, j, -h) - moved(i, -h, j, h) + moved(i, -h, j, -h);
      information[a * width + b] = (n * mixed) / (4 * h * h);
      information[b * width + a] = information[a * width + b]!;
    }
  }
  const variances = inverseDiagonal(information, width);
  const errors = new Array<number | undefined>(k).fill(undefined);
  free.forEach((i, a) => {
    const variance = variances[a]!;
    if (variance > 0 && variance < Infinity) errors[i] = Math.sqrt(variance);
  });
  return errors;
}

/** Of a symmetric matrix by Gauss and Jordan; NaN throughout where it is singular. */
function inverseDiagonal(matrix: Float64Array, k: number): Float64Array {
  const work = matrix.slice();
  const inverse = new Float64Array(k * k);
  for (let i = 0; i < k; i++) inverse[i * k + i] = 1;
  for (let i = 0; i < k; i++) {
    const pivot = work[i * k + i]!;
    if (!(Math.abs(pivot) > 1e-12 * Math.abs(matrix[i * k + i]!))) {
      return new Float64Array(k).fill(NaN);
    }
    for (let j = 0; j < k; j++) {
      work[i * k + j]! /= pivot;
      inverse[i * k + j]! /= pivot;
    }
    for (let row = 0; row < k; row++) {
      const factor = work[row * k + i]!;
      if (row === i || factor === 0) continue;
      for (let j = 0; j < k; j++) {
        work[row * k + j]! -= factor * work[i * k + j]!;
        inverse[row * k + j]! -= factor * inverse[i * k + j]!;
      }
    }
  }
  return Float64Array.from({ length: k }, (_, i) => inverse[i * k + i]!);
}

function spread(values: Float64Array): [mean: number, deviation: number] {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / known.length)];
}

function requireOrder(order: ArimaOrder, constant: boolean): Required<ArimaOrder> {
  const full = { P: 0, D: 0, Q: 0, season: 1, ...order };
  for (const name of ['p', 'd', 'q', 'P', 'D', 'Q'] as const) {
    const value = full[name];
    if (!Number.isInteger(value) || value < 0) {
      throw new RangeError(`fitArima requires an integer ${name} >= 0, got ${value}`);
    }
  }
  const isSeasonal = full.P + full.D + full.Q > 0;
  if (!Number.isInteger(full.season) || full.season < (isSeasonal ? 2 : 1)) {
    throw new RangeError(
      `fitArima requires an integer season >= ${isSeasonal ? 2 : 1}, got ${full.season}`,
    );
  }
  if (constant && full.d + full.D > 1) {
    throw new RangeError(
      `fitArima requires d + D <= 1 for a constant, got ${full.d + full.D}: it would be a curve`,
    );
  }
  return full;
}

/** `ARIMA(2,1,1)(0,1,1)[12]`, without the seasonal part where there is none. */
export function orderName({ p, d, q, P = 0, D = 0, Q = 0, season = 1 }: ArimaOrder): string {
  const seasonal = P + D + Q > 0 ? `(${P},${D},${Q})[${season}]` : '';
  return `ARIMA(${p},${d},${q})${seasonal}`;
}
