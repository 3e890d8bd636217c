import type { Place } from '../../dataset/dataset';
import type { Spread } from '../../models/over-seeds';
import type { BaselineLoss } from '../../models/reading';
import type { Phrase } from '../../phrase/phrase';
import type { LossesSoFar } from '../../training/over-seeds/losses-so-far-event';

/** What a run of the lesson tells its picture. */
export type EmbeddingLayerEvent =
  | EmbeddingSizes
  | LinesFound
  | EmbeddedLine
  | ModelsMade
  | LossesSoFar<Table>
  | TokenNeighbours
  | TablesCompared;

/** What the rows of the embedding begin with, and whether they learn. */
export type Table = 'random-frozen' | 'random' | 'word2vec-frozen' | 'word2vec';

export type ByTable<Value> = Readonly<Record<Table, Value>>;

/** How small the vectors become, and what the table holds. */
export interface EmbeddingSizes {
  readonly kind: 'sizes';
  /** different tokens of the training part */
  readonly known: number;
  /** numbers of a one-hot vector, V: a place for each of them, and one for what is not known */
  readonly vocabulary: number;
  /** numbers of a row, d */
  readonly units: number;
  /** numbers of the table, V · d; as many multiplications has the product for one token */
  readonly table: number;
}

/** The lines that can be walked through; a long one in several pieces. */
export interface LinesFound {
  readonly kind: 'lines';
  readonly places: readonly Place[];
}

/** A line's tokens, each by the product and by the lookup; also the lab's answer to `{ line }`. */
export interface EmbeddedLine {
  readonly kind: 'line';
  readonly index: number;
  /** whether the table has learned, or is the random one that it starts from */
  readonly learned: boolean;
  readonly tokens: readonly EmbeddedToken[];
}

export interface EmbeddedToken {
  readonly text: string;
  readonly id: number;
  readonly known: boolean;
  readonly place: Place;
  /** one-hot vector times table, shape [d] */
  readonly product: readonly number[];
  /** what the layer gives, shape [d] */
  readonly lookup: readonly number[];
  /** greatest difference of the two */
  readonly difference: number;
  /** the row before any training, shape [d] */
  readonly start: readonly number[];
}

/** The four models, before any training. */
export interface ModelsMade {
  readonly kind: 'models';
  /** numbers that learn: without the table where it is frozen */
  readonly learning: ByTable<number>;
  /** one training of each model for each of them */
  readonly seeds: readonly number[];
}

/** Which tokens lie nearest to the most frequent ones, first seed. */
export interface TokenNeighbours {
  readonly kind: 'neighbours';
  readonly rows: readonly {
    readonly token: string;
    /** those whose following tokens are most alike, counted in the training part */
    readonly usedAlike: readonly string[];
    /** nearest vectors in the tables that the trainings start from */
    readonly random: readonly string[];
    readonly word2vec: readonly string[];
    /** in the table that started at random, once it has learned */
    readonly learned: readonly string[] | undefined;
  }[];
}

/** What the four models came to. */
export interface TablesCompared {
  readonly kind: 'compared';
  /** of all losses */
  readonly unit: Phrase;
  readonly seeds: readonly number[];
  /** on what no model was trained on, by seed */
  readonly losses: ByTable<readonly number[]>;
  readonly overSeeds: ByTable<Spread>;
  readonly baselines: readonly BaselineLoss[];
  /** undefined where the text has too few frequent tokens to have neighbours */
  readonly shares: AlikeShares | undefined;
  /** all tokens of the vocabulary by the product and by the lookup, in the learned table */
  readonly difference: number;
  /** rows of the first seed's learned table that are not what they were, of all */
  readonly changed: number;
  readonly vocabulary: number;
}

/** Of the nearest vectors of the frequent tokens: how many belong to the tokens most alike in use. */
export interface AlikeShares {
  /** frequent tokens, among which the nearest are looked for */
  readonly among: number;
  readonly nearest: number;
  /** what vectors at random come to on average */
  readonly chance: number;
  readonly random: Spread;
  readonly word2vec: Spread;
  readonly learned: Spread;
}
