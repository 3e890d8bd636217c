import type { Engine } from '../../../src/engine/engine';
import { createRandom } from '../../../src/random/random';
import { ALL_SPECS, randomBatch } from '../specs';

/** For each spec, losses around a step of training, the gradients and the prediction after it. */
export function figuresOf(
  engine: Engine,
): { readonly title: string; readonly figures: number[] }[] {
  return ALL_SPECS.map(({ title, spec }) => {
    const batch = randomBatch(spec, createRandom(80));
    const model = engine.create(spec, 80);
    const losses = [model.trainStep(batch), model.evaluate(batch)];
    const { weights } = model.gradients(batch.inputs, batch);
    const gradients = Object.values(weights).flatMap(({ data }) => [...data]);
    const figures = [...losses, ...gradients, ...model.predict(batch.inputs)];
    model.dispose();
    return { title, figures };
  });
}
