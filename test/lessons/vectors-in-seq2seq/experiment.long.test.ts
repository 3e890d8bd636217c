import { experiment } from '../../../src/lessons/vectors-in-seq2seq/experiment';
import { lesson } from '../../../src/lessons/vectors-in-seq2seq/lesson';
import { sampleFile, tryKnobs } from '../run-experiment';

const dates = sampleFile('dates.tsv');
const SHORT = { steps: 100, seeds: 2 };

describe('vectors-in-seq2seq, setting by setting', function () {
  this.timeout(120_000);

  it('every knob changes what is told', () => {
    tryKnobs(
      (context) => experiment({ ...context, params: { ...SHORT, ...context.params } }),
      { name: 'short.tsv', text: dates.text.split('\n').slice(0, 60).join('\n') },
      lesson.knobs.map((knob) =>
        knob.id === 'steps'
          ? { ...knob, kind: 'range', min: 100, max: 200, step: 100, initial: 100 }
          : knob,
      ),
      'verdict',
    );
  });
});
