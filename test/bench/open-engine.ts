import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type * as Core from '../../src/core';
import type { Engine } from '../../src/engine/engine';

export const ROOT = path.resolve(__dirname, '../..');

export interface EngineOptions {
  readonly engine?: 'wasm' | 'tfjs';
  readonly threads?: number;
  /** the better of the two that this Node runs, when left out */
  readonly simd?: 'relaxed-simd' | 'simd';
}

/** The engine as any other program gets it: from the built headless face. */
export function openEngine(options: EngineOptions): Promise<Engine> {
  const createEngine: (options: EngineOptions) => Promise<Engine> = loadCore().createEngine;
  return createEngine(options);
}

/** dist/core.cjs, built first where nobody has built it yet. */
export function loadCore(): typeof Core {
  const file = path.join(ROOT, 'dist/core.cjs');
  if (!existsSync(file)) {
    // Standard output belongs to the line protocol.
    execFileSync(process.execPath, ['esbuild.js'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a path known at run time
  return require(file) as typeof Core;
}
