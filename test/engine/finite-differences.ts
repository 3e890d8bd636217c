import assert from 'node:assert/strict';
import { normal, type Random } from '../../src/random/random';

/** How far to both sides the loss is measured. */
const H = 0.02;
const DRAWS = 3;

/**
 * That a loss changes along random directions as its gradient says: (L(x + h·d) − L(x − h·d)) / 2h is
 * g·d for every direction d of length 1.
 *
 * Losses of about 1 in float32 (1e-7) over 2h are wrong by a few 1e-6; a third derivative times h²/6
 * is below a hundredth of the gradient's length as long as it is below 150 times that length.
 *
 * @param lossAt the loss where the tensor is `moved`
 */
export function assertSlopes(
  what: string,
  tensor: Float32Array,
  gradient: ArrayLike<number>,
  lossAt: (moved: Float32Array) => number,
  random: Random,
): void {
  assert.equal(gradient.length, tensor.length, `${what}: length`);
  const length = norm(gradient);
  assert.ok(length > 2e-4, `${what} has next to no gradient: ${length}`);
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = Array.from(tensor, () => normal(random));
    const direction = drawn.map((value) => value / norm(drawn));
    const moved = (distance: number) => tensor.map((value, i) => value + distance * direction[i]!);
    const slope = (lossAt(moved(H)) - lossAt(moved(-H))) / (2 * H);
    const expected = direction.reduce((sum, value, i) => sum + value * gradient[i]!, 0);
    assert.ok(
      Math.abs(slope - expected) < 2e-5 + 0.01 * length,
      `${what}: slope ${slope}, gradient ${expected} of ${length}`,
    );
  }
}

function norm(values: ArrayLike<number>): number {
  return Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));
}
