import type { Dataset } from '../dataset/dataset';
import type { Engine } from '../engine/engine';
import type { Phrase, PhraseValues } from '../phrase/phrase';
import type { WordVectors } from '../text/word-vectors';

/** Settings of one run, by knob: `{ cell: 'lstm', window: 12 }`. */
export type Params = Readonly<Record<string, string | number>>;

/** All that a run needs which measures no time: it says the same again for the same seed. */
export interface UntimedContext {
  readonly dataset: Dataset;
  readonly params: Params;
  readonly seed: number;
  readonly engine: Engine;
  /** of a file that was loaded for this run */
  readonly vectors?: WordVectors | undefined;
}

export interface ExperimentContext extends UntimedContext {
  /** milliseconds from any start, steady: for what a run measures of itself, never for what it does */
  readonly now: () => number;
}

/**
 * A run: a synchronous generator of events. The runner pulls it in slices, so a slice between two
 * events takes a few milliseconds where the engine allows; it yields `progress` after every step.
 *
 * It may return a {@link Lab}: what it has trained, ready for questions.
 *
 * @throws {Refusal} when the dataset cannot be used, with the sentence for the person
 */
export type Experiment<Event, Context extends UntimedContext = ExperimentContext> = (
  context: Context,
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a generator that returns nothing
) => Generator<Event | SharedEvent, Lab<Event> | void, undefined>;

/**
 * What a run leaves on the bench: its trained model, to be asked again and again while someone drags a
 * weight or forces a gate. It lives until its page goes, or newer runs need the room.
 */
export interface Lab<Event> {
  /**
   * Answers within a few milliseconds, or pauses at slices. The page keeps the last event of each kind.
   *
   * @throws {Refusal} with the sentence for the person
   */
  ask(question: Params): Iterable<Event | Extract<SharedEvent, { kind: 'slice' }>>;
  /** gives its models' memory back */
  dispose(): void;
}

/**
 * What every page understands; all other events belong to the experiment and its view.
 * Events cross to a webview as JSON: no NaN, no Infinity; what is not known is undefined.
 */
export type SharedEvent =
  /** whole steps done, of steps in all; the runner adds speed and time left */
  | { readonly kind: 'progress'; readonly step: number; readonly total: number }
  /** a part of a step that takes long has passed: nothing to tell, the runner looks for messages */
  | { readonly kind: 'slice' }
  /** which part of the file is used: the page's source line, after the file's name */
  | { readonly kind: 'used'; readonly words: Phrase }
  /** the right option of the lesson's prediction, with the figures its reason names */
  | { readonly kind: 'answer'; readonly option: string; readonly values: PhraseValues }
  /** what the run found, as one headline and the sentences under it */
  | { readonly kind: 'verdict'; readonly headline: Phrase; readonly reasons: readonly Phrase[] };
