import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';

// As a person would: a real VS Code in a real browser, palette, mouse and keys. Every visit leaves
// its pictures in .screens/tests/.

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCREENS = path.join(ROOT, '.screens/tests');

type Window = Awaited<ReturnType<typeof openWindow>>;
type Webview = Awaited<ReturnType<Window['webview']>>;

/** The numbers that a run shows, as a person reads them. */
const lossOf = async (page: Webview): Promise<number> =>
  Number((await page.locator('[data-figure="training-loss"]').innerText()).replace('−', '-'));

describe('first light', () => {
  let folder: string;
  let window: Window | undefined;

  before(() => {
    folder = makeTemporaryFolder('unroll-e2e-');
    cpSync(path.join(ROOT, 'media/samples'), folder, { recursive: true });
  });

  afterEach(async () => {
    await window?.close();
    window = undefined;
  });

  after(async () => {
    await closeAll();
    removeFolder(folder);
  });

  it('trains on a CSV from the palette: the loss falls, the forecast and the verdict are shown', async () => {
    window = await openWindow({ workspaceFolder: folder });
    await window.openFile('air-passengers.csv');
    const started = performance.now();
    await window.runCommand('Unroll: Train on This File');
    const page = await window.webview({ place: 'editor' });
    await page.locator('[data-figure="training-loss"]').waitFor();
    console.log(
      `      first loss shown ${((performance.now() - started) / 1000).toFixed(1)} s after F1`,
    );
    const first = await lossOf(page);
    await page.getByRole('status').filter({ hasText: /done/i }).waitFor();
    assert.ok((await lossOf(page)) < first, 'the loss did not fall');
    await page.locator('.verdict').waitFor();
    await page.locator('canvas').first().waitFor();
    const table = await page.locator('table').allInnerTexts();
    assert.match(table.join(' '), /last/i, 'the baselines are not in the table');
    await window.screenshot(path.join(SCREENS, 'forecast-done.png'));
    assert.deepEqual(window.errors, []);
  });
});
