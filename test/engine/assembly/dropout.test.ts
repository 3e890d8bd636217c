import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dropoutFactor } from '../twins/dropout';
import { vector } from '../twins/tensor';
import { assertRows, describeInEachBinary, forAll, type Block, type Workbench } from './workbench';

interface Shape {
  readonly sequences: number;
  readonly steps: number;
  readonly width: number;
  /** the sequences of a step one after another, or the steps of a sequence */
  readonly timeMajor: boolean;
}

/** Drops of a whole batch of `shape` only the sequences from `first` on, so many of them. */
function drop(
  bench: Workbench,
  shape: Shape,
  of: { first: number; sequences: number; rate: number; key: number; x: number[] },
): { y: Block; slope: Block } {
  const { steps, width, timeMajor } = shape;
  const [sequenceRow, stepRow] = timeMajor ? [1, of.sequences] : [steps, 1];
  const [x, key] = [bench.put(of.x), bench.putInts([of.key])];
  const [y, slope] = [bench.space(of.x.length), bench.space(of.x.length)];
  const places = [of.sequences, steps, width, sequenceRow, stepRow, of.first];
  bench.call('dropoutForward', [...places, of.rate, key, x, y, slope], [y, slope]);
  return { y, slope };
}

/** Where number j of a sequence's step lies. */
function at(shape: Shape, sequences: number, b: number, t: number, j: number): number {
  const row = shape.timeMajor ? t * sequences + b : b * shape.steps + t;
  return row * shape.width + j;
}

const shape = {
  sequences: fc.integer({ min: 0, max: 7 }),
  steps: fc.integer({ min: 0, max: 5 }),
  width: fc.integer({ min: 0, max: 5 }).map((fours) => 4 * fours),
  timeMajor: fc.boolean(),
  key: fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
  rate: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9),
};

describeInEachBinary('dropout', (bench) => {
  it('drops what its twin drops, in both orders of the rows, and stretches the rest', () => {
    forAll(
      shape,
      60,
      ({ key, rate, ...shape }, drawn) => {
        const { sequences, steps, width } = shape;
        const x = drawn.vector(sequences * steps * width);
        const { y, slope } = drop(bench, shape, { first: 0, sequences, rate, key, x });
        const factors = [...x];
        for (let b = 0; b < sequences; b++) {
          for (let t = 0; t < steps; t++) {
            for (let j = 0; j < width; j++) {
              const place = (b * steps + t) * width + j;
              factors[at(shape, sequences, b, t, j)] = dropoutFactor(place, key, rate);
            }
          }
        }
        assertRows(slope, [factors], 'slope', 1e-6);
        assertRows(y, [x.map((value, i) => value * factors[i]!)], 'y', 1e-6, 10);
        // What is dropped is 0 exactly.
        slope.floats().forEach((factor, i) => assert.equal(factor === 0, factors[i] === 0));
      },
      bench,
    );
  });

  it('drops the same numbers however the batch is cut into shards', () => {
    forAll(
      { ...shape, cut: fc.integer({ min: 0, max: 7 }) },
      60,
      ({ key, rate, cut, ...shape }, drawn) => {
        const { sequences, steps, width } = shape;
        const x = drawn.vector(sequences * steps * width);
        const whole = drop(bench, shape, { first: 0, sequences, rate, key, x });
        const [y, slope] = [whole.y.bits(), whole.slope.bits()];
        const end = Math.min(cut, sequences);
        for (const [first, count] of [
          [0, end],
          [end, sequences - end],
        ] as const) {
          const part = Array<number>(count * steps * width).fill(0);
          const wholeY = Array<number>(part.length).fill(0);
          const wholeSlope = [...wholeY];
          for (let b = 0; b < count; b++) {
            for (let t = 0; t < steps; t++) {
              for (let j = 0; j < width; j++) {
                const [to, from] = [
                  at(shape, count, b, t, j),
                  at(shape, sequences, first + b, t, j),
                ];
                part[to] = x[from]!;
                wholeY[to] = y[from]!;
                wholeSlope[to] = slope[from]!;
              }
            }
          }
          const shard = drop(bench, shape, { first, sequences: count, rate, key, x: part });
          assert.deepEqual([...shard.y.bits()], wholeY);
          assert.deepEqual([...shard.slope.bits()], wholeSlope);
        }
      },
      bench,
    );
  });

  const LARGE = { sequences: 50, steps: 20, width: 100, timeMajor: true };
  const ONES = vector(100_000, () => 1);

  it('drops the share it is told, within four standard deviations, and other numbers for another key', () => {
    for (const rate of [0.1, 0.5, 0.8]) {
      const [one, other] = [12345, 12346].map((key) =>
        drop(bench, LARGE, { first: 0, sequences: 50, rate, key, x: ONES }).y.floats(),
      ) as [Float32Array, Float32Array];
      const deviation = (p: number) => Math.sqrt((p * (1 - p)) / ONES.length);
      const share = (dropped: (i: number) => boolean) =>
        ONES.filter((_, i) => dropped(i)).length / ONES.length;
      const dropped = share((i) => one[i] === 0);
      assert.ok(Math.abs(dropped - rate) < 4 * deviation(rate), `${dropped} of ${rate}`);
      // independent of each other: both drop a number with rate²
      const both = share((i) => one[i] === 0 && other[i] === 0);
      assert.ok(Math.abs(both - rate ** 2) < 4 * deviation(rate ** 2), `both ${both} of ${rate}`);
      // and neighbours in a row are
      const pairs = share((i) => one[i] === 0 && one[i + 1] === 0);
      assert.ok(
        Math.abs(pairs - rate ** 2) < 6 * deviation(rate ** 2),
        `pairs ${pairs} of ${rate}`,
      );
    }
  });

  it('of rate 0 changes nothing', () => {
    const x = vector(100_000, (i) => Math.fround(i / 7));
    const { y } = drop(bench, LARGE, { first: 0, sequences: 50, rate: 0, key: 1, x });
    assert.deepEqual(y.floats(), Float32Array.from(x));
  });
});
