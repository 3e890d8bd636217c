// `npm test`, also on a fresh checkout: installs what is missing, then builds, lints, type-checks and
// runs every kind of test, and ends with one line for all of them. Uses Node's own modules only.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** name, command; in this order, since a later one needs what an earlier one made */
const STAGES = [
  ['build', 'npm run build --silent'],
  // These three use a core each, or the network, and need nothing of each other.
  [
    ['lint', 'npm run lint --silent'],
    ['types', 'npm run typecheck --silent'],
    ['VS Code', 'node test/vscode/install.mjs'],
  ],
  ['unit tests', 'npm run test:unit --silent'],
  ['reference tests', 'npm run test:reference --silent'],
  ['host tests', 'npm run test:host --silent'],
  ['screen tests', 'npm run test:e2e --silent'],
];

const counts = { passed: 0, failed: 0 };
const started = Date.now();

if (needsInstall()) await run('install', 'npm ci --no-audit --no-fund');
for (const stage of STAGES) {
  if (Array.isArray(stage[0])) await Promise.all(stage.map((each) => run(...each)));
  else await run(...stage);
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed in ${seconds(started)} s`);

function needsInstall() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return true;
  return statSync(installed).mtimeMs < statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

/** Runs one stage with its output shown; the first that fails ends everything with its code. */
async function run(name, command) {
  const from = Date.now();
  console.log(`\n── ${name} ──`);
  const child = spawn(command, { cwd: root, shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    output += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  count(output);
  if (code !== 0) {
    console.error(`\n${name} failed (${command})`);
    console.log(`${counts.passed} passed, ${Math.max(1, counts.failed)} failed`);
    process.exit(1);
  }
  console.log(`${name}: ${seconds(from)} s`);
}

/** mocha's own summary lines: `  12 passing (3s)`, `  1 failing` */
function count(output) {
  for (const [, number] of output.matchAll(/^\s*(\d+) passing/gm)) counts.passed += Number(number);
  for (const [, number] of output.matchAll(/^\s*(\d+) failing/gm)) counts.failed += Number(number);
}

function seconds(from) {
  return ((Date.now() - from) / 1000).toFixed(0);
}
