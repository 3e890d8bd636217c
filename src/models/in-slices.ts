import { followTraining, type Slice } from './follow-training';

/**
 * What a generator returns, with a pause at every turn: work of a run that has nothing to tell
 * meanwhile. Cancelled, it ends the work too.
 */
export function inSlices<Returned>(
  turns: Generator<undefined, Returned, undefined>,
): Generator<Slice, Returned, undefined> {
  return followTraining<never, Returned, never>(turns, () => []);
}
