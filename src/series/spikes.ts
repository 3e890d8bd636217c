/** A value that leaves its neighbours and comes back at once. */
export interface Spike {
  readonly at: number;
  /** median size of a change from one value to the next, the unit of the series */
  readonly usual: number;
}

/** So many usual changes away from both neighbours, to the same side. */
const FAR = 12;
/** More such values are the nature of the series, no slips. */
const MOST_SHARE = 0.01;

/**
 * Single values far from both neighbours: |x[t] − x[t−1]| and |x[t] − x[t+1]| above 12 times the
 * median change, both to the same side, and as far from the values one season before and after. A
 * level that stays is no spike; neither is what comes back each season.
 *
 * @param values shape [n], finite, any unit
 * @param season rows in a season, 0 for none
 * @returns nothing where more than 1 % of the values were such
 */
export function findSpikes(values: Float64Array, season = 0): Spike[] {
  const n = values.length;
  if (n < 10) return [];
  const usual = usualChange(values);
  if (usual === 0) return [];
  const limit = FAR * usual;
  const spikes: Spike[] = [];
  for (let at = 1; at < n - 1; at++) {
    const up = values[at]! - values[at - 1]!;
    const down = values[at]! - values[at + 1]!;
    if (Math.sign(up) !== Math.sign(down) || Math.min(Math.abs(up), Math.abs(down)) <= limit)
      continue;
    if (season > 1 && isUsualInSeason(values, at, season, limit)) continue;
    spikes.push({ at, usual });
  }
  return spikes.length > Math.max(1, MOST_SHARE * n) ? [] : spikes;
}

/** The median change; of the changes that are any, where most are none. */
function usualChange(values: Float64Array): number {
  const changes = values.subarray(1).map((value, i) => Math.abs(value - values[i]!));
  changes.sort();
  const median = changes[changes.length >> 1]!;
  if (median > 0) return median;
  const moving = changes.filter((change) => change > 0);
  return moving[moving.length >> 1] ?? 0;
}

function isUsualInSeason(values: Float64Array, at: number, season: number, limit: number): boolean {
  return [at - season, at + season].some((other) => {
    const there = values[other];
    return there !== undefined && Math.abs(values[at]! - there) <= limit;
  });
}
