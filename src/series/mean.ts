/** Σx / n, in the order given; NaN of nothing. */
export function mean(values: Iterable<number>): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    sum += value;
    count++;
  }
  return sum / count;
}

/** √(Σx² / n), in the order given; NaN of nothing. */
export function rootMeanSquare(values: ArrayLike<number>): number {
  return Math.sqrt(mean(Array.from(values, (value) => value ** 2)));
}
