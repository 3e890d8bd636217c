/** A part of a step that takes long has passed: there is nothing to tell. */
export interface Slice {
  readonly kind: 'slice';
}

/**
 * Trains to the end and tells of every step. A run that is cancelled meanwhile ends the training
 * too, so that its memory goes back.
 *
 * @param training a turn a step; returns what was trained
 * @param tell what there is to say after a step
 * @returns what was trained: the caller's to dispose of
 */
export function* followTraining<Step, Trained, Event>(
  training: Generator<Step | undefined, Trained, undefined>,
  tell: (step: Step) => Iterable<Event>,
): Generator<Event | Slice, Trained, undefined> {
  let turn = training.next();
  try {
    while (turn.done !== true) {
      if (turn.value === undefined) yield { kind: 'slice' };
      else yield* tell(turn.value);
      turn = training.next();
    }
    return turn.value;
  } finally {
    if (turn.done !== true) training.return(undefined as never);
  }
}
