/** What a generator returns, without a pause: only for what takes a few milliseconds. */
export function toEnd<Returned>(turns: Generator<unknown, Returned, undefined>): Returned {
  let turn = turns.next();
  while (turn.done !== true) turn = turns.next();
  return turn.value;
}
