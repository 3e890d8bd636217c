/**
 * How strong the colour of each value is: min(1, value / (clip · the largest)). The smaller the clip, the
 * more the small ones show.
 *
 * @param values each >= 0
 * @param clipPercent of the largest value at which the colour is full, in (0, 100]
 * @returns in [0, 1]; all 0 when every value is 0
 */
export function clippedShares(values: readonly number[], clipPercent: number): number[] {
  const full = (clipPercent / 100) * values.reduce((a, b) => Math.max(a, b), 0);
  return values.map((value) => (full === 0 ? 0 : Math.min(1, value / full)));
}
