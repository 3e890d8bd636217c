import assert from 'node:assert/strict';
import { createMemory } from '../../src/engine/memory';
import { layOutParameters, readParameters, writeParameters } from '../../src/engine/parameters';
import { weightShapes } from '../../src/engine/weight-shapes';
import { createRandom } from '../../src/random/random';
import { ALL_SPECS, gptSpec, randomWeights, stackedSpec } from './specs';

describe('parameters in memory', () => {
  for (const { title, spec } of ALL_SPECS) {
    it(`${title}: come out as they went in, none upon another`, () => {
      const memory = createMemory({ shared: false });
      const layout = layOutParameters(weightShapes(spec));
      const at = memory.allocate(layout.floats, 'weights');
      const weights = randomWeights(spec, createRandom(1));
      writeParameters(memory, at, layout, weights);
      assert.deepEqual(readParameters(memory, at, layout), weights);
    });
  }

  it('lie in groups filled up with zeros to multiples of four: a gate of three units takes four', () => {
    const memory = createMemory({ shared: false });
    const spec = stackedSpec('lstm');
    const layout = layOutParameters(weightShapes(spec));
    const at = memory.allocate(layout.floats, 'weights');
    const weights = randomWeights(spec, createRandom(2));
    writeParameters(memory, at, layout, weights);
    const [i0, i1, i2] = weights['1.bias']!.data;
    const [f0] = weights['1.bias']!.data.subarray(3);
    const row = [...memory.floats(at + 4 * layout.offset('1.bias'), 5)];
    assert.deepEqual(row, [i0, i1, i2, 0, f0]);
  });

  it('that decay come first: matrices, not biases and gains', () => {
    const layout = layOutParameters(weightShapes(gptSpec()));
    for (const { name, role } of layout.shapes) {
      const decays = !['gain', 'bias', 'lstm-bias'].includes(role);
      assert.equal(layout.offset(name) < layout.decaying, decays, name);
    }
  });
});
