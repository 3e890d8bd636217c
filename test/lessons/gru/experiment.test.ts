import assert from 'node:assert/strict';
import { cellSize } from '../../../src/lessons/gru/cell-size';
import { experiment } from '../../../src/lessons/gru/experiment';
import { lesson } from '../../../src/lessons/gru/lesson';
import { initialParams, runExperiment, sampleFile } from '../run-experiment';

const passengers = sampleFile('air-passengers.csv');
const log = sampleFile('the-lighthouse-log.txt');
const initial = initialParams(lesson.knobs);

describe('gru', function () {
  this.timeout(60_000);

  it('three-quarters: W and U of the run’s own models, and PyTorch with its biases', () => {
    for (const file of [passengers, log]) {
      for (const units of [4, 16, 64]) {
        const sizes = runExperiment(experiment, file, { ...initial, units }, 'sizes').at(-1)!;
        assert.ok(sizes.kind === 'sizes');
        const [rnn, gru, lstm] = sizes.cells;
        assert.equal(gru!.matrices, (3 / 4) * lstm!.matrices);
        assert.equal(gru!.pytorch, (3 / 4) * lstm!.pytorch);
        assert.equal(lstm!.matrices, 4 * rnn!.matrices);
        assert.equal(rnn!.matrices, units * (sizes.inputSize + units));
        assert.ok(gru!.keras > (3 / 4) * lstm!.keras);
      }
    }
  });

  it('keras-defaults-differ: 3,360 and 4,352 with 1 input and 32 units', () => {
    assert.equal(cellSize('gru', 32, 3 * (32 + 32 * 32)).keras, 3360);
    assert.equal(cellSize('lstm', 32, 4 * (32 + 32 * 32)).keras, 4352);
  });

  it('compares over seeds beside the baselines, and answers by the interval of the difference', () => {
    for (const file of [passengers, log]) {
      const events = runExperiment(experiment, file, { ...initial, seeds: 2 });
      const scores = events.findLast((event) => event.kind === 'scores')!;
      assert.deepEqual(
        scores.cells.map(({ cell }) => cell),
        ['rnn', 'gru', 'lstm'],
      );
      for (const { losses, mean, smallest, largest, msPerStep } of scores.cells) {
        assert.equal(losses.length, 2);
        assert.ok(smallest <= mean && mean <= largest && msPerStep > 0);
      }
      assert.ok(scores.baselines.length > 0);
      const { low, high } = scores.difference!;
      const option = events.find((event) => event.kind === 'answer')!.option;
      assert.equal(option, high < 0 ? 'gru' : low > 0 ? 'lstm' : 'unclear');
    }
  });

  it('every knob changes what is told', () => {
    const told = (params: object) =>
      runExperiment(experiment, passengers, { ...initial, seeds: 1, ...params })
        .flatMap((event) => (event.kind === 'scores' ? event.cells.map(({ mean }) => mean) : []))
        .join();
    assert.notEqual(told({ units: 4 }), told({ units: 8 }));
    assert.notEqual(told({ seeds: 1 }), told({ seeds: 2 }));
  });
});
