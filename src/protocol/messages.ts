import type { DatasetKind, Place } from '../dataset/dataset';
import type { DatasetSummary } from '../dataset/summary';
import type { Params, SharedEvent } from '../lessons/experiment';
import type { Language, Phrase } from '../phrase/phrase';
import type { VectorAnnouncement } from '../text/vector-file';

/*
 * Everything that crosses a boundary: host -> worker, worker -> host, host -> view, view -> host.
 * Closed unions with readable tags; every switch over one ends in `assertNever`. Failure is a
 * message; a run ends in exactly one of `done`, `cancelled`, `failed`.
 */

/** Runs whose models a worker keeps for questions; an older one is given up for a newer. */
export const MOST_LABS = 4;

/** What can be run: a lesson's id, or one of the two runs of *Train on This File*. */
export type ExperimentId = string;

/** The document an experiment learns from. */
export type Source = {
  /** the file's name without its folder */
  readonly name: string;
  /** VS Code's language id, `csv`, `plaintext`, … */
  readonly languageId: string;
} & (
  | {
      readonly kind: 'text';
      readonly text: string;
      /** where the text begins in the document: a selection rarely begins at 0:0 */
      readonly firstLine: number;
      readonly firstCharacter: number;
    }
  /** too large for VS Code to hand over, or not open: read by the worker, as saved on disk */
  | { readonly kind: 'file'; readonly uri: string; readonly encoding: string | undefined }
  /** bytes of such a file where the worker has no disk (a web host) */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly encoding: string | undefined }
);

/** A file that is no open document. */
export type FileSource = Exclude<Source, { readonly kind: 'text' }>;

/** A file of word vectors, in the way the worker can read it. */
export interface VectorSource {
  readonly source: FileSource;
  /** bytes of the file */
  readonly size: number;
  /** words at most; undefined: all */
  readonly most: number | undefined;
}

/** `wasm`: Unroll's own kernels; `tfjs`: TensorFlow.js, which also stands in where they cannot run. */
export type EngineName = 'wasm' | 'tfjs';

export interface EngineChoice {
  readonly name: EngineName;
  /** 0: as many as are worth it on this machine */
  readonly threads: number;
}

export type ToWorker =
  | {
      readonly kind: 'run';
      readonly runId: number;
      readonly experiment: ExperimentId;
      readonly source: Source;
      /** read the file as this, whatever it looks like; undefined: as what it looks like */
      readonly datasetKind: DatasetKind | undefined;
      readonly params: Params;
      readonly seed: number;
      readonly engine: EngineChoice;
      /** read before the run begins, which then learns none */
      readonly vectors?: VectorSource | undefined;
    }
  | { readonly kind: 'pause'; readonly runId: number }
  | { readonly kind: 'resume'; readonly runId: number }
  /** while paused: one more step of the model, then pause again */
  | { readonly kind: 'step'; readonly runId: number }
  | { readonly kind: 'cancel'; readonly runId: number }
  /** a question to what the run has left on the bench: see Lab in lessons/experiment.ts */
  | { readonly kind: 'ask'; readonly runId: number; readonly question: Params }
  /** nobody will ask this run any more */
  | { readonly kind: 'forget'; readonly runId: number }
  /** what is in the file: for the column question and the source line */
  | { readonly kind: 'inspect'; readonly requestId: number; readonly source: Source }
  /** how large a file of word vectors is, by its beginning */
  | { readonly kind: 'announce'; readonly requestId: number; readonly vectors: VectorSource };

export type FromWorker =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'events';
      readonly runId: number;
      readonly events: readonly RunEvent[];
      readonly progress: Progress | undefined;
    }
  | { readonly kind: 'paused'; readonly runId: number }
  | { readonly kind: 'resumed'; readonly runId: number }
  /** something the person should know that is no end of the run */
  | { readonly kind: 'notice'; readonly runId: number; readonly message: Phrase }
  /** `lab`: it may be asked from now on */
  | { readonly kind: 'done'; readonly runId: number; readonly lab: boolean }
  | { readonly kind: 'answers'; readonly runId: number; readonly events: readonly RunEvent[] }
  /** a question without an answer, and why; or the lab is gone, when the page may only run again */
  | { readonly kind: 'no-answer'; readonly runId: number; readonly message: Phrase }
  | { readonly kind: 'cancelled'; readonly runId: number }
  | { readonly kind: 'failed'; readonly runId: number; readonly message: Phrase }
  | { readonly kind: 'inspected'; readonly requestId: number; readonly summary: SourceSummary }
  | {
      readonly kind: 'announced';
      readonly requestId: number;
      readonly announcement: VectorAnnouncement;
    }
  /** of `inspect` or `announce` */
  | { readonly kind: 'inspect-failed'; readonly requestId: number; readonly message: Phrase };

/** An experiment's event: shared ones are known here, the rest only to its view. */
export type RunEvent = SharedEvent | { readonly kind: string };

