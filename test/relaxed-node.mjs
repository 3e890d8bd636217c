// Runs a script on a Node with relaxed SIMD, which Node 20 has only behind a flag:
//
//   node test/relaxed-node.mjs [--require-relaxed] <script> [arguments]
//
// The script may be TypeScript. Without such a Node it runs on this one, with plain SIMD, and says so;
// with --require-relaxed in CI (CI=true) that is a failure. What it says goes to standard error.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hostNode } from './vscode/install.mjs';

/** The smallest module that needs relaxed SIMD: it returns i8x16.relaxed_swizzle of two splats. */
// prettier-ignore
const RELAXED_MODULE = [
  0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // magic, version
  1, 5, 1, 0x60, 0, 1, 0x7b, // type 0: () -> v128
  3, 2, 1, 0, // function 0 is of type 0
  10, 15, 1, 13, 0, 0x41, 1, 0xfd, 15, 0x41, 2, 0xfd, 15, 0xfd, 0x80, 2, 0x0b,
];

/** In the order in which they are tried. */
const CANDIDATES = [
  { command: hostNode, flags: [] },
  { command: process.execPath, flags: [] },
  { command: process.execPath, flags: ['--experimental-wasm-relaxed-simd'] },
];

/** The first Node with relaxed SIMD, `{ command, flags, version }`; undefined when there is none. */
export function findRelaxedNode() {
  const code = `if (WebAssembly.validate(Uint8Array.of(${RELAXED_MODULE}))) console.log(process.version)`;
  for (const { command, flags } of CANDIDATES) {
    if (!fs.existsSync(command)) continue;
    const { status, stdout } = spawnSync(command, [...flags, '-e', code], { encoding: 'utf8' });
    const version = stdout.trim();
    if (status === 0 && version !== '') return { command, flags, version };
  }
  return undefined;
}

function main() {
  const given = process.argv.slice(2);
  const isRequired = given[0] === '--require-relaxed';
  const script = isRequired ? given.slice(1) : given;
  const relaxed = findRelaxedNode();
  if (relaxed === undefined && isRequired && process.env.CI) {
    console.error('No Node with relaxed SIMD here: the relaxed binary cannot be tested.');
    process.exitCode = 1;
    return;
  }
  const { command, flags, version } = relaxed ?? {
    command: process.execPath,
    flags: [],
    version: process.version,
  };
  const binary = relaxed === undefined ? 'plain SIMD only' : 'relaxed SIMD';
  console.error(`Node ${version}, ${binary}: ${[command, ...flags].join(' ')}`);

  // By its URL, so that it is found from any working directory.
  const typescript = ['--import', import.meta.resolve('tsx')];
  const child = spawn(command, [...flags, ...typescript, ...script], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('close', (code) => (process.exitCode = code ?? 1));
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main();
