import type { Disposable } from 'vscode';
import type { Params } from '../lessons/experiment';
import { Refusal } from '../phrase/refusal';
import type { RunNews, RunRequest, Trainer } from './trainer';

interface Asked<Event> {
  readonly resolve: (event: Event) => void;
  readonly reject: (error: Error) => void;
}

/** A run that is there for its lab: it is followed to its end, then asked, one event to each question. */
export class LabRun<Event> implements Disposable {
  readonly #runId: number;
  /** asked and not yet answered, in order */
  readonly #asked: Asked<Event>[] = [];
  #state: 'new' | 'running' | 'ended' | 'disposed' = 'new';
  #whyDisposed: () => Error = () => new Error('nobody waits any more');

  /** @param onGone the lab has no answer any more: the next question begins anew */
  constructor(
    private readonly trainer: Trainer,
    private readonly onGone: () => void,
  ) {
    this.#runId = trainer.nextRunId();
  }

  /**
   * @param hear what the run tells on its way
   * @returns when it may be asked
   * @throws {Refusal} with the sentence to show
   */
  start(
    request: Omit<RunRequest, 'reveal'>,
    hear: (news: Extract<RunNews, { kind: 'events' }>) => void,
    cancelled: () => Error = () => new Error('cancelled'),
  ): Promise<void> {
    if (this.#state === 'disposed') return Promise.reject(cancelled());
    this.#state = 'running';
    return new Promise((resolve, reject) => {
      this.trainer.start(this.#runId, { ...request, reveal: () => undefined }, (news) => {
        if (news.kind === 'events') {
          hear(news);
        } else if (news.kind === 'answers') {
          this.#hearAnswer(news);
        } else if (news.kind === 'lab-gone') {
          this.#refuseAll(() => new Refusal(news.message));
          this.onGone();
        } else if (news.kind === 'ended') {
          if (this.#state === 'running') this.#state = 'ended';
          if (news.how === 'done') resolve();
          else if (news.how === 'cancelled') reject(cancelled());
          else reject(news.message ? new Refusal(news.message) : new Error(news.how));
        }
      });
    });
  }

  /** @throws {Refusal} with the sentence to show, or what `dispose` was given */
  ask(question: Params): Promise<Event> {
    if (this.#state === 'disposed') return Promise.reject(this.#whyDisposed());
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      if (this.trainer.ask(this.#runId, question)) return;
      this.#asked.pop();
      reject(new Error('the run has left nothing to ask'));
    });
  }

  /** Ends the run, or forgets its lab; what is not yet answered is refused. */
  dispose(why = this.#whyDisposed): void {
    if (this.#state === 'running') this.trainer.cancel(this.#runId);
    else if (this.#state === 'ended') this.trainer.forget(this.#runId);
    this.#state = 'disposed';
    this.#whyDisposed = why;
    this.#refuseAll(why);
  }

  #refuseAll(why: () => Error): void {
    for (const { reject } of this.#asked.splice(0)) reject(why());
  }

  #hearAnswer({ events, message }: Extract<RunNews, { kind: 'answers' }>): void {
    const asked = this.#asked.shift();
    if (asked === undefined) return; // refused meanwhile
    const [event] = events as readonly Event[];
    if (event !== undefined) {
      asked.resolve(event);
      return;
    }
    asked.reject(message === undefined ? new Error('no answer') : new Refusal(message));
    this.onGone();
  }
}
