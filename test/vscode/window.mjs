// VS Code windows for the screen tests and the screenshots, operated as a person would: with keys,
// the mouse, and what is to be seen.
//
//   const window = await openWindow({ workspaceFolder: 'media/samples' });
//   await window.openFile('passengers.csv');
//   await window.runCommand('Unroll: Open Lesson');
//   const lesson = await window.webview({ place: 'editor' });
//   await lesson.getByRole('button', { name: 'Run' }).click();
//   await window.close();
//   await closeAll(); // once, at the end: browser and servers are shared between windows
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { installVSCode, repositoryRoot } from './install.mjs';
import {
  installVsix,
  linkExtension,
  makeTemporaryFolder,
  removeFolder,
  settingsFile,
  startServer,
  webExtensionHost,
  workbenchUrl,
  writeSettings,
} from './server.mjs';

const patience = 30_000; // ms; the first activation on two busy cores takes about ten seconds
const pause = 100; // ms between two looks at something that Playwright cannot wait for

const activeEditor = '.editor-group-container.active .monaco-editor';
const quickInput = '.quick-input-widget .quick-input-box input';
const quickInputRow = '.quick-input-widget .monaco-list-row';

let sharedBrowser;
/** Servers by what cannot change while they run. */
const sharedServers = new Map();

/**
 * Opens a window with its own, empty browser state.
 *
 * Servers are shared: windows that need the same extension, locale and trust use the same one, one
 * after the other. Two at once get one each, since settings belong to a server.
 *
 * @param {object} [options]
 * @param {string} [options.workspaceFolder] opened as it is, not as a copy
 * @param {string} [options.file] a file to show at once
 * @param {'en' | 'ko'} [options.locale]
 * @param {string} [options.colorTheme] its id: 'Default Dark Modern', 'Default Light Modern', …
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {Record<string, unknown>} [options.settings] user settings
 * @param {string} [options.extensionFolder] working copy to use as the installed extension
 * @param {string} [options.vsix] packaged extension to install instead
 * @param {boolean} [options.trusted] false: Restricted Mode
 * @param {'node' | 'web'} [options.extensionHost] 'web': the browser's worker, as in vscode.dev
 * @returns {Promise<Window>}
 */
export async function openWindow({
  workspaceFolder,
  file,
  locale = 'en',
  colorTheme = 'Default Dark Modern',
  viewport = { width: 1400, height: 900 },
  settings = {},
  extensionFolder = repositoryRoot,
  vsix,
  trusted = true,
  extensionHost = 'node',
} = {}) {
  const userSettings = {
    'editor.cursorBlinking': 'solid', // a caret that blinks makes every screenshot differ
    'window.autoDetectHighContrast': false,
    'workbench.colorTheme': colorTheme,
    // For changeSettings: settings.json opens as a tab, and nothing is added to what is typed there.
    'workbench.editor.useModal': 'off',
    '[jsonc]': {
      'editor.autoClosingBrackets': 'never',
      'editor.autoClosingQuotes': 'never',
      'editor.autoSurround': 'never',
    },
    ...(extensionHost === 'web' ? webExtensionHost(extensionFolder) : {}),
    ...settings,
  };
  const slot = await reserveServer({ extensionFolder, vsix, locale, trusted }, userSettings);
  try {
    sharedBrowser ??= launchBrowser();
    const browser = await sharedBrowser;
    const context = await browser.newContext({
      viewport,
      locale: locale === 'ko' ? 'ko-KR' : 'en-US',
    });
    const page = await context.newPage();
    const window = new Window(page, slot, userSettings);
    await page.goto(workbenchUrl(slot.server, { folder: workspaceFolder, file }));
    await window.isReady();
    return window;
  } catch (error) {
    slot.inUse = false;
    throw error;
  }
}

/** Closes the shared browser and stops the shared servers. Without it, the process does not end. */
export async function closeAll() {
  const browser = await sharedBrowser?.catch(() => undefined); // it may not have started at all
  sharedBrowser = undefined;
  await browser?.close();
  const slots = [...sharedServers.values()].flat();
  sharedServers.clear();
  await Promise.all(
    slots.map(async ({ server, dataFolder }) => {
      await server.stop();
      removeFolder(dataFolder);
    }),
  );
}

