import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/** Which certain part the Dickey–Fuller regression has. */
export type Deterministic = 'constant' | 'trend';

export interface CriticalValues {
  readonly '1%': number;
  readonly '5%': number;
  readonly '10%': number;
}

/**
 * MacKinnon's approximation of the Dickey–Fuller distribution, for one series: p = Φ(polynomial of
 * the statistic). One polynomial holds up to `star`, another above it; outside [least, most] the
 * approximation ends, and p is 0 or 1.
 * MacKinnon, Approximate Asymptotic Distribution Functions for Unit-Root and Cointegration Tests
 * (1994), tables 3 and 4, as statsmodels gives them.
 */
const P_VALUES = {
  constant: {
    least: -18.83,
    star: -1.61,
    most: 2.74,
    left: [2.1659, 1.4412, 0.038269],
    right: [1.7339, 0.93202, -0.12745, -0.010368],
  },
  trend: {
    least: -16.18,
    star: -2.89,
    most: 0.7,
    left: [3.2512, 1.6047, 0.049588],
    right: [2.5261, 0.61654, -0.37956, -0.060285],
  },
} as const;

/** MacKinnon, Critical Values for Cointegration Tests (2010), table 2: b₀ + b₁/n + b₂/n² + b₃/n³. */
const CRITICAL = {
  constant: {
    '1%': [-3.43035, -6.5393, -16.786, -79.433],
    '5%': [-2.86154, -2.8903, -4.234, -40.04],
    '10%': [-2.56677, -1.5384, -2.809, 0],
  },
  trend: {
    '1%': [-3.95877, -9.0531, -28.428, -134.155],
    '5%': [-3.41049, -4.3904, -9.036, -45.374],
    '10%': [-3.12705, -2.5856, -3.925, -22.38],
  },
} as const;

/**
 * The share of Dickey–Fuller statistics of random walks that lie below this one.
 *
 * @param statistic no unit
 * @returns p in [0, 1]; NaN for NaN
 */
export function mackinnonP(statistic: number, deterministic: Deterministic): number {
  const { least, star, most, left, right } = P_VALUES[deterministic];
  if (statistic > most) return 1;
  if (statistic < least) return 0;
  return normalCdf(polynomial(statistic <= star ? left : right, statistic), 0, 1);
}

/**
 * The statistics below which 1, 5 and 10 % of random walks lie.
 *
 * @param n rows in the regression
 */
export function mackinnonCriticalValues(n: number, deterministic: Deterministic): CriticalValues {
  const at = (level: keyof CriticalValues) => polynomial(CRITICAL[deterministic][level], 1 / n);
  return { '1%': at('1%'), '5%': at('5%'), '10%': at('10%') };
}

/** b[0] + b[1] x + b[2] x² … */
function polynomial(b: readonly number[], x: number): number {
  return b.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
