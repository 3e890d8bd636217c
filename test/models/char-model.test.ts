import assert from 'node:assert/strict';
import type { Engine } from '../../src/engine/engine';
import { ADAM } from '../../src/engine/model-spec';
import {
  CONTEXT,
  loadCharModel,
  trainCharModel,
  type CharModel,
  type CharModelDesign,
  type CharModelTraining,
  type SavedCharModel,
} from '../../src/models/char-model';
import { createRandom } from '../../src/random/random';
import { createVocabulary, encode, splitCharacters, UNKNOWN } from '../../src/text/characters';
import { CELLS } from '../engine/specs';
import { assertClose } from '../engine/close';
import { openEngine } from '../engine/open-engine';
import { drain } from './drain';

const TEXT = '하늘은 파랗다. '.repeat(60); // 8 different characters and the unknown one
const DESIGN: CharModelDesign = { cell: 'gru', units: 16, embedding: 6 };
const TRAINING: CharModelTraining = {
  steps: 60,
  batch: 4,
  length: 12,
  learningRate: 0.02,
  stepsBetweenChecks: 20,
  seed: 1,
};

describe('the character model', () => {
  let engine: Engine;
  let trained: CharModel;
  const vocabulary = createVocabulary(TEXT);
  const ids = encode(TEXT, vocabulary);
  const [training, validation] = [ids.subarray(0, 400), ids.subarray(400)];

  const train = (change: Partial<CharModelTraining & CharModelDesign> = {}) =>
    trainCharModel(
      engine,
      training,
      validation,
      vocabulary,
      { ...DESIGN, ...change },
      { ...TRAINING, ...change },
    );

  before(() => {
    engine = openEngine();
    trained = drain(train()).returned.model;
  });
  after(() => trained.dispose());

  for (const cell of CELLS) {
    it(`${cell.toUpperCase()}: a few dozen steps on a repeating text need far less than log₂ V bits`, () => {
      const { model } = drain(train({ cell })).returned;
      const bits = model.bitsOfEach(validation);
      model.dispose();
      assert.equal(bits.length, validation.length - CONTEXT);
      assert.ok(bits.every((each) => Number.isFinite(each) && each >= 0));
      const most = Math.log2(vocabulary.size); // 3.2 bits: knowing nothing
      assert.ok(mean(bits) < most / 4, `${mean(bits)} of ${most} bits`);
    });
  }

  it('begins near log₂ V bits, and tells losses in bits for each character', () => {
    const run = train();
    const first = run.next();
    assert.ok(first.done !== true);
    const { step, training: loss, validation: bits, model } = first.value;
    assert.equal(step, 1);
    // An untrained network's guesses are near even; its logits are some tenths in size.
    assert.ok(Math.abs(loss - Math.log2(vocabulary.size)) < 0.5, `${loss}`);
    assert.equal(bits, mean(model.bitsOfEach(validation)));
    run.return(undefined as never);
  });

  it('is the same for the same seed and another for another', () => {
    const run = (seed: number) => {
      const { yielded, returned } = drain(train({ seed, steps: 6 }));
      returned.model.dispose();
      return yielded.map((step) => step.training);
    };
    assert.deepEqual(run(5), run(5));
    assert.notDeepEqual(run(5), run(6));
  });

  it('measures validation at the first step, at every check and at the last step', () => {
    const { yielded, returned } = drain(train({ steps: 9, stepsBetweenChecks: 4 }));
    returned.model.dispose();
    const measured = yielded.filter((step) => step.validation !== undefined);
    assert.deepEqual(
      measured.map(({ step }) => step),
      [1, 4, 8, 9],
    );
  });

  it('keeps the weights of the step with the smallest validation loss', () => {
    // A rate so large that the loss jumps: the best check is not the last.
    const { yielded, returned } = drain(
      train({ learningRate: 0.6, steps: 20, stepsBetweenChecks: 1 }),
    );
    const { model, bestStep } = returned;
    const losses = yielded.map((step) => step.validation!);
    const best = Math.min(...losses);
    assert.equal(bestStep, 1 + losses.indexOf(best));
    assert.ok(bestStep < 20, 'this run gets worse at its end');
    assert.equal(mean(model.bitsOfEach(validation)), best);
    model.dispose();
  });

  it('learns from the training text alone: other validation characters change no training loss', () => {
    const losses = (checked: Int32Array) => {
      const options = { ...TRAINING, steps: 8, stepsBetweenChecks: 2 };
      const run = trainCharModel(engine, training, checked, vocabulary, DESIGN, options);
      const { yielded, returned } = drain(run);
      returned.model.dispose();
      return yielded;
    };
    const [one, other] = [losses(validation), losses(validation.slice().reverse())];
    assert.deepEqual(
      other.map((step) => step.training),
      one.map((step) => step.training),
    );
    assert.notEqual(other[0]!.validation, one[0]!.validation);
  });

  it('refuses a text too short to train on or to choose by', () => {
    const run = (few: Int32Array, checked: Int32Array) =>
      trainCharModel(engine, few, checked, vocabulary, DESIGN, TRAINING).next();
    assert.throws(() => run(ids.subarray(0, 12), validation), {
      name: 'RangeError',
      message: 'trainCharModel requires more than 12 training characters, got 12',
    });
    assert.throws(() => run(training, ids.subarray(0, CONTEXT)), {
      name: 'RangeError',
      message: 'trainCharModel requires more than 24 validation characters, got 24',
    });
    const { returned } = drain(
      trainCharModel(engine, ids.subarray(0, 13), ids.subarray(0, 25), vocabulary, DESIGN, {
        ...TRAINING,
        steps: 1,
      }),
    );
    assert.equal(returned.bestStep, 1);
    returned.model.dispose();
  });

  describe('bitsOfEach', () => {
    it('is −log₂ of the softmax after what stands before, wherever its sequences are cut', () => {
      const { weights } = trained.save();
      const restored = engine.restore(
        {
          input: { kind: 'tokens', size: vocabulary.size },
          layers: [
            { kind: 'embedding', units: DESIGN.embedding },
            { kind: 'recurrent', cell: DESIGN.cell, units: DESIGN.units, returns: 'every-step' },
            { kind: 'dense', units: vocabulary.size },
          ],
          loss: 'softmax-cross-entropy',
          optimizer: { ...ADAM, learningRate: 0 },
        },
        Object.fromEntries(
          Object.entries(weights).map(([name, { shape, data }]) => [
            name,
            { shape, data: Float32Array.from(data) },
          ]),
        ),
      );
      // Not the text it learned, or every bit would be 0; more than 16 sequences of 40.
      const random = createRandom(3);
      const read = Int32Array.from({ length: CONTEXT + 17 * 40 + 7 }, () =>
        Math.floor(random() * vocabulary.size),
      );
      const bits = trained.bitsOfEach(read);
      assert.equal(bits.length, read.length - CONTEXT);
      for (const i of [0, 1, 39, 40, 41, 639, 640, 641, 679, 680, 686]) {
        const start = Math.floor(i / 40) * 40; // 40 are scored after each context
        const data = read.slice(start, i + CONTEXT);
        const logits = restored
          .predict({ data, batch: 1, steps: data.length })
          .slice(-vocabulary.size);
        const exponentials = Array.from(logits, Math.exp);
        const probability =
          exponentials[read[i + CONTEXT]!]! / exponentials.reduce((sum, each) => sum + each, 0);
        assertClose([bits[i]!], [-Math.log2(probability)], `character ${i}`);
      }
      restored.dispose();
    });

    it('is high where the text breaks its pattern and nowhere before', () => {
      const broken = validation.slice(0, CONTEXT + 20);
      const at = CONTEXT + 10;
      broken[at] = (broken[at]! % (vocabulary.size - 1)) + 1; // another known character
      const bits = trained.bitsOfEach(broken);
      const whole = trained.bitsOfEach(validation.slice(0, CONTEXT + 20));
      assert.deepEqual(bits.subarray(0, 10), whole.subarray(0, 10));
      assert.ok(bits[10]! > 3, `${bits[10]!} bits`);
      assert.ok(whole[10]! < 1, `${whole[10]!} bits`);
    });

    it('of a text no longer than the context is empty', () => {
      for (const length of [0, 1, CONTEXT]) {
        assert.deepEqual(trained.bitsOfEach(ids.subarray(0, length)), new Float64Array(0));
      }
      assert.equal(trained.bitsOfEach(ids.subarray(0, CONTEXT + 1)).length, 1);
    });
  });

  describe('write', () => {
    it('goes on with the repeating text when it is cold', () => {
      // longer than the 32 characters that it reads again for each
      const written = trained.write('하늘은 파랗다. 하늘', 43, 0.05, createRandom(1));
      assert.equal(written, '은 파랗다. ' + '하늘은 파랗다. '.repeat(4));
    });

    it('draws evenly from the known characters when nothing is likelier', () => {
      const written = splitCharacters(trained.write('하늘', 320, 1e6, createRandom(4)));
      for (const character of vocabulary.characters.slice(1)) {
        const count = written.filter((each) => each === character).length;
        // 40 of 320 each; the standard deviation is 5.9
        assert.ok(Math.abs(count - 40) < 20, `${character}: ${count}`);
      }
    });

    it('is the same for the same random numbers, wilder when hot, and of the length asked for', () => {
      const write = (temperature: number, seed: number) =>
        trained.write('하늘', 80, temperature, createRandom(seed));
      assert.equal(write(1, 7), write(1, 7));
      assert.notEqual(write(5, 7), write(5, 8));
      assert.equal(splitCharacters(write(5, 7)).length, 80);
      const pairs = (text: string) =>
        new Set(Array.from(text, (_, i) => text.slice(i, i + 2))).size;
      assert.ok(pairs(write(5, 7)) > 2 * pairs(write(0.1, 7)));
    });

    it('never writes the unknown character, even without a prompt or after an unknown one', () => {
      for (const prompt of ['', '☂', '하']) {
        const written = trained.write(prompt, 100, 100, createRandom(2));
        assert.equal(splitCharacters(written).length, 100);
        assert.ok(!written.includes(UNKNOWN));
      }
    });
  });

  describe('saved and loaded', () => {
    const asJson = (saved: SavedCharModel) => JSON.parse(JSON.stringify(saved)) as SavedCharModel;

    it('says the same, bit for bit', () => {
      const loaded = loadCharModel(engine, asJson(trained.save()));
      assert.deepEqual(loaded.bitsOfEach(validation), trained.bitsOfEach(validation));
      const write = (model: CharModel) => model.write('하늘', 30, 1, createRandom(3));
      assert.equal(write(loaded), write(trained));
      assert.deepEqual(loaded.design, DESIGN);
      assert.equal(loaded.parameterCount, trained.parameterCount);
      loaded.dispose();
    });

    it('is refused when of another version or with weights that do not fit', () => {
      const saved = asJson(trained.save());
      const later = { ...saved, version: 2 } as unknown as SavedCharModel;
      assert.throws(() => loadCharModel(engine, later), {
        name: 'RangeError',
        message: 'loadCharModel requires unroll-char-model version 1, got unroll-char-model 2',
      });
      const larger = { ...saved, design: { ...DESIGN, units: 17 } };
      assert.throws(() => loadCharModel(engine, larger), {
        name: 'RangeError',
        message: 'weight 1.kernel requires shape [6, 51], got [6, 48]',
      });
    });
  });

  it('gives its memory back, whether the run ends or is left in the middle', () => {
    const before = engine.memoryUsed();
    drain(train({ steps: 3 })).returned.model.dispose();
    assert.equal(engine.memoryUsed(), before);
    const left = train();
    left.next();
    left.next();
    left.return(undefined as never);
    assert.equal(engine.memoryUsed(), before);
  });
});

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
