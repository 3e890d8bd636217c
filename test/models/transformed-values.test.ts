import assert from 'node:assert/strict';
import { transformValues } from '../../src/models/transformed-values';
import { boxCox, guerreroLambda } from '../../src/series/box-cox';

const values = Float64Array.of(1, 2, 3, 4, 8, 16, 10, 30, 60);

describe('transformValues', () => {
  it('leaves them, takes the logarithm, or finds λ', () => {
    assert.equal(transformValues(values, 'none').values, values);
    const log = transformValues(values, 'log');
    assert.equal(log.lambda, 0);
    log.values.forEach((value, t) => assert.ok(Math.abs(value - Math.log(values[t]!)) < 1e-15));
    const found = transformValues(values, 'auto', 3);
    assert.equal(found.lambda, guerreroLambda(values, 3));
    assert.deepEqual(found.values, boxCox(values, found.lambda));
  });

  it('says which value has no logarithm, and leaves all as they are', () => {
    const mixed = Float64Array.of(3, 0, -2, 5);
    for (const transform of ['log', 'auto'] as const) {
      const { lambda, refusedBy, values: kept } = transformValues(mixed, transform);
      assert.deepEqual([lambda, refusedBy, kept], [undefined, -2, mixed]);
    }
  });
});
