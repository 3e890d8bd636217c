import type { Batch, Engine, Weights } from '../../src/engine/engine';
import type { ModelSpec } from '../../src/engine/model-spec';

/**
 * The gradient of a batch's loss by every weight, read from one `trainStep`: Adam's first step is
 * −rate · g / (|g| + ε), which for ε far above |g| is −(rate / ε) · g. The step is 1024 times the
 * gradient, so that little of it is lost where it is added to a float32 weight.
 */
export function gradientsOf(
  engine: Engine,
  spec: ModelSpec,
  weights: Weights,
  batch: Batch,
): Record<string, Float64Array> {
  const epsilon = 1e10;
  const factor = 1024;
  const { clipNorm } = spec.optimizer;
  const optimizer = {
    kind: 'adam' as const,
    learningRate: factor * epsilon,
    beta1: 0.9,
    beta2: 0.999,
    epsilon,
    clipNorm,
  };
  const model = engine.restore({ ...spec, optimizer }, weights);
  model.trainStep(batch);
  const after = model.weights();
  model.dispose();
  return Object.fromEntries(
    Object.entries(weights).map(([name, { data }]) => [
      name,
      Float64Array.from(data, (value, i) => (value - after[name]!.data[i]!) / factor),
    ]),
  );
}
