import { createRandom, normal } from '../random/random';

const ITERATIONS = 500;

/**
 * ‖A‖₂: by how much a matrix stretches the vector that it stretches most. By power iteration on AᵀA,
 * which comes from below: v ← AᵀAv / ‖AᵀAv‖, ‖A‖₂ ≈ ‖Av‖.
 *
 * @param matrix square, row-major [n, n]
 * @see Golub & Van Loan, Matrix Computations, 8.2
 * @example spectralNorm(Float64Array.of(3, 0, 0, 4), 2) // => 4
 */
export function spectralNorm(matrix: ArrayLike<number>, n: number): number {
  const random = createRandom(1); // any vector that is not at right angles to the one looked for
  let v = Float64Array.from({ length: n }, () => normal(random));
  let stretch = 0;
  for (let turn = 0; turn < ITERATIONS; turn++) {
    const length = Math.hypot(...v);
    if (length === 0) return 0;
    const unit = v.map((value) => value / length);
    const image = new Float64Array(n); // A·v
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) image[i] = image[i]! + matrix[i * n + j]! * unit[j]!;
    }
    stretch = Math.hypot(...image);
    v = new Float64Array(n); // Aᵀ·(A·v)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) v[j] = v[j]! + matrix[i * n + j]! * image[i]!;
    }
  }
  return stretch;
}
