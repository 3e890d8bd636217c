import { createInterface } from 'node:readline';

/** What is timed. */
export interface Work {
  /** one step; returns the loss of the batch before it */
  readonly step: () => number | Promise<number>;
  /** words read in a step, where a step is a pass over a text */
  readonly words?: number;
}

/** The answer to `WORKLOAD SECONDS MINSTEPS`. */
export type Answer =
  | { readonly wl: string; readonly ms: readonly number[]; readonly loss: number; words?: number }
  | { readonly wl: string; readonly err: string };

const WARM_UP_STEPS = 25;
const WARM_UP_MS = 1500;
const SLOW_STEP_MS = 1000;
const MAXIMUM_STEPS = 2000;

/**
 * A peer of the benchmark: prints that it is ready, then answers each line `WORKLOAD SECONDS MINSTEPS`
 * of standard input with one line of JSON, the milliseconds of each step among it, until the input ends.
 * A workload is warmed up when it is first asked for, and by one step whenever it is asked for again.
 *
 * @param create undefined for a workload that this peer does not have
 */
export async function servePeer(
  ready: Readonly<Record<string, unknown>>,
  create: (workload: string) => Work | Promise<Work> | undefined,
): Promise<void> {
  const known = new Map<string, Work>();
  print({ ready: 1, ...ready });
  for await (const line of createInterface({ input: process.stdin })) {
    const [wl, seconds, minSteps] = line.trim().split(/\s+/u);
    if (wl === undefined || wl === '') continue;
    try {
      const created = known.get(wl) ?? (await create(wl));
      if (created === undefined) {
        print({ wl, err: 'n/a' });
        continue;
      }
      await warmUp(created, known.has(wl) ? 1 : WARM_UP_STEPS);
      known.set(wl, created);
      print(await measure(wl, created, Number(seconds), Number(minSteps)));
    } catch (error) {
      print({ wl, err: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** Works that once took over a second a step: they are not warmed up again. */
const slow = new WeakSet<Work>();

async function warmUp(work: Work, steps: number): Promise<void> {
  if (slow.has(work)) return;
  const started = performance.now();
  for (let step = 0; step < steps && performance.now() - started < WARM_UP_MS; step++) {
    await work.step();
  }
}

async function measure(wl: string, work: Work, seconds: number, minSteps: number): Promise<Answer> {
  if (!(seconds >= 0 && minSteps >= 1)) {
    throw new RangeError('a request is "WORKLOAD SECONDS MINSTEPS", with at least one step');
  }
  const { step, words } = work;
  const ms: number[] = [];
  let loss = NaN;
  const started = performance.now();
  while (
    ms.length < minSteps ||
    (performance.now() - started < seconds * 1000 && ms.length < MAXIMUM_STEPS)
  ) {
    const before = performance.now();
    loss = await step();
    ms.push(Number((performance.now() - before).toFixed(4)));
  }
  if (ms[0]! > SLOW_STEP_MS) slow.add(work);
  return { wl, ms, loss, ...(words === undefined ? {} : { words }) };
}

function print(answer: object): void {
  process.stdout.write(JSON.stringify(answer) + '\n');
}
