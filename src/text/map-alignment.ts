/**
 * Turns and mirrors a map so that its points lie as near as they can to where they lay on another: a
 * map that moves does not spin, and maps of two seeds can be compared. Distances within the map stay
 * as they are, and so does its centre.
 *
 * The rotation and the reflection that minimise Σ |R (x − x̄) − (y − ȳ)|² are both known in closed form
 * in two dimensions; the better one is taken, the rotation where they are equal.
 *
 * @param map shape [n, 2], row by row
 * @param reference the same points before, shape [n, 2]
 * @returns shape [n, 2]
 * @throws {RangeError} if the maps differ in length or are not whole points
 * @see Schönemann, A Generalized Solution of the Orthogonal Procrustes Problem (1966)
 * @example alignMap(Float64Array.of(0, 0, 0, 2), Float64Array.of(0, 0, 2, 0)) // => [-1, 1, 1, 1]
 */
export function alignMap(map: Float64Array, reference: Float64Array): Float64Array {
  if (map.length !== reference.length || map.length % 2 !== 0) {
    throw new RangeError(
      `alignMap requires two maps of the same points, got ${map.length} and ${reference.length} numbers`,
    );
  }
  const n = map.length / 2;
  const [centreX, centreY] = centreOf(map);
  const [oldX, oldY] = centreOf(reference);
  let [xx, xy, yx, yy] = [0, 0, 0, 0]; // Σ (x − x̄)(y − ȳ)ᵀ
  for (let i = 0; i < n; i++) {
    const [x, y] = [map[2 * i]! - centreX, map[2 * i + 1]! - centreY];
    const [u, v] = [reference[2 * i]! - oldX, reference[2 * i + 1]! - oldY];
    xx += x * u;
    xy += x * v;
    yx += y * u;
    yy += y * v;
  }
  // A rotation by φ gains cos φ (xx + yy) + sin φ (xy − yx), a reflection cos φ (xx − yy) + sin φ (xy + yx).
  const isReflection = Math.hypot(xx - yy, xy + yx) > Math.hypot(xx + yy, xy - yx);
  const angle = isReflection ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const mirror = isReflection ? -1 : 1;
  const aligned = new Float64Array(map.length);
  for (let i = 0; i < n; i++) {
    const x = map[2 * i]! - centreX;
    const y = mirror * (map[2 * i + 1]! - centreY);
    aligned[2 * i] = centreX + cos * x - sin * y;
    aligned[2 * i + 1] = centreY + sin * x + cos * y;
  }
  return aligned;
}

function centreOf(map: Float64Array): [x: number, y: number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < map.length; i += 2) {
    x += map[i]!;
    y += map[i + 1]!;
  }
  const n = Math.max(1, map.length / 2);
  return [x / n, y / n];
}
