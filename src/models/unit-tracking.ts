import { createRandom } from '../random/random';

/** How well each unit follows a feature, and how well the best would by chance. */
export interface UnitTracking {
  /** units by falling │r│ */
  readonly ranked: readonly { readonly unit: number; readonly r: number }[];
  /** best │r│ over all units, for each of the shifted labels, ascending */
  readonly chance: readonly number[];
}

const SHIFTS = 19;

/**
 * Pearson's r between a feature and each unit's state, over the same pieces; beside it the best │r│ of
 * any unit when the feature is shifted in a circle by at least a tenth of the stretch. Shifted labels
 * keep how slowly they change, so that units and labels that both drift do not look related; and the best
 * of many units is compared with the best of many.
 *
 * @param states [n, units]
 * @param labels the feature at each piece, [n]
 * @returns r of 0 where a unit or the feature never changes
 * @throws {RangeError} if the sizes do not fit, or there are fewer than 20 pieces
 * @see Harris, Nonsense Correlations in Neuroscience (2020), on circular shifts
 */
export function trackFeature(
  states: Float32Array,
  units: number,
  labels: Float64Array,
  seed: number,
): UnitTracking {
  const n = labels.length;
  if (n < 20) throw new RangeError(`trackFeature requires at least 20 pieces, got ${n}`);
  if (states.length !== n * units) {
    throw new RangeError(`trackFeature requires ${n * units} states, got ${states.length}`);
  }
  const standardStates = standardized(states, units);
  const standardLabels = standardized(labels, 1);
  const correlations = (shift: number): Float64Array => {
    const sums = new Float64Array(units);
    for (let t = 0; t < n; t++) {
      const label = standardLabels[(t + shift) % n]!;
      for (let u = 0; u < units; u++) sums[u]! += label * standardStates[t * units + u]!;
    }
    return sums.map((sum) => sum / n);
  };
  const ranked = Array.from(correlations(0), (r, unit) => ({ unit, r })).sort(
    (a, b) => Math.abs(b.r) - Math.abs(a.r),
  );
  const random = createRandom(seed);
  const least = Math.floor(n / 10);
  const chance = Array.from({ length: SHIFTS }, () => {
    const shift = least + Math.floor(random() * (n - 2 * least));
    return correlations(shift).reduce((best, r) => Math.max(best, Math.abs(r)), 0);
  });
  return { ranked, chance: chance.sort((a, b) => a - b) };
}

/** Each column minus its mean, over its standard deviation; a column that never changes becomes 0. */
function standardized(values: ArrayLike<number>, columns: number): Float64Array {
  const n = values.length / columns;
  const standard = new Float64Array(values.length);
  for (let column = 0; column < columns; column++) {
    let [sum, squares] = [0, 0];
    for (let t = 0; t < n; t++) sum += values[t * columns + column]!;
    const mean = sum / n;
    for (let t = 0; t < n; t++) squares += (values[t * columns + column]! - mean) ** 2;
    const deviation = Math.sqrt(squares / n);
    if (deviation < 1e-12) continue;
    for (let t = 0; t < n; t++) {
      standard[t * columns + column] = (values[t * columns + column]! - mean) / deviation;
    }
  }
  return standard;
}