async function reserveServer(traits, userSettings) {
  const key = JSON.stringify(traits);
  const slots = sharedServers.get(key) ?? [];
  sharedServers.set(key, slots);
  const free = slots.find((slot) => !slot.inUse);
  if (free) {
    free.inUse = true;
    // What extensions stored for an earlier window; the rest of its state went with its browser page.
    for (const storage of ['globalStorage', 'workspaceStorage']) {
      removeFolder(path.join(free.dataFolder, 'data', 'User', storage));
    }
    writeSettings(free.dataFolder, userSettings);
    return free;
  }

  await installVSCode();
  const dataFolder = makeTemporaryFolder('unroll-window-');
  let server;
  try {
    if (traits.vsix) await installVsix(traits.vsix, { dataFolder });
    else linkExtension(traits.extensionFolder, path.join(dataFolder, 'extensions'));
    server = await startServer({
      dataFolder,
      port: 0, // UNROLL_PORT is for the editor that a person has open meanwhile.
      locale: traits.locale,
      trusted: traits.trusted,
      settings: userSettings,
      reconnectionSeconds: 5, // closed windows leave extension hosts behind, which take memory
    });
  } catch (error) {
    removeFolder(dataFolder);
    throw error;
  }
  const slot = { server, dataFolder, inUse: true };
  slots.push(slot);
  return slot;
}

/** One open VS Code window. */
export class Window {
  #slot;
  #settings;

