import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fillSnippet } from '../../src/lessons/fill-snippet';
import type { Params } from '../../src/lessons/experiment';
import type { Lesson, Snippet } from '../../src/lessons/lesson';
import { initialParams } from './run-experiment';

/** Inside the project, so that the package is found from there. */
const PLACE = path.resolve(__dirname, '../../.test-build');

/** Where Debian's packages put torch. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** Runs a lesson's TensorFlow.js snippet as it stands, with the settings filled in; what it printed. */
export function runSnippet(lesson: Lesson, params: Params = {}): string {
  const snippet = lesson.snippets.find(({ library }) => library === 'TensorFlow.js')!;
  const code = fillSnippet(snippet, { ...initialParams(lesson.knobs), ...params });
  return runIn('snippet.mjs', code, (file) => [process.execPath, file]);
}

/** The one in Python, where python3 has the library. */
export function runPythonSnippet(
  lesson: Lesson,
  wanted: 'PyTorch' | 'statsmodels',
  params: Params = {},
): string {
  const snippet = lesson.snippets.find(({ library }) => library === wanted)!;
  const code = fillSnippet(snippet, { ...initialParams(lesson.knobs), ...params });
  return runIn('snippet.py', code, (file) => [PYTHON, file]);
}

/** Whether a lesson shows the same in this library. */
export function has(wanted: Snippet['library']): (lesson: Lesson) => boolean {
  return ({ snippets }) => snippets.some(({ library }) => library === wanted);
}

export function hasPackage(name: string): boolean {
  try {
    execFileSync(PYTHON, ['-c', `import ${name}`], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

function runIn(name: string, code: string, command: (file: string) => string[]): string {
  mkdirSync(PLACE, { recursive: true });
  const folder = mkdtempSync(path.join(PLACE, 'snippets-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, code);
    const [program = '', ...args] = command(file);
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
