/**
 * The cosine of the angle between two vectors, x · y / (|x| |y|), held to [−1, 1] where rounding
 * would leave it. A vector of zeros has no direction: 0.
 *
 * @param x shape [d]
 * @param y shape [d]
 * @throws {RangeError} if the shapes differ
 * @see Manning, Raghavan & Schütze, Introduction to Information Retrieval, 6.3
 * @example cosine([1, 0], [1, 1]) // => 0.7071…
 */
export function cosine(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) {
    throw new RangeError(
      `cosine requires vectors of one length, got ${x.length} and ${y.length} numbers`,
    );
  }
  let [dot, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    dot += x[i]! * y[i]!;
    xx += x[i]! * x[i]!;
    yy += y[i]! * y[i]!;
  }
  return xx === 0 || yy === 0 ? 0 : clampCosine(dot / (Math.sqrt(xx) * Math.sqrt(yy)));
}

/** The nearest number in [−1, 1]. */
export function clampCosine(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
