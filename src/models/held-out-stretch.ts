import type { Place } from '../dataset/dataset';
import type { Inputs } from '../engine/engine';
import type { Reading } from './reading';

/** The first pieces that a model was not trained on, to be walked through. */
export interface HeldOutStretch {
  readonly from: number;
  readonly count: number;
  /** [1, count] */
  readonly inputs: Inputs;
  readonly places: readonly Place[];
  readonly words: readonly string[];
}

/** As many as there are, up to `most`: a piece must follow the last one. */
export function heldOutStretch(reading: Reading, most: number): HeldOutStretch {
  const from = reading.trainingEnd;
  const count = Math.min(most, reading.length - from - 1);
  const pieces = Array.from({ length: count }, (_, t) => from + t);
  return {
    from,
    count,
    inputs: reading.inputs([from], count),
    places: pieces.map((t) => reading.place(t)),
    words: pieces.map((t) => reading.words(t)),
  };
}

/** States [T, u] as rows [T][u], to four decimals: a picture shows no more. */
export function stateRows(states: Float32Array, units: number): number[][] {
  return Array.from({ length: states.length / units }, (_, t) =>
    Array.from(
      states.subarray(t * units, (t + 1) * units),
      (value) => Math.round(1e4 * value) / 1e4,
    ),
  );
}
