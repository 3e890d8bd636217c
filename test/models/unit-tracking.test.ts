import assert from 'node:assert/strict';
import { trackFeature } from '../../src/models/unit-tracking';
import { createRandom } from '../../src/random/random';

const N = 400;

/** Unit 0 is noise, unit 1 follows the labels against their sign, unit 2 never changes. */
function planted(): { states: Float32Array; labels: Float64Array } {
  const random = createRandom(7);
  const labels = Float64Array.from({ length: N }, () => Number(random() < 0.3));
  const states = Float32Array.from({ length: 3 * N }, (_, i) => {
    const noise = random() - 0.5;
    return [noise, 0.1 * noise - labels[Math.floor(i / 3)]!, 0.25][i % 3]!;
  });
  return { states, labels };
}

describe('trackFeature', () => {
  it('is Pearson’s r by hand', () => {
    const labels = Float64Array.from({ length: 20 }, (_, t) => t);
    const states = Float32Array.from(labels, (label) => 3 - 2 * label);
    const { ranked } = trackFeature(states, 1, labels, 1);
    assert.ok(Math.abs(ranked[0]!.r + 1) < 1e-6);
  });

  it('ranks the planted unit first, with its sign, far above chance', () => {
    const { states, labels } = planted();
    const { ranked, chance } = trackFeature(states, 3, labels, 1);
    assert.equal(ranked[0]!.unit, 1);
    assert.ok(ranked[0]!.r < -0.95);
    assert.ok(chance.at(-1)! < 0.3, `chance reaches ${chance.at(-1)!}`);
    assert.deepEqual(ranked.at(-1), { unit: 2, r: 0 });
  });

  it('does not take two slow drifts for tracking: shifted drifts are as much alike', () => {
    const drift = (period: number) =>
      Float64Array.from({ length: N }, (_, t) => Math.sin((2 * Math.PI * t) / period));
    const states = Float32Array.from(drift(N / 2));
    const { ranked, chance } = trackFeature(
      states,
      1,
      drift(N / 2).map((x) => x ** 3),
      1,
    );
    assert.ok(Math.abs(ranked[0]!.r) > 0.9);
    assert.ok(chance.at(-1)! > 0.7, `chance reaches only ${chance.at(-1)!}`);
  });

  it('says what it needs', () => {
    assert.throws(() => trackFeature(new Float32Array(10), 1, new Float64Array(10), 1), /20/u);
    assert.throws(() => trackFeature(new Float32Array(10), 1, new Float64Array(20), 1), /20/u);
  });
});
