/**
 * The product of two matrices, c[i, j] = Σₖ a[i, k] · b[k, j], every product added up in 32 bits in the
 * order of k.
 *
 * @param a shape [n, m], row by row
 * @param b shape [m, d], row by row
 * @param m columns of a and rows of b, integer >= 1
 * @returns shape [n, d]
 * @throws {RangeError} if the matrices have no m columns and m rows
 * @example matrixProduct(Float32Array.of(0, 1), Float32Array.of(1, 2, 3, 4), 2) // => [3, 4]
 */
export function matrixProduct(a: Float32Array, b: Float32Array, m: number): Float32Array {
  if (!(Number.isInteger(m) && m >= 1 && a.length % m === 0 && b.length % m === 0)) {
    throw new RangeError(
      `matrixProduct requires [n, ${m}] and [${m}, d], got ${a.length} and ${b.length} numbers`,
    );
  }
  const [n, d] = [a.length / m, b.length / m];
  const product = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < m; k++) {
      const factor = a[i * m + k]!;
      for (let j = 0; j < d; j++) product[i * d + j]! += factor * b[k * d + j]!;
    }
  }
  return product;
}

/**
 * The greatest difference between numbers at the same place, max │a[i] − b[i]│.
 *
 * @throws {RangeError} if the shapes differ
 */
export function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) {
    throw new RangeError(
      `greatestDifference requires as many numbers of both, got ${a.length} and ${b.length}`,
    );
  }
  let greatest = 0;
  for (let i = 0; i < a.length; i++) greatest = Math.max(greatest, Math.abs(a[i]! - b[i]!));
  return greatest;
}
