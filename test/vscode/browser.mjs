import fs from 'node:fs';
import path from 'node:path';
import playwright from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const chromiumArguments = [
  '--no-sandbox', // Chromium's own sandbox refuses to run as root, the usual user of a container.
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Launches a headless Chromium that is on this machine already.
 *
 * @param {object} [options]
 * @param {boolean} [options.headless]
 * @returns {Promise<import('playwright-core').Browser>}
 * @throws {Error} if there is none; the message says how to get one
 */
export async function launchBrowser({ headless = true } = {}) {
  return playwright.chromium.launch({
    headless,
    executablePath: findChromium(),
    args: chromiumArguments,
    // Whoever launches it ends it; otherwise Playwright ends our process before VS Code is stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** The Chromium of CHROMIUM_PATH, else the first one on the PATH. */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (fs.existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH names ${chosen}, and there is no such file.`);
  }
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin'];
  for (const name of names) {
    const folder = folders.find((each) => each && fs.existsSync(path.join(each, name)));
    if (folder) return path.join(folder, name);
  }
  throw new Error(
    'The tests in VS Code need Chromium, and there is none on the PATH. On Debian and Ubuntu: ' +
      '"sudo apt-get install chromium fonts-nanum" (the font is for Korean). Elsewhere set ' +
      'CHROMIUM_PATH to the program file of a Chromium or Chrome.',
  );
}
