/**
 * @param items in reading order, each with its 0-based line of the document
 * @param wanted such a line: where the cursor stands
 * @returns index of the first item on that line or below it; undefined where there is none, or no wish
 */
export function lineToBeginAt(
  items: readonly { readonly line: number }[],
  wanted: string | number | undefined,
): number | undefined {
  if (wanted === undefined) return undefined;
  const index = items.findIndex(({ line }) => line >= Number(wanted));
  return index < 0 ? undefined : index;
}
