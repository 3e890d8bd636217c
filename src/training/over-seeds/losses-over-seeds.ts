import { byName } from '../../models/by-name';
import type { StepBeside } from '../../models/side-by-side';
import type { LossesSoFar } from './losses-so-far-event';

/** A loss is told as the mean of so many steps: one batch is harder than another. */
export const STEPS_OF_A_LOSS = 20;

/** Gathers the losses of models that are trained side by side, seed after seed. */
export interface LossesOverSeeds<Name extends string> {
  /** what there is to tell, once every model has done {@link STEPS_OF_A_LOSS} steps more */
  add(told: StepBeside<Name>): LossesSoFar<Name> | undefined;
}

/** @param names the models, in the order in which they are trained at each step */
export function gatherLosses<Name extends string>(names: readonly Name[]): LossesOverSeeds<Name> {
  const sums = new Map<number, { readonly losses: Record<Name, number>; seeds: number }>();
  let recent = byName(names, () => 0);
  return {
    add({ name, step, loss }) {
      recent[name] += loss / STEPS_OF_A_LOSS;
      if (name !== names.at(-1) || step % STEPS_OF_A_LOSS !== 0) return undefined;
      const sum = sums.get(step) ?? { losses: byName(names, () => 0), seeds: 0 };
      sums.set(step, sum);
      for (const each of names) sum.losses[each] += recent[each];
      sum.seeds++;
      recent = byName(names, () => 0);
      const { losses, seeds } = sum;
      const means = byName(names, (each) => losses[each] / seeds);
      return { kind: 'losses', step, means, seeds };
    },
  };
}
