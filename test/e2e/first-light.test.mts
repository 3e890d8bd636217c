import assert from 'node:assert/strict';
import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';

// As a person would: a real VS Code in a real browser, palette, mouse and keys. Every visit leaves
// its pictures in .screens/tests/.

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCREENS = path.join(ROOT, '.screens/tests');

type Window = Awaited<ReturnType<typeof openWindow>>;
type Webview = Awaited<ReturnType<Window['webview']>>;

/** The training losses of all steps, as the chart's table lists them. */
const lossesOf = async (page: Webview): Promise<number[]> => {
  await page.locator('.loss summary').click();
  const cells = await page.locator('.loss tbody td:nth-child(2)').allInnerTexts();
  return cells.map(Number);
};

const assertFell = (losses: readonly number[]): void => {
  const mean = (part: readonly number[]) => part.reduce((a, b) => a + b) / part.length;
  assert.ok(losses.length > 50, `only ${losses.length} losses are shown`);
  assert.ok(mean(losses.slice(-10)) < 0.7 * mean(losses.slice(0, 3)), 'the loss did not fall');
};

const untilState = (page: Webview, state: string, timeout = 60_000) =>
  page.locator(`[role=status][data-state="${state}"]`).waitFor({ timeout });

/** Where the marked place is on the screen, in whole pixels; undefined while it is drawn anew. */
const markTop = async (window: Window): Promise<number | undefined> => {
  const mark = window.page.locator('.view-overlays [class*="TextEditorDecorationType"]').first();
  await mark.waitFor();
  const box = await mark.boundingBox();
  return box === null ? undefined : Math.round(box.y);
};

const untilMoved = async (window: Window, before: number | undefined): Promise<void> => {
  for (let tries = 0; tries < 50; tries++) {
    const top = await markTop(window);
    if (top !== undefined && top !== before) return;
    await window.page.waitForTimeout(100);
  }
  assert.fail('the mark did not move');
};

const chooseInExplorer = async (window: Window, file: string, item: string): Promise<void> => {
  // Its icon is there as soon as the extension's contributions are, menus among them.
  await window.page.locator('.activitybar a.action-label[aria-label^="Unroll"]').waitFor();
  await window.page.getByRole('treeitem', { name: file }).click({ button: 'right' });
  const menu = window.page.locator('.monaco-menu');
  await menu.getByRole('menuitem', { name: item }).hover();
  await window.page.keyboard.press('Enter'); // a menu takes no click in its first moment
};

