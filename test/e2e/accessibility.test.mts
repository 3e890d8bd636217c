import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LESSONS = ['One cell, step after step', 'Is your forecast better than copying the last row?'];

type Window = Awaited<ReturnType<typeof openWindow>>;

/** The frame of a page, in which it can be asked questions. */
async function frameOf(page: FrameLocator): Promise<Frame> {
  const body = await page.locator('body').elementHandle();
  const frame = await body.ownerFrame();
  assert.ok(frame, 'the page has no frame');
  return frame;
}

async function violationsIn(page: FrameLocator): Promise<string[]> {
  const frame = await frameOf(page);
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return axe.run();
  });
  return violations.map(({ id, nodes }) => {
    return `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`;
  });
}

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

  for (const lesson of LESSONS) {
    it(`${lesson}: axe finds nothing, before and after a run, in any theme; 300 px are enough`, async () => {
      await window.page.getByRole('treeitem', { name: lesson }).click();
      const page = await window.webview({ place: 'sidebar' });
      await page.getByRole('heading', { level: 1, name: lesson }).waitFor();
      assert.deepEqual(await violationsIn(page), []);
      await page.locator('.option').first().click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.locator('[role=status][data-state="done"]').waitFor();
      for (const summary of await page.locator('.picture summary').all()) await summary.click();
      for (const theme of ['Default High Contrast', 'Light Modern', 'Dark Modern']) {
        await window.setColorTheme(theme);
        assert.deepEqual(await violationsIn(page), [], theme);
      }
      const width = await (
        await frameOf(page)
      ).evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      assert.ok(width.clientWidth <= 300, `the side bar is ${width.clientWidth} px wide`);
      assert.equal(width.scrollWidth, width.clientWidth, 'the page is wider than the side bar');
    });
  }

  it('works by keys alone: predict, run, step', async () => {
    await window.runCommand('Unroll: Forget My Lesson Progress');
    await window.page.locator('.monaco-dialog-box').waitFor();
    await window.page.keyboard.press('Enter');
    await window.page.locator('.monaco-dialog-box').waitFor({ state: 'hidden' });
    await window.page.getByRole('treeitem', { name: LESSONS[0]! }).click();
    const page = await window.webview({ place: 'sidebar' });
    await page.getByRole('heading', { level: 1, name: LESSONS[0]! }).waitFor();
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
