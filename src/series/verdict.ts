import type { Random } from '../random/random';
import { meanAbsoluteError } from './accuracy';
import { autocorrelation } from './autocorrelation';
import { blockBootstrapInterval, type BootstrapInterval } from './block-bootstrap';
import { dieboldMariano } from './diebold-mariano';
import { difference } from './differencing';
import { shiftTest, type ShiftTest } from './shift-test';

export interface ForecastVerdict {
  readonly code: 'copies' | 'leans' | 'predicts' | 'no-clear-difference' | 'worse';
  /** mean absolute errors on the test rows, unit of the series */
  readonly network: number;
  readonly persistence: number;
  readonly seasonalNaive: number | undefined;
  /** gain over persistence, │e_persistence│ − │e_network│, with its 95 % interval */
  readonly gain: BootstrapInterval;
  /** gain over the seasonal naive, where there is one */
  readonly seasonalGain: BootstrapInterval | undefined;
  readonly shift: ShiftTest;
  /** Diebold–Mariano, two-sided, network against persistence */
  readonly p: number;
  /** test rows above or below everything in the training rows */
  readonly outOfRange: number;
  /** no autocorrelation in the changes of the training rows: nothing beats the last row for long */
  readonly changesLookRandom: boolean;
}

export interface VerdictInput {
  /** x[t] on the test rows, shape [n] */
  readonly actual: Float64Array;
  /** x[t − 1] on the same rows */
  readonly previous: Float64Array;
  readonly network: Float64Array;
  readonly persistence: Float64Array;
  readonly seasonalNaive?: Float64Array | undefined;
  /** the training rows, for what can be expected at all */
  readonly training: Float64Array;
  readonly random: Random;
}

/**
 * Is the network's forecast better than copying the last row? Two questions, each with one rule:
 * it *gains* when the 95 % block-bootstrap interval of the paired difference of absolute errors lies
 * above 0; it *leans* on the last row when it is nearer to that than to the row it should name.
 *
 * | | leans | does not |
 * |---|---|---|
 * | gains | leans | predicts |
 * | no clear difference | copies | no-clear-difference |
 * | loses | worse | worse |
 *
 * @throws {RangeError} if the lengths differ or are 0
 */
export function forecastVerdict(input: VerdictInput): ForecastVerdict {
  const { actual, previous, network, persistence, seasonalNaive, training, random } = input;
  const ownErrors = errorsOf(actual, network);
  const persistenceErrors = errorsOf(actual, persistence);
  const gainOver = (errors: Float64Array) =>
    blockBootstrapInterval(
      errors.map((error, t) => Math.abs(error) - Math.abs(ownErrors[t]!)),
      random,
    );
  const gain = gainOver(persistenceErrors);
  const shift = shiftTest(actual, previous, network);
  const leans = shift.ratio > 1;
  const code =
    gain.high < 0
      ? 'worse'
      : gain.low > 0
        ? leans
          ? 'leans'
          : 'predicts'
        : leans
          ? 'copies'
          : 'no-clear-difference';
  return {
    code,
    network: meanAbsoluteError(actual, network),
    persistence: meanAbsoluteError(actual, persistence),
    seasonalNaive: seasonalNaive && meanAbsoluteError(actual, seasonalNaive),
    gain,
    seasonalGain: seasonalNaive && gainOver(errorsOf(actual, seasonalNaive)),
    shift,
    p: actual.length > 1 ? dieboldMariano(persistenceErrors, ownErrors).p : NaN,
    outOfRange: countOutOfRange(actual, training),
    changesLookRandom: changesLookRandom(training),
  };
}

/** Lags looked at; more would find something by chance. */
const LAGS = 10;
/** 95 % for all ten together (Bonferroni): the normal quantile of 1 − 0.05 / 20. */
const BAND_FOR_ALL = 2.807;

/**
 * Whether the changes of a series show no autocorrelation, as a random walk's would: all of the
 * first ten lie within 2.807 / √n of 0, a 95 % band for the ten together.
 */
export function changesLookRandom(values: Float64Array): boolean {
  const changes = difference(values);
  if (changes.length <= 2 * LAGS || changes.every((change) => change === changes[0])) return false;
  const band = BAND_FOR_ALL / Math.sqrt(changes.length);
  return autocorrelation(changes, LAGS).every((r, lag) => lag === 0 || Math.abs(r) <= band);
}

function countOutOfRange(actual: Float64Array, training: Float64Array): number {
  const low = training.reduce((a, b) => Math.min(a, b), Infinity);
  const high = training.reduce((a, b) => Math.max(a, b), -Infinity);
  return actual.filter((value) => value < low || value > high).length;
}

function errorsOf(actual: Float64Array, forecast: Float64Array): Float64Array {
  return actual.map((value, t) => value - forecast[t]!);
}