describe('first light', () => {
  let folder: string;
  let window: Window;

  before(() => {
    folder = makeTemporaryFolder('unroll-e2e-');
    cpSync(path.join(ROOT, 'media/samples'), folder, { recursive: true });
  });

  afterEach(async function () {
    const opened = window as Window | undefined;
    if (opened === undefined) return; // no window came up at all
    if (this.currentTest?.state === 'failed') {
      const name = this.currentTest.title.replace(/[^a-z0-9]+/giu, '-').slice(0, 60);
      await window.screenshot(path.join(SCREENS, `failed-${name}.png`));
    }
    await window.close();
  });

  after(async () => {
    await closeAll();
    removeFolder(folder);
  });

  it('a CSV from the palette: the loss falls, the forecast and the verdict are shown', async () => {
    window = await openWindow({ workspaceFolder: folder });
    await window.openFile('air-passengers.csv');
    const started = performance.now();
    await window.runCommand('Unroll: Train on This File');
    const page = await window.webview({ place: 'editor' });
    await page.locator('[data-figure="training-loss"]').waitFor();
    const seconds = (performance.now() - started) / 1000;
    console.log(`      first loss on the screen ${seconds.toFixed(1)} s after F1`);
    await untilState(page, 'done');
    assertFell(await lossesOf(page));
    await page.locator('.verdict').waitFor();
    await page.locator('canvas').first().waitFor();
    const tables = (await page.locator('table').allTextContents()).join(' ');
    assert.match(tables, /repeat the last row/u, 'persistence is not in the table');
    assert.match(tables, /repeat the last season/u, 'seasonal naive is not in the table');
    await window.screenshot(path.join(SCREENS, 'forecast.png'));

    // An edit does not corrupt what is shown; the page says that the file has changed.
    await window.page.keyboard.press('Control+1'); // the group of the file
    await window.clickText('Passengers');
    await window.page.keyboard.press('End');
    await window.page.keyboard.type(' ');
    await page
      .getByText(/changed/u)
      .first()
      .waitFor();
    await window.page.keyboard.press('Control+Z');

    // A longer run. Stop acts at once, and the next run works.
    await page.getByRole('slider', { name: /Window/u }).fill('60');
    await page.getByRole('slider', { name: /Units/u }).fill('256');
    await page.getByRole('button', { name: 'Run again' }).first().click();
    await untilState(page, 'running');
    await page.getByRole('button', { name: 'Pause' }).click();
    await untilState(page, 'paused');
    // Looked at in a pause: a run may be over between two looks.
    const inStatusBar = window.statusBarItem(/Unroll \d+%/u);
    await inStatusBar.waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await page.getByRole('button', { name: 'Resume' }).click();
    await untilState(page, 'running');
    await page.getByRole('button', { name: 'Stop' }).click();
    await untilState(page, 'cancelled', 2000);
    await inStatusBar.waitFor({ state: 'hidden' });

    // Closing the file's last tab ends a run.
    await page.getByRole('button', { name: 'Run again' }).first().click();
    await untilState(page, 'running');
    await window.page
      .locator('.tab')
      .first()
      .getByRole('button', { name: /^Close/u })
      .click();
    await untilState(page, 'cancelled');
    await page.getByText(/was closed/u).waitFor();
    assert.deepEqual(window.errors, []);
  });

  it('a Korean text: samples grow, in Korean, beside unigram and bigram', async () => {
    window = await openWindow({ workspaceFolder: folder, locale: 'ko' });
    await window.openFile('a-year-in-the-alley.ko.txt');
    await window.runCommand('Unroll: 이 파일로 학습하기');
    const page = await window.webview({ place: 'editor' });
    await page.locator('[data-figure="training-loss"]').waitFor();
    await untilState(page, 'done', 110_000);
    assertFell(await lossesOf(page));
    const text = await page.locator('body').innerText();
    assert.match(text, /바이그램/u);
    assert.match(await page.locator('.verdict').innerText(), /[가-힣]/u);
    await window.screenshot(path.join(SCREENS, 'text-ko.png'));
    assert.deepEqual(window.errors, []);
  });

  it('the lesson unrolled-cell steps through the open file, marked in the editor', async () => {
    window = await openWindow({ workspaceFolder: folder });
    await window.openFile('air-passengers.csv');
    await window.openView('Unroll');
    await window.page.getByRole('treeitem', { name: /One cell, step after step/u }).click();
    const page = await window.webview({ place: 'sidebar' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('air-passengers.csv').first().waitFor();
    await page.getByRole('button', { name: 'A few more' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await untilState(page, 'done');
    await page.getByText(/As many as now.*it was/u).waitFor();
    await page.getByText(/A few more.*your answer/u).waitFor();
    const next = page.getByRole('button', { name: /next/iu });
    await next.click();
    const before = await markTop(window);
    await next.click();
    await next.click();
    await untilMoved(window, before);
    await window.screenshot(path.join(SCREENS, 'unrolled-cell.png'));
    await window.statusBarItem('Stepping').waitFor();

    // In the mode, keys in the editor step too, and Escape leaves.
    await window.page.keyboard.press('Control+1');
    const beforeKey = await markTop(window);
    await window.page.keyboard.press('ArrowRight');
    await untilMoved(window, beforeKey);
    await window.page.keyboard.press('Escape');
    await window.statusBarItem('Stepping').waitFor({ state: 'hidden' });
    await window.page.getByRole('treeitem', { name: /done/u }).waitFor();

    // What was learned is kept for the next session.
    await window.reload();
    await window.openView('Unroll');
    await window.page.getByRole('treeitem', { name: /One cell.*done/u }).waitFor();
    assert.deepEqual(window.errors, []);
  });

  it('a run from the explorer needs no tab, and goes on without one', async () => {
    window = await openWindow({ workspaceFolder: folder });
    await chooseInExplorer(window, 'air-passengers.csv', 'Train on This File');
    const page = await window.webview({ place: 'editor' });
    await untilState(page, 'done');
    const tabs = await window.page.locator('.tabs-container .tab').allInnerTexts();
    assert.equal(tabs.length, 1, tabs.join());
    assert.deepEqual(window.errors, []);
  });

  it('bad files each get one sentence, a CP949 file opens right, and a reload is told', async () => {
    writeFileSync(path.join(folder, 'empty.csv'), '');
    writeFileSync(path.join(folder, 'one-row.csv'), 'a\n1\n');
    const rows = Array.from({ length: 120 }, (_, i) => {
      const [year, month] = [2010 + Math.floor(i / 12), (i % 12) + 1];
      return `${year}년 ${month}월,${20 + (month % 7)}`;
    });
    const korean = ['날짜,기온', ...rows].join('\r\n');
    writeFileSync(path.join(folder, 'cp949.csv'), iconv.encode(korean, 'cp949'));
    const binary = path.join(folder, 'binary.csv');
    writeFileSync(binary, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    appendFileSync(binary, Buffer.alloc(600));

    window = await openWindow({ workspaceFolder: folder });
    await window.openFile('empty.csv');
    await window.runCommand('Unroll: Train on This File');
    assert.match(await window.notification('empty.csv'), /empty/iu);
    await window.clearNotifications();

    await window.openFile('one-row.csv');
    await window.runCommand('Unroll: Train on This File');
    const short = await window.webview({ place: 'editor' });
    await untilState(short, 'failed');
    await short
      .getByText(/one-row\.csv.*row/u)
      .first()
      .waitFor();

    await window.openView('Explorer');
    await chooseInExplorer(window, 'binary.csv', 'Train on This File');
    assert.match(await window.notification('binary.csv'), /binary|text/iu);
    await window.clearNotifications();

    await window.openFile('cp949.csv');
    await window.runCommand('Unroll: Train on This File');
    // A page speaks the language of the file it is about.
    const page = await window.webview({ place: 'editor', containing: 'h1:has-text("cp949")' });
    await untilState(page, 'done');
    await page.getByRole('slider', { name: /윈도/u }).fill('60');
    await page.getByRole('slider', { name: /유닛/u }).fill('256');
    await page.getByRole('button', { name: '다시 실행' }).click();
    // In a pause, so that the reload comes in mid-run however fast the machine is.
    await page.getByRole('button', { name: '일시 정지' }).click();
    await untilState(page, 'paused');
    const shown = await window.page.locator('.editor-instance .view-lines').first().innerText();
    assert.match(shown, /기온/u, 'the editor does not show the Korean header');
    await window.reload();
    const back = await window.webview({ place: 'editor', containing: 'h1:has-text("cp949")' });
    await back.getByText(/다시 불러오/u).waitFor();
    await window.screenshot(path.join(SCREENS, 'reloaded.png'));
    await back.getByRole('button', { name: /실행/u }).first().click();
    await untilState(back, 'done');
  });

  it('an extension host in the browser, without Node and disk, trains as well', async () => {
    window = await openWindow({ workspaceFolder: folder, extensionHost: 'web' });
    await window.openFile('air-passengers.csv');
    await window.runCommand('Unroll: Train on This File');
    const page = await window.webview({ place: 'editor' });
    await untilState(page, 'done');
    assert.match(await page.locator('.verdict').innerText(), /./u);
    assert.deepEqual(window.errors, []);
  });

  it('Restricted Mode still trains on the open file', async () => {
    window = await openWindow({ workspaceFolder: folder, trusted: false });
    await window.openFile('air-passengers.csv');
    await window.runCommand('Unroll: Train on This File');
    const page = await window.webview({ place: 'editor' });
    await untilState(page, 'done');
  });
});
