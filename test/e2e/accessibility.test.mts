import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';
import { frameOf, overflowOf, untilEnded, violationsIn } from './lesson-visit.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LESSON = 'One cell, step after step';

type Window = Awaited<ReturnType<typeof openWindow>>;

describe('the page', () => {
  let folder: string;
  let window: Window;

  before(async () => {
    folder = makeTemporaryFolder('unroll-a11y-');
    cpSync(path.join(ROOT, 'media/samples'), folder, { recursive: true });
    window = await openWindow({ workspaceFolder: folder });
    await window.openFile('air-passengers.csv');
    await window.openView('Unroll');
  });

  after(async () => {
    await closeAll();
    removeFolder(folder);
  });

  it(`${LESSON}: axe finds nothing before and after a run, in any theme`, async () => {
    await window.page.getByRole('treeitem', { name: LESSON }).click();
    const page = await window.webview({ place: 'sidebar' });
    await page.getByRole('heading', { level: 1, name: LESSON }).waitFor();
    assert.deepEqual(await violationsIn(page), []);
    await page.locator('.option').first().click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    assert.equal(await untilEnded(page), 'done');
    for (const summary of await page.locator('.picture summary').all()) await summary.click();
    for (const theme of ['Default High Contrast', 'Light Modern', 'Dark Modern']) {
      await window.setColorTheme(theme);
      assert.deepEqual(await violationsIn(page), [], theme);
    }
    assert.equal(await overflowOf(page), 0, 'the page is wider than the side bar');
  });

  it('works by keys alone: predict, run, step', async () => {
    await window.runCommand('Unroll: Forget My Lesson Progress');
    await window.page.locator('.monaco-dialog-box').waitFor();
    await window.page.keyboard.press('Enter');
    await window.page.locator('.monaco-dialog-box').waitFor({ state: 'hidden' });
    await window.page.getByRole('treeitem', { name: LESSON }).click();
    const page = await window.webview({ place: 'sidebar' });
    await page.getByRole('heading', { level: 1, name: LESSON }).waitFor();
    const { keyboard } = window.page;
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let tries = 0; tries < 60; tries++) {
        const focused = page.locator(':focus');
        const label = (await focused.count()) === 0 ? '' : await focused.first().evaluate(nameOf);
        if (name.test(label)) return;
        await keyboard.press('Tab');
      }
      assert.fail(`Tab does not reach ${String(name)}`);
    };
    await page.getByRole('heading', { level: 1 }).click();
    await tabTo(/^Skip$/u);
    await keyboard.press('Enter');
    await page.locator('.predict').waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1 }).click();
    await tabTo(/^Run/u);
    await keyboard.press('Enter');
    await page.locator('[role=status][data-state="done"]').waitFor();
    await tabTo(/^Next step$/u);
    await keyboard.press('Enter');
    await page.getByText(/step 2 of/u).waitFor();
    await keyboard.press('ArrowRight');
    await page.getByText(/step 3 of/u).waitFor();
    await keyboard.press('ArrowLeft');
    await page.getByText(/step 2 of/u).waitFor();
  });

  it('is held by a policy: scripts need the nonce, nothing is fetched from elsewhere, no eval', async () => {
    const page = await window.webview({ place: 'sidebar' });
    const frame = await frameOf(page);
    const policy = await frame.evaluate(
      () => document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '',
    );
    assert.match(policy, /default-src 'none'/u);
    assert.match(policy, /script-src 'nonce-[\w+/=]+'(;|$)/u);
    assert.doesNotMatch(policy, /unsafe-(eval|inline)/u);
    const ran = await frame.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.intruded = true';
      document.body.append(script);
      return 'intruded' in globalThis;
    });
    assert.equal(ran, false, 'a script without the nonce ran');
  });

  it('said nothing to the console', () => {
    const own = (window.errors as string[]).filter(
      (error) => !error.includes('Content Security Policy'),
    );
    assert.deepEqual(own, []);
  });
});

/** What a focused control is called. */
function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent.trim();
}
