/**
 * Trains to the end and tells of every step. A run that is cancelled meanwhile ends the training
 * too, so that its memory goes back.
 *
 * @param training a turn a step; returns what was trained
 * @param tell what there is to say after a step
 * @returns what was trained: the caller's to dispose of
 */
export function* followTraining<Step, Trained, Event>(
  training: Generator<Step, Trained, undefined>,
  tell: (step: Step) => Iterable<Event>,
): Generator<Event, Trained, undefined> {
  let turn = training.next();
  try {
    while (turn.done !== true) {
      yield* tell(turn.value);
      turn = training.next();
    }
    return turn.value;
  } finally {
    if (turn.done !== true) training.return(undefined as never);
  }
}