  constructor(page, slot, settings) {
    /** @type {import('playwright-core').Page} for whatever there is no method for here */
    this.page = page;
    /** Errors that webviews have logged or thrown, and VS Code's own about extensions, as text. */
    this.errors = [];
    this.#slot = slot;
    this.#settings = settings;
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => this.errors.push(String(error.stack ?? error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !isWorkbenchChatter(message, slot.server)) {
        this.errors.push(message.text());
      }
    });
  }

  /** Waits until the window can be used. */
  async isReady() {
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
  }

  /** Closes the window and frees its server for the next one. */
  async close() {
    await this.page.context().close();
    this.#slot.inUse = false;
  }

  /** "Developer: Reload Window"; editors and panels that can, come back. */
  async reload() {
    // As a person does it: a reload by the browser alone would not wait for what is being stored.
    await Promise.all([
      this.page.waitForEvent('load'),
      this.runCommand('Developer: Reload Window'),
    ]);
    await this.isReady();
  }

  /**
   * Runs a command from the palette (F1).
   *
   * @param {string} title as the palette shows it, with its category: 'Unroll: Open Lesson'
   */
  async runCommand(title) {
    await this.#pickWithQuery('F1', `>${title}`, title);
  }

  /**
   * Opens a file of the workspace by its name (Ctrl+P).
   *
   * @param {string} name file name without folders
   */
  async openFile(name) {
    await this.#pickWithQuery('ControlOrMeta+P', name, name);
    await this.tab(name).waitFor();
  }

  /** The tab of an open editor, active or not. */
  tab(name) {
    return this.page.locator('.tabs-container .tab').filter({ hasText: name }).first();
  }

  /**
   * Shows a view container by its icon in the activity bar; nothing happens when it is shown.
   *
   * @param {string} title its tooltip: 'Explorer', 'Unroll'
   */
  async openView(title) {
    const icon = this.page
      .locator(`.activitybar .action-item:has(a.action-label[aria-label^="${title}"])`)
      .first();
    const shown = this.page.locator(
      `.activitybar .action-item.checked a.action-label[aria-label^="${title}"]`,
    );
    await icon.waitFor();
    // A window that is still restoring its views may show it by itself: the click then hides it.
    const isShown = await this.#until(async () => {
      if (await shown.isVisible()) return true;
      await icon.click();
      return shown.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
    if (!isShown) throw new Error(`The view container "${title}" does not open.`);
  }

  /**
   * The content of a webview that is to be seen. Several at once are told apart by the criteria.
   *
   * @param {object} [criteria]
   * @param {'sidebar' | 'editor'} [criteria.place] a view, or a panel in the editor area
   * @param {string} [criteria.title] of the panel or view, whole
   * @param {string} [criteria.containing] selector of something that is in it: 'h1:has-text("GRU")'
   * @returns {Promise<import('playwright-core').FrameLocator>}
   * @throws {Error} if none fits within half a minute; the message lists those that are shown
   */
  async webview(criteria = {}) {
    const found = await this.#until(async () => {
      for (const webview of await this.#shownWebviews()) {
        if (await fits(webview, criteria)) return webview;
      }
      return undefined;
    });
    if (found) return found.content;
    const shown = (await this.#shownWebviews()).map(({ place, title }) => `${title} (${place})`);
    throw new Error(
      `No webview fits ${JSON.stringify(criteria)}. Shown: ${shown.join(', ') || 'none'}.`,
    );
  }

  /**
   * Chooses from the quick pick that a command has opened.
   *
   * @param {string} label whole label of the entry
   */
  async choose(label) {
    await this.page.locator(quickInput).fill(label);
    await this.#pickRow(label);
  }

  /** The labels that the open quick pick shows. */
  async quickPickLabels() {
    await this.page.locator(quickInputRow).first().waitFor();
    return this.#rowLabels();
  }

  /** Answers the input box that a command has opened. */
  async answer(text) {
    await this.page.locator(quickInput).fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Types into the active editor, where its caret is. */
  async type(text) {
    await this.page.locator(activeEditor).first().waitFor();
    if (!(await this.#editorHasFocus())) {
      await this.runCommand('View: Focus Active Editor Group');
    }
    await this.page.keyboard.type(text);
  }

  /** Clicks on a text in the active editor, which puts the caret there. */
  async clickText(text, options) {
    const { x, y } = await this.#placeOf(text);
    await this.page.mouse.click(x, y, options);
  }

  /**
   * Rests the mouse on a text in the active editor.
   *
   * @returns {Promise<string>} what the hover says
   */
  async hoverText(text) {
    const { x, y } = await this.#placeOf(text);
    await this.page.mouse.move(x, y, { steps: 5 });
    const hover = this.page.locator('.monaco-hover:visible .hover-contents').first();
    await hover.waitFor();
    return hover.innerText();
  }

  /** Rests the mouse so many pixels to the right of the caret of the active editor. */
  async hoverBesideCaret(pixels) {
    const box = await this.page.locator(`${activeEditor} .cursor`).first().boundingBox();
    if (box === null) throw new Error('The active editor shows no caret.');
    // By way of the text below: a tooltip of a tab would stand in its way.
    await this.page.mouse.move(box.x + pixels, box.y + 10 * box.height);
    await this.page.mouse.move(box.x + pixels, box.y + box.height / 2, { steps: 5 });
    await this.page.locator('.monaco-editor .monaco-hover:visible').first().waitFor();
  }

  /** Chooses from the context menu of a text in the active editor. */
  async chooseFromContextMenu(text, item) {
    await this.clickText(text, { button: 'right' });
    const menu = this.page.locator('.monaco-menu');
    // A menu that has just opened takes a click for the end of the one that opened it.
    const isChosen = await this.#until(async () => {
      await menu.locator('.action-label').getByText(item, { exact: true }).click();
      return menu.waitFor({ state: 'hidden', timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
    if (!isChosen) throw new Error(`The context menu does not take "${item}".`);
  }

  /** A lens above a line of the editor; click() it. */
  codeLens(title) {
    return this.page.locator('.codelens-decoration a').filter({ hasText: title }).first();
  }

  /** The grey text that the editor offers to complete. */
  ghostText() {
    return this.page.locator('.ghost-text-decoration, .ghost-text').first();
  }

  /** An item of the status bar. */
  statusBarItem(text) {
    return this.page.locator('.statusbar-item').filter({ hasText: text }).first();
  }

  /**
   * Waits for a notification.
   *
   * @param {string | RegExp} text part of it
   * @returns {Promise<string>} its whole text, without its buttons
   */
  async notification(text) {
    const message = this.#notificationToast(text).locator('.notification-list-item-message');
    await message.waitFor();
    return message.innerText();
  }

  /** Presses a button of a notification. */
  async pressInNotification(text, button) {
    await this.#notificationToast(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** Takes all notifications away, as before a screenshot. */
  async clearNotifications() {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
  }

  /**
   * Changes user settings in the open window, in settings.json as a person would: a file that is
   * changed from outside does not reach it.
   */
  async changeSettings(settings) {
    Object.assign(this.#settings, settings);
    const file = settingsFile(this.#slot.dataFolder);
    const merged = { ...JSON.parse(fs.readFileSync(file, 'utf8')), ...settings };

    await this.runCommand('Preferences: Open User Settings (JSON)');
    // By its name: otherwise the keys could go to the editor that was active before.
    await this.page
      .locator('.monaco-editor.focused[data-uri$="/User/settings.json"] .view-line')
      .first()
      .waitFor();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(JSON.stringify(merged));
    await this.page.keyboard.press('ControlOrMeta+S');
    const isSaved = await this.#until(() => {
      const saved = parseOrUndefined(fs.readFileSync(file, 'utf8'));
      return isDeepStrictEqual(saved, merged);
    });
    if (!isSaved) throw new Error(`settings.json did not take ${JSON.stringify(settings)}.`);
    await this.runCommand('View: Close Editor');
    await this.tab('settings.json').waitFor({ state: 'hidden' });
  }

  /** Changes the colour theme and waits until the window wears it. */
  async setColorTheme(colorTheme) {
    if (this.#settings['workbench.colorTheme'] === colorTheme) return;
    const workbench = this.page.locator('.monaco-workbench').first();
    const themeBefore = themeClass(await workbench.getAttribute('class'));
    await this.changeSettings({ 'workbench.colorTheme': colorTheme });
    const hasChanged = await this.#until(
      async () => themeClass(await workbench.getAttribute('class')) !== themeBefore,
    );
    if (!hasChanged) throw new Error(`VS Code does not change to a theme "${colorTheme}".`);
  }

  /** Writes what is to be seen to a PNG file. */
  async screenshot(file) {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    await Promise.all(
      this.page.frames().map((frame) => frame.evaluate(() => document.fonts.ready).catch(() => {})),
    );
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }

  #notificationToast(text) {
    return this.page.locator('.notification-toast').filter({ hasText: text }).first();
  }

  async #editorHasFocus() {
    return (await this.page.locator(`${activeEditor}.focused`).count()) > 0;
  }

  /**
   * Opens a quick input by its key, asks until the wanted row is there, and chooses it. Asking again
   * matters in the first seconds, while extensions and their commands are still being registered.
   */
  async #pickWithQuery(key, query, label) {
    const input = this.page.locator(quickInput);
    const picked = await this.#until(async () => {
      if (!(await input.isVisible())) {
        await this.page.keyboard.press(key);
        // A page in the middle of a run hands its keys on late, or keeps one: a person presses again.
        const opened = input.waitFor({ timeout: 5000 });
        if (!(await opened.then(() => true).catch(() => false))) return false;
      }
      // The widget that was there may be one on its way out, which takes no words any more.
      const filled = input.fill(query, { timeout: 2000 });
      if (!(await filled.then(() => true).catch(() => false))) return false;
      if (!(await this.#clickRow(label, 2000))) {
        await this.page.keyboard.press('Escape');
        await input.waitFor({ state: 'hidden' });
        return false;
      }
      // Until it is gone, or asks something else, the next step would meet a widget on its way out.
      const asked = async () => {
        if (!(await input.isVisible())) return undefined;
        // A command that reloads the window takes the widget away between two questions.
        return input.inputValue({ timeout: 1000 }).catch(() => undefined);
      };
      await this.#until(async () => (await asked()) !== query);
      return true;
    });
    if (!picked) throw new Error(`"${label}" is not to be found with ${key}.`);
  }

  async #pickRow(label) {
    if (await this.#clickRow(label, patience)) return;
    const labels = (await this.#rowLabels()).join(', ');
    throw new Error(`The quick pick has no "${label}", only: ${labels}`);
  }

  /**
   * Clicks on the row with this label, once there is one. Results still arrive while one looks: a
   * row that has moved before the click is looked for again.
   */
  #clickRow(label, limit) {
    return this.#until(async () => {
      const index = (await this.#rowLabels()).indexOf(label);
      if (index < 0) return false;
      const row = this.page.locator(quickInputRow).nth(index);
      const name = row.locator('.label-name').getByText(label, { exact: true });
      return name.click({ timeout: 1000 }).then(
        () => true,
        () => false,
      );
    }, limit);
  }

  #rowLabels() {
    return this.page
      .locator(quickInputRow)
      .evaluateAll((rows) =>
        rows.map((row) =>
          (row.querySelector('.label-name')?.textContent ?? '').replaceAll('\u00a0', ' ').trim(),
        ),
      );
  }

  async #shownWebviews() {
    const shown = [];
    for (const frame of await this.page.locator('iframe.webview.ready').all()) {
      const name = await frame.getAttribute('name', { timeout: pause }).catch(() => null);
      if (!name || !(await frame.isVisible())) continue;
      const source = (await frame.getAttribute('src')) ?? '';
      const outer = this.page.frameLocator(`iframe.webview[name="${name}"]`);
      const active = outer.locator('iframe#active-frame');
      if ((await active.count()) === 0) continue; // still loading
      shown.push({
        place: source.includes('purpose=webviewView') ? 'sidebar' : 'editor',
        title: (await active.getAttribute('title')) ?? '',
        content: outer.frameLocator('iframe#active-frame'),
      });
    }
    return shown;
  }

  /** The middle of the first occurrence of a text in the active editor, in page coordinates. */
  async #placeOf(text) {
    const place = await this.#until(() =>
      this.page
        .locator(activeEditor)
        .first()
        .evaluate((editor, wanted) => {
          for (const line of editor.querySelectorAll('.view-line')) {
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            const content = nodes
              .map((node) => node.data)
              .join('')
              .replaceAll('\u00a0', ' ');
            const start = content.indexOf(wanted);
            if (start < 0) continue;

            /** The text node, and the offset in it, of a column of the line. */
            const at = (column) => {
              for (const node of nodes) {
                if (column <= node.data.length) return [node, column];
                column -= node.data.length;
              }
              throw new RangeError(`column ${column} is outside the line`);
            };
            const range = document.createRange();
            range.setStart(...at(start));
            range.setEnd(...at(start + wanted.length));
            const box = range.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          }
          return undefined;
        }, text)
        .catch(() => undefined),
    );
    if (!place) throw new Error(`"${text}" is not to be seen in the active editor.`);
    return place;
  }

  /** Looks again and again until there is an answer that is not falsy, or patience ends. */
  async #until(look, limit = patience) {
    const end = performance.now() + limit;
    for (;;) {
      const answer = await look();
      if (answer || performance.now() > end) return answer;
      await this.page.waitForTimeout(pause);
    }
  }
}

/** Whether an error is about VS Code itself: missing parts of code-server, a reload in between. */
function isWorkbenchChatter(message, { port }) {
  const text = message.text();
  const isLogLine = text.startsWith('%c');
  if (isLogLine) return !/extension '|\[Extension Host\]/i.test(text);
  const isOwnFile = message.location().url.startsWith(`http://127.0.0.1:${port}/`);
  return (
    (isOwnFile && text.startsWith('Failed to load resource')) || /fetching the script/.test(text)
  );
}

async function fits({ place, title, content }, criteria) {
  if (criteria.place && criteria.place !== place) return false;
  if (criteria.title && criteria.title !== title) return false;
  return !criteria.containing || (await content.locator(criteria.containing).count()) > 0;
}

function parseOrUndefined(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // caught in the middle of being written
  }
}

/** The one class of the workbench that names its theme. */
function themeClass(classes) {
  return classes.split(' ').find((name) => name.startsWith('vscode-theme-'));
}
