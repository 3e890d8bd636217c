import { EventEmitter, type Disposable, type Uri } from 'vscode';
import type { DatasetKind } from '../dataset/dataset';
import type { Params } from '../lessons/experiment';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import {
  assertNever,
  type EngineChoice,
  type ExperimentId,
  type FromWorker,
  type Progress,
  type RunEvent,
  type Source,
  type SourceSummary,
  type ToWorker,
  type VectorSource,
} from '../protocol/messages';
import type { VectorAnnouncement } from '../text/vector-file';
import type { Platform, WorkerHandle } from './platform';

export interface RunRequest {
  readonly experiment: ExperimentId;
  readonly source: Source;
  readonly datasetKind: DatasetKind | undefined;
  readonly params: Params;
  readonly seed: number;
  readonly engine: EngineChoice;
  /** a file of word vectors to be loaded for it */
  readonly vectors?: VectorSource;
  /** brings the page that shows this run to the front */
  readonly reveal: () => void;
}

/**
 * What a run tells the page that asked for it. Ends with exactly one `ended`; after it comes one answer to
 * each question, be it why there is none.
 */
export type RunNews =
  | { readonly kind: 'queued'; readonly ahead: number }
  | { readonly kind: 'started' }
  | {
      readonly kind: 'events';
      readonly events: readonly RunEvent[];
      readonly progress: Progress | undefined;
    }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  /** something the person should know that is no end of the run */
  | { readonly kind: 'notice'; readonly message: Phrase }
  /** after `ended`: what the run's lab said to a question, or why it said nothing */
  | {
      readonly kind: 'answers';
      readonly events: readonly RunEvent[];
      readonly message: Phrase | undefined;
    }
  /** after `ended`: the worker with the run's lab is gone, and every answer will be this message */
  | { readonly kind: 'lab-gone'; readonly message: Phrase }
  | {
      readonly kind: 'ended';
      readonly how: 'done' | 'cancelled' | 'failed';
      readonly message: Phrase | undefined;
    };

/** The run in the worker, as the status bar and the context keys see it. */
export interface CurrentRun {
  readonly runId: number;
  readonly name: string;
  readonly progress: Progress | undefined;
  readonly paused: boolean;
  readonly reveal: () => void;
}

/** A worker that has not left a cancelled run after so long is replaced. */
const LEAVING_MS = 500;

type OfRunningRun = Extract<
  FromWorker,
  { kind: 'events' | 'paused' | 'resumed' | 'notice' | 'done' | 'cancelled' | 'failed' }
>;

interface Run {
  readonly id: number;
  readonly request: RunRequest;
  readonly tell: (news: RunNews) => void;
}

/** An ended run that may be asked. */
interface AskedRun {
  readonly run: Run;
  /** questions that are on their way */
  unanswered: number;
  /** the worker that held its models is gone */
  isGone: boolean;
}

const LAB_GONE: Phrase = {
  ko: '모델을 가지고 있던 워커가 꺼졌어요. 다시 실행하면 새로 배워요.',
  en: 'The worker that held the model has ended. Run again: it is trained anew.',
};

const WORKER_DIED: Phrase = {
  ko: '학습을 맡은 워커가 도중에 꺼졌어요({reason}). 다시 실행하면 새 워커로 시작해요.',
  en: 'The worker that trains ended in mid-run ({reason}). Run again: a new one is started.',
};

/**
 * The only one that knows the worker: queues runs, hands each its news, and replaces a worker that
 * died or that must be ended to cancel at once.
 */
export class Trainer implements Disposable {
  readonly #changed = new EventEmitter<CurrentRun | undefined>();
  readonly #waiting: Run[] = [];
  readonly #requests = new Map<number, PromiseWithResolvers<never>>();
  /** ended runs that may be asked, until they are forgotten */
  readonly #labs = new Map<number, AskedRun>();
  #worker: WorkerHandle | undefined;
  #running: Run | undefined;
  #current: CurrentRun | undefined;
  /** a cancelled run that the worker has not left yet: the next one waits for it */
  #leaving: { readonly runId: number; readonly timer: NodeJS.Timeout } | undefined;
  #lastId = 0;

