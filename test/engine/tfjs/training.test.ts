import assert from 'node:assert/strict';
import type { Engine } from '../../../src/engine/engine';
import { dropoutKey, dropoutMask } from '../../../src/engine/dropout-mask';
import { initialWeights } from '../../../src/engine/initial-weights';
import { ADAM, type ModelSpec, type OptimizerSpec } from '../../../src/engine/model-spec';
import { weightShapes, type Axis } from '../../../src/engine/weight-shapes';
import { createRandom } from '../../../src/random/random';
import { assertClose } from '../close';
import { gptSpec, randomBatch, randomWeights, stackedSeq2seqSpec, tokenSpec } from '../specs';
import { loadTfjs } from '../tfjs-engine';

describe('training in the TensorFlow.js engine', () => {
  let engine: Engine;
  before(async () => (engine = await loadTfjs()));

  describe('optimizers', () => {
    /** Steps of a model, and of its plain twin in double precision on the model's own gradients. */
    function assertFollows(optimizer: OptimizerSpec, rates: readonly number[]): void {
      const spec: ModelSpec = { ...gptSpec(), optimizer };
      const random = createRandom(1);
      const batch = randomBatch(spec, random);
      const roles = new Map(weightShapes(spec).map(({ name, role }) => [name, role]));
      const model = engine.restore(spec, randomWeights(spec, random));
      const moments = new Map<string, { m: number[]; v: number[] }>();
      rates.forEach((rate, step) => {
        const before = model.weights();
        const gradients = model.gradients(batch.inputs, batch).weights;
        const squares = Object.values(gradients).map(({ data }) =>
          data.reduce((sum, g) => sum + g * g, 0),
        );
        const norm = Math.sqrt(squares.reduce((a, b) => a + b));
        const { clipNorm } = optimizer;
        const factor = clipNorm > 0 && norm > clipNorm ? clipNorm / norm : 1;
        model.learningRate = rate;
        model.trainStep(batch);
        const after = model.weights();
        for (const [name, { data }] of Object.entries(before)) {
          const zeros = () => Array.from(data, () => 0);
          const { m, v } = moments.get(name) ?? { m: zeros(), v: zeros() };
          moments.set(name, { m, v });
          const change = Array.from(data, (w, i) => {
            const g = gradients[name]!.data[i]! * factor;
            if (optimizer.kind === 'gradient-descent') return -rate * g;
            const { beta1, beta2, epsilon } = optimizer;
            m[i] = beta1 * m[i]! + (1 - beta1) * g;
            v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
            const meanHat = m[i] / (1 - beta1 ** (step + 1));
            const varianceHat = v[i] / (1 - beta2 ** (step + 1));
            const shrinks = !['gain', 'bias'].includes(roles.get(name)!);
            const decay = optimizer.kind === 'adamw' && shrinks ? optimizer.weightDecay : 0;
            return -rate * decay * w - (rate * meanHat) / (Math.sqrt(varianceHat) + epsilon);
          });
          const largest = Math.max(...change.map(Math.abs));
          data.forEach((w, i) => {
            const difference = Math.abs(after[name]!.data[i]! - (w + change[i]!));
            // float32 rounds a weight by 6e-8 of it, and its change by a few 1e-6 of it
            assert.ok(
              difference <= 1.2e-7 * Math.abs(w) + 1e-5 * largest,
              `${name}[${i}] at step ${step}: ${difference} off in a change of ${change[i]!}`,
            );
          });
        }
      });
      model.dispose();
    }
    const rates = [0.02, 0.01, 0.03, 0.02, 0.01];
    const adam = { ...ADAM, learningRate: 0.01 };

    it('Adam is PyTorch’s formula, with a rate that changes', () => {
      assertFollows({ ...adam, epsilon: 1e-3 }, rates);
      assertFollows({ ...adam, epsilon: 1e-3, clipNorm: 0.1 }, rates);
    });

    it('AdamW shrinks matrices, and no bias nor gain', () => {
      const optimizer = { ...adam, kind: 'adamw', weightDecay: 0.3, epsilon: 1e-3 } as const;
      assertFollows(optimizer, rates);
    });

    it('gradient descent follows the gradient, cut at its norm', () => {
      for (const clipNorm of [0, 0.1]) {
        assertFollows({ kind: 'gradient-descent', learningRate: 0.1, clipNorm }, rates);
      }
    });
  });

  describe('dropout', () => {
    /** What is to be dropped of two sequences of three steps. */
    function dropped(
      axis: Axis,
      seed: number,
      step: number,
      n: number,
      rate: number,
    ): Float32Array {
      const key = dropoutKey(seed, step, n);
      return dropoutMask({ sequences: 2, steps: 3, axis, rate, key });
    }

    it('drops by the mask of its seed, step and number, and only while training', () => {
      const spec: ModelSpec = {
        input: { kind: 'values', size: 5 },
        layers: [
          { kind: 'dropout', rate: 0.5 },
          { kind: 'dropout', rate: 0 }, // not counted
          { kind: 'residual', layers: [{ kind: 'dropout', rate: 0.25 }] },
        ],
        loss: 'mean-squared-error',
        optimizer: { kind: 'gradient-descent', learningRate: 0, clipNorm: 0 },
      };
      const { inputs } = randomBatch(spec, createRandom(1), { batch: 2, steps: 3 });
      const batch = { inputs, targets: new Float32Array(30) };
      const model = engine.create(spec, 99);
      const meanSquare = (factor: (i: number) => number) =>
        Array.from(inputs.data).reduce((sum, x, i) => sum + (x * factor(i)) ** 2, 0) / 30;
      for (let step = 0; step < 3; step++) {
        const first = dropped([5], 99, step, 0, 0.5);
        const second = dropped([5], 99, step, 1, 0.25);
        const expected = meanSquare((i) => first[i]! * (1 + second[i]!));
        assertClose([model.evaluate(batch)], [meanSquare(() => 2)], 'evaluate');
        assertClose([model.trainStep(batch)], [expected], `step ${step}`);
      }
      model.dispose();
    });

    it('counts an encoder’s layers first, and fills up each group of an axis', () => {
      const size = 3;
      const drop = { kind: 'dropout', rate: 0.5 } as const;
      const input = { kind: 'values', size } as const;
      const spec: ModelSpec = {
        input,
        encoder: { input, layers: [drop] },
        layers: [{ kind: 'encoder-attention' }, drop], // axis [3, 3]
        loss: 'mean-squared-error',
        optimizer: { kind: 'gradient-descent', learningRate: 0, clipNorm: 0 },
      };
      // The decoder's states are 0, so the context is the mean of what the encoder kept.
      const data = new Float32Array(2 * 3 * size);
      const source = { data: Float32Array.from(data, (_, i) => i + 1), batch: 2, steps: 3 };
      const batch = { inputs: { data, batch: 2, steps: 3, source }, targets: new Float32Array(36) };
      const model = engine.create(spec, 5);
      const ofEncoder = dropped([size], 5, 0, 0, 0.5);
      const ofDecoder = dropped([size, size], 5, 0, 1, 0.5);
      let expected = 0;
      for (let b = 0; b < 2; b++) {
        for (let j = 0; j < size; j++) {
          const kept = [0, 1, 2].map((t) => {
            const at = (b * 3 + t) * size + j;
            return source.data[at]! * ofEncoder[at]!;
          });
          const context = kept.reduce((sum, x) => sum + x, 0) / 3;
          for (let t = 0; t < 3; t++) {
            expected += (context * ofDecoder[(b * 3 + t) * 2 * size + size + j]!) ** 2 / 36;
          }
        }
      }
      assert.ok(expected > 0);
      assertClose([model.trainStep(batch)], [expected], 'loss');
      model.dispose();
    });

    it('of a restored model is that of seed 0', () => {
      const spec = stackedSeq2seqSpec();
      const batch = randomBatch(spec, createRandom(2));
      const [created, restored] = [
        engine.create(spec, 0),
        engine.restore(spec, initialWeights(spec, 0)),
      ];
      assert.equal(created.trainStep(batch), restored.trainStep(batch));
      assert.deepEqual(created.weights(), restored.weights());
      created.dispose();
      restored.dispose();
    });
  });

  it('a small GPT learns a batch by heart', () => {
    const spec: ModelSpec = { ...gptSpec(), optimizer: { ...ADAM, learningRate: 0.02 } };
    const batch = randomBatch(spec, createRandom(3));
    const model = engine.create(spec, 3);
    const first = model.evaluate(batch);
    for (let step = 0; step < 40; step++) model.trainStep(batch);
    assert.ok(model.evaluate(batch) < first / 3, `${first} to ${model.evaluate(batch)}`);
    model.dispose();
  });

  it('targets that count nothing teach nothing', () => {
    const spec = tokenSpec('gru');
    const batch = randomBatch(spec, createRandom(4), { weighted: true });
    const changed = batch.targets.map((target, i) =>
      batch.targetWeights![i] === 0 ? (target + 1) % 5 : target,
    );
    const [one, other] = [engine.create(spec, 1), engine.create(spec, 1)];
    one.trainStep(batch);
    other.trainStep({ ...batch, targets: changed });
    assert.deepEqual(one.weights(), other.weights());
    one.dispose();
    other.dispose();
  });
});
