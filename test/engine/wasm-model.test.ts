import assert from 'node:assert/strict';
import type { Engine, TrainableModel, Weights } from '../../src/engine/engine';
import { ADAM, type LayerSpec, type ModelSpec } from '../../src/engine/model-spec';
import { createRandom, normal } from '../../src/random/random';
import { assertClose } from './close';
import { openEngine, testedSimd } from './open-engine';
import { ALL_SPECS, gptSpec, randomBatch, randomInputs, randomWeights, tokenSpec } from './specs';
import { loadTfjs } from './tfjs-engine';

for (const simd of testedSimd()) {
  describe(`models on the kernels (${simd})`, () => {
    let engine: Engine;
    before(() => (engine = openEngine({ simd })));
    after(() => engine.dispose());

    for (const { title, spec } of ALL_SPECS) {
      it(`${title}: the loss falls along the gradient by its square, to 1 %`, () => {
        const random = createRandom(1);
        const weights = randomWeights(spec, random);
        const batch = randomBatch(spec, random);
        const model = engine.restore(spec, weights);
        const { weights: gradients } = model.gradients(batch.inputs, batch);
        model.dispose();
        const flat = Object.values(gradients).flatMap(({ data }) => [...data]);
        const length = Math.hypot(...flat);
        const lossAt = (by: number) => {
          const moved = Object.entries(weights).map(([name, { shape, data }]) => {
            const along = gradients[name]!.data;
            return [name, { shape, data: data.map((w, i) => w + (by * along[i]!) / length) }];
          });
          return using(engine.restore(spec, Object.fromEntries(moved) as Weights), (each) =>
            each.evaluate(batch),
          );
        };
        // A step that rounding (1e-7 of the loss) and curvature both leave alone.
        const step = 4e-3;
        const slope = (lossAt(step) - lossAt(-step)) / (2 * step);
        assert.ok(Math.abs(slope - length) < 0.01 * length, `${slope} instead of ${length}`);
      });
    }
  });
}

describe('a model on the kernels', () => {
  let engine: Engine;
  before(() => (engine = openEngine()));
  after(() => engine.dispose());

  it('gives the same loss and weights in slices as in one go', () => {
    const { spec, batch } = largeModel();
    const whole = engine.create(spec, 1);
    const sliced = engine.create(spec, 1);
    let slices = 0;
    for (let step = 0; step < 2; step++) {
      const steps = sliced.trainSlices(batch);
      let turn = steps.next();
      for (; turn.done !== true; turn = steps.next()) slices += 1;
      assert.equal(turn.value, whole.trainStep(batch));
    }
    assert.ok(slices > 10, `${slices} slices`);
    assert.deepEqual(sliced.weights(), whole.weights());
    whole.dispose();
    sliced.dispose();
  });

  it('that is left in the middle of a step is as it was, and goes on from there', () => {
    const { spec, batch } = largeModel();
    for (const threads of [1, 2]) {
      const own = openEngine({ threads });
      using(own.create(spec, 1), (model) => {
        const [before, loss] = [model.weights(), model.evaluate(batch)];
        const steps = model.trainSlices(batch);
        steps.next();
        steps.next();
        steps.return(0);
        assert.deepEqual(model.weights(), before);
        assert.ok(Math.abs(model.trainStep(batch) - loss) < 1e-5 * loss);
      });
      own.dispose();
    }
  });

  it('gives all its memory back: 200 runs in a row leave no growth', () => {
    const spec = gptSpec(0.1);
    const own = openEngine();
    const batch = randomBatch(spec, createRandom(3));
    const run = () =>
      using(own.create(spec, 1), (model) => {
        model.trainStep(batch);
        model.predict(batch.inputs);
        model.gradients(batch.inputs, batch);
        return own.memoryUsed();
      });
    const [first] = [run(), run()];
    const reserved = own.memoryReserved();
    const resting = own.memoryUsed();
    for (let i = 0; i < 200; i++) assert.equal(run(), first);
    assert.equal(own.memoryUsed(), resting);
    assert.equal(own.memoryReserved(), reserved);
    own.dispose();
  });

  it('keeps the plans of a few shapes of batches only', () => {
    const spec = tokenSpec('gru');
    using(engine.create(spec, 1), (model) => {
      const random = createRandom(4);
      const predict = (steps: number) => model.predict(randomInputs(spec, random, { steps }));
      for (let steps = 1; steps <= 12; steps++) predict(steps);
      const used = engine.memoryUsed();
      for (let round = 0; round < 3; round++) {
        for (let steps = 1; steps <= 12; steps++) predict(steps);
      }
      assert.equal(engine.memoryUsed(), used);
    });
  });

  it('refuses what is too large for its memory by the name of the layer, and still works', () => {
    const spec: ModelSpec = {
      ...tokenSpec('lstm'),
      layers: [
        { kind: 'embedding', units: 4 },
        { kind: 'recurrent', cell: 'lstm', units: 256, returns: 'every-step' },
        { kind: 'dense', units: 5 },
      ],
    };
    using(engine.create(spec, 1), (model) => {
      const resting = engine.memoryUsed();
      const large = randomInputs(spec, createRandom(5), { batch: 1000, steps: 2000 });
      assert.throws(() => model.predict(large), {
        name: 'RangeError',
        message: /^layer 1 \(lstm\), 2000 steps of \[\d+, 256\] requires \d+ MB more memory/,
      });
      assert.equal(engine.memoryUsed(), resting);
      const batch = randomBatch(spec, createRandom(6));
      assert.ok(Number.isFinite(model.trainStep(batch)));
    });
  });

  it('is refused once it was disposed of', () => {
    const spec = tokenSpec('rnn');
    const model = engine.create(spec, 1);
    model.dispose();
    model.dispose();
    assert.throws(() => model.predict(randomInputs(spec, createRandom(7))), /disposed/);
  });

  it('takes its rate from a schedule', () => {
    const spec = tokenSpec('lstm');
    const batch = randomBatch(spec, createRandom(8));
    using(engine.create(spec, 1), (model) => {
      const before = model.weights();
      model.learningRate = 0;
      model.trainStep(batch);
      assert.deepEqual(model.weights(), before);
      model.learningRate = 0.01;
      model.trainStep(batch);
      assert.notDeepEqual(model.weights(), before);
    });
  });
});

