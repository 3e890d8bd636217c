import assert from 'node:assert/strict';
import { lessons } from '../../src/lessons/index';
import { has, hasPackage, runPythonSnippet } from './run-snippet';

for (const [library, name] of [
  ['PyTorch', 'torch'],
  ['statsmodels', 'statsmodels'],
] as const) {
  describe(`the ${library} snippet of`, function () {
    this.timeout(120_000);

    before(function () {
      if (!hasPackage(name)) this.skip();
    });

    for (const lesson of lessons.filter(has(library))) {
      it(`${lesson.id} runs as it stands`, () => {
        const printed = runPythonSnippet(lesson, library);
        assert.ok(printed.trim() !== '', 'it prints nothing');
        assert.doesNotMatch(printed, /\bnan\b/u);
      });
    }
  });
}
