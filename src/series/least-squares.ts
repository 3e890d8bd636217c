export interface LeastSquares {
  /** shape [k] */
  readonly coefficients: Float64Array;
  /** shape [k]: √(s² (XᵀX)⁻¹[j, j]), s² = residual sum of squares / (n − k) */
  readonly standardErrors: Float64Array;
  readonly residualSumOfSquares: number;
}

/**
 * Ordinary least squares, y = X b + e, by modified Gram–Schmidt with y as the last column: as exact
 * as Householder's, and without the squared condition of the normal equations.
 *
 * @param columns X by columns, k of shape [n]; overwritten with an orthonormal basis
 * @param y shape [n]; overwritten with the residuals
 * @throws {RangeError} if n <= k, or a column is a combination of those before it
 * @see Björck, Numerical Methods for Least Squares Problems, 2.4
 */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array): LeastSquares {
  const [n, k] = [y.length, columns.length];
  if (n <= k) throw new RangeError(`leastSquares requires more than ${k} rows, got ${n}`);
  const r = new Float64Array(k * k); // upper triangle, row-major
  const z = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    const column = columns[j]!;
    // What is left of the column stands right of the diagonal already: lengths before and after.
    let before = 0;
    for (let i = 0; i < j; i++) before += r[i * k + j]! ** 2;
    const norm = Math.sqrt(dot(column, column));
    if (!(norm > 1e-12 * Math.sqrt(before + norm * norm))) {
      throw new RangeError(
        `leastSquares requires columns of which none follows from the others, got one at ${j}`,
      );
    }
    r[j * k + j] = norm;
    for (let t = 0; t < n; t++) column[t]! /= norm;
    for (let l = j + 1; l < k; l++) r[j * k + l] = takeOff(columns[l]!, column);
    z[j] = takeOff(y, column);
  }
  const residualSumOfSquares = dot(y, y);
  const coefficients = new Float64Array(k);
  const standardErrors = new Float64Array(k);
  const variance = residualSumOfSquares / (n - k);
  const inverseRow = new Float64Array(k);
  for (let j = k - 1; j >= 0; j--) {
    let sum = z[j]!;
    for (let l = j + 1; l < k; l++) sum -= r[j * k + l]! * coefficients[l]!;
    coefficients[j] = sum / r[j * k + j]!;
    // Row j of R⁻¹: (XᵀX)⁻¹ = R⁻¹ R⁻ᵀ.
    let squares = 0;
    for (let l = j; l < k; l++) {
      let entry = l === j ? 1 : 0;
      for (let i = j; i < l; i++) entry -= inverseRow[i]! * r[i * k + l]!;
      inverseRow[l] = entry / r[l * k + l]!;
      squares += inverseRow[l]! ** 2;
    }
    standardErrors[j] = Math.sqrt(variance * squares);
  }
  return { coefficients, standardErrors, residualSumOfSquares };
}

/** Takes the part along a unit vector off a vector, and returns its length. */
function takeOff(vector: Float64Array, unit: Float64Array): number {
  const along = dot(vector, unit);
  for (let t = 0; t < vector.length; t++) vector[t]! -= along * unit[t]!;
  return along;
}

function dot(a: Float64Array, b: Float64Array): number {
  let [even, odd] = [0, 0];
  const n = a.length;
  for (let t = 0; t + 1 < n; t += 2) {
    even += a[t]! * b[t]!;
    odd += a[t + 1]! * b[t + 1]!;
  }
  return n % 2 === 1 ? even + odd + a[n - 1]! * b[n - 1]! : even + odd;
}