export interface Progress {
  readonly step: number;
  readonly total: number;
  readonly stepsPerSecond: number;
  /** undefined until enough steps have been timed */
  readonly secondsLeft: number | undefined;
}

/** A dataset as the host and the page need to know it: no values. */
export type SourceSummary = DatasetSummary;

/** What a page shows. One webview bundle serves both the lesson and the training panel. */
export type Page =
  | { readonly kind: 'lesson'; readonly id: string }
  | { readonly kind: 'training'; readonly experiment: 'forecast' | 'text' };

export type ToView =
  /** everything a page needs to draw itself; sent on `ready` and whenever one of it changes */
  | {
      readonly kind: 'page';
      readonly page: Page;
      readonly language: Language;
      readonly source: SourceLine | undefined;
      readonly lesson: LessonProgress | undefined;
      /** true for the view that has the whole editor's width and no "open large" */
      readonly large: boolean;
    }
  | {
      readonly kind: 'run-started';
      readonly runId: number;
      readonly params: Params;
      readonly seed: number;
      readonly source: SourceLine;
    }
  | { readonly kind: 'run-queued'; readonly runId: number; readonly ahead: number }
  | {
      readonly kind: 'events';
      readonly runId: number;
      readonly events: readonly RunEvent[];
      readonly progress: Progress | undefined;
    }
  | { readonly kind: 'run-paused'; readonly runId: number }
  | { readonly kind: 'run-resumed'; readonly runId: number }
  | {
      readonly kind: 'run-ended';
      readonly runId: number;
      readonly how: 'done' | 'cancelled' | 'failed';
      /** why, when it failed or was ended by something else than Stop */
      readonly message: Phrase | undefined;
    }
  /** what the run's lab said to the last question: the newest event of each kind counts */
  | {
      readonly kind: 'answers';
      readonly runId: number;
      readonly events: readonly RunEvent[];
      /** why there is no answer */
      readonly message: Phrase | undefined;
    }
  /** the file changed after the run's text was taken */
  | { readonly kind: 'source-changed'; readonly runId: number }
  /** something the person should know that is no end of a run: no open file, no such column */
  | { readonly kind: 'notice'; readonly message: Phrase }
  /** a map of words, with the selection on it: a page of its own, without a run */
  | ({ readonly kind: 'map'; readonly language: Language } & ShownMap)
  /** step keys pressed in the editor while stepping: -1 back, +1 on, 0 play or pause */
  | { readonly kind: 'step-key'; readonly by: -1 | 0 | 1 };

/** Where a selection lies among other words. */
export interface ShownMap {
  /** the selection, as a heading */
  readonly title: string;
  /** the text or the file that the vectors come from */
  readonly vectors: string;
  readonly by: 'pca' | 'umap';
  readonly words: readonly string[];
  /** x and y, shape [n, 2] row by row, of no unit */
  readonly positions: readonly number[];
  readonly chosen: number;
  readonly near: readonly number[];
  /** share of the variance that is shown; undefined for `umap` */
  readonly share: number | undefined;
}

/** The line above the run: which file and which part of it. */
export interface SourceLine {
  readonly name: string;
  /** kept by a panel, so that it finds its file again after the window was reloaded */
  readonly uri: string;
  /** why a sample stands in for the open file, when it does */
  readonly fallback: Phrase | undefined;
  /** "as saved on disk", "the selection", … */
  readonly qualifier: Phrase | undefined;
  readonly summary: SourceSummary | undefined;
}

export interface LessonProgress {
  /** the option chosen, `skipped`, or undefined before either */
  readonly prediction: string | undefined;
  readonly ranOnce: boolean;
  readonly place: { readonly index: number; readonly of: number };
}

export type FromView =
  | { readonly kind: 'ready' }
  | { readonly kind: 'run'; readonly page: Page; readonly params: Params }
  | { readonly kind: 'pause'; readonly runId: number }
  | { readonly kind: 'resume'; readonly runId: number }
  | { readonly kind: 'step'; readonly runId: number }
  | { readonly kind: 'stop'; readonly runId: number }
  | { readonly kind: 'ask'; readonly runId: number; readonly question: Params }
  | { readonly kind: 'predict'; readonly lesson: string; readonly option: string }
  /** mark these places in the document the run was made from; empty: take the marks away */
  | { readonly kind: 'highlight'; readonly runId: number; readonly places: readonly Place[] }
  | { readonly kind: 'open-lesson'; readonly lesson: string }
  | { readonly kind: 'open-large'; readonly page: Page }
  | { readonly kind: 'go-to-line'; readonly runId: number | undefined; readonly line: number }
  | { readonly kind: 'copy'; readonly text: string }
  /** of the page of a map: the same by another method, or another word on it */
  | { readonly kind: 'draw-map'; readonly by: 'pca' | 'umap'; readonly word: string | undefined };

/** Ends a switch over a closed union: a new member that is not handled does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unknown message ${JSON.stringify(value)}`);
}
