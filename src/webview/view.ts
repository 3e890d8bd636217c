import type { VNode } from 'preact';
import type { Place } from '../dataset/dataset';
import type { Params, SharedEvent } from '../lessons/experiment';
import type { Language, Phrase, PhraseValues } from '../phrase/phrase';

/**
 * The picture of a run: maps the events so far to marks and does no maths. The shell around it
 * draws knobs, buttons, progress, problems and the verdict.
 */
export type View<Event = never> = (props: ViewProps<Event>) => VNode | null;

export interface ViewProps<Event> {
  /** all events of the run so far, in order; a new array each time some arrive */
  readonly events: readonly (Event | SharedEvent)[];
  /** what the run's lab has answered: the newest event of each kind, empty until something is asked */
  readonly answers: readonly Event[];
  /**
   * Asks the lab of the run that has ended; while an answer is on its way the newest question waits.
   * Asked of a run without a lab, or before its end, it is dropped.
   */
  readonly ask: (question: Params) => void;
  readonly params: Params;
  readonly language: Language;
  /** a phrase in the reader's language */
  readonly say: (phrase: Phrase, values?: PhraseValues) => string;
  /** mark these places in the editor, the last call wins; empty: take the marks away */
  readonly highlight: (places: readonly Place[]) => void;
  /** counts up with each step asked for from the editor's keys; `by` says which way */
  readonly stepKey: { readonly count: number; readonly by: -1 | 0 | 1 };
  /** whether the run has ended */
  readonly ended: boolean;
}
