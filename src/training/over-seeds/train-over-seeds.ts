import { followTraining, type Slice } from '../../models/follow-training';
import { trainSideBySide, type Training } from '../../models/side-by-side';
import type { LossesOverSeeds } from './losses-over-seeds';
import type { LossesSoFar } from './losses-so-far-event';

/** Where one seed's trainings stand among those of all seeds. */
export interface SeedOfAll {
  /** steps of each training */
  readonly steps: number;
  /** seeds before this one, and in all */
  readonly run: number;
  readonly runs: number;
}

/**
 * The trainings of one seed beside each other, a step of each in turn: tells how far all seeds are, and
 * the losses as they are gathered.
 */
export function* trainOneOfSeeds<Name extends string>(
  trainings: Readonly<Record<Name, Training>>,
  gathered: LossesOverSeeds<Name>,
  { steps, run, runs }: SeedOfAll,
): Generator<
  | LossesSoFar<Name>
  | Slice
  | { readonly kind: 'progress'; readonly step: number; readonly total: number },
  void,
  undefined
> {
  const ofOneSeed = steps * Object.keys(trainings).length;
  let done = run * ofOneSeed;
  yield* followTraining(trainSideBySide(trainings), function* (told) {
    yield { kind: 'progress' as const, step: ++done, total: runs * ofOneSeed };
    const losses = gathered.add(told);
    if (losses !== undefined) yield losses;
  });
}
