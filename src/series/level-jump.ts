export interface LevelJump {
  /** first value at the new level */
  readonly at: number;
  /** the values from there are about this many times those before, or one of so many */
  readonly factor: number;
}

/** What a change of unit multiplies by: thousands, hundreds, minutes in an hour, … */
const FACTORS = [10, 100, 1000, 1e4, 1e6, 60, 3600];
/** How near the medians' ratio must come to a factor, in shares of it. */
const NEAR = 0.3;
/** Values on either side that say what the level is. */
const SIDE = 20;
const LEAST_SIDE = 3;
/** Values next to the jump, which say by how much. */
const NEXT = 3;
/** The jump is at least so many times the spread of the logarithms on either side. */
const CLEAR = 6;

/**
 * One jump by a factor that a change of unit would make: from `at` on, the values are ×10, ×100,
 * ×1,000, ×60 … those before, or one of so many. The place is where two levels of log │x│ explain
 * most; the medians of up to 20 values on either side then have to differ clearly, and those of the
 * nearest three by such a factor.
 *
 * @param values shape [n], finite, any unit
 */
export function findLevelJump(values: Float64Array): LevelJump | undefined {
  const n = values.length;
  if (n < 2 * LEAST_SIDE) return undefined;
  const logs = values.map((value) => Math.log(Math.abs(value)));
  if (!logs.every(Number.isFinite)) return undefined;
  const at = bestSplit(logs);
  const before = logs.slice(Math.max(0, at - SIDE), at).sort();
  const after = logs.slice(at, at + SIDE).sort();
  const jump = median(after) - median(before);
  // No value of one side may reach half-way to the other.
  const spread = Math.max(before.at(-1)! - before[0]!, after.at(-1)! - after[0]!) / 4;
  const step = Math.abs(logs[at]! - logs[at - 1]!);
  if (Math.abs(jump) < CLEAR * spread || step < Math.abs(jump) / 2) return undefined;
  // Of the values next to it: a slow wave has gone on by the twentieth.
  const near = median(logs.slice(at, at + NEXT).sort()) - median(logs.slice(at - NEXT, at).sort());
  const size = Math.exp(Math.abs(near));
  const factor = FACTORS.find((each) => Math.abs(size / each - 1) < NEAR);
  if (factor === undefined) return undefined;
  return { at, factor: jump > 0 ? factor : 1 / factor };
}

/** Where the mean of the values before and after differ most, weighed by how many there are. */
function bestSplit(logs: Float64Array): number {
  const n = logs.length;
  const total = logs.reduce((sum, value) => sum + value, 0);
  let [sum, best, most] = [0, LEAST_SIDE, -1];
  for (let at = 1; at <= n - LEAST_SIDE; at++) {
    sum += logs[at - 1]!;
    if (at < LEAST_SIDE) continue;
    const difference = sum / at - (total - sum) / (n - at);
    const explained = difference * difference * at * (n - at);
    if (explained > most) [most, best] = [explained, at];
  }
  return best;
}

function median(sorted: Float64Array): number {
  return sorted[sorted.length >> 1]!;
}
