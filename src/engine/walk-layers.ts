import type { LayerSpec, RecurrentSpec } from './model-spec';

export interface PlacedLayer<Layer extends LayerSpec = LayerSpec> {
  readonly layer: Layer;
  /** as its weights are named: `1`, `3.0` inside a residual, `encoder.1` */
  readonly path: string;
}

/** Every layer from the bottom up, a residual before what is inside it. */
export function walkLayers(layers: readonly LayerSpec[], prefix = ''): PlacedLayer[] {
  return layers.flatMap((layer, i) => {
    const path = `${prefix}${i}`;
    const inside = layer.kind === 'residual' ? walkLayers(layer.layers, `${path}.`) : [];
    return [{ layer, path }, ...inside];
  });
}

/** The recurrent layers among them. */
export function recurrentLayers(
  layers: readonly LayerSpec[],
  prefix = '',
): PlacedLayer<RecurrentSpec>[] {
  return walkLayers(layers, prefix).filter(
    (placed): placed is PlacedLayer<RecurrentSpec> => placed.layer.kind === 'recurrent',
  );
}
