import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { Batch, Engine, TrainableModel, Weights } from '../../../src/engine/engine';
import { ADAM, type ModelSpec } from '../../../src/engine/model-spec';
import { answersEveryStep, outputSize, sizeOf } from '../../../src/engine/weight-shapes';
import { createRandom, normal } from '../../../src/random/random';
import { assertClose } from '../close';
import { assertSlopes } from '../finite-differences';
import { gradientsOf } from '../gradients';
import {
  ALL_SPECS,
  CELLS,
  gptSpec,
  oneHotSpec,
  randomBatch,
  randomInputs,
  randomWeights,
  seq2seqSpec,
  stackedSeq2seqSpec,
  stackedSpec,
  tokenSpec,
} from '../specs';
import { loadTfjs } from '../tfjs-engine';
import { figuresOf } from './figures';

describe('the TensorFlow.js engine', () => {
  let engine: Engine;
  before(async () => (engine = await loadTfjs()));

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
      const { loadTfjsEngine } = require('./src/engine/tfjs/tfjs-engine');
      const { figuresOf } = require('./test/engine/tfjs/figures');
      console.warn = () => undefined; // tfjs tells of each file that it did not find
      loadTfjsEngine({ wasm: './no/such/folder/' }).then((engine) => {
        const found = { backend: engine.backend, figures: figuresOf(engine) };
        process.stdout.write('found' + JSON.stringify(found));
      });`;
    const output = execFileSync(process.execPath, ['--import', 'tsx', '--eval', script], {
      cwd: path.resolve(__dirname, '../../..'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const found = JSON.parse(output.slice(output.indexOf('found') + 5)) as {
      backend: string;
      figures: ReturnType<typeof figuresOf>;
    };
    assert.equal(found.backend, 'cpu');
    figuresOf(engine).forEach(({ title, figures }, i) => {
      assertClose(found.figures[i]!.figures, figures, title);
    });
  }).timeout(60_000); // plain JavaScript takes its time

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

    it('targets that count more weigh more in the mean, and those that count 0 nothing', () => {
      for (const { title, spec } of ALL_SPECS) {
        const random = createRandom(4);
        const batch = randomBatch(spec, random, { weighted: true });
        withModel(engine.restore(spec, randomWeights(spec, random)), (model) => {
          const steps = batch.targetWeights!.length / 3;
          const alone = Array.from(batch.targetWeights!, (_, row) => {
            const one = batch.targetWeights!.map((__, i) => (i === row ? 7 : 0));
            return model.evaluate({ ...batch, targetWeights: one });
          });
          const weights = [...batch.targetWeights!];
          const expected = sum(weights.map((w, i) => w * alone[i]!)) / sum(weights);
          assertClose([model.evaluate(batch)], [expected], title);
          const equal = { ...batch, targetWeights: new Float32Array(3 * steps).fill(0.3) };
          const { inputs, targets } = batch;
          assertClose([model.evaluate(equal)], [model.evaluate({ inputs, targets })], title);
          assertClose([model.evaluate(equal)], [mean(alone)], title);
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
    for (const { title, spec } of ALL_SPECS) {
      it(`${title}: the loss changes along everything as its gradient says`, () => {
        const random = createRandom(11);
        const weights = randomWeights(spec, random);
        const batch = randomBatch(spec, random, { weighted: true });
        const found = withModel(engine.restore(spec, weights), (model) =>
          model.gradients(batch.inputs, batch),
        );
        const lossOf = (changed: Weights, inputs = batch.inputs) =>
          withModel(engine.restore(spec, changed), (model) => model.evaluate({ ...batch, inputs }));
        assertClose([found.loss!], [lossOf(weights)], 'loss');
        assert.deepEqual(Object.keys(found.weights), Object.keys(weights));
        for (const [name, { shape, data }] of Object.entries(weights)) {
          const lossAt = (moved: Float32Array) =>
            lossOf({ ...weights, [name]: { shape, data: moved } });
          assertSlopes(name, data, found.weights[name]!.data, lossAt, random);
        }
        if (spec.input.kind === 'values') {
          const data = Float32Array.from(batch.inputs.data);
          const lossAt = (moved: Float32Array) => lossOf(weights, { ...batch.inputs, data: moved });
          assertSlopes('inputs', data, found.inputs, lossAt, random);
        }
      });
    }

    for (const cell of CELLS) {
      it(`by the start states are the loss's slopes, ${cell.toUpperCase()}`, () => {
        const spec = stackedSpec(cell);
        const random = createRandom(15);
        const weights = randomWeights(spec, random);
        const batch = randomBatch(spec, random);
        const names = cell === 'lstm' ? ['0.h', '0.c', '1.h', '1.c'] : ['0.h', '1.h'];
        const start = Object.fromEntries(
          names.map((name) => {
            const length = 3 * (name.startsWith('0') ? 4 : 3);
            return [name, Float32Array.from({ length }, () => normal(random))];
          }),
        );
        withModel(engine.restore(spec, weights), (model) => {
          const { states } = model.gradients({ ...batch.inputs, start }, batch);
          for (const [name, data] of Object.entries(start)) {
            const lossAt = (moved: Float32Array) =>
              model.evaluate({
                ...batch,
                inputs: { ...batch.inputs, start: { ...start, [name]: moved } },
              });
            assertSlopes(name, data, states[`${name}.start`]!.data, lossAt, random);
          }
        });
      });
    }

    it('by the states after a step are those by the start states of the steps that follow', () => {
      for (const [spec, path, units] of [
        [tokenSpec('rnn'), '1', 4],
        [tokenSpec('lstm'), '1', 4],
        [tokenSpec('gru'), '1', 4],
        [seq2seqSpec('gru', 'encoder', 'additive'), '1', 5],
        [seq2seqSpec('lstm', 'encoder', 'additive'), '1', 5],
      ] as const) {
        const random = createRandom(16);
        const inputs = randomInputs(spec, random, { batch: 2, steps: 5 });
        withModel(engine.restore(spec, randomWeights(spec, random)), (model) => {
          const output = model.predict(inputs);
          const upstream = output.map(() => normal(random)); // [2, 5, size]
          const seen = model.look(inputs);
          const { states } = model.gradients(inputs, { gradient: upstream });
          assert.deepEqual(states[`${path}.h`]!.shape, [2, 5, units]);
          for (let t = 0; t < 4; t++) {
            const later = <Data extends Float32Array | Int32Array>(data: Data) =>
              ofSteps(data, 2, 5, t + 1, 5);
            const names = Object.keys(seen).filter(
              (name) => name === `${path}.h` || name === `${path}.c`,
            );
            const start = Object.fromEntries(
              names.map((name) => [name, ofSteps(seen[name]!.data, 2, 5, t, t + 1)]),
            );
            // What the output of step t itself says of h is upstream there: 0 in this comparison.
            const rest = { ...inputs, data: later(inputs.data), steps: 4 - t, start };
            const silent = upstream.slice();
            for (const b of [0, 1]) {
              const size = output.length / 10;
              silent.fill(0, b * 5 * size, (b * 5 + t + 1) * size);
            }
            const after = model.gradients(inputs, { gradient: silent }).states[`${path}.h`]!;
            const expected = model.gradients(rest, { gradient: later(upstream) });
            assertClose(
              ofSteps(after.data, 2, 5, t, t + 1),
              expected.states[`${path}.h.start`]!.data,
              `step ${t}`,
            );
          }
        });
      }
    });

    it('by the encoder’s last state hold what the decoder that starts there says', () => {
      const spec = seq2seqSpec('gru', 'encoder', 'none');
      const random = createRandom(17);
      const batch = randomBatch(spec, random);
      withModel(engine.restore(spec, randomWeights(spec, random)), (model) => {
        const { states } = model.gradients(batch.inputs, batch);
        const last = ofSteps(states['encoder.1.h']!.data, 3, 5, 4, 5);
        assert.ok(norm(last) > 1e-3);
        assertClose(last, states['1.h.start']!.data, 'start');
      });
    });

    it('by what tokens became add up to the gradient of the embedding', () => {
      for (const spec of [tokenSpec('lstm'), gptSpec(), seq2seqSpec('gru', 'encoder', 'dot')]) {
        const random = createRandom(18);
        const batch = randomBatch(spec, random);
        withModel(engine.restore(spec, randomWeights(spec, random)), (model) => {
          const { inputs, weights } = model.gradients(batch.inputs, batch);
          const { shape, data } = weights['0.embedding']!;
          const units = shape[1]!;
          const sums = new Float32Array(data.length);
          batch.inputs.data.forEach((token, row) => {
            for (let i = 0; i < units; i++) {
              sums[token * units + i]! += inputs[row * units + i]!;
            }
          });
          assertClose(sums, data, 'embedding');
        });
      }
    });

    it('by tokens that a cell reads itself are those by their one-hot vectors', () => {
      for (const cell of CELLS) {
        const spec = oneHotSpec(cell);
        const random = createRandom(19);
        const weights = randomWeights(spec, random);
        const batch = randomBatch(spec, random);
        const oneHot = new Float32Array(batch.inputs.data.length * 5);
        batch.inputs.data.forEach((token, row) => (oneHot[row * 5 + token] = 1));
        const ofTokens = withModel(engine.restore(spec, weights), (model) =>
          model.gradients(batch.inputs, batch),
        );
        const ofValues = withModel(
          engine.restore({ ...spec, input: { kind: 'values', size: 5 } }, weights),
          (model) => model.gradients({ ...batch.inputs, data: oneHot }, batch),
        );
        assert.deepEqual(ofTokens, ofValues);
      }
    });

    it('of a loss are those of its gradient by the output', () => {
      const spec = stackedSpec('gru');
      const batch = randomBatch(spec, createRandom(20));
      withModel(engine.create(spec, 1), (model) => {
        const output = model.predict(batch.inputs);
        const gradient = output.map((y, i) => (2 * (y - batch.targets[i]!)) / output.length);
        const { loss, ...ofGradient } = model.gradients(batch.inputs, { gradient });
        const ofLoss = model.gradients(batch.inputs, batch);
        assert.equal(loss, undefined);
        assertClose(ofGradient.inputs, ofLoss.inputs, 'inputs');
        for (const [name, { data }] of Object.entries(ofLoss.weights)) {
          assertClose(ofGradient.weights[name]!.data, data, name);
        }
      });
    });

    it('change nothing', () => {
      const spec = gptSpec(0.25);
      const batch = randomBatch(spec, createRandom(21));
      withModel(engine.create(spec, 1), (model) => {
        const [weights, loss] = [model.weights(), model.evaluate(batch)];
        assert.equal(model.gradients(batch.inputs, batch).loss, loss); // nothing dropped
        assert.deepEqual(model.weights(), weights);
        assert.equal(model.evaluate(batch), loss);
      });
    });

    it('over three sequences are the mean of those over each, for one step as for two', () => {
      for (const { title, spec } of ALL_SPECS) {
        const random = createRandom(14);
        const weights = randomWeights(spec, random);
        for (const steps of [1, 2]) {
          // The loss is a mean, so its gradient over three sequences is the mean of theirs.
          const together = randomBatch(spec, random, { batch: 3, steps, sourceSteps: steps });
          const whole = gradientsOf(engine, spec, weights, together);
          const alone = [0, 1, 2].map((b) =>
            gradientsOf(engine, spec, weights, sequenceOf(together, b)),
          );
          for (const [name, gradient] of Object.entries(whole)) {
            const expected = gradient.map((_, i) => mean(alone.map((each) => each[name]![i]!)));
            assertClose(gradient, expected, `${title}, ${steps} steps, ${name}`, 3e-5);
          }
        }
      }
    });

    it('are cut at the norm of all of them together, and left alone below it', () => {
      const spec = stackedSpec('gru');
      const weights = randomWeights(spec, createRandom(12));
      const batch = randomBatch(spec, createRandom(13));
      /** A step of gradient descent with a rate of 1 is the gradient itself. */
      const clipped = (clipNorm: number) => {
        const optimizer = { kind: 'gradient-descent', learningRate: 1, clipNorm } as const;
        return withModel(engine.restore({ ...spec, optimizer }, weights), (model) => {
          model.trainStep(batch);
          const after = model.weights();
          return Object.entries(weights).flatMap(([name, { data }]) =>
            Array.from(data, (value, i) => value - after[name]!.data[i]!),
          );
        });
      };
      const whole = clipped(0);
      const length = norm(whole);
      assertClose(clipped(2 * length), whole, 'below the norm');
      const half = whole.map((value) => value / 2);
      assertClose(clipped(length / 2), half, 'cut to half');
    });
  });

  describe('seeds', () => {
    for (const { title, spec } of ALL_SPECS) {
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
    for (const { title, spec } of ALL_SPECS) {
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
          model.look(randomInputs(spec, random));
          model.gradients(batch.inputs, batch);
          const slices = model.trainSlices(batch);
          slices.next();
          slices.return(0); // ended early
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
      for (const { spec } of ALL_SPECS) {
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
  });

  it('a prediction of a sequence is the same alone and among others', () => {
    for (const { title, spec } of ALL_SPECS) {
      const batch = randomBatch(spec, createRandom(50));
      withModel(engine.create(spec, 50), (model) => {
        const together = model.predict(batch.inputs);
        const out = together.length / 3;
        for (let b = 0; b < 3; b++) {
          const alone = model.predict(sequenceOf(batch, b).inputs);
          const expected = together.subarray(b * out, (b + 1) * out);
          assertClose(alone, expected, `${title}: sequence ${b}`);
        }
      });
    }
  });

  it('a sequence read in two parts, the second from the states of the first, is the sequence', () => {
    for (const spec of [...CELLS.map(tokenSpec), stackedSeq2seqSpec()]) {
      const random = createRandom(52);
      const inputs = randomInputs(spec, random, { batch: 2, steps: 5 });
      withModel(engine.restore(spec, randomWeights(spec, random)), (model) => {
        const whole = model.predict(inputs);
        const part = (from: number, to: number) => ({
          ...inputs,
          data: ofSteps(inputs.data, 2, 5, from, to),
          steps: to - from,
        });
        const seen = model.look(part(0, 2));
        const start = Object.fromEntries(
          Object.entries(seen)
            .filter(([name]) => /^\d+\.[hc]$/.test(name))
            .map(([name, { data }]) => [name, ofSteps(data, 2, 2, 1, 2)]),
        );
        const rest = model.predict({ ...part(2, 5), start });
        assertClose(rest, ofSteps(whole, 2, 5, 2, 5), 'the rest');
      });
    }
  });

  it('a step in slices is the step, and changes nothing when it is ended early', () => {
    const spec = gptSpec(0.25);
    const random = createRandom(53);
    const batches = [0, 1, 2].map(() => randomBatch(spec, random));
    const whole = engine.create(spec, 3);
    const sliced = engine.create(spec, 3);
    for (const batch of batches) {
      const before = sliced.weights();
      for (const slice of sliced.trainSlices(batch)) {
        assert.equal(slice, undefined);
        break;
      }
      assert.deepEqual(sliced.weights(), before);
      const slices = sliced.trainSlices(batch);
      let next = slices.next();
      while (next.done !== true) next = slices.next();
      assert.equal(next.value, whole.trainStep(batch));
      assert.deepEqual(sliced.weights(), whole.weights());
    }
    whole.dispose();
    sliced.dispose();
  });

  it('the learning rate holds from the next step on', () => {
    for (const { title, spec } of ALL_SPECS) {
      const batch = randomBatch(spec, createRandom(54));
      withModel(engine.create(spec, 54), (model) => {
        assert.equal(model.learningRate, spec.optimizer.learningRate, title);
        model.learningRate = 0;
        const before = model.weights();
        model.trainStep(batch);
        assert.deepEqual(model.weights(), before, title);
        model.learningRate = 0.01;
        model.trainStep(batch);
        assert.notDeepEqual(model.weights(), before, title);
      });
    }
  });

  it('disposing of the engine disposes of its models, and twice does no harm', async () => {
    const other = await loadTfjs();
    const before = tf.memory().numTensors;
    const spec = gptSpec();
    const models = [
      other.create(spec, 1),
      other.restore(spec, randomWeights(spec, createRandom(55))),
    ];
    models[0]!.trainStep(randomBatch(spec, createRandom(56)));
    models[1]!.dispose();
    other.dispose();
    models[0]!.dispose();
    assert.equal(tf.memory().numTensors, before);
  });

  describe('look', () => {
    for (const { title, spec } of ALL_SPECS) {
      it(`${title}: the last layer's output is the prediction`, () => {
        const random = createRandom(70);
        const inputs = randomInputs(spec, random);
        withModel(engine.restore(spec, randomWeights(spec, random)), (model) => {
          const seen = model.look(inputs);
          const { shape, data } = seen[`${spec.layers.length - 1}.output`]!;
          const output = model.predict(inputs);
          assert.deepEqual(data, output);
          const size = outputSize(spec);
          assert.deepEqual(shape, answersEveryStep(spec) ? [3, 4, size] : [3, size]);
          for (const [name, tensor] of Object.entries(seen)) {
            assert.equal(tensor.data.length, sizeOf(tensor.shape), name);
          }
        });
      });
    }

    it('names everything in the order of the layers, the encoder’s first', () => {
      const shapes = (spec: ModelSpec) =>
        withModel(engine.create(spec, 1), (model) =>
          Object.entries(model.look(randomInputs(spec, createRandom(71)))).map(
            ([name, { shape }]) => `${name} [${shape.join(', ')}]`,
          ),
        );
      assert.deepEqual(shapes(seq2seqSpec('lstm', 'encoder', 'additive')), [
        'encoder.0.output [3, 5, 3]',
        ...['h', 'c', 'i', 'f', 'g', 'o', 'output'].map((name) => `encoder.1.${name} [3, 5, 5]`),
        '0.output [3, 4, 2]',
        ...['h', 'c', 'i', 'f', 'g', 'o'].map((name) => `1.${name} [3, 4, 5]`),
        '1.weights [3, 1, 4, 5]',
        '1.output [3, 4, 10]',
        '2.output [3, 4, 4]',
      ]);
      assert.deepEqual(shapes(gptSpec()).slice(0, 6), [
        '0.output [3, 4, 6]',
        '1.output [3, 4, 6]',
        '2.0.output [3, 4, 6]',
        '2.1.weights [3, 2, 4, 4]',
        '2.1.output [3, 4, 6]',
        '2.output [3, 4, 6]',
      ]);
      assert.deepEqual(shapes(seq2seqSpec('gru', 'encoder', 'dot')).slice(-5, -3), [
        '2.weights [3, 1, 4, 5]',
        '2.output [3, 4, 10]',
      ]);
    });
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

/** [B, T, …] -> [B, to − from, …] */
function ofSteps<Data extends Float32Array | Int32Array>(
  data: Data,
  batch: number,
  steps: number,
  from: number,
  to: number,
): Data {
  const size = data.length / (batch * steps);
  const cut = data.slice(0, batch * (to - from) * size) as Data;
  for (let b = 0; b < batch; b++) {
    const part = data.subarray((b * steps + from) * size, (b * steps + to) * size);
    cut.set(part, b * (to - from) * size);
  }
  return cut;
}

/** One sequence of a batch, as a batch. */
function sequenceOf({ inputs, targets }: Batch, b: number): Batch {
  const count = inputs.batch;
  const cut = <Data extends Float32Array | Int32Array>(data: Data) =>
    data.slice((b * data.length) / count, ((b + 1) * data.length) / count) as Data;
  const alone = { data: cut(inputs.data), batch: 1, steps: inputs.steps };
  const { source } = inputs;
  if (source === undefined) return { inputs: alone, targets: cut(targets) };
  const { steps } = source;
  return {
    inputs: { ...alone, source: { data: cut(source.data), batch: 1, steps } },
    targets: cut(targets),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function norm(values: ArrayLike<number>): number {
  return Math.sqrt(sum(Array.from(values, (value) => value * value)));
}