describe('a batch in shards', () => {
  const wide: readonly { title: string; spec: ModelSpec; batch: number }[] = [
    { title: 'LSTM', spec: wideTokens([recurrent('lstm')]), batch: 33 },
    { title: 'GRU', spec: wideTokens([recurrent('gru')]), batch: 32 },
    { title: 'RNN', spec: wideTokens([recurrent('rnn'), recurrent('rnn')]), batch: 40 },
    { title: 'GPT with dropout', spec: wideGpt(), batch: 7 },
  ];

  for (const { title, spec, batch: count } of wide) {
    it(`${title}: two, three and four threads train to the bits of one`, function () {
      this.timeout(60_000);
      const batch = randomBatch(spec, createRandom(9), { batch: count, steps: 16 });
      const run = (threads: number) => {
        const engine = openEngine({ threads });
        const model = engine.create(spec, 1);
        const losses = Array.from({ length: 6 }, () => model.trainStep(batch));
        const result = { losses, weights: model.weights(), output: model.predict(batch.inputs) };
        model.dispose();
        engine.dispose();
        return result;
      };
      const one = run(1);
      for (const threads of [2, 3, 4]) assert.deepEqual(run(threads), one, `${threads} threads`);
    });

    it(`${title}: a step's gradients are those of the batch in one piece, to 1e-5`, () => {
      // Gradient descent by a rate of 1, without dropout: what a weight loses is its gradient.
      const layers = spec.layers.filter(({ kind }) => kind !== 'dropout');
      const plain: ModelSpec = {
        ...spec,
        layers,
        optimizer: { kind: 'gradient-descent', learningRate: 1, clipNorm: 0 },
      };
      const batch = randomBatch(plain, createRandom(10), { batch: count, steps: 16 });
      const engine = openEngine();
      using(engine.create(plain, 1), (model) => {
        const { loss, weights: gradients } = model.gradients(batch.inputs, batch);
        const before = model.weights();
        assert.ok(Math.abs(model.trainStep(batch) - loss!) < 1e-6);
        const after = model.weights();
        for (const [name, { data }] of Object.entries(gradients)) {
          const lost = data.map((_, i) => before[name]!.data[i]! - after[name]!.data[i]!);
          const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
          const ofWeights = before[name]!.data.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
          // What is lost where it is taken from a float32 weight is no fault of the gradient.
          const allowed = 1e-5 * largest + 2 ** -23 * ofWeights;
          lost.forEach((value, i) => assert.ok(Math.abs(value - data[i]!) <= allowed, name));
        }
      });
      engine.dispose();
    });
  }
});

