import type { Scaling } from './scaling';
import { fitScaling } from './scaling';
import type { Range, Split } from './split';

/** How the future got into what a forecaster learned from. */
export type Leak =
  | {
      /** mean and deviation come from more rows than the training rows */
      readonly kind: 'scaling-on-everything';
      /** of the training rows */
      readonly fair: Scaling;
      readonly used: Scaling;
    }
  | {
      /** a feature is the target itself, or a straight line of it, in the same row */
      readonly kind: 'target-in-features';
      readonly feature: string;
      /** correlation with the target over the rows checked */
      readonly correlation: number;
    }
  | {
      /** rows of a later part were among the rows learned from */
      readonly kind: 'parts-overlap';
      readonly part: 'validation' | 'test';
      readonly rows: Range;
    };

export interface LeakageCheck {
  /** the target, shape [n] */
  readonly target: Float64Array;
  readonly split: Split;
  /** what scaled the target */
  readonly scaling?: Scaling;
  /** what is known when row t is forecast, by name, shape [n] each */
  readonly features?: Readonly<Record<string, Float64Array>>;
  /** rows of windows and targets that were learned from, where that is not the training part */
  readonly learned?: Range;
}

/** A correlation nearer to ±1 than this is the same column in another unit. */
const SAME = 1 - 1e-9;

/**
 * Looks for the three ways in which a forecast is made to look better than it is: scaling fitted on
 * rows of the future, the target among the features of its own row, and rows of validation or test
 * that were trained on.
 *
 * @returns what was found, empty when nothing was
 * @throws {RangeError} if a feature has another length than the target
 * @see Kaufman, Rosset & Perlich, Leakage in Data Mining (2011)
 */
export function findLeaks({
  target,
  split,
  scaling,
  features = {},
  learned = split.training,
}: LeakageCheck): Leak[] {
  const leaks: Leak[] = [];
  if (scaling !== undefined) {
    const fair = fitScaling(target, split.training);
    const slack = 1e-9 * (Math.abs(fair.mean) + fair.deviation);
    const differs =
      Math.abs(scaling.mean - fair.mean) > slack ||
      Math.abs(scaling.deviation - fair.deviation) > slack;
    if (differs) leaks.push({ kind: 'scaling-on-everything', fair, used: scaling });
  }
  for (const [feature, values] of Object.entries(features)) {
    if (values.length !== target.length) {
      throw new RangeError(
        `findLeaks requires features of ${target.length} rows, got ${values.length} of "${feature}"`,
      );
    }
    const r = correlation(values, target);
    if (Math.abs(r) >= SAME) leaks.push({ kind: 'target-in-features', feature, correlation: r });
  }
  for (const part of ['validation', 'test'] as const) {
    const rows = {
      start: Math.max(learned.start, split[part].start),
      end: Math.min(learned.end, split[part].end),
    };
    if (rows.start < rows.end) leaks.push({ kind: 'parts-overlap', part, rows });
  }
  return leaks;
}

/** Pearson's, over rows where both are known; 0 where one of them never varies. */
function correlation(a: Float64Array, b: Float64Array): number {
  const rows = [...a.keys()].filter((t) => Number.isFinite(a[t]!) && Number.isFinite(b[t]!));
  if (rows.length < 3) return 0;
  const meanOf = (x: Float64Array) => rows.reduce((sum, t) => sum + x[t]!, 0) / rows.length;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [both, ownA, ownB] = [0, 0, 0];
  for (const t of rows) {
    const [da, db] = [a[t]! - meanA, b[t]! - meanB];
    both += da * db;
    ownA += da * da;
    ownB += db * db;
  }
  return ownA > 0 && ownB > 0 ? both / Math.sqrt(ownA * ownB) : 0;
}
