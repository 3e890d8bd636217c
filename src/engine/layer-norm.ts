import { axisSize } from './weight-shapes';
import { rowCount, widthOf, type Activation, type Site } from './layer';

/**
 * Layer normalization of each row: y = x̂⊙gain + bias, x̂ = (x − mean) / √(variance + 10⁻⁵).
 *
 * Backward, with e = δy⊙gain: δx = (e − mean(e) − x̂·mean(e⊙x̂)) / √(variance + 10⁻⁵),
 * δgain = Σ δy⊙x̂, δbias = Σ δy.
 *
 * @see Ba, Kiros & Hinton, Layer Normalization (2016)
 */
export function buildLayerNorm(path: string, x: Activation, site: Site): Activation {
  const y = site.activation(x.axis, x.rows);
  const [rows, size, width] = [rowCount(x.rows), axisSize(x.axis), widthOf(x.axis)];
  const [gain, bias] = [`${path}.gain`, `${path}.bias`];
  const normal = site.floats(rows * width, `layer ${path} (layer-norm)`);
  const scale = site.floats(rows, `layer ${path} (layer-norm)`);
  site.forward.call(
    'layerNormForward',
    ...[rows, size, width, x.values, site.weight(gain), site.weight(bias)],
    ...[y.values, normal, scale],
  );
  site.back((plan) => {
    // Where nobody wants δx it is made all the same, beside it.
    const dx = x.gradient === 0 ? site.floats(rows * width, `layer ${path}`) : x.gradient;
    plan.call(
      'layerNormBackward',
      ...[rows, size, width, y.gradient, site.weight(gain), normal, scale],
      ...[site.weightGradient(gain), site.weightGradient(bias), dx, site.accumulate(dx)],
    );
  });
  return y;
}
