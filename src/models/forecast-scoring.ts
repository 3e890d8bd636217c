import type { Random } from '../random/random';
import { accuracyOf } from '../series/accuracy';
import { blockBootstrapInterval } from '../series/block-bootstrap';

export interface ForecastErrors {
  /** mean absolute error and root mean squared error, unit of the column */
  readonly mae: number;
  readonly rmse: number;
  /** undefined where the training rows give no scale */
  readonly mase: number | undefined;
}

/**
 * Scores forecasts of the same rows; MASE by the naive forecast of the training rows.
 *
 * @param actual shape [n], unit of the column
 * @param season rows in a season, 1 for none
 */
export function forecastScorer(
  actual: Float64Array,
  training: Float64Array,
  season: number,
): (forecast: Float64Array) => ForecastErrors {
  return (forecast) => {
    const { mase, ...errors } = accuracyOf(actual, forecast, training, season);
    return { ...errors, mase: Number.isNaN(mase) ? undefined : mase };
  };
}

/** One forecast beside another on the same rows. */
export interface PairedGain {
  /** mean of │error of the other│ − │own error│ and its 95 % block-bootstrap interval, column's unit */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** better: the whole interval lies above 0; worse: below it */
  readonly verdict: 'better' | 'worse' | 'unclear';
}

/** What one forecast gains over another, and whether that can be chance. */
export function pairedGain(
  actual: Float64Array,
  own: Float64Array,
  other: Float64Array,
  random: Random,
): PairedGain {
  const gains = actual.map((value, t) => Math.abs(value - other[t]!) - Math.abs(value - own[t]!));
  const { mean, low, high } = blockBootstrapInterval(gains, random);
  return { mean, low, high, verdict: low > 0 ? 'better' : high < 0 ? 'worse' : 'unclear' };
}
