import type { Deterministic } from './mackinnon';

export interface Kpss {
  readonly statistic: number;
  /** of stationarity; between 0.01 and 0.1, where the table ends */
  readonly p: number;
  /** which side of the table's end the true p lies on: print `<= 0.01` or `>= 0.10` */
  readonly beyond: 'below' | 'above' | undefined;
  /** lags in the long-run variance */
  readonly lag: number;
  readonly critical: Readonly<Record<'10%' | '5%' | '2.5%' | '1%', number>>;
}

/** Kwiatkowski et al., table 1: statistics above which 10, 5, 2.5 and 1 % of stationary series lie. */
const TABLE = { constant: [0.347, 0.463, 0.574, 0.739], trend: [0.119, 0.146, 0.176, 0.216] };
const SHARES = [0.1, 0.05, 0.025, 0.01] as const;

/**
 * The KPSS test that a series is stationary around a level (`constant`) or a line (`trend`): the
 * null hypothesis is the opposite of the Dickey–Fuller test's, so a *small* p speaks against
 * stationarity. With residuals e around level or line, and S[t] = e[0] + … + e[t]:
 *
 * η = Σ S[t]² / (n² s²), s² = (Σ e[t]² + 2 Σ (1 − k/(lag + 1)) Σ e[t] e[t − k]) / n, k = 1 … lag
 *
 * @param values shape [n], any unit, n >= 3
 * @param deterministic what it is stationary around
 * @param lag in s²; by default the automatic one of Hobijn, Franses and Ooms, as in statsmodels
 * @throws {RangeError} if there are too few values, one is not finite, all lie on the level or
 *   line, or the lag is not an integer in [0, n)
 * @see Kwiatkowski, Phillips, Schmidt & Shin, Testing the Null Hypothesis of Stationarity against
 *   the Alternative of a Unit Root (1992)
 * @see Hobijn, Franses & Ooms, Generalizations of the KPSS-Test for Stationarity (1998)
 */
export function kpss(
  values: Float64Array,
  deterministic: Deterministic = 'constant',
  lag?: number,
): Kpss {
  const n = values.length;
  if (n < 3) throw new RangeError(`kpss requires at least 3 values, got ${n}`);
  const e = residuals(values, deterministic);
  const lags = lag ?? automaticLag(e);
  if (!Number.isInteger(lags) || lags < 0 || lags >= n) {
    throw new RangeError(`kpss requires an integer lag in [0, ${n}), got ${lags}`);
  }
  let [sum, partialSums] = [0, 0];
  for (const residual of e) {
    sum += residual;
    partialSums += sum * sum;
  }
  let longRun = products(e, 0);
  for (let k = 1; k <= lags; k++) longRun += 2 * products(e, k) * (1 - k / (lags + 1));
  const statistic = partialSums / (n * longRun);
  const [ten, five, twoAndHalf, one] = TABLE[deterministic] as [number, number, number, number];
  const critical = { '10%': ten, '5%': five, '2.5%': twoAndHalf, '1%': one };
  const beyond = statistic >= one ? 'below' : statistic <= ten ? 'above' : undefined;
  return { statistic, p: tableP(statistic, TABLE[deterministic]), beyond, lag: lags, critical };
}

/** Around the mean or the line through all rows, in units of the largest value. */
function residuals(values: Float64Array, deterministic: Deterministic): Float64Array {
  const n = values.length;
  let largest = 0;
  values.forEach((value, t) => {
    if (!Number.isFinite(value)) {
      throw new RangeError(`kpss requires finite values, got ${value} at index ${t}`);
    }
    largest = Math.max(largest, Math.abs(value));
  });
  const e = values.map((value) => value / largest);
  const mean = e.reduce((sum, value) => sum + value, 0) / n;
  let slope = 0;
  if (deterministic === 'trend') {
    const middle = (n - 1) / 2;
    let [along, length] = [0, 0];
    for (let t = 0; t < n; t++) {
      along += (t - middle) * (e[t]! - mean);
      length += (t - middle) ** 2;
    }
    slope = along / length;
  }
  let left = 0;
  for (let t = 0; t < n; t++) {
    e[t]! -= mean + slope * (t - (n - 1) / 2);
    left = Math.max(left, Math.abs(e[t]!));
  }
  if (!(left > 1e-14)) {
    const what = deterministic === 'trend' ? 'do not all lie on a line' : 'differ';
    throw new RangeError(`kpss requires values that ${what}`);
  }
  return e;
}

/** ⌊1.1447 (s₁/s₀)^(2/3) n^(1/3)⌋ from the autocovariances up to lag ⌊n^(2/9)⌋. */
function automaticLag(e: Float64Array): number {
  const n = e.length;
  let s0 = products(e, 0) / n;
  let s1 = 0;
  for (let k = 1; k <= Math.floor(n ** (2 / 9)); k++) {
    const twice = (2 * products(e, k)) / n;
    s0 += twice;
    s1 += k * twice;
  }
  const gamma = 1.1447 * Math.cbrt((s1 / s0) ** 2);
  return Math.min(Math.floor(gamma * Math.cbrt(n)), n - 1);
}

function products(e: Float64Array, lag: number): number {
  let sum = 0;
  for (let t = lag; t < e.length; t++) sum += e[t]! * e[t - lag]!;
  return sum;
}

/** Linear between the table's rows, held at its ends. */
function tableP(statistic: number, table: readonly number[]): number {
  if (!(statistic > table[0]!)) return SHARES[0];
  for (let i = 1; i < table.length; i++) {
    if (statistic < table[i]!) {
      const share = (statistic - table[i - 1]!) / (table[i]! - table[i - 1]!);
      return SHARES[i - 1]! + share * (SHARES[i]! - SHARES[i - 1]!);
    }
  }
  return SHARES[3];
}
