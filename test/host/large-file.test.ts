import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Uri } from 'vscode';
import { readTarget } from '../../src/host/document-source';
import { platform } from '../../src/host/node/platform';
import { unroll } from './product';

const ROWS = 1_000_000;

describe('a file of 60 MB', function () {
  this.timeout(120_000);
  let folder: string;
  let file: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'unroll-large-'));
    file = path.join(folder, 'large.csv');
    const start = Date.UTC(2020, 0, 1);
    const lines = Array.from({ length: ROWS }, (_, i) => {
      const time = new Date(start + i * 1000).toISOString();
      return `${time},${Math.sin(i / 100).toFixed(6)},${i % 1000},${'x'.repeat(24)}`;
    });
    writeFileSync(file, ['time,wave,saw,label', ...lines].join('\n'));
    assert.ok(statSync(file).size > 58e6);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('becomes a series in the worker; the extension host reads none of it', async () => {
    const { trainer } = await unroll();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const { source, qualifier } = await readTarget(
      { uri: Uri.file(file), selection: undefined },
      platform,
    );
    assert.equal(source.kind, 'file');
    assert.match(qualifier?.en ?? '', /as saved on disk/u);
    const summary = await trainer.inspect(source);
    delay.disable();
    assert.equal(summary.datasetKind, 'series');
    assert.deepEqual(summary.columns, ['wave', 'saw']);
    assert.equal(summary.rows, ROWS);
    const longest = (delay.max / 1e6).toFixed(0);
    console.log(`      longest the extension host was busy meanwhile: ${longest} ms`);
  });
});