  /** fires when the run in the worker starts, moves on, pauses or ends (then with undefined) */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly platform: Platform,
    private readonly extensionUri: Uri,
  ) {}

  get current(): CurrentRun | undefined {
    return this.#current;
  }

  /** A number for a run about to be started, so that its first news finds who asked for it. */
  nextRunId(): number {
    return ++this.#lastId;
  }

  /** Starts a run, or queues it behind the one that is running. */
  start(id: number, request: RunRequest, tell: (news: RunNews) => void): void {
    const run: Run = { id, request, tell };
    this.#waiting.push(run);
    if (this.#running === undefined) this.#startNext();
    else tell({ kind: 'queued', ahead: this.#waiting.length });
  }

  pause(runId: number): void {
    if (this.#running?.id === runId) this.#worker?.post({ kind: 'pause', runId });
  }

  resume(runId: number): void {
    if (this.#running?.id === runId) this.#worker?.post({ kind: 'resume', runId });
  }

  step(runId: number): void {
    if (this.#running?.id === runId) this.#worker?.post({ kind: 'step', runId });
  }

  /**
   * Ends a run for the person at once. The worker gets half a second to leave it, and is replaced when
   * it has not by then; a TensorFlow.js step cannot be interrupted, so its worker is replaced at once.
   */
  cancel(runId: number, why?: Phrase): void {
    const waiting = this.#waiting.findIndex((run) => run.id === runId);
    if (waiting >= 0) {
      const [run] = this.#waiting.splice(waiting, 1);
      run?.tell({ kind: 'ended', how: 'cancelled', message: why });
      this.#tellQueue();
      return;
    }
    if (this.#running?.id !== runId) return;
    if (this.#running.request.engine.name === 'tfjs') {
      this.#replaceWorker();
    } else {
      this.#worker?.post({ kind: 'cancel', runId });
      const timer = setTimeout(() => {
        this.#replaceWorker();
        this.#left();
      }, LEAVING_MS);
      this.#leaving = { runId, timer };
    }
    this.#end('cancelled', why);
  }

  /**
   * Asks what a finished run has left on the bench; it answers with `answers`.
   *
   * @returns false when it has left nothing, or that is forgotten: there will be no answer
   */
  ask(runId: number, question: Params): boolean {
    const lab = this.#labs.get(runId);
    if (lab === undefined) return false;
    lab.unanswered++;
    if (lab.isGone) this.#refuseAnswers(lab);
    else this.#ensureWorker().post({ kind: 'ask', runId, question });
    return true;
  }

  /** Nobody will ask this run any more: its models' memory may go. */
  forget(runId: number): void {
    if (this.#labs.delete(runId)) this.#worker?.post({ kind: 'forget', runId });
  }

  /** What is in a file, as the worker reads it. @throws {Refusal} with the sentence to show */
  inspect(source: Source): Promise<SourceSummary> {
    return this.#request((requestId) => ({ kind: 'inspect', requestId, source }));
  }

  /** How large a file of word vectors is, by its beginning. @throws {Refusal} with the sentence to show */
  announce(vectors: VectorSource): Promise<VectorAnnouncement> {
    return this.#request((requestId) => ({ kind: 'announce', requestId, vectors }));
  }

  dispose(): void {
    clearTimeout(this.#leaving?.timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#changed.dispose();
  }

  #request<Answer>(message: (requestId: number) => ToWorker): Promise<Answer> {
    const requestId = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#requests.set(requestId, { resolve, reject });
      this.#ensureWorker().post(message(requestId));
    });
  }

  #startNext(): void {
    if (this.#leaving !== undefined) return;
    const run = this.#waiting.shift();
    if (run === undefined) return;
    this.#running = run;
    const { reveal, experiment, source, datasetKind, params, seed, engine, vectors } = run.request;
    this.#setCurrent({
      runId: run.id,
      name: source.name,
      progress: undefined,
      paused: false,
      reveal,
    });
    run.tell({ kind: 'started' });
    this.#tellQueue();
    this.#ensureWorker().post({
      kind: 'run',
      runId: run.id,
      experiment,
      source,
      datasetKind,
      params,
      seed,
      engine,
      vectors,
    });
  }

  #tellQueue(): void {
    this.#waiting.forEach((run, i) => run.tell({ kind: 'queued', ahead: i + 1 }));
  }

  #end(how: 'done' | 'cancelled' | 'failed', message?: Phrase): void {
    const run = this.#running;
    this.#running = undefined;
    this.#setCurrent(undefined);
    run?.tell({ kind: 'ended', how, message });
    this.#startNext();
  }

  /** The worker has left the cancelled run, or was replaced. */
  #left(): void {
    clearTimeout(this.#leaving?.timer);
    this.#leaving = undefined;
    if (this.#running === undefined) this.#startNext();
  }

  #setCurrent(current: CurrentRun | undefined): void {
    this.#current = current;
    this.#changed.fire(current);
  }

  #ensureWorker(): WorkerHandle {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.platform.spawnWorker(this.extensionUri);
    worker.onMessage((message) => {
      if (worker === this.#worker) this.#receive(message);
    });
    worker.onDeath((reason) => {
      if (worker === this.#worker) this.#workerDied(reason);
    });
    this.#worker = worker;
    return worker;
  }

  #replaceWorker(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#refuseInspections('cancelled');
    this.#loseLabs();
    this.#ensureWorker();
  }

  #workerDied(reason: string): void {
    this.#worker = undefined;
    this.#refuseInspections(reason);
    this.#loseLabs();
    this.#left();
    if (this.#running !== undefined) this.#end('failed', fill(WORKER_DIED, { reason }));
  }

  #refuseInspections(reason: string): void {
    for (const { reject } of this.#requests.values()) {
      reject(new Refusal(fill(WORKER_DIED, { reason })));
    }
    this.#requests.clear();
  }

  /** The models were in the worker's memory. */
  #loseLabs(): void {
    const lost = [...this.#labs.values()].filter(({ isGone }) => !isGone);
    for (const lab of lost) lab.isGone = true;
    for (const lab of lost) {
      lab.run.tell({ kind: 'lab-gone', message: LAB_GONE });
      this.#refuseAnswers(lab);
    }
  }

  #refuseAnswers(lab: AskedRun): void {
    for (; lab.unanswered > 0; lab.unanswered--) {
      lab.run.tell({ kind: 'answers', events: [], message: LAB_GONE });
    }
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        return;
      case 'inspected':
        this.#answer(message.requestId, message.summary);
        return;
      case 'announced':
        this.#answer(message.requestId, message.announcement);
        return;
      case 'inspect-failed':
        this.#requests.get(message.requestId)?.reject(new Refusal(message.message));
        this.#requests.delete(message.requestId);
        return;
      case 'answers':
        this.#hearAnswer({ ...message, message: undefined });
        return;
      case 'no-answer':
        this.#hearAnswer({ ...message, kind: 'answers', events: [] });
        return;
      case 'events':
      case 'paused':
      case 'resumed':
      case 'notice':
      case 'done':
      case 'cancelled':
      case 'failed':
        if (message.runId === this.#running?.id) this.#receiveOfRun(this.#running, message);
        else if (message.runId === this.#leaving?.runId && isEnd(message)) this.#left();
        return;
      default:
        assertNever(message);
    }
  }

  #hearAnswer(answer: Extract<RunNews, { kind: 'answers' }> & { readonly runId: number }): void {
    const lab = this.#labs.get(answer.runId);
    if (lab === undefined) return; // forgotten meanwhile
    lab.unanswered--;
    lab.run.tell(answer);
  }

  #answer(requestId: number, answer: unknown): void {
    this.#requests.get(requestId)?.resolve(answer as never);
    this.#requests.delete(requestId);
  }

  #receiveOfRun(run: Run, message: OfRunningRun): void {
    switch (message.kind) {
      case 'events': {
        const { events, progress } = message;
        if (progress !== undefined && this.#current !== undefined) {
          this.#setCurrent({ ...this.#current, progress });
        }
        run.tell({ kind: 'events', events, progress });
        return;
      }
      case 'paused':
      case 'resumed':
        if (this.#current !== undefined) {
          this.#setCurrent({ ...this.#current, paused: message.kind === 'paused' });
        }
        run.tell({ kind: message.kind });
        return;
      case 'notice':
        run.tell({ kind: 'notice', message: message.message });
        return;
      case 'done':
        if (message.lab) this.#labs.set(run.id, { run, unanswered: 0, isGone: false });
        this.#end('done');
        return;
      case 'cancelled':
        this.#end('cancelled');
        return;
      case 'failed':
        this.#end('failed', message.message);
        return;
      default:
        assertNever(message);
    }
  }
}

function isEnd({ kind }: FromWorker): boolean {
  return kind === 'done' || kind === 'cancelled' || kind === 'failed';
}

interface PromiseWithResolvers<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (refusal: Refusal) => void;
}
