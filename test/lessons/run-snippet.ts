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

/** The PyTorch one, where python3 has torch. */
export function runTorchSnippet(lesson: Lesson, params: Params = {}): string {
  const snippet = lesson.snippets.find(({ library }) => library === 'PyTorch')!;
  const code = fillSnippet(snippet, { ...initialParams(lesson.knobs), ...params });
  return runIn('snippet.py', code, (file) => [PYTHON, file]);
}

export function hasTorch(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import torch'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

export function hasSnippet(lesson: Lesson, library: Snippet['library']): boolean {
  return lesson.snippets.some((snippet) => snippet.library === library);
}

const STATISTICS = {
  statsmodels: { file: 'snippet.py', program: PYTHON, needs: ['-c', 'import statsmodels'] },
  R: { file: 'snippet.R', program: 'Rscript', needs: ['-e', 'library(urca); library(forecast)'] },
} as const;

/** The one in a library of statistics, where it is installed. */
export function runStatisticsSnippet(
  lesson: Lesson,
  library: keyof typeof STATISTICS,
  params: Params = {},
): string {
  const { file, program } = STATISTICS[library];
  const snippet = lesson.snippets.find((each) => each.library === library)!;
  const code = fillSnippet(snippet, { ...initialParams(lesson.knobs), ...params });
  return runIn(file, code, (place) => [program, place]);
}

export function hasStatistics(library: keyof typeof STATISTICS): boolean {
  const { program, needs } = STATISTICS[library];
  try {
    execFileSync(program, needs, { stdio: 'pipe' });
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
