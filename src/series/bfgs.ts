export interface Minimum {
  /** where it is, shape [k] */
  readonly at: Float64Array;
  readonly value: number;
  /** whether the last step no longer made a difference, rather than the steps running out */
  readonly converged: boolean;
}

/** Of the difference that gives a slope: wide against rounding, narrow against curvature. */
const DIFFERENCE = 1e-6;
/** A step of this share of the slope is far enough down: Armijo's rule. */
const ENOUGH = 1e-4;
/** No step moves a coordinate farther, so that one bad slope does not leave the valley. */
const LONGEST = 2;

/**
 * The minimum of a function of a few variables by the quasi-Newton method of Broyden, Fletcher,
 * Goldfarb and Shanno, with slopes by forward differences and steps halved until they go down.
 *
 * @param f of shape [k]; Infinity or NaN where it is not defined
 * @param start shape [k], where f is finite; not changed
 * @param tolerance steps that change f by less, relative to │f│ + 1, end the search
 * @returns the best point found; the start itself when nothing is lower
 * @see Nocedal & Wright, Numerical Optimization, 6.1
 * @example bfgs((x) => (x[0]! - 3) ** 2, Float64Array.of(0)).at // => about [3]
 */
export function bfgs(
  f: (x: Float64Array) => number,
  start: Float64Array,
  { tolerance = 1e-10, maxSteps = 200 }: { tolerance?: number; maxSteps?: number } = {},
): Minimum {
  const k = start.length;
  const x = start.slice();
  let value = f(x);
  if (k === 0 || !Number.isFinite(value)) return { at: x, value, converged: k === 0 };
  let slope = gradient(f, x, value, new Float64Array(k));
  const inverse = new Float64Array(k * k); // of the Hessian, [k, k]
  const direction = new Float64Array(k);
  const trial = new Float64Array(k);
  const changes = new Float64Array(k); // of the slope
  const product = new Float64Array(k);
  let nextSlope = new Float64Array(k);
  const restart = () => {
    inverse.fill(0);
    for (let i = 0; i < k; i++) inverse[i * k + i] = 1;
  };
  restart();
  let isFresh = true;
  for (let step = 0; step < maxSteps; step++) {
    let [down, longest] = [0, 0];
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let j = 0; j < k; j++) sum -= inverse[i * k + j]! * slope[j]!;
      direction[i] = sum;
      down += sum * slope[i]!;
      longest = Math.max(longest, Math.abs(sum));
    }
    if (!(down < 0)) {
      if (isFresh) return { at: x, value, converged: true };
      restart();
      isFresh = true;
      continue;
    }
    let length = Math.min(1, LONGEST / longest);
    let lower = NaN;
    for (let halvings = 0; halvings < 40; halvings++) {
      for (let i = 0; i < k; i++) trial[i] = x[i]! + length * direction[i]!;
      lower = f(trial);
      if (lower <= value + ENOUGH * length * down) break;
      // The parabola through value, slope and this one, where there is one.
      const best = (-down * length * length) / (2 * (lower - value - down * length));
      length = best > 0.1 * length && best < 0.5 * length ? best : 0.3 * length;
      lower = NaN;
    }
    if (Number.isNaN(lower)) {
      if (isFresh) return { at: x, value, converged: true };
      restart();
      isFresh = true;
      continue;
    }
    const gained = value - lower;
    nextSlope = gradient(f, trial, lower, nextSlope);
    let curvature = 0;
    for (let i = 0; i < k; i++) {
      direction[i] = trial[i]! - x[i]!; // the step taken
      changes[i] = nextSlope[i]! - slope[i]!;
      curvature += direction[i]! * changes[i]!;
    }
    x.set(trial);
    value = lower;
    [slope, nextSlope] = [nextSlope, slope];
    if (gained <= tolerance * (Math.abs(value) + 1)) {
      if (isFresh || step > 0) return { at: x, value, converged: true };
    }
    if (curvature > 1e-14) {
      if (isFresh) {
        // The scale of the function, before the first update.
        let squares = 0;
        for (let i = 0; i < k; i++) squares += changes[i]! ** 2;
        for (let i = 0; i < k; i++) inverse[i * k + i] = curvature / squares;
      }
      update(inverse, direction, changes, curvature, product);
      isFresh = false;
    } else {
      restart();
      isFresh = true;
    }
  }
  return { at: x, value, converged: false };
}

/** H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1 / sᵀy. */
function update(
  inverse: Float64Array,
  s: Float64Array,
  y: Float64Array,
  curvature: number,
  product: Float64Array,
): void {
  const k = s.length;
  let along = 0;
  for (let i = 0; i < k; i++) {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += inverse[i * k + j]! * y[j]!;
    product[i] = sum;
    along += sum * y[i]!;
  }
  const factor = (1 + along / curvature) / curvature;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      inverse[i * k + j]! +=
        factor * s[i]! * s[j]! - (product[i]! * s[j]! + s[i]! * product[j]!) / curvature;
    }
  }
}

function gradient(
  f: (x: Float64Array) => number,
  x: Float64Array,
  value: number,
  out: Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  for (let i = 0; i < x.length; i++) {
    const here = x[i]!;
    x[i] = here + DIFFERENCE;
    const slope = (f(x) - value) / DIFFERENCE;
    x[i] = here;
    out[i] = Number.isFinite(slope) ? slope : 0;
  }
  return out;
}
