import { mean } from './mean';
import { bfgs } from './bfgs';

/** Shares of the newest error that level, slope and season take over, each in (0, 1). */
export interface HoltWintersWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface HoltWinters {
  readonly weights: HoltWintersWeights;
  /** one row ahead, for each row from which the start leaves any; NaN before */
  readonly fitted: Float64Array;
  /** Σ of squared errors one row ahead, squared unit of the series */
  readonly sumOfSquares: number;
  /** after the last row */
  readonly level: number;
  readonly slope: number;
  /** of the next rows, shape [season]; 0 (or 1 when multiplied) where there is no season */
  readonly seasonal: Float64Array;
  readonly kind: 'additive' | 'multiplicative';
}

export interface HoltWintersOptions {
  /** rows in a season; 1 for none, which leaves Holt's line */
  readonly season?: number;
  /** whether the season is added or multiplied */
  readonly kind?: 'additive' | 'multiplicative';
  /** by default those of least squared errors one row ahead */
  readonly weights?: HoltWintersWeights;
}

/** The squares of larger values, and sums of them, are no numbers any more. */
const LARGEST_VALUE = 1e150;

/**
 * Exponential smoothing with slope and season, by Holt and Winters (additive form; multiplied, s is
 * divided by and multiplied with instead):
 *
 * l[t] = α (x[t] − s[t − m]) + (1 − α)(l[t − 1] + b[t − 1])
 * b[t] = β (l[t] − l[t − 1]) + (1 − β) b[t − 1]
 * s[t] = γ (x[t] − l[t]) + (1 − γ) s[t − m]
 *
 * It starts from the first two seasons: their means give level and slope, the first season's
 * distances from that line the season. Without a season it starts from the first two rows.
 *
 * @param values shape [n], any unit; above 0 when the season is multiplied
 * @throws {RangeError} if there are fewer than two seasons and one row (3 rows without a season), a
 *   value is not finite or above 1e150, a weight lies outside [0, 1], or a multiplied season meets a value <= 0
 * @see Winters, Forecasting Sales by Exponentially Weighted Moving Averages (1960)
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 8.3
 */
export function holtWinters(
  values: Float64Array,
  { season = 1, kind = 'additive', weights }: HoltWintersOptions = {},
): HoltWinters {
  if (!Number.isInteger(season) || season < 1) {
    throw new RangeError(`holtWinters requires an integer season >= 1, got ${season}`);
  }
  const needed = season === 1 ? 3 : 2 * season + 1;
  if (values.length < needed) {
    throw new RangeError(`holtWinters requires at least ${needed} values, got ${values.length}`);
  }
  const multiplies = kind === 'multiplicative';
  const bad = values.findIndex((value) => !Number.isFinite(value) || (multiplies && value <= 0));
  if (bad >= 0) {
    const what = multiplies ? 'values above 0' : 'finite values';
    throw new RangeError(`holtWinters requires ${what}, got ${values[bad]!} at index ${bad}`);
  }
  for (const [name, weight] of Object.entries(weights ?? {})) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new RangeError(`holtWinters requires ${name} in [0, 1], got ${weight}`);
    }
  }
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  if (largest > LARGEST_VALUE) {
    throw new RangeError(
      `holtWinters requires values no larger than ${LARGEST_VALUE}, got ${largest}: their squares overflow`,
    );
  }
  const scaled = values.map((value) => value / largest);
  const run = (tried: HoltWintersWeights) => smooth(scaled, season, multiplies, tried);
  const { fitted, sumOfSquares, level, slope, seasonal, used } = run(
    weights ?? bestWeights(run, season),
  );
  return {
    weights: used,
    fitted: fitted.map((value) => value * largest),
    sumOfSquares: sumOfSquares * largest * largest,
    level: level * largest,
    slope: slope * largest,
    seasonal: multiplies ? seasonal : seasonal.map((value) => value * largest),
    kind,
  };
}

