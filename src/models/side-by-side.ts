/** A training that tells its loss after each step; a turn without a value is a slice of a step. */
export type Training = Generator<{ readonly loss: number } | undefined, unknown, undefined>;

/** One of several trainings has done one of its steps. */
export interface StepBeside<Name extends string> {
  readonly name: Name;
  /** its number, from 1 */
  readonly step: number;
  readonly loss: number;
}

/**
 * Trainings of equally many steps beside each other, a step of each in turn: their losses can be drawn
 * while they learn. Ended early, it ends them all.
 */
export function* trainSideBySide<Name extends string>(
  trainings: Readonly<Record<Name, Training>>,
): Generator<StepBeside<Name> | undefined, void, undefined> {
  const names = Object.keys(trainings) as Name[];
  try {
    for (let step = 1; ; step++) {
      for (const name of names) {
        let turn = trainings[name].next();
        for (; turn.done !== true && turn.value === undefined; turn = trainings[name].next()) {
          yield undefined;
        }
        if (turn.done === true) return;
        yield { name, step, loss: turn.value!.loss };
      }
    }
  } finally {
    for (const name of names) trainings[name].return(undefined);
  }
}