describe('the two engines', () => {
  for (const { title, spec } of ALL_SPECS) {
    it(`${title}: losses of 20 steps agree to 1e-4`, async function () {
      this.timeout(60_000);
      const tfjs = await loadTfjs();
      const wasm = openEngine();
      const random = createRandom(11);
      const weighted = spec.loss === 'softmax-cross-entropy';
      const batches = Array.from({ length: 3 }, () => randomBatch(spec, random, { weighted }));
      const run = (engine: Engine) =>
        using(
          engine.create({ ...spec, optimizer: { ...spec.optimizer, learningRate: 0.001 } }, 5),
          (model) => Array.from({ length: 20 }, (_, step) => model.trainStep(batches[step % 3]!)),
        );
      const [ours, theirs] = [run(wasm), run(tfjs)];
      wasm.dispose();
      ours.forEach((loss, step) => {
        const off = Math.abs(loss - theirs[step]!);
        assert.ok(off < 1e-4, `step ${step}: ${loss}, TensorFlow.js ${theirs[step]!}`);
      });
    });

    it(`${title}: show the same and say the same of every gradient`, async () => {
      const [tfjs, wasm] = [await loadTfjs(), openEngine()];
      const random = createRandom(12);
      const weights = randomWeights(spec, random);
      const batch = randomBatch(spec, random);
      const run = (engine: Engine) =>
        using(engine.restore(spec, weights), (model) => ({
          look: model.look(batch.inputs),
          gradients: model.gradients(batch.inputs, batch),
        }));
      const [ours, theirs] = [run(wasm), run(tfjs)];
      wasm.dispose();
      sameTensors(ours.look, theirs.look, 1e-5);
      // Two float32 roundings on the way there and back; small gradients are differences of large ones.
      sameTensors(ours.gradients.weights, theirs.gradients.weights, 1e-4);
      sameTensors(ours.gradients.states, theirs.gradients.states, 1e-4);
      assertClose(ours.gradients.inputs, theirs.gradients.inputs, 'inputs', 1e-4);
    });
  }
});

function sameTensors(
  ours: ReturnType<TrainableModel['look']>,
  theirs: ReturnType<TrainableModel['look']>,
  tolerance: number,
): void {
  assert.deepEqual(Object.keys(ours).sort(), Object.keys(theirs).sort());
  for (const [name, { shape, data }] of Object.entries(ours)) {
    assert.deepEqual(shape, theirs[name]!.shape, name);
    assertClose(data, theirs[name]!.data, name, tolerance);
  }
}

function recurrent(cell: 'rnn' | 'lstm' | 'gru'): LayerSpec {
  return { kind: 'recurrent', cell, units: 90, returns: 'every-step' };
}

function wideTokens(cells: readonly LayerSpec[]): ModelSpec {
  return {
    input: { kind: 'tokens', size: 30 },
    layers: [{ kind: 'embedding', units: 17 }, ...cells, { kind: 'dense', units: 30 }],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

function wideGpt(): ModelSpec {
  const d = 66;
  return {
    input: { kind: 'tokens', size: 30 },
    layers: [
      { kind: 'embedding', units: d },
      { kind: 'positions', steps: 16 },
      { kind: 'dropout', rate: 0.2 },
      {
        kind: 'residual',
        layers: [{ kind: 'layer-norm' }, { kind: 'self-attention', heads: 3, causal: true }],
      },
      { kind: 'layer-norm' },
      { kind: 'dense', units: 150 },
      { kind: 'activation', of: 'gelu' },
      { kind: 'dense', units: 30 },
    ],
    loss: 'softmax-cross-entropy',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
}

/** Large enough that a step has many slices. */
function largeModel() {
  const spec: ModelSpec = {
    input: { kind: 'values', size: 64 },
    layers: [
      { kind: 'recurrent', cell: 'lstm', units: 256, returns: 'every-step' },
      { kind: 'dense', units: 64 },
    ],
    loss: 'mean-squared-error',
    optimizer: { ...ADAM, learningRate: 0.01 },
  };
  const random = createRandom(2);
  const inputs = randomInputs(spec, random, { batch: 32, steps: 64 });
  const targets = Float32Array.from({ length: 32 * 64 * 64 }, () => normal(random));
  return { spec, batch: { inputs, targets } };
}

function using<Result>(model: TrainableModel, use: (model: TrainableModel) => Result): Result {
  try {
    return use(model);
  } finally {
    model.dispose();
  }
}
