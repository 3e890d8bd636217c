import type { Weights } from '../engine/engine';

/** Weights as JSON holds them; float32 values survive the way to decimals and back. */
export type SavedWeights = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>
>;

export function saveWeights(weights: Weights): SavedWeights {
  return Object.fromEntries(
    Object.entries(weights).map(([name, { shape, data }]) => [name, { shape, data: [...data] }]),
  );
}

export function restoreWeights(saved: SavedWeights): Weights {
  return Object.fromEntries(
    Object.entries(saved).map(([name, { shape, data }]) => [
      name,
      { shape, data: Float32Array.from(data) },
    ]),
  );
}
