import type { Place } from '../../dataset/dataset';

/** What a run of the lesson tells its picture. */
export type DictionaryEvent = DictionarySizes | DictionaryRanks | DictionaryEntries | MinCounts;

/** The dictionary of the first half; numbers of tokens unless said otherwise. */
export interface DictionarySizes {
  readonly kind: 'sizes';
  readonly minCount: number;
  /** of the first half */
  readonly tokens: number;
  /** different ones: known + dropped */
  readonly unique: number;
  /** different ones that the dictionary holds, special tokens not counted */
  readonly known: number;
  /** different ones that are too rare for it */
  readonly dropped: number;
  /** occurrences of the known and of the dropped ones: together all tokens */
  readonly knownTokens: number;
  readonly droppedTokens: number;
  /** different ones that occur once */
  readonly once: number;
  /** of the second half, and those of them that the dictionary does not hold */
  readonly heldOut: number;
  readonly heldOutUnknown: number;
}

/** Frequency by rank, whatever the min-count. */
export interface DictionaryRanks {
  readonly kind: 'ranks';
  readonly points: readonly RankPoint[];
  /** of the power law fitted to the ranks that occur often; undefined for too few of them */
  readonly exponent: number | undefined;
  /** ranks that occur often enough to fit it to */
  readonly fittedRanks: number;
  /** the first point that min-count leaves out; undefined: none */
  readonly cut: number | undefined;
}

export interface RankPoint {
  readonly rank: number;
  /** log₁₀ rank: the chart's axis */
  readonly place: number;
  readonly token: string;
  readonly count: number;
  /** count of rank 1 / rank */
  readonly zipf: number;
  /** what the fitted power law says; undefined for a rank that it is not fitted to */
  readonly fitted: number | undefined;
}

/** The most frequent tokens, and some of those that occur once. */
export interface DictionaryEntries {
  readonly kind: 'entries';
  readonly entries: readonly DictionaryEntry[];
}

export interface DictionaryEntry {
  readonly rank: number;
  readonly token: string;
  /** in the first half */
  readonly count: number;
  /** in the whole file, the first ones */
  readonly places: readonly Place[];
  /** in the whole file */
  readonly occurrences: number;
}

/** What each min-count makes of the dictionary. */
export interface MinCounts {
  readonly kind: 'min-counts';
  readonly rows: readonly {
    readonly minCount: number;
    /** different tokens that are known */
    readonly known: number;
    /** unknown / tokens of each half, in [0, 1] */
    readonly training: number;
    readonly heldOut: number;
  }[];
}
