/** Half-open, in characters: start <= character < end. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Training, then validation, then test, in reading order. */
export interface TextSplit {
  readonly training: TextRange;
  readonly validation: TextRange;
  readonly test: TextRange;
}

/**
 * Cuts a text in reading order; nothing is shuffled, so no sentence is half learned and half judged.
 * Validation and test are rounded to whole characters, training takes the rest.
 *
 * @param length characters, integer >= 0; parts of a very short text may be empty
 * @param shares of the text, each >= 0, together < 1
 * @throws {RangeError} if the length or the shares are not as said
 * @example splitText(100).test // => { start: 90, end: 100 }
 */
export function splitText(
  length: number,
  { validation = 0.1, test = 0.1 }: { readonly validation?: number; readonly test?: number } = {},
): TextSplit {
  if (!(Number.isInteger(length) && length >= 0)) {
    throw new RangeError(`splitText requires a whole number of characters, got ${length}`);
  }
  if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
    throw new RangeError(
      `splitText requires shares >= 0 that sum to less than 1, got ${validation} and ${test}`,
    );
  }
  const testStart = length - Math.round(length * test);
  const validationStart = Math.max(0, testStart - Math.round(length * validation));
  return {
    training: { start: 0, end: validationStart },
    validation: { start: validationStart, end: testStart },
    test: { start: testStart, end: length },
  };
}