/**
 * The rows after the last one: (l + h b) with the season of that place added or multiplied.
 *
 * @param horizon rows, integer >= 1
 * @returns shape [horizon], the unit of the series
 * @throws {RangeError} if the horizon is not a positive integer
 */
export function forecastHoltWinters(
  { level, slope, seasonal, kind }: HoltWinters,
  horizon: number,
): Float64Array {
  if (!Number.isInteger(horizon) || horizon < 1) {
    throw new RangeError(`forecastHoltWinters requires an integer horizon >= 1, got ${horizon}`);
  }
  return Float64Array.from({ length: horizon }, (_, h) => {
    const line = level + (h + 1) * slope;
    const place = seasonal[h % seasonal.length]!;
    return kind === 'multiplicative' ? line * place : line + place;
  });
}

interface Smoothed {
  readonly fitted: Float64Array;
  readonly sumOfSquares: number;
  readonly level: number;
  readonly slope: number;
  readonly seasonal: Float64Array;
  readonly used: HoltWintersWeights;
}

function smooth(
  values: Float64Array,
  season: number,
  multiplies: boolean,
  used: HoltWintersWeights,
): Smoothed {
  const { alpha, beta, gamma } = used;
  const n = values.length;
  const fitted = new Float64Array(n).fill(NaN);
  const seasonal = new Float64Array(season).fill(multiplies ? 1 : 0);
  let [level, slope, start] = [values[1]!, values[1]! - values[0]!, 2];
  if (season > 1) {
    const first = mean(values.subarray(0, season));
    slope = (mean(values.subarray(season, 2 * season)) - first) / season;
    for (let i = 0; i < season; i++) {
      const line = first + (i - (season - 1) / 2) * slope;
      seasonal[i] = multiplies ? values[i]! / line : values[i]! - line;
    }
    level = first + ((season - 1) / 2) * slope; // of the last row of the first season
    start = season;
  }
  let sumOfSquares = 0;
  for (let t = start; t < n; t++) {
    const i = t % season;
    const place = seasonal[i]!;
    const line = level + slope;
    const expected = multiplies ? line * place : line + place;
    fitted[t] = expected;
    const value = values[t]!;
    sumOfSquares += (value - expected) ** 2;
    const before = level;
    level = alpha * (multiplies ? value / place : value - place) + (1 - alpha) * line;
    slope = beta * (level - before) + (1 - beta) * slope;
    if (season === 1) continue;
    seasonal[i] = gamma * (multiplies ? value / level : value - level) + (1 - gamma) * place;
  }
  // In the order of the rows to come.
  const next = Float64Array.from({ length: season }, (_, h) => seasonal[(n + h) % season]!);
  return { fitted, sumOfSquares, level, slope, seasonal: next, used };
}

/** By a search over their logits from a few starts: the squares can have several valleys. */
function bestWeights(
  run: (weights: HoltWintersWeights) => Smoothed,
  season: number,
): HoltWintersWeights {
  const weightsOf = (free: Float64Array): HoltWintersWeights => {
    const share = (x: number) => 1 / (1 + Math.exp(-x));
    const [alpha, beta] = [share(free[0]!), share(free[1]!)];
    return { alpha, beta, gamma: season === 1 ? 0 : share(free[2]!) };
  };
  const f = (free: Float64Array) => {
    const { sumOfSquares } = run(weightsOf(free));
    return Math.log(Math.max(sumOfSquares, 1e-300));
  };
  const width = season === 1 ? 2 : 3;
  const starts = [
    [-0.8, -2.2, -2.2],
    [1.4, -3, -1.4],
    [-2.2, -2.2, 0],
  ].map((start) => bfgs(f, Float64Array.from(start.slice(0, width)), { maxSteps: 60 }));
  return weightsOf(starts.reduce((best, next) => (next.value < best.value ? next : best)).at);
}
