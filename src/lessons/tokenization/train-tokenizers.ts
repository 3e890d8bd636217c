import type { SharedEvent } from '../experiment';
import { byteBpeTraining, type SubwordTokenizer } from '../../text/byte-bpe';
import { characterTokenizer } from '../../text/character-tokenizer';
import { eojeolTokenizer } from '../../text/eojeol-tokenizer';
import { jamoTokenizer } from '../../text/jamo-tokenizer';
import type { Merge } from '../../text/pair-merges';
import { SPECIAL_TOKENS } from '../../text/token-vocabulary';
import type { Tokenizer } from '../../text/tokenizer';
import { wordTokenizer } from '../../text/word-tokenizer';
import { trainWordPiece, wordPieceTraining } from '../../text/wordpiece';

export interface TokenizerOptions {
  /** tokens of a subword vocabulary, reached where the text has so many pairs */
  readonly vocabulary: number;
  /** occurrences a token, or a pair to be merged, needs */
  readonly minCount: number;
}

const BYTES = 256;
/** A pair that occurs once teaches nothing. */
const LEAST_PAIRS = 2;
/** Merges between two looks for messages: some milliseconds on a long text. */
const MERGES_OF_SLICE = 20;

/** Six tokenizers of one text, the coarser ones last. */
export function* trainTokenizers(
  text: string,
  { vocabulary, minCount }: TokenizerOptions,
): Generator<SharedEvent, readonly Tokenizer[], undefined> {
  const made: Tokenizer[] = [];
  for (const make of [characterTokenizer, jamoTokenizer, wordTokenizer, eojeolTokenizer]) {
    made.push(make(text, { minCount }));
    yield { kind: 'slice' };
  }
  const pairs = Math.max(LEAST_PAIRS, minCount);
  const bytes = SPECIAL_TOKENS.length + BYTES;
  made.push(
    yield* inSlices(byteBpeTraining(text, { merges: vocabulary - bytes, minCount: pairs })),
  );
  const alphabet = trainWordPiece(text, { merges: 0 }).vocabulary.size;
  yield { kind: 'slice' };
  const merges = Math.max(0, vocabulary - alphabet);
  made.push(yield* inSlices(wordPieceTraining(text, { merges, minCount: pairs })));
  return made;
}

function* inSlices(
  training: Generator<Merge, SubwordTokenizer>,
): Generator<SharedEvent, SubwordTokenizer, undefined> {
  for (let merges = 1; ; merges++) {
    const step = training.next();
    if (step.done === true) return step.value;
    if (merges % MERGES_OF_SLICE === 0) yield { kind: 'slice' };
  }
}
