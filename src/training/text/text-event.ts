import type { Phrase } from '../../phrase/phrase';

/** What a text run tells its picture. All losses are bits per character on held-out text. */
export type TextEvent =
  | TextData
  | {
      readonly kind: 'loss';
      readonly step: number;
      readonly training: number;
      readonly validation: number | undefined;
    }
  /** what the network writes after `step` steps, continuing `prompt` */
  | {
      readonly kind: 'sample';
      readonly step: number;
      readonly prompt: string;
      readonly text: string;
    }
  | TextScores;

export interface TextData {
  readonly kind: 'data';
  readonly network: string;
  readonly parameterCount: number;
  readonly characters: number;
  readonly vocabulary: number;
  /** validation losses of counting, for the chart */
  readonly unigram: number;
  readonly bigram: number;
  readonly splitWords: Phrase;
}

export interface TextScores {
  readonly kind: 'scores';
  /** on the test part */
  readonly rows: readonly {
    readonly id: 'network' | 'unigram' | 'bigram';
    readonly name: Phrase;
    readonly bitsPerCharacter: number;
  }[];
  readonly bestStep: number;
}
