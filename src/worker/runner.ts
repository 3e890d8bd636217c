import type { Experiment, Lab, Params, SharedEvent } from '../lessons/experiment';
import type { Phrase } from '../phrase/phrase';
import { fill } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { summarize } from '../dataset/summary';
import {
  assertNever,
  MOST_LABS,
  type EngineChoice,
  type Progress,
  type RunEvent,
  type ToWorker,
  type VectorSource,
} from '../protocol/messages';
import type { WordVectors } from '../text/word-vectors';
import { createPace } from './pace';
import type { LoadDataset } from './load-dataset';
import { createVectorLoader } from './load-vectors';
import type { LoadedEngine, WorkerPlatform, WorkerPort } from './port';

/** Events are posted at most this often: once per frame of the screen. */
const BATCH_MS = 16;

type Experiments = Readonly<Record<string, Experiment<{ readonly kind: string }>>>;
type RunMessage = Extract<ToWorker, { kind: 'run' }>;

/** What a run has left, and the questions that wait for their answers. */
interface Bench {
  readonly lab: Lab<{ readonly kind: string }>;
  readonly questions: Params[];
  isAnswering: boolean;
}

/** One run in this worker. Control messages change it; the loop looks between two events. */
interface Run {
  readonly id: number;
  cancelled: boolean;
  paused: boolean;
  /** go on to the next finished step, then pause again */
  stepping: boolean;
  wake: () => void;
}

/**
 * Runs experiments for the host: pulls the generator, posts its events in batches, and lets
 * messages in between, so that cancel, pause and step arrive. A run ends in exactly one of `done`,
 * `cancelled`, `failed`; the worker is then ready for the next.
 */
