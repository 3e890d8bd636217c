import type { Engine, TrainableModel } from '../engine/engine';
import { recurrentPaths } from './next-piece';
import type { Reading } from './reading';

/** The states after each piece of a stretch of the file; arrays are [to − from, units]. */
export interface PieceStates {
  readonly from: number;
  readonly to: number;
  readonly units: number;
  readonly h: Float32Array;
  /** LSTM only */
  readonly c: Float32Array | undefined;
}

/** Pieces read from h = 0 before the first that counts: what came earlier has mostly faded by then. */
export const WARM_UP = 128;
/** Sequences read beside each other in one call, and the pieces that count of each. */
const LANES = 16;
const LANE_LENGTH = 256;

/**
 * What the top recurrent layer's state becomes after each piece from … to − 1. The stretch is read in
 * lanes beside each other; each begins {@link WARM_UP} pieces before its own with h = 0 (the file's
 * first pieces with what there is). Yields between calls of the engine, of a few milliseconds each.
 *
 * @throws {RangeError} unless 0 <= from < to <= length
 */
export function* statesOfPieces(
  engine: Engine,
  model: TrainableModel,
  reading: Reading,
  from: number,
  to: number,
): Generator<undefined, PieceStates, undefined> {
  if (!(from >= 0 && from < to && to <= reading.length)) {
    throw new RangeError(
      `statesOfPieces requires 0 <= from < to <= ${reading.length}, got ${from}, ${to}`,
    );
  }
  const { spec } = model;
  const path = recurrentPaths(spec).at(-1)!;
  // Without the layer that answers: over a large vocabulary it would be most of the work.
  const body = engine.restore({ ...spec, layers: spec.layers.slice(0, -1) }, model.weights());
  try {
    let h: Float32Array | undefined;
    let c: Float32Array | undefined;
    let units = 0;
    const lane = Math.min(LANE_LENGTH, Math.ceil((to - from) / LANES));
    let first = from;
    while (first < to) {
      // Near the file's beginning there is less to warm up on: one lane alone, from the first piece.
      const isFirst = first < WARM_UP;
      const length = isFirst ? Math.min(LANE_LENGTH, to - first) : lane;
      const before = isFirst ? first : WARM_UP;
      const starts = Array.from(
        { length: isFirst ? 1 : Math.min(LANES, Math.ceil((to - first) / length)) },
        (_, i) => first + i * length,
      );
      const steps = before + length;
      const look = body.look(
        reading.inputs(
          starts.map((start) => start - before),
          steps,
        ),
      );
      const states = look[`${path}.h`]!; // [B, T, u]
      units = states.shape[2]!;
      h ??= new Float32Array((to - from) * units);
      const cells = look[`${path}.c`];
      if (cells !== undefined) c ??= new Float32Array((to - from) * units);
      for (const [b, start] of starts.entries()) {
        const count = Math.min(length, to - start);
        const source = (b * steps + before) * units;
        const target = (start - from) * units;
        h.set(states.data.subarray(source, source + count * units), target);
        if (cells !== undefined)
          c!.set(cells.data.subarray(source, source + count * units), target);
      }
      first += starts.length * length;
      yield undefined;
    }
    return { from, to, units, h: h!, c };
  } finally {
    body.dispose();
  }
}
