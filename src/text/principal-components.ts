import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { requireRows } from './nearest-neighbours';
import { toEnd } from '../turns/to-end';

/** The directions in which rows differ most. */
export interface PrincipalComponents {
  /** of the rows, shape [d] */
  readonly mean: Float64Array;
  /** unit vectors, the direction of most variance first; shape [c, d], row by row */
  readonly components: Float64Array;
  /** of the rows along each component, Σ (x − mean)² / (n − 1), falling; shape [c] */
  readonly variances: Float64Array;
  /** share of all variance that each component has, in [0, 1]; zeros when the rows are all alike */
  readonly shares: Float64Array;
}

/**
 * Principal components: the eigenvectors of the covariance matrix. Each points to where its largest
 * loading is positive, so that the same rows always give the same picture.
 *
 * @param data shape [n, d], row by row, n >= 2
 * @param count components, integer in [1, d]
 * @throws {RangeError} if the data or the count are not as said
 * @see Jolliffe & Cadima, Principal Component Analysis: A Review and Recent Developments (2016)
 * @example principalComponents(Float32Array.of(0, 0, 3, 4), 2, 1).components // => [0.6, 0.8]
 */
export function principalComponents(
  data: ArrayLike<number>,
  dimensions: number,
  count: number,
): PrincipalComponents {
  requireRows('principalComponents', data, dimensions);
  const n = data.length / dimensions;
  if (n < 2) throw new RangeError(`principalComponents requires 2 or more rows, got ${n}`);
  if (!(Number.isInteger(count) && count >= 1 && count <= dimensions)) {
    throw new RangeError(
      `principalComponents requires a count in [1, ${dimensions}], got ${count}`,
    );
  }
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < data.length; i++) mean[i % dimensions]! += data[i]! / n;
  const sums = new Float64Array(dimensions ** 2);
  addScatter(sums, data, mean);
  const { vectors, values } = eigenvectors(symmetricMatrix(sums, dimensions));
  const variances = values.map((value) => value / (n - 1));
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  return {
    mean,
    components: vectors.slice(0, count * dimensions),
    variances: variances.slice(0, count),
    shares: variances.slice(0, count).map((variance) => (total === 0 ? 0 : variance / total)),
  };
}

/**
 * Rows seen along components, (x − mean) · component.
 *
 * @param data shape [n, d], row by row
 * @returns shape [n, c], row by row
 * @throws {RangeError} if the data are not whole rows of d finite numbers
 */
export function projectRows(data: ArrayLike<number>, fitted: PrincipalComponents): Float64Array {
  const { mean, components } = fitted;
  const d = mean.length;
  requireRows('projectRows', data, d);
  const [n, c] = [data.length / d, components.length / d];
  const projected = new Float64Array(n * c);
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < c; k++) {
      let sum = 0;
      for (let i = 0; i < d; i++) sum += (data[row * d + i]! - mean[i]!) * components[k * d + i]!;
      projected[row * c + k] = sum;
    }
  }
  return projected;
}

/** {@link commonDirectionInSlices}, to its end. */
export function commonDirection(data: Float64Array, dimensions: number): Float64Array | undefined {
  return toEnd(commonDirectionInSlices(data, dimensions));
}

/**
 * The direction that rows have most in common: the first right singular vector, of rows as they are,
 * not centred. It points to where its largest loading is positive. It pauses now and then: many rows
 * take seconds.
 *
 * @param data shape [n, d], row by row
 * @returns shape [d], of length 1; undefined when all rows are zeros or there are none
 * @throws {RangeError} if the data are not whole rows of finite numbers
 */
export function* commonDirectionInSlices(
  data: Float64Array,
  dimensions: number,
): Generator<undefined, Float64Array | undefined, undefined> {
  requireRows('commonDirection', data, dimensions);
  const centre = new Float64Array(dimensions);
  const sums = new Float64Array(dimensions ** 2);
  const turn = 4 * dimensions * Math.ceil(PRODUCTS_A_TURN / (4 * dimensions ** 2));
  for (let from = 0; from < data.length; from += turn) {
    addScatter(sums, data.subarray(from, from + turn), centre);
    yield;
  }
  const { vectors, values } = eigenvectors(symmetricMatrix(sums, dimensions));
  return values[0] === 0 ? undefined : vectors.slice(0, dimensions);
}

/** Some ten milliseconds of them. */
const PRODUCTS_A_TURN = 10_000_000;

/**
 * Adds Σ (x − centre)(x − centre)ᵀ over the rows to the upper triangle of `sums`, shape [d, d]: four
 * rows at once, so that each sum is read and written once for the four.
 */
function addScatter(sums: Float64Array, data: ArrayLike<number>, centre: Float64Array): void {
  const d = centre.length;
  const x = new Float64Array(4 * d);
  for (let from = 0; from < data.length; from += 4 * d) {
    for (let i = 0; i < 4 * d; i++) {
      x[i] = from + i < data.length ? data[from + i]! - centre[i % d]! : 0;
    }
    for (let i = 0; i < d; i++) {
      const [x0, x1, x2, x3] = [x[i]!, x[i + d]!, x[i + 2 * d]!, x[i + 3 * d]!];
      for (let j = i; j < d; j++) {
        sums[i * d + j]! += x0 * x[j]! + x1 * x[j + d]! + x2 * x[j + 2 * d]! + x3 * x[j + 3 * d]!;
      }
    }
  }
}

/** @param upper its upper triangle, shape [d, d] */
function symmetricMatrix(upper: Float64Array, d: number): Matrix {
  const matrix = Matrix.zeros(d, d);
  for (let i = 0; i < d; i++) {
    for (let j = i; j < d; j++) {
      matrix.set(i, j, upper[i * d + j]!);
      matrix.set(j, i, upper[i * d + j]!);
    }
  }
  return matrix;
}

/** Of a symmetric matrix without negative eigenvalues: largest first, vectors as rows. */
function eigenvectors(symmetric: Matrix): {
  readonly vectors: Float64Array;
  readonly values: Float64Array;
} {
  const d = symmetric.rows;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  const order = Array.from({ length: d }, (_, k) => k).sort(
    (a, b) => realEigenvalues[b]! - realEigenvalues[a]!,
  );
  const vectors = new Float64Array(d * d);
  order.forEach((k, place) => {
    const column = eigenvectorMatrix.getColumn(k);
    const largest = column.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
    const sign = largest < 0 ? -1 : 1;
    column.forEach((value, i) => (vectors[place * d + i] = sign * value));
  });
  // Rounding may leave a tiny negative value for a direction without variance.
  return { vectors, values: Float64Array.from(order, (k) => Math.max(0, realEigenvalues[k]!)) };
}
