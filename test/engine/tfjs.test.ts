import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { Batch, Engine, TrainableModel, Weights } from '../../src/engine/engine';
import { ADAM, type ModelSpec } from '../../src/engine/model-spec';
import { createRandom, normal } from '../../src/random/random';
import { assertClose } from './close';
import { gradientsOf } from './gradients';
import { CELLS, randomBatch, randomInputs, randomWeights, stackedSpec, tokenSpec } from './specs';
import { loadWasmEngine } from './wasm-engine';

const SPECS = CELLS.flatMap((cell) => [
  { title: `stacked ${cell.toUpperCase()}`, spec: stackedSpec(cell) },
  { title: `${cell.toUpperCase()} over tokens`, spec: tokenSpec(cell) },
]);

describe('the TensorFlow.js engine', () => {
  let engine: Engine;
  before(async () => (engine = await loadWasmEngine()));

  /** What `use` makes of a model that is disposed afterwards. */
  function withModel<Result>(
    model: TrainableModel,
    use: (model: TrainableModel) => Result,
  ): Result {
    try {
      return use(model);
    } finally {
      model.dispose();
    }
  }

  it('runs on WebAssembly where that is to be had', () => {
    assert.deepEqual([engine.name, engine.backend], ['tfjs', 'wasm']);
    assert.equal(tf.getBackend(), 'wasm');
  });

  it('runs on plain JavaScript, with the same figures, where the .wasm files are not', () => {
    // A process of its own: the backend of this one is chosen.
    const script = `
      const { loadTfjsEngine } = require('./src/engine/tfjs');
      const { stackedSpec } = require('./test/engine/specs');
      console.warn = () => undefined; // tfjs tells of each file that it did not find
      loadTfjsEngine({ wasm: './no/such/folder/' }).then((engine) => {
        const model = engine.create(stackedSpec('lstm'), 3);
        const inputs = { data: Float32Array.of(1, 2, 3, 4), batch: 1, steps: 2 };
        const targets = Float32Array.of(1, 0, -1);
        const losses = [model.trainStep({ inputs, targets }), model.evaluate({ inputs, targets })];
        const found = [engine.backend, ...losses, ...model.predict(inputs)];
        process.stdout.write('found' + JSON.stringify(found));
      });`;
    const output = execFileSync(process.execPath, ['--import', 'tsx', '--eval', script], {
      cwd: path.resolve(__dirname, '../..'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [backend, ...figures] = JSON.parse(output.slice(output.indexOf('found') + 5)) as [
      string,
      ...number[],
    ];
    assert.equal(backend, 'cpu');
    withModel(engine.create(stackedSpec('lstm'), 3), (model) => {
      const inputs = { data: Float32Array.of(1, 2, 3, 4), batch: 1, steps: 2 };
      const targets = Float32Array.of(1, 0, -1);
      const losses = [model.trainStep({ inputs, targets }), model.evaluate({ inputs, targets })];
      assertClose(figures, [...losses, ...model.predict(inputs)], 'figures');
    });
  });

  describe('losses', () => {
    it('the squared error is the mean over sequences, steps and outputs', () => {
      for (const returns of ['last-step', 'every-step'] as const) {
        const spec: ModelSpec = {
          ...stackedSpec('gru'),
          layers: [{ kind: 'recurrent', cell: 'gru', units: 3, returns }],
        };
        const batch = randomBatch(spec, createRandom(1));
        withModel(engine.create(spec, 1), (model) => {
          const output = model.predict(batch.inputs);
          const errors = Array.from(output, (value, i) => (value - batch.targets[i]!) ** 2);
          assert.equal(output.length, batch.targets.length);
          assertClose([model.evaluate(batch)], [mean(errors)], returns);
        });
      }
    });

    it('the cross-entropy is the mean of −ln softmax(logits)[target] over sequences and steps', () => {
      for (const returns of ['last-step', 'every-step'] as const) {
        const [embedding, , dense] = tokenSpec('rnn').layers;
        const layers = [
          embedding!,
          { kind: 'recurrent', cell: 'rnn', units: 4, returns } as const,
          dense!,
        ];
        const spec: ModelSpec = { ...tokenSpec('rnn'), layers };
        const batch = randomBatch(spec, createRandom(2));
        const weights = randomWeights(spec, createRandom(3));
        withModel(engine.restore(spec, weights), (model) => {
          const logits = model.predict(batch.inputs);
          assert.equal(logits.length, 5 * batch.targets.length);
          const surprises = Array.from(batch.targets, (target, row) => {
            const exponentials = [...logits.subarray(row * 5, row * 5 + 5)].map(Math.exp);
            return -Math.log(exponentials[target]! / sum(exponentials));
          });
          assertClose([model.evaluate(batch)], [mean(surprises)], returns);
        });
      }
    });

    it('logits far too large for exp still have a finite loss and a finite step', () => {
      const spec = tokenSpec('rnn');
      const weights = randomWeights(spec, createRandom(5));
      weights['2.bias']!.data.set([1000, -1000, 0, 500, -500]);
      const batch = randomBatch(spec, createRandom(6));
      withModel(engine.restore(spec, weights), (model) => {
        assert.ok(Number.isFinite(model.trainStep(batch)));
        for (const { data } of Object.values(model.weights())) {
          assert.ok(data.every(Number.isFinite));
        }
      });
    });

    it('a training step tells the loss before it, and evaluate changes nothing', () => {
      const spec = tokenSpec('lstm');
      const batch = randomBatch(spec, createRandom(7));
      withModel(engine.create(spec, 7), (model) => {
        const before = model.weights();
        const loss = model.evaluate(batch);
        assert.deepEqual(model.weights(), before);
        assert.equal(model.trainStep(batch), loss);
        assert.notEqual(model.evaluate(batch), loss);
      });
    });
  });

  describe('gradients', () => {
    for (const { title, spec } of SPECS) {
      it(`${title}: the loss changes along every weight as its gradient says`, () => {
        const unclipped = { ...spec, optimizer: { ...spec.optimizer, clipNorm: 0 } };
        const random = createRandom(11);
        const weights = randomWeights(spec, random);
        const batch = randomBatch(spec, random);
        const gradients = gradientsOf(engine, unclipped, weights, batch);
        for (const [name, gradient] of Object.entries(gradients)) {
          const length = norm(gradient);
          assert.ok(length > 1e-3, `${name} has next to no gradient: ${length}`);
          for (let draw = 0; draw < 3; draw++) {
            const drawn = Array.from(gradient, () => normal(random));
            const direction = drawn.map((value) => value / norm(drawn));
            const h = 0.02;
            const slope =
              (lossAt(spec, weights, name, direction, h, batch) -
                lossAt(spec, weights, name, direction, -h, batch)) /
              (2 * h);
            const expected = sum(direction.map((value, i) => value * gradient[i]!));
            // Losses of about 1 in float32 (1e-7) over 2h, and a third derivative times h²/6:
            // together far below the 2e-4 allowed; gradients here are 1e-2 to 1 long.
            assert.ok(
              Math.abs(slope - expected) < 2e-4 + 0.005 * length,
              `${name}: slope ${slope}, gradient ${expected} of ${length}`,
            );
          }
        }
      });
    }

    function lossAt(
      spec: ModelSpec,
      weights: Weights,
      name: string,
      direction: readonly number[],
      distance: number,
      batch: Batch,
    ): number {
      const { shape, data } = weights[name]!;
      const moved = data.map((value, i) => value + distance * direction[i]!);
      const model = engine.restore(spec, { ...weights, [name]: { shape, data: moved } });
      return withModel(model, () => model.evaluate(batch));
    }

    it('over three sequences are the mean of those over each, for one step as for two', () => {
      for (const { title, spec } of SPECS) {
        const unclipped = { ...spec, optimizer: { ...spec.optimizer, clipNorm: 0 } };
        const random = createRandom(14);
        const weights = randomWeights(spec, random);
        for (const steps of [1, 2]) {
          // The loss is a mean, so its gradient over three sequences is the mean of theirs.
          const together = randomBatch(spec, random, { batch: 3, steps });
          const whole = gradientsOf(engine, unclipped, weights, together);
          const alone = [0, 1, 2].map((b) => {
            const cut = <Data extends Float32Array | Int32Array>(data: Data) =>
              data.slice((b * data.length) / 3, ((b + 1) * data.length) / 3) as Data;
            const inputs = { data: cut(together.inputs.data), batch: 1, steps };
            const batch = { inputs, targets: cut(together.targets) };
            return gradientsOf(engine, unclipped, weights, batch);
          });
          for (const [name, gradient] of Object.entries(whole)) {
            const expected = gradient.map((_, i) => mean(alone.map((each) => each[name]![i]!)));
            assertClose(gradient, expected, `${title}, ${steps} steps, ${name}`);
          }
        }
      }
    });

    it('are cut at the norm of all of them together, and left alone below it', () => {
      const spec = stackedSpec('gru');
      const weights = randomWeights(spec, createRandom(12));
      const batch = randomBatch(spec, createRandom(13));
      const clipped = (clipNorm: number) =>
        Object.values(
          gradientsOf(
            engine,
            { ...spec, optimizer: { ...spec.optimizer, clipNorm } },
            weights,
            batch,
          ),
        ).flatMap((gradient) => [...gradient]);
      const whole = clipped(0);
      const length = norm(whole);
      assertClose(clipped(2 * length), whole, 'below the norm');
      const half = whole.map((value) => value / 2);
      assertClose(clipped(length / 2), half, 'cut to half');
    });
  });

  describe('seeds', () => {
    for (const { title, spec } of SPECS) {
      it(`${title}: the same seed trains to the same weights, another to others`, () => {
        const run = (seed: number) =>
          withModel(engine.create(spec, seed), (model) => {
            const random = createRandom(20);
            const losses = Array.from({ length: 4 }, () =>
              model.trainStep(randomBatch(spec, random)),
            );
            return { losses, weights: model.weights() };
          });
        const first = run(1);
        assert.deepEqual(run(1), first);
        const other = run(2);
        for (const [i, loss] of other.losses.entries()) assert.notEqual(loss, first.losses[i]);
      });
    }

    it('what another model does in between changes nothing', () => {
      const spec = stackedSpec('lstm');
      const batch = randomBatch(spec, createRandom(21));
      const alone = withModel(engine.create(spec, 1), (model) => [
        model.trainStep(batch),
        model.trainStep(batch),
      ]);
      const [one, other] = [engine.create(spec, 1), engine.create(spec, 2)];
      const losses = [one.trainStep(batch)];
      other.trainStep(batch);
      other.dispose();
      losses.push(one.trainStep(batch));
      one.dispose();
      assert.deepEqual(losses, alone);
    });
  });

  describe('memory', () => {
    for (const { title, spec } of SPECS) {
      it(`${title}: every tensor of a model that was used and disposed is gone`, () => {
        const random = createRandom(30);
        const batch = randomBatch(spec, random);
        const before = tf.memory().numTensors;
        const model = engine.create(spec, 1);
        model.trainStep(batch);
        const inUse = tf.memory().numTensors;
        assert.ok(inUse > before);
        for (let step = 0; step < 3; step++) {
          model.trainStep(batch);
          model.evaluate(batch);
          model.predict(batch.inputs);
          model.trace(randomInputs(spec, random, { batch: 1 }));
        }
        assert.equal(tf.memory().numTensors, inUse, 'more with every step');
        const restored = engine.restore(spec, model.weights());
        restored.predict(batch.inputs);
        restored.dispose();
        model.dispose();
        assert.equal(tf.memory().numTensors, before);
      });
    }

    it('a refused call leaves no tensor behind', () => {
      const spec = stackedSpec('rnn');
      const model = engine.create(spec, 1);
      const before = tf.memory().numTensors;
      const inputs = randomInputs(spec, createRandom(31));
      const targets = new Float32Array(1); // far too few
      assert.throws(() => model.evaluate({ inputs, targets }), RangeError);
      assert.throws(() => model.trainStep({ inputs, targets }), RangeError);
      assert.throws(() => model.predict({ ...inputs, steps: 1 }), RangeError);
      assert.throws(() => engine.restore(spec, {}), RangeError);
      assert.equal(tf.memory().numTensors, before);
      model.dispose();
    });
  });

  describe('weights', () => {
    it('restored elsewhere predict the same, bit for bit', () => {
      for (const { spec } of SPECS) {
        const batch = randomBatch(spec, createRandom(40));
        const model = engine.create(spec, 40);
        model.trainStep(batch);
        const copy = engine.restore(spec, model.weights());
        assert.deepEqual(copy.predict(batch.inputs), model.predict(batch.inputs));
        assert.deepEqual(copy.weights(), model.weights());
        copy.dispose();
        model.dispose();
      }
    });

    it('handed out and taken in are copies', () => {
      const spec = stackedSpec('gru');
      const batch = randomBatch(spec, createRandom(41));
      const given = randomWeights(spec, createRandom(42));
      const kept = given['2.bias']!.data.slice();
      withModel(engine.restore(spec, given), (model) => {
        const before = model.predict(batch.inputs);
        model.weights()['2.bias']!.data.fill(9);
        assert.deepEqual(model.predict(batch.inputs), before);
        model.trainStep(batch);
        assert.deepEqual(given['2.bias']!.data, kept);
      });
    });

    it('of another shape are refused by name', () => {
      const spec = stackedSpec('lstm');
      const weights = randomWeights(spec, createRandom(43));
      const { '1.recurrent': recurrent, ...others } = weights;
      assert.throws(() => engine.restore(spec, others), {
        name: 'RangeError',
        message: 'weight 1.recurrent requires shape [3, 12], got nothing',
      });
      const turned = { ...weights, '1.recurrent': { ...recurrent!, shape: [12, 3] } };
      assert.throws(() => engine.restore(spec, turned), {
        name: 'RangeError',
        message: 'weight 1.recurrent requires shape [3, 12], got [12, 3]',
      });
    });
  });

  it('inputs of another length than batch × steps × size are refused', () => {
    const data = new Float32Array(7);
    withModel(engine.create(stackedSpec('rnn'), 1), (model) => {
      assert.throws(() => model.predict({ data, batch: 1, steps: 4 }), {
        name: 'RangeError',
        message: 'inputs require 8 numbers, got 7',
      });
    });
  });

  it('targets of another number than the outputs they are compared with are refused', () => {
    const random = createRandom(51);
    for (const [spec, expected] of [
      [stackedSpec('rnn'), 9],
      [tokenSpec('rnn'), 12],
    ] as const) {
      const { inputs, targets } = randomBatch(spec, random);
      withModel(engine.create(spec, 1), (model) => {
        for (const length of [1, expected - 1, expected + 1]) {
          const others = targets instanceof Int32Array ? Int32Array : Float32Array;
          assert.throws(() => model.trainStep({ inputs, targets: new others(length) }), {
            name: 'RangeError',
            message: `targets require ${expected} numbers, got ${length}`,
          });
        }
      });
    }
  });

  it('a prediction of a sequence is the same alone and among others', () => {
    for (const { spec } of SPECS) {
      const inputs = randomInputs(spec, createRandom(50), { batch: 3, steps: 4 });
      withModel(engine.create(spec, 50), (model) => {
        const together = model.predict(inputs);
        const [each, out] = [inputs.data.length / 3, together.length / 3];
        for (let b = 0; b < 3; b++) {
          const data = inputs.data.slice(b * each, (b + 1) * each);
          const alone = model.predict({ data, batch: 1, steps: 4 });
          assertClose(alone, together.subarray(b * out, (b + 1) * out), `sequence ${b}`);
        }
      });
    }
  });

  it('a hundred steps of each cell bring the loss of one batch down to a tenth', () => {
    for (const cell of CELLS) {
      const spec = { ...stackedSpec(cell), optimizer: { ...ADAM, learningRate: 0.05 } };
      const batch = randomBatch(spec, createRandom(60));
      withModel(engine.create(spec, 60), (model) => {
        const first = model.evaluate(batch);
        for (let step = 0; step < 100; step++) model.trainStep(batch);
        assert.ok(
          model.evaluate(batch) < first / 10,
          `${cell}: ${first} to ${model.evaluate(batch)}`,
        );
      });
    }
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function norm(values: ArrayLike<number>): number {
  return Math.sqrt(sum(Array.from(values, (value) => value * value)));
}
