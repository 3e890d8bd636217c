import type { Place } from '../../dataset/dataset';
import type { Spread } from '../../models/over-seeds';
import type { MostFrequentTarget } from '../../models/pair-reading';
import type { LossesSoFar } from '../../training/over-seeds/losses-so-far-event';

export type VectorsInSeq2seqEvent =
  ModelsMade | TokenNeighbours | LossesSoFar<TokenInput> | PairsWritten | InputsCompared;

/** What a token becomes before the cells read it. */
export type TokenInput = 'one-hot' | 'embedding' | 'word2vec';

export type ByInput<Value> = Readonly<Record<TokenInput, Value>>;

/** The three models, before any training. */
export interface ModelsMade {
  readonly kind: 'models';
  /** known tokens, special ones too */
  readonly sourceTokens: number;
  readonly targetTokens: number;
  /** numbers that a source token becomes, the tokens themselves for one-hot */
  readonly inputSize: ByInput<number>;
  readonly parameters: ByInput<number>;
  /** one training of each model for each of them */
  readonly seeds: readonly number[];
}

/** Which source tokens lie nearest to some frequent ones, first seed. */
export interface TokenNeighbours {
  readonly kind: 'neighbours';
  readonly rows: readonly {
    readonly token: string;
    /** by the word2vec vectors that a training starts from, nearest first */
    readonly word2vec: readonly string[];
    /** by the embedding learned from a random start; undefined before it has been learned */
    readonly learned: readonly string[] | undefined;
  }[];
}

/** What the models of the first seed wrote for a few held-out pairs. */
export interface PairsWritten {
  readonly kind: 'written';
  readonly rows: readonly {
    readonly source: string;
    readonly target: string;
    readonly place: Place;
    readonly outputs: ByInput<string>;
  }[];
}

export interface InputsCompared {
  readonly kind: 'compared';
  /** held-out pairs, the same for all models and seeds */
  readonly pairs: number;
  readonly mostFrequent: MostFrequentTarget;
  readonly seeds: readonly number[];
  readonly scores: ByInput<InputScores>;
}

export interface InputScores {
  /** share of pairs written without a fault, by seed */
  readonly exact: readonly number[];
  /** share of target tokens named right with teacher forcing, by seed */
  readonly tokens: readonly number[];
  readonly exactOverSeeds: Spread;
  readonly tokensOverSeeds: Spread;
}
