/** Bits per character of three models on the same held-out characters. */
export interface TextScoreFigures {
  readonly network: number;
  readonly unigram: number;
  readonly bigram: number;
  /** of the mean of bits_bigram − bits_network per character: above 0 the network is better */
  readonly interval: { readonly low: number; readonly high: number };
}

export type TextVerdictCode =
  /** better than counting pairs, by more than chance */
  | 'beats-bigram'
  /** the interval of the difference holds 0 */
  | 'no-clear-difference'
  /** worse than counting pairs by more than chance, better than counting characters */
  | 'between'
  /** no better than counting characters */
  | 'untrained';

export interface TextVerdict extends TextScoreFigures {
  readonly code: TextVerdictCode;
  /** bits per character saved against the bigram, bits_bigram − bits_network */
  readonly gain: number;
  /** equally likely characters that the network is as unsure between, 2^bits */
  readonly choices: number;
}

/**
 * Did the network learn more from the text than counting does?
 *
 * It has to be below the unigram at all; then the interval of its gain over the bigram decides, and
 * an interval that holds 0 is a tie, touching it included.
 *
 * @throws {RangeError} if a loss is not a number >= 0 or the interval is not low <= high
 */
export function textVerdict(figures: TextScoreFigures): TextVerdict {
  const { network, unigram, bigram, interval } = figures;
  for (const [name, bits] of Object.entries({ network, unigram, bigram })) {
    if (!(bits >= 0 && Number.isFinite(bits))) {
      throw new RangeError(`textVerdict requires bits per character >= 0, got ${name} ${bits}`);
    }
  }
  if (!(interval.low <= interval.high)) {
    throw new RangeError(
      `textVerdict requires an interval low <= high, got ${interval.low} and ${interval.high}`,
    );
  }
  const gain = bigram - network;
  return { code: codeOf(figures), network, unigram, bigram, interval, gain, choices: 2 ** network };
}

function codeOf({ network, unigram, interval }: TextScoreFigures): TextVerdictCode {
  if (network >= unigram) return 'untrained';
  if (interval.low > 0) return 'beats-bigram';
  if (interval.high < 0) return 'between';
  return 'no-clear-difference';
}
