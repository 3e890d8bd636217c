import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fillSnippet } from '../../src/lessons/fill-snippet';
import { lessons } from '../../src/lessons/index';
import { initialParams } from './run-experiment';

// The snippets of the one library that is at hand run as they stand. Inside the project, so that
// the package is found from there.
const PLACE = path.resolve(__dirname, '../../.test-build');

describe('the TensorFlow.js snippets', function () {
  this.timeout(60_000);
  let folder: string;

  before(() => {
    mkdirSync(PLACE, { recursive: true });
    folder = mkdtempSync(path.join(PLACE, 'snippets-'));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (id: string): string => {
    const lesson = lessons.find((candidate) => candidate.id === id)!;
    const snippet = lesson.snippets.find(({ library }) => library === 'TensorFlow.js')!;
    const file = path.join(folder, `${id}.mjs`);
    writeFileSync(file, fillSnippet(snippet, initialParams(lesson.knobs)));
    return execFileSync(process.execPath, [file], { encoding: 'utf8', stdio: 'pipe' });
  };

  it('unrolled-cell counts the same weights for 1, 5, 10 and 100 steps', () => {
    const counted = [...run('unrolled-cell').matchAll(/^(\d+) (\d+)$/gmu)];
    assert.deepEqual(
      counted.map(([, steps]) => steps),
      ['1', '5', '10', '100'],
    );
    assert.deepEqual([...new Set(counted.map(([, , weights]) => weights))], ['80']);
  });

  it('forecast-verdict beats repeating the last row of a wave', () => {
    const printed = run('forecast-verdict');
    const errorOf = (name: string) =>
      Number(new RegExp(`^${name} ([\\d.e-]+)$`, 'mu').exec(printed)?.[1]);
    assert.ok(errorOf('network') < 0.5 * errorOf('persistence'), printed);
  });
});
