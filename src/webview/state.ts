import type { Params, SharedEvent } from '../lessons/experiment';
import type { Phrase } from '../phrase/phrase';
import {
  assertNever,
  type Progress,
  type RunEvent,
  type SourceLine,
  type ToView,
} from '../protocol/messages';

export type RunStatus = 'queued' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

/** The newest run of the page, as far as it has been told. */
export interface ShownRun {
  readonly id: number;
  readonly status: RunStatus;
  /** runs that are before this one in the queue */
  readonly ahead: number;
  readonly params: Params;
  readonly source: SourceLine | undefined;
  readonly events: readonly RunEvent[];
  readonly progress: Progress | undefined;
  readonly message: Phrase | undefined;
  /** the newest event of each kind that the run's lab has answered with */
  readonly answers: readonly RunEvent[];
  /** questions answered so far, with or without events: whoever asks waits for the next */
  readonly answered: number;
  /** the file was edited after the run took its text */
  readonly fileChanged: boolean;
}

export interface PageState {
  readonly page: Extract<ToView, { kind: 'page' }> | undefined;
  /** instead of a page with a run */
  readonly map: Extract<ToView, { kind: 'map' }> | undefined;
  readonly run: ShownRun | undefined;
  readonly notice: Phrase | undefined;
  readonly stepKey: { readonly count: number; readonly by: -1 | 0 | 1 };
}

export const EMPTY: PageState = {
  page: undefined,
  map: undefined,
  run: undefined,
  notice: undefined,
  stepKey: { count: 0, by: 0 },
};

/** The newest event of a kind that every page understands. */
export function lastOf<Kind extends SharedEvent['kind']>(
  kind: Kind,
  events: readonly RunEvent[],
): Extract<SharedEvent, { kind: Kind }> | undefined {
  return events.findLast((event): event is Extract<SharedEvent, { kind: Kind }> => {
    return event.kind === kind;
  });
}

/** The state after a message of the host. What is about another run than the newest is dropped. */
export function reduce(state: PageState, message: ToView): PageState {
  switch (message.kind) {
    case 'page': {
      const { page } = state;
      const isSame = JSON.stringify(page?.page) === JSON.stringify(message.page);
      return isSame ? { ...state, page: message } : { ...EMPTY, page: message };
    }
    case 'run-queued':
      return ofRun({ ...state, notice: undefined }, message.runId, (run) => ({
        ...(run ?? freshRun(message.runId, {}, undefined)),
        status: 'queued',
        ahead: message.ahead,
      }));
    case 'run-started': {
      const { runId, params, source } = message;
      if (state.run !== undefined && runId < state.run.id) return state;
      return { ...state, run: freshRun(runId, params, source), notice: undefined };
    }
    case 'events':
      return ofRun(state, message.runId, (run) =>
        run === undefined
          ? undefined
          : {
              ...run,
              events: message.events.length === 0 ? run.events : [...run.events, ...message.events],
              progress: message.progress ?? run.progress,
            },
      );
    case 'run-paused':
      return withStatus(state, message.runId, 'paused');
    case 'run-resumed':
      return withStatus(state, message.runId, 'running');
    case 'run-ended':
      return ofRun(state, message.runId, (run) =>
        run === undefined ? undefined : { ...run, status: message.how, message: message.message },
      );
    case 'answers':
      return ofRun(state, message.runId, (run) =>
        run === undefined
          ? undefined
          : {
              ...run,
              answers: newestOfEachKind([...run.answers, ...message.events]),
              answered: run.answered + 1,
              message: message.message ?? run.message,
            },
      );
    case 'source-changed':
      return ofRun(state, message.runId, (run) =>
        run === undefined ? undefined : { ...run, fileChanged: true },
      );
    case 'notice':
      return { ...state, notice: message.message };
    case 'map':
      return { ...EMPTY, map: message };
    case 'step-key':
      return { ...state, stepKey: { count: state.stepKey.count + 1, by: message.by } };
    default:
      return assertNever(message);
  }
}

function newestOfEachKind(events: readonly RunEvent[]): RunEvent[] {
  return [...new Map(events.map((event) => [event.kind, event])).values()];
}

function freshRun(id: number, params: Params, source: SourceLine | undefined): ShownRun {
  return {
    id,
    status: 'running',
    ahead: 0,
    params,
    source,
    events: [],
    progress: undefined,
    message: undefined,
    answers: [],
    answered: 0,
    fileChanged: false,
  };
}

/** `change` gets the run of this number, or undefined when the number is new. */
function ofRun(
  state: PageState,
  runId: number,
  change: (run: ShownRun | undefined) => ShownRun | undefined,
): PageState {
  const { run } = state;
  if (run !== undefined && runId < run.id) return state; // stale
  const changed = change(run?.id === runId ? run : undefined);
  return changed === undefined ? state : { ...state, run: changed };
}

function withStatus(state: PageState, runId: number, status: RunStatus): PageState {
  return ofRun(state, runId, (run) => (run === undefined ? undefined : { ...run, status }));
}
