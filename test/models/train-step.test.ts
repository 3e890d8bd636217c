import assert from 'node:assert/strict';
import type { Engine } from '../../src/engine/engine';
import type { ModelSpec } from '../../src/engine/model-spec';
import { trainStep, wholeSteps } from '../../src/models/train-step';
import { Refusal } from '../../src/phrase/refusal';
import { openEngine } from '../engine/open-engine';
import { drain } from './drain';

describe('a training step', () => {
  let engine: Engine;
  before(() => (engine = openEngine()));
  after(() => engine.dispose());

  const spec: ModelSpec = {
    input: { kind: 'values', size: 1 },
    layers: [{ kind: 'dense', units: 1 }],
    loss: 'mean-squared-error',
    optimizer: { kind: 'gradient-descent', learningRate: 5, clipNorm: 0 },
  };

  /** Steps until the loss is no number, and what is said then. */
  function sentenceAfter(largest: number): string {
    const model = engine.create(spec, 1);
    const inputs = { data: Float32Array.of(largest, -largest), batch: 2, steps: 1 };
    const batch = { inputs, targets: Float32Array.of(1, -1) };
    try {
      for (let step = 1; step <= 400; step++) drain(trainStep(model, batch, step));
    } catch (error) {
      assert.ok(error instanceof Refusal);
      assert.match(error.phrase.ko, /걸음에서 손실이 숫자가 아니게/u);
      return error.phrase.en;
    } finally {
      model.dispose();
    }
    assert.fail('the loss stayed a number');
  }

  it('whose loss is no number any more names the step and the learning rate', () => {
    assert.match(sentenceAfter(2), /^At step \d+ .*A learning rate of 5 /u);
  });

  it('names inputs that were not scaled as the cause where they are large', () => {
    assert.match(
      sentenceAfter(1000),
      /^At step \d+ .*The inputs reach 1,?000: a column that was not/u,
    );
  });

  it('without its slices is what was told, and ends its training when it is ended', () => {
    const log: string[] = [];
    function* sliced(): Generator<number | undefined, string, undefined> {
      try {
        yield undefined;
        yield 1;
        yield undefined;
        yield 2;
        return 'trained';
      } finally {
        log.push('ended');
      }
    }
    assert.deepEqual(drain(wholeSteps(sliced())), { yielded: [1, 2], returned: 'trained' });
    for (const step of wholeSteps(sliced())) if (step === 1) break;
    assert.deepEqual(log, ['ended', 'ended']);
  });
});
