import type { Place } from '../../dataset/dataset';
import type { MostFrequentTarget } from '../../models/pair-reading';
import type { HandOver } from '../../models/seq2seq';
import type { PairWalk } from '../../models/seq2seq-walk';

export type Seq2seqEvent = Seq2seqLoss | HandOverScores | PairShown | HeldOutPairs;

export interface Seq2seqLoss {
  readonly kind: 'loss';
  readonly step: number;
  /** bits per target token, with teacher forcing */
  readonly loss: number;
}

/** The pairs to choose from: none of them was trained on. */
export interface HeldOutPairs {
  readonly kind: 'pairs';
  readonly sources: readonly string[];
}

export interface HandOverScores {
  readonly kind: 'scores';
  readonly pairs: number;
  /** of just these pairs */
  readonly mostFrequent: MostFrequentTarget;
  readonly rows: readonly HandOverScore[];
}

export interface HandOverScore {
  readonly handOver: HandOver;
  /** trained with this; or when it writes gets less than it was trained with, or something else */
  readonly how: 'trained' | 'cut' | 'changed';
  readonly exact: number;
  readonly tokenAccuracy: number;
  /** how many different outputs there are */
  readonly different: number;
  readonly firstOutput: string;
}

/** One source followed through. */
export interface PairShown {
  readonly kind: 'walk';
  readonly handOver: HandOver;
  readonly source: string;
  /** undefined for a source that someone typed */
  readonly target: string | undefined;
  readonly place: Place | undefined;
  readonly output: string;
  readonly walk: PairWalk;
}
