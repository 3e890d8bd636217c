import { followTraining, type Slice } from './follow-training';

/** What a generator returns, without a pause: only for what takes a few milliseconds. */
export function toEnd<Returned>(turns: Generator<unknown, Returned, undefined>): Returned {
  let turn = turns.next();
  while (turn.done !== true) turn = turns.next();
  return turn.value;
}

/**
 * The same with a pause at every turn: work of a run that has nothing to tell meanwhile. Cancelled, it
 * ends the work too.
 */
export function inSlices<Returned>(
  turns: Generator<undefined, Returned, undefined>,
): Generator<Slice, Returned, undefined> {
  return followTraining<never, Returned, never>(turns, () => []);
}
