import type { Progress } from '../protocol/messages';

/** Time counted before the first estimate: one step says little. */
const SETTLING_MS = 400;

/**
 * Measures a run's speed over the time it really ran (pauses left out) and says how long the rest
 * will take.
 */
export interface Pace {
  /** milliseconds spent running since the last call */
  ran(milliseconds: number): void;
  /** whole steps done so far, of steps in all */
  reached(step: number, total: number): Progress;
}

export function createPace(): Pace {
  let spent = 0;
  let firstStep: number | undefined;
  let spentAtFirstStep = 0;
  return {
    ran(milliseconds) {
      spent += milliseconds;
    },
    reached(step, total) {
      if (firstStep === undefined) {
        // The first step also pays for compiling and warming up.
        firstStep = step;
        spentAtFirstStep = spent;
      }
      const elapsed = spent - spentAtFirstStep;
      const rate = elapsed > 0 ? ((step - firstStep) * 1000) / elapsed : 0;
      const settled = elapsed >= SETTLING_MS && rate > 0;
      return {
        step,
        total,
        stepsPerSecond: rate,
        secondsLeft: settled ? (total - step) / rate : undefined,
      };
    },
  };
}
