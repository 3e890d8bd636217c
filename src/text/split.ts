/** Half-open, in characters. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text into three stretches, in reading order: training, validation, test.
 *
 * @param length characters in all
 * @throws {RangeError} if the text is too short for three parts
 */
export function splitText(
  length: number,
  { validation = 0.1, test = 0.1 }: { validation?: number; test?: number } = {},
): { readonly training: TextRange; readonly validation: TextRange; readonly test: TextRange } {
  const tested = Math.max(1, Math.round(length * test));
  const validated = Math.max(1, Math.round(length * validation));
  const trained = length - tested - validated;
  if (trained < 1) throw new RangeError(`splitText requires at least 3 characters, got ${length}`);
  return {
    training: { start: 0, end: trained },
    validation: { start: trained, end: trained + validated },
    test: { start: trained + validated, end: length },
  };
}
