import * as problem from './problem';
import type { Problem } from './problem';
import type { Frequency } from './series';
import { findTimeSteps } from './time-faults';

export interface TimeSteps {
  readonly frequency: Frequency | undefined;
  /** repeated, skipped, uneven and backward steps */
  readonly problems: readonly Problem[];
}

/**
 * The step between neighbouring rows, and what breaks it in sentences.
 *
 * @param values ms since 1970 UTC, shape [rows]; NaN where a row has no time
 * @param lines 0-based line of each row, shape [rows]
 * @param place the file's and the column's name, for the sentences
 */
export function inspectTimeSteps(
  values: Float64Array,
  lines: Int32Array,
  place: { readonly name: string; readonly column: string },
): TimeSteps {
  const { name, column } = place;
  const { frequency, runsBackwards, faults } = findTimeSteps(values);
  const places = {
    gap: problem.createPlaces(),
    uneven: problem.createPlaces(),
    backward: problem.createPlaces(),
    repeated: problem.createPlaces(),
  };
  let skipped = 0;
  for (const fault of faults) {
    places[fault.kind].add(lines[fault.row]!);
    skipped += fault.skipped;
  }
  const { gap, uneven, backward, repeated } = places;
  const problems: Problem[] = [];
  if (runsBackwards) {
    const back = problem.createPlaces();
    values.forEach((time, row) => {
      if (row > 0 && time < values[row - 1]!) back.add(lines[row]!);
    });
    problems.push(problem.timesRunBackwards(name, column, back));
  } else if (backward.count > 0) {
    problems.push(problem.unsortedTimes(name, column, backward));
  }
  if (repeated.count > 0) problems.push(problem.duplicateTimes(name, column, repeated));
  if (gap.count > 0) problems.push(problem.gaps(name, column, gap, skipped));
  if (uneven.count > 0) problems.push(problem.irregularTimes(name, column, uneven));
  return { frequency, problems };
}
