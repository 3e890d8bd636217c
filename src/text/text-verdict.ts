export interface TextVerdict extends TextVerdictInput {
  readonly code: 'beats-bigram' | 'no-clear-difference' | 'between' | 'untrained';
}

/** Bits per character on the same test characters. */
export interface TextVerdictInput {
  readonly network: number;
  readonly unigram: number;
  readonly bigram: number;
  /** 95 % interval of the mean of bits_bigram − bits_network: positive, the network needs fewer */
  readonly interval: { readonly low: number; readonly high: number };
}

/**
 * Has the network learned more of the text than counting pairs of characters finds? It has when the
 * interval of the gain lies above 0. A network that is no better than counting single characters is
 * called untrained.
 */
export function textVerdict(input: TextVerdictInput): TextVerdict {
  const { network, unigram, interval } = input;
  if (network >= unigram) return { ...input, code: 'untrained' };
  if (interval.low > 0) return { ...input, code: 'beats-bigram' };
  return { ...input, code: interval.high < 0 ? 'between' : 'no-clear-difference' };
}
