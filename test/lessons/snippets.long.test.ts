import assert from 'node:assert/strict';
import { lessons } from '../../src/lessons/index';
import { hasTorch, runTorchSnippet } from './run-snippet';

describe('the PyTorch snippet of', function () {
  this.timeout(120_000);

  before(function () {
    if (!hasTorch()) this.skip();
  });

  const shown = lessons.filter(({ snippets }) =>
    snippets.some(({ library }) => library === 'PyTorch'),
  );
  for (const lesson of shown) {
    it(`${lesson.id} runs as it stands`, () => {
      const printed = runTorchSnippet(lesson);
      assert.ok(printed.trim() !== '', 'it prints nothing');
      assert.doesNotMatch(printed, /\bnan\b/u);
    });
  }
});
