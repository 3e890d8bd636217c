import { datasetFromText } from '../../src/dataset/from-text';
import type { Engine } from '../../src/engine/engine';
import type { Experiment } from '../../src/lessons/experiment';
import type { FromWorker, ToWorker } from '../../src/protocol/messages';
import type { LoadDataset } from '../../src/worker/load-dataset';
import type { WorkerPlatform } from '../../src/worker/port';
import { startRunner } from '../../src/worker/runner';

export type RunMessage = Extract<ToWorker, { kind: 'run' }>;

/** What the engine is does not matter to a runner. */
export const ENGINE = { name: 'wasm', backend: 'fake' } as unknown as Engine;

export interface FakeWorker {
  /** what the runner posted so far */
  readonly posted: readonly FromWorker[];
  /** the kinds of what was posted about a run, its events by their own kinds */
  told(runId: number): string[];
  send(message: ToWorker): void;
  run(experiment: string, change?: Partial<RunMessage>): number;
  /** until the runner has posted something that fits */
  until(fits: (message: FromWorker) => boolean): Promise<void>;
  /** until the run has ended, and then everything that was already on its way */
  ended(runId: number): Promise<void>;
  /** moves the clock that the runner reads */
  pass(milliseconds: number): void;
  /** calls `listener` at each of the runner's pauses for messages, with its number from 1 */
  onYield(listener: (count: number) => void): void;
}

export interface FakeWorkerOptions {
  readonly loadDataset?: LoadDataset;
  readonly loadEngine?: WorkerPlatform['loadEngine'];
}

/** A runner on a port, a clock and a platform of the test's. */
export function startFakeWorker(
  experiments: Readonly<Record<string, Experiment<{ readonly kind: string }>>>,
  options: FakeWorkerOptions = {},
): FakeWorker {
  const posted: FromWorker[] = [];
  let listener: (message: ToWorker) => void = () => undefined;
  let waiting: { fits: (message: FromWorker) => boolean; resolve: () => void }[] = [];
  let clock = 0;
  let yields = 0;
  let lastRun = 0;
  let atYield: (count: number) => void = () => undefined;

  const loadEngine = options.loadEngine ?? (() => Promise.resolve({ engine: ENGINE }));
  const loadDataset: LoadDataset =
    options.loadDataset ??
    (({ name }) => Promise.resolve(datasetFromText('x\n1\n2\n', { name, kind: 'series' })));
  startRunner(
    {
      post(message) {
        posted.push(message);
        const found = waiting.filter(({ fits }) => fits(message));
        waiting = waiting.filter((each) => !found.includes(each));
        for (const { resolve } of found) resolve();
      },
      listen: (listen) => (listener = listen),
    },
    {
      now: () => clock,
      yieldToMessages() {
        atYield(++yields);
        return Promise.resolve();
      },
      loadEngine,
      readFile: () => {
        throw new Error('the tests load datasets themselves');
      },
    },
    experiments,
    loadDataset,
  );

  const until = (fits: (message: FromWorker) => boolean) =>
    posted.some(fits)
      ? Promise.resolve()
      : new Promise<void>((resolve) => waiting.push({ fits, resolve }));

  return {
    posted,
    told: (runId) =>
      posted.flatMap((message) => {
        if (!('runId' in message) || message.runId !== runId) return [];
        if (message.kind !== 'events') return [message.kind];
        const kinds = message.events.map(({ kind }) => kind);
        return message.progress === undefined ? kinds : [...kinds, `step ${message.progress.step}`];
      }),
    send: (message) => listener(message),
    run(experiment, change = {}) {
      lastRun++;
      listener({
        kind: 'run',
        runId: lastRun,
        experiment,
        source: {
          kind: 'text',
          name: 'sales.csv',
          languageId: 'csv',
          text: 'x\n1\n2\n',
          firstLine: 0,
          firstCharacter: 0,
        },
        datasetKind: undefined,
        params: {},
        seed: 1,
        engine: { name: 'wasm', threads: 1 },
        ...change,
      });
      return lastRun;
    },
    until,
    async ended(runId) {
      await until((message) => isEnd(message) && message.runId === runId);
      await settled();
    },
    pass: (milliseconds) => (clock += milliseconds),
    onYield: (listen) => (atYield = listen),
  };
}

/** Lets everything happen that waits for nothing but its turn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function isEnd(
  message: FromWorker,
): message is Extract<FromWorker, { kind: 'done' | 'cancelled' | 'failed' }> {
  return message.kind === 'done' || message.kind === 'cancelled' || message.kind === 'failed';
}
