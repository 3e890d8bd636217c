import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';

// The package a person installs, and nothing of the working copy.

const ROOT = path.resolve(import.meta.dirname, '../..');
const MOST_BYTES = 3 * 1024 * 1024;

/** What must travel for the extension to train, on the desktop and in a web host. */
const NEEDED = [
  'dist/extension.js',
  'dist/worker.js',
  'dist/tfjs.js',
  'dist/core.cjs',
  'dist/webview.js',
  'dist/webview.css',
  'dist/web/extension.js',
  'dist/web/worker.js',
  'dist/web/tfjs.js',
  'dist/tfjs-backend-wasm.wasm',
  'dist/tfjs-backend-wasm-simd.wasm',
  'dist/codicon.ttf',
  'THIRD-PARTY-NOTICES.txt',
  'l10n/bundle.l10n.ko.json',
  'package.nls.ko.json',
  'media/icon.png',
  'media/unroll.svg',
  'media/samples/air-passengers.csv',
  'media/walkthrough/train.ko.md',
];

describe('the VSIX', () => {
  let folder: string;
  let vsix: string;

  before(() => {
    folder = makeTemporaryFolder('unroll-vsix-');
    vsix = path.join(folder, 'unroll.vsix');
    const options = { cwd: ROOT, stdio: 'pipe' } as const;
    execFileSync('npm', ['run', 'package', '--silent', '--', '--out', vsix], options);
  });

  after(async () => {
    await closeAll();
    removeFolder(folder);
  });

  it('holds every bundle, worker and .wasm, and none of the sources', () => {
    const bin = path.join(ROOT, 'node_modules/.bin/vsce');
    const listed = execFileSync(bin, ['ls', '--no-dependencies'], { cwd: ROOT, encoding: 'utf8' });
    const files = listed.split('\n').map((name) => name.trim());
    const missing = NEEDED.filter((name) => !files.includes(name));
    assert.deepEqual(missing, []);
    const strangers = files.filter((name) => /^(?:src|test|node_modules)\/|\.map$/u.test(name));
    assert.deepEqual(strangers, []);
  });

  it('is smaller than 3 MB', () => {
    const { size } = statSync(vsix);
    console.log(`      ${(size / 1024 / 1024).toFixed(2)} MB`);
    assert.ok(size < MOST_BYTES, `${size} bytes`);
  });

  it('installed, trains on a file', async () => {
    const workspace = path.join(folder, 'samples');
    cpSync(path.join(ROOT, 'media/samples'), workspace, { recursive: true });
    const window = await openWindow({ workspaceFolder: workspace, vsix });
    try {
      await window.openFile('air-passengers.csv');
      await window.runCommand('Unroll: Train on This File');
      const page = await window.webview({ place: 'editor' });
      await page.locator('[role=status][data-state="done"]').waitFor({ timeout: 60_000 });
      await page.locator('.verdict').waitFor();
    } finally {
      await window.close();
    }
  });
});
