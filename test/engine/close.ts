import assert from 'node:assert/strict';

/**
 * That two tensors differ by no more than `tolerance` times the largest magnitude of the expected
 * one. 1e-5 leaves float32 (6e-8 for each operation) room for a few hundred of them.
 */
export function assertClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  what: string,
  tolerance = 1e-5,
): void {
  assert.equal(actual.length, expected.length, `${what}: length`);
  const largest = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(actual[i]! - expected[i]!);
    assert.ok(
      difference <= tolerance * largest, // false for NaN
      `${what}[${i}]: ${actual[i]!}, expected ${expected[i]!}`,
    );
  }
}
