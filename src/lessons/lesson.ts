import type { Phrase } from '../phrase/phrase';
import type { DatasetKind } from '../dataset/dataset';

/** A lesson's words, side by side in every language. Data only: nothing runs here. */
export interface Lesson {
  readonly id: string;
  readonly chapter: ChapterId;
  readonly title: Phrase;
  /** the student's own lines the page quotes, as written (never translated away: `en` glosses) */
  readonly notes: readonly NoteLine[];
  /** first and last line of the notes, for a lesson that draws a whole stretch together */
  readonly gathers?: readonly [number, number];
  /** what it says, put right: short paragraphs */
  readonly prose: readonly Phrase[];
  readonly predict: Prediction;
  /** sentences bound to values of the run and to a test of the same id */
  readonly claims: readonly { readonly id: string; readonly words: Phrase }[];
  /** the misconception to watch for */
  readonly watchFor: readonly Phrase[];
  /** the same in other libraries, with the learner's own settings: see fill-snippet.ts */
  readonly snippets: readonly Snippet[];
  readonly sources: readonly Source[];
  /** which datasets it can run on, best first */
  readonly needs: readonly DatasetKind[];
  /**
   * for a lesson that learns from the whole text and then looks at one place: the cursor's line comes as
   * the setting `line` (0-based, of the document), the cursor's word as the setting `word`
   */
  readonly beginsAt?: 'line' | 'word';
  /** the bundled file it falls back on, inside media/samples */
  readonly sample: string;
  readonly knobs: readonly Knob[];
}

export type ChapterId = 'recurrent-networks' | 'time-series' | 'text' | 'attention' | 'seq2seq';

export interface Chapter {
  readonly id: ChapterId;
  readonly number: number;
  readonly title: Phrase;
}

export interface NoteLine {
  /** 1-based line of the notes */
  readonly line: number;
  /** the line or a part of it, letter for letter, without the dash it begins with */
  readonly ko: string;
  readonly en: string;
}

/** The answer is an option's id, computed by the run and sent as `{ kind: 'answer', option }`. */
export interface Prediction {
  readonly question: Phrase;
  readonly options: readonly { readonly id: string; readonly words: Phrase }[];
  /** said with the answer; placeholders are the answer event's `values` */
  readonly because: Phrase;
}

export type Knob = {
  readonly id: string;
  readonly label: Phrase;
  /** shown on hovering */
  readonly help: Phrase;
} & (
  | { readonly kind: 'choice'; readonly options: readonly KnobOption[]; readonly initial: string }
  | {
      readonly kind: 'range';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly initial: number;
    }
);

export interface KnobOption {
  readonly id: string;
  readonly label: Phrase;
}

export interface Snippet {
  readonly library: 'Keras' | 'PyTorch' | 'TensorFlow.js' | 'statsmodels' | 'R';
  /** runs as it stands once `{knob}` is replaced by the setting; other braces are the language's */
  readonly code: string;
  /** what this library calls a setting, by knob and value: `{ cell: { rnn: 'SimpleRNN' } }` */
  readonly names?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Source {
  readonly words: string;
  readonly url?: string;
}
