import type { Inputs } from '../engine';
import type { ModelSpec } from '../model-spec';
import { recurrentLayers } from '../walk-layers';

/**
 * Where gradients are asked for besides the weights, with the shapes that tensors have there: zeros
 * are added in each of these places, and the gradient by them is the gradient by what they are added
 * to. Steps come first: [T, B, u], and [B, u] for `1.h.start`.
 */
export function gradientPlaces(
  { input, layers, encoder }: ModelSpec,
  inputs: Inputs,
): ReadonlyMap<string, [number, number] | [number, number, number]> {
  const { batch, steps } = inputs;
  const [first] = layers;
  const size = first?.kind === 'embedding' ? first.units : input.size;
  const places = new Map<string, [number, number] | [number, number, number]>();
  const addStates = (side: typeof layers, prefix: string, sideSteps: number): void => {
    for (const { layer, path } of recurrentLayers(side, prefix)) {
      places.set(`${path}.h`, [sideSteps, batch, layer.units]);
      places.set(`${path}.h.start`, [batch, layer.units]);
      if (layer.cell === 'lstm') places.set(`${path}.c.start`, [batch, layer.units]);
    }
  };
  if (encoder !== undefined) addStates(encoder.layers, 'encoder.', inputs.source!.steps);
  places.set('inputs', [steps, batch, size]);
  addStates(layers, '', steps);
  return places;
}