export function startRunner(
  port: WorkerPort,
  platform: WorkerPlatform,
  experiments: Experiments,
  loadDataset: LoadDataset,
): void {
  const runs = new Map<number, Run>();
  const labs = new Map<number, Bench>();
  const engines = new Map<string, Promise<LoadedEngine>>();
  const vectorFiles = createVectorLoader(platform);

  port.listen((message) => {
    switch (message.kind) {
      case 'run':
        void runToItsEnd(message);
        return;
      case 'pause':
        control(message.runId, (run) => (run.paused = true));
        return;
      case 'resume':
        control(message.runId, (run) => {
          run.paused = false;
          run.stepping = false;
        });
        return;
      case 'step':
        control(message.runId, (run) => {
          run.stepping = true;
          run.paused = false;
        });
        return;
      case 'cancel':
        control(message.runId, (run) => (run.cancelled = true));
        return;
      case 'ask':
        ask(message);
        return;
      case 'forget':
        forget(message.runId);
        return;
      case 'inspect':
        void inspect(message);
        return;
      case 'announce':
        void announce(message);
        return;
      default:
        assertNever(message);
    }
  });
  port.post({ kind: 'ready' });

  function control(runId: number, change: (run: Run) => void): void {
    const run = runs.get(runId);
    if (run === undefined) return; // ended meanwhile: nothing to control
    change(run);
    run.wake();
  }

  /** Loaded with the first run, kept for the next. */
  function loadEngine(choice: EngineChoice): Promise<LoadedEngine> {
    const key = `${choice.name} ${choice.threads}`;
    const known = engines.get(key) ?? platform.loadEngine(choice);
    engines.set(key, known);
    known.catch(() => engines.delete(key)); // so that the next run tries again
    return known;
  }

  function keep(runId: number, lab: Bench['lab']): void {
    labs.set(runId, { lab, questions: [], isAnswering: false });
    const [oldest] = labs.keys();
    if (labs.size > MOST_LABS && oldest !== undefined) forget(oldest);
  }

  function forget(runId: number): void {
    labs.get(runId)?.lab.dispose();
    labs.delete(runId);
  }

  function ask({ runId, question }: Extract<ToWorker, { kind: 'ask' }>): void {
    const bench = labs.get(runId);
    if (bench === undefined) {
      port.post({ kind: 'no-answer', runId, message: LAB_GONE });
      return;
    }
    bench.questions.push(question);
    if (!bench.isAnswering) void answer(runId, bench);
  }

  /** One question after the other, at once where the lab does not pause. */
  async function answer(runId: number, bench: Bench): Promise<void> {
    bench.isAnswering = true;
    const requireKept = () => {
      if (labs.get(runId) !== bench) throw new Refusal(LAB_GONE);
    };
    let question = bench.questions.shift();
    for (; question !== undefined; question = bench.questions.shift()) {
      try {
        requireKept();
        const events: RunEvent[] = [];
        let since = platform.now();
        for (const event of bench.lab.ask(question)) {
          if (event.kind !== 'slice') events.push(event);
          if (event.kind !== 'slice' || platform.now() - since < BATCH_MS) continue;
          await platform.yieldToMessages();
          requireKept();
          since = platform.now();
        }
        port.post({ kind: 'answers', runId, events });
      } catch (error) {
        port.post({ kind: 'no-answer', runId, message: explain(error) });
      }
    }
    bench.isAnswering = false;
  }

  async function inspect({ requestId, source }: Extract<ToWorker, { kind: 'inspect' }>) {
    try {
      const dataset = await loadDataset(source);
      port.post({ kind: 'inspected', requestId, summary: summarize(dataset) });
    } catch (error) {
      port.post({ kind: 'inspect-failed', requestId, message: explain(error) });
    }
  }

  async function announce({ requestId, vectors }: Extract<ToWorker, { kind: 'announce' }>) {
    try {
      const announcement = await vectorFiles.announce(vectors);
      port.post({ kind: 'announced', requestId, announcement });
    } catch (error) {
      port.post({ kind: 'inspect-failed', requestId, message: explain(error) });
    }
  }

  async function runToItsEnd(message: RunMessage): Promise<void> {
    const run: Run = {
      id: message.runId,
      cancelled: false,
      paused: false,
      stepping: false,
      wake: () => undefined,
    };
    runs.set(run.id, run);
    try {
      const finished = await pull(run, message);
      if (finished) port.post({ kind: 'done', runId: run.id, lab: labs.has(run.id) });
      else port.post({ kind: 'cancelled', runId: run.id });
    } catch (error) {
      if (error === CANCELLED) port.post({ kind: 'cancelled', runId: run.id });
      else port.post({ kind: 'failed', runId: run.id, message: explain(error) });
    } finally {
      runs.delete(run.id);
    }
  }

  /** A file of vectors may take a minute: it is followed, and ends as soon as nobody wants it. */
  function loadVectors(run: Run, vectors: VectorSource): Promise<WordVectors> {
    const pace = createPace();
    let before = platform.now();
    let told = -1;
    return vectorFiles.load(vectors, (bytes) => {
      if (run.cancelled) throw CANCELLED;
      const percent = Math.floor((100 * bytes) / Math.max(1, vectors.size));
      if (percent === told) return;
      told = percent;
      const now = platform.now();
      pace.ran(now - before);
      before = now;
      const progress = pace.reached(percent, 100);
      port.post({ kind: 'events', runId: run.id, events: [], progress });
    });
  }

  /** @returns true at the experiment's own end, false when it was cancelled */
  async function pull(run: Run, message: RunMessage): Promise<boolean> {
    const experiment = experiments[message.experiment];
    if (experiment === undefined) throw new RangeError(`no experiment "${message.experiment}"`);
    const [dataset, { engine, notice }, vectors] = await Promise.all([
      loadDataset(message.source, message.datasetKind),
      loadEngine(message.engine),
      message.vectors === undefined ? undefined : loadVectors(run, message.vectors),
    ]);
    const stop = dataset.problems.find((problem) => problem.severity === 'stops');
    // With vectors of its own a run needs nothing to learn from.
    if (stop !== undefined && vectors === undefined) throw new Refusal(stop.message);

    if (notice !== undefined) port.post({ kind: 'notice', runId: run.id, message: notice });
    const { params, seed } = message;
    const now = () => platform.now();
    const events = experiment({ dataset, params, seed, engine, vectors, now });
    const pace = createPace();
    let toldPaused = false;
    try {
      for (;;) {
        await platform.yieldToMessages();
        if (isCancelled(run)) return false;
        if (run.paused) {
          if (!toldPaused) port.post({ kind: 'paused', runId: run.id });
          toldPaused = true;
          await waitWhilePaused(run);
          if (isCancelled(run)) return false;
        }
        // One step does not end a pause: the buttons of the page stay where they are.
        if (toldPaused && !run.stepping) {
          port.post({ kind: 'resumed', runId: run.id });
          toldPaused = false;
        }
        const batch = nextBatch(run, events, pace);
        const { events: posted, progress } = batch;
        if (posted.length > 0 || progress !== undefined) {
          port.post({ kind: 'events', runId: run.id, events: posted, progress });
        }
        if (batch.lab !== undefined) keep(run.id, batch.lab);
        if (batch.ended) return true;
      }
    } finally {
      events.return(undefined); // a cancelled experiment gives its model's memory back
    }
  }

  function nextBatch(
    run: Run,
    source: ReturnType<Experiments[string]>,
    pace: ReturnType<typeof createPace>,
  ): Batch {
    const events: RunEvent[] = [];
    let progress: Progress | undefined;
    const start = platform.now();
    let now = start;
    do {
      const next = source.next();
      pace.ran(platform.now() - now);
      now = platform.now();
      if (next.done === true)
        return { events, progress, ended: true, lab: next.value ?? undefined };
      if (isProgress(next.value)) {
        progress = pace.reached(next.value.step, next.value.total);
        if (run.stepping) {
          run.stepping = false;
          run.paused = true;
          break;
        }
      } else if (next.value.kind !== 'slice') {
        events.push(next.value);
      }
    } while (now - start < BATCH_MS);
    return { events, progress, ended: false, lab: undefined };
  }
}

/** Thrown through the reading of a file whose run was cancelled. */
const CANCELLED = new Error('cancelled');

interface Batch {
  readonly events: RunEvent[];
  readonly progress: Progress | undefined;
  readonly ended: boolean;
  readonly lab: Lab<{ readonly kind: string }> | undefined;
}

function waitWhilePaused(run: Run): Promise<void> {
  return new Promise((resolve) => {
    run.wake = () => {
      if (run.paused && !run.cancelled) return;
      run.wake = () => undefined;
      resolve();
    };
  });
}

/** Asked anew after every wait: a message may have come meanwhile. */
function isCancelled(run: Run): boolean {
  return run.cancelled;
}

function isProgress(event: {
  readonly kind: string;
}): event is Extract<SharedEvent, { kind: 'progress' }> {
  return event.kind === 'progress';
}

const LAB_GONE: Phrase = {
  ko: '이 실행의 모델은 더 이상 남아 있지 않아요. 다시 실행하면 이어서 해 볼 수 있어요.',
  en: 'The model of this run is no longer there. Run again to go on.',
};

const UNEXPECTED: Phrase = {
  ko: 'Unroll 안에서 예상하지 못한 오류가 났어요: {detail}',
  en: 'Something unexpected went wrong inside Unroll: {detail}',
};

function explain(error: unknown): Phrase {
  if (error instanceof Refusal) return error.phrase;
  return fill(UNEXPECTED, { detail: error instanceof Error ? error.message : String(error) });
}
