import assert from 'node:assert/strict';
import fc from 'fast-check';
import { restoreWeights, saveWeights, type SavedWeights } from '../../src/models/saved-weights';

describe('saved weights', () => {
  it('come back from JSON bit for bit, with their names, shapes and order', () => {
    const numbers = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1 });
    fc.assert(
      fc.property(numbers, numbers, (kernel, bias) => {
        // JSON has no −0; as a weight it is 0.
        const data = kernel.map((value) => (value === 0 ? 0 : value));
        const other = bias.map((value) => (value === 0 ? 0 : value));
        const weights = {
          '1.kernel': { shape: [1, data.length], data },
          '0.bias': { shape: [other.length], data: other },
        };
        const read = JSON.parse(JSON.stringify(saveWeights(weights))) as SavedWeights;
        const restored = restoreWeights(read);
        assert.deepEqual(restored, weights);
        assert.deepEqual(Object.keys(restored), ['1.kernel', '0.bias']);
      }),
    );
  });
});
