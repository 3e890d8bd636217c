import type { Batch, Engine, Weights } from '../../src/engine/engine';
import type { ModelSpec } from '../../src/engine/model-spec';

/** The gradient of a batch's loss by every weight. */
export function gradientsOf(
  engine: Engine,
  spec: ModelSpec,
  weights: Weights,
  batch: Batch,
): Record<string, Float64Array> {
  const model = engine.restore(spec, weights);
  try {
    const gradients = model.gradients(batch.inputs, batch);
    return Object.fromEntries(
      Object.entries(gradients.weights).map(([name, { data }]) => [name, Float64Array.from(data)]),
    );
  } finally {
    model.dispose();
  }
}
