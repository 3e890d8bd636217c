import assert from 'node:assert/strict';
import { lessons } from '../../src/lessons/index';
import {
  hasSnippet,
  hasStatistics,
  hasTorch,
  runStatisticsSnippet,
  runTorchSnippet,
} from './run-snippet';

describe('the PyTorch snippet of', function () {
  this.timeout(120_000);

  before(function () {
    if (!hasTorch()) this.skip();
  });

  for (const lesson of lessons.filter((each) => hasSnippet(each, 'PyTorch'))) {
    it(`${lesson.id} runs as it stands`, () => {
      const printed = runTorchSnippet(lesson);
      assert.ok(printed.trim() !== '', 'it prints nothing');
      assert.doesNotMatch(printed, /\bnan\b/u);
    });
  }
});

for (const library of ['statsmodels', 'R'] as const) {
  describe(`the ${library} snippet of`, function () {
    this.timeout(120_000);

    before(function () {
      if (!hasStatistics(library)) this.skip();
    });

    for (const lesson of lessons.filter((each) => hasSnippet(each, library))) {
      it(`${lesson.id} runs as it stands`, () => {
        assert.ok(runStatisticsSnippet(lesson, library).trim() !== '', 'it prints nothing');
      });
    }
  });
}
