import type { Deterministic } from '../series/mackinnon';
import { stationarity, type StationarityVerdict } from '../series/stationarity';
import { kpssPInWords, pInWords } from '../series/stationarity-words';

/** The tests' work grows faster than the rows: of a longer column the newest are tested. */
export const MOST_TESTED = 5000;

export type { Deterministic };

/** Both tests of one series, as a picture shows them. */
export interface StationarityFigures {
  readonly code: Exclude<StationarityVerdict['code'], 'constant'>;
  readonly level: number;
  readonly adf: TestFigures;
  readonly kpss: TestFigures;
  /** differences suggested before an ARMA model */
  readonly d: number;
  readonly D: number;
  /** the larger over the smaller standard deviation of the changes in both halves */
  readonly spreadRatio: number | undefined;
}

export interface TestFigures {
  readonly statistic: number;
  readonly lag: number;
  /** as it may be printed: of KPSS beyond the ends of its table only a bound is known */
  readonly p: string;
  /** of its own null hypothesis */
  readonly rejects: boolean;
  readonly critical: Readonly<Record<'10%' | '5%' | '1%', number>>;
}

/** What was tested, what came out, and how a picture shows it. */
export interface TestedStationarity {
  readonly verdict: StationarityVerdict;
  readonly figures: StationarityFigures;
}

/**
 * ADF and KPSS on the newest rows.
 *
 * @param season rows, undefined for none
 * @returns undefined where chance has no part in the values, so that there is nothing to test: all are
 *   the same, or a line or a repetition explains them whole
 */
export function testStationarity(
  values: Float64Array,
  { season = 1, deterministic }: { season?: number | undefined; deterministic: Deterministic },
): TestedStationarity | undefined {
  const tested = values.slice(-MOST_TESTED);
  let verdict: StationarityVerdict;
  try {
    verdict = stationarity(tested, { season, deterministic });
  } catch (error) {
    // That a regression leaves no error is seen only by making it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  const { code, adf, kpss, level, differencing, spreadRatio } = verdict;
  if (code === 'constant' || adf === undefined || kpss === undefined) return undefined;
  return {
    verdict,
    figures: {
      code,
      level,
      adf: {
        statistic: adf.statistic,
        lag: adf.lag,
        p: pInWords(adf.p),
        rejects: adf.p < level,
        critical: adf.critical,
      },
      kpss: {
        statistic: kpss.statistic,
        lag: kpss.lag,
        p: kpssPInWords(kpss),
        rejects: kpss.p < level,
        critical: kpss.critical,
      },
      d: differencing.d,
      D: differencing.D,
      spreadRatio,
    },
  };
}
