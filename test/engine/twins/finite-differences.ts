import assert from 'node:assert/strict';
import { largestMagnitude, rowsOf, type Tensor } from './tensor';

/** Error of a central difference: h² of the third derivative, and 2⁻⁵² / h of the rounding. */
const STEP = 1e-5;
const TOLERANCE = 1e-8;

/**
 * That a gradient is what central differences of the loss say, number by number:
 * (L(x + h) − L(x − h)) / 2h.
 *
 * @param loss of x as it is at the call
 */
export function assertGradient(
  loss: () => number,
  x: Tensor,
  gradient: Tensor,
  what: string,
): void {
  const expected = rowsOf(x).flatMap((row) => row.map((_, i) => slope(loss, row, i)));
  const actual = rowsOf(gradient).flat();
  assert.equal(actual.length, expected.length, `${what}: length`);
  const allowed = TOLERANCE * (1 + largestMagnitude(expected));
  expected.forEach((value, i) => {
    const message = `${what}[${i}]: ${actual[i]!}, by differences ${value}`;
    assert.ok(Math.abs(actual[i]! - value) <= allowed, message);
  });
}

function slope(loss: () => number, row: number[], i: number): number {
  const value = row[i]!;
  row[i] = value + STEP;
  const above = loss();
  row[i] = value - STEP;
  const below = loss();
  row[i] = value;
  return (above - below) / (2 * STEP);
}
