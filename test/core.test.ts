import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');

/** The script that the README shows. */
function readmeScript(name: 'core' | 'engine'): string {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const marked = new RegExp(`<!-- script:${name} -->\\s*\`\`\`js\\n([^]*?)\`\`\``, 'u');
  const script = marked.exec(readme)?.[1];
  assert.ok(script, 'the README shows no script');
  return script;
}

describe('the headless face', () => {
  let elsewhere: string;

  before(() => {
    elsewhere = mkdtempSync(path.join(tmpdir(), 'unroll-core-'));
    // Only what the build made and a sample: no node_modules, nothing else of this project.
    cpSync(path.join(ROOT, 'dist'), path.join(elsewhere, 'dist'), { recursive: true });
    mkdirSync(path.join(elsewhere, 'media'));
    const samples = 'media/samples';
    cpSync(path.join(ROOT, samples), path.join(elsewhere, samples), { recursive: true });
  });

  after(() => {
    rmSync(elsewhere, { recursive: true, force: true });
  });

  const run = (file: string, code: string): string => {
    writeFileSync(path.join(elsewhere, file), code);
    return execFileSync(process.execPath, [file], { cwd: elsewhere, encoding: 'utf8' });
  };

  it('runs the script of the README, which is no longer than ten lines', () => {
    const script = readmeScript('core');
    assert.ok(script.split('\n').filter((line) => line.trim() !== '').length <= 10);
    const printed = run('script.mjs', script);
    assert.match(printed, /^100 0\.\d+$/mu);
    assert.match(printed, /It predicts\. On the last 22 rows/u);
  });

  it('trains any model spec, as the README shows', () => {
    const [loss, forgetGate, gradient] = run('engine.mjs', readmeScript('engine')).split(
      /(?=Float)/u,
    );
    assert.ok(Number(loss) < 0.05, loss);
    assert.match(forgetGate!, /^Float32Array\(48\)/u);
    assert.match(gradient!, /^Float32Array\(48\)/u);
  });

  it('is required as well as imported', () => {
    const code = `const { say } = require('./dist/core.cjs'); console.log(say({ ko: '가', en: 'a' }, 'ko'));`;
    assert.equal(run('script.cjs', code), '가\n');
  });

  it('has types that a stricter project accepts', () => {
    const code = `import { datasetFromText, forecast, createEngine } from './dist/core.cjs';
      const dataset = datasetFromText('a\\n1', { name: 'a.csv', languageId: 'csv' });
      const events = forecast({ dataset, params: {}, seed: 1, engine: await createEngine() });
      for (const event of events) if (event.kind === 'scores') event.rows.map(({ mae }) => mae + 1);
      // @ts-expect-error -- a number is no name
      datasetFromText('a', { name: 1, languageId: 'csv' });`;
    writeFileSync(path.join(elsewhere, 'typed.mts'), code);
    const compiler = require.resolve('typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
    execFileSync(process.execPath, [compiler, ...options, '--typeRoots', '.', 'typed.mts'], {
      cwd: elsewhere,
      stdio: 'inherit',
    });
  });
});
