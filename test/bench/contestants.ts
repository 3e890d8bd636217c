// Who takes part in the benchmark, and how each is started.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from './peer-process';
import { gensimSettings, TRAINING_WORKLOADS, WORD2VEC } from './workloads';

export type Kind = 'unroll' | 'unroll-plain' | 'pytorch' | 'gensim' | 'tfjs-wasm' | 'tfjs-cpu';

export interface Contestant {
  readonly kind: Kind;
  readonly threads: number;
  /** how it differs from others of its kind, in a table's cell */
  readonly variant: string;
  readonly workloads: readonly string[];
  /** steps at least, each time it is asked */
  readonly minSteps: number;
  readonly command: Command;
}

/** Python as Debian has it, whose packages PyTorch and gensim are. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** @param textFile the text of W6 */
export function contestants(textFile: string): Contestant[] {
  const unroll = (threads: number, simd: 'relaxed-simd' | 'simd'): Contestant => ({
    kind: simd === 'simd' ? 'unroll-plain' : 'unroll',
    threads,
    variant: `${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    workloads: [...TRAINING_WORKLOADS, 'W6'],
    minSteps: 3,
    command: onThisNode('peer.ts', '--threads', String(threads), '--simd', simd),
  });
  const tensorFlow = (backend: 'wasm' | 'cpu'): Contestant => ({
    kind: `tfjs-${backend}`,
    threads: 1,
    variant: '',
    workloads: TRAINING_WORKLOADS,
    minSteps: 1,
    command: onThisNode('peers/tensorflow-js.ts', backend),
  });
  const python = (threads: number): Contestant[] =>
    blasEnvironments().flatMap(({ name, env }): Contestant[] => {
      const unit = (word: string) => `${threads} ${word}${threads === 1 ? '' : 's'}${name}`;
      const text = [textFile, JSON.stringify(gensimSettings(WORD2VEC))];
      return [
        {
          kind: 'pytorch',
          threads,
          variant: unit('thread'),
          workloads: TRAINING_WORKLOADS,
          minSteps: 3,
          command: { ...pythonPeer('pytorch.py', String(threads)), env },
        },
        {
          kind: 'gensim',
          threads,
          variant: unit('worker'),
          workloads: ['W6'],
          minSteps: 1,
          command: { ...pythonPeer('word2vec.py', String(threads), ...text), env },
        },
      ];
    });
  return [
    unroll(2, 'relaxed-simd'),
    unroll(1, 'relaxed-simd'),
    unroll(2, 'simd'),
    ...python(2),
    ...python(1),
    tensorFlow('wasm'),
    tensorFlow('cpu'),
  ];
}

/** A script of this folder on the Node that runs now, with its flags. */
export function onThisNode(script: string, ...args: string[]): Command {
  const file = path.join(__dirname, script);
  return { file: process.execPath, args: [...process.execArgv, file, ...args], env: process.env };
}

export function pythonPeer(script: string, ...args: string[]): Omit<Command, 'env'> {
  return { file: PYTHON, args: [path.join(__dirname, 'peers', script), ...args] };
}

/** Settings with which a machine holds OpenBLAS back from its fastest kernels. */
const BLAS_SETTINGS = ['OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE'];

export interface BlasEnvironment {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The environment as it is and, where that sets how OpenBLAS computes, without those settings. */
export function blasEnvironments(): BlasEnvironment[] {
  const asFound = { ...process.env };
  const folder = openMpBlas();
  if (folder !== undefined) {
    asFound['LD_LIBRARY_PATH'] = [folder, process.env['LD_LIBRARY_PATH'] ?? ''].join(':');
  }
  if (blasSettings() === '') return [{ name: '', env: asFound }];
  const others = Object.entries(asFound).filter(([name]) => !BLAS_SETTINGS.includes(name));
  return [
    { name: ', set', env: asFound },
    { name: ', unset', env: Object.fromEntries(others) },
  ];
}

/** Those settings as a shell would show them; empty when none is set. */
export function blasSettings(): string {
  return BLAS_SETTINGS.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [`${name}=${value}`];
  }).join(' ');
}

/**
 * Debian's OpenBLAS that shares PyTorch's OpenMP threads, where it is installed: the one with threads
 * of its own gets in PyTorch's way.
 */
function openMpBlas(): string | undefined {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return undefined;
  return readdirSync(libraries)
    .map((name) => path.join(libraries, name, 'openblas-openmp'))
    .find((folder) => existsSync(folder));
}
