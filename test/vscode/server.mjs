// Starts the VS Code server that install.mjs brings, and tells where its workbench is.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hostNode, hostServer } from './install.mjs';
import { installKoreanLanguagePack } from './korean.mjs';
import { runCommand } from './run-command.mjs';

// Another address would be no secure context, and webviews would not load.
const address = '127.0.0.1';
const startLimitSeconds = 60;
const stopLimitSeconds = 3;

/** Settings for an editor that shows nothing but the files and the extension. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * A running VS Code server.
 *
 * @typedef {object} Server
 * @property {number} port
 * @property {string} token secret that a browser shows to be let in
 * @property {string} dataFolder
 * @property {string} extensionsFolder
 * @property {() => string} output what it has printed so far
 * @property {Promise<number | null>} exited its exit code, once it has ended for whatever reason
 * @property {() => Promise<void>} stop ends it with all it started; a temporary data folder goes too
 */

/**
 * Starts VS Code's server on 127.0.0.1. It ends at the latest with this process.
 *
 * @param {object} [options]
 * @param {string} [options.dataFolder] keeps settings and state; without it a temporary one
 * @param {string} [options.extensionsFolder] without it, inside the data folder
 * @param {number} [options.port] without it UNROLL_PORT, else a free one
 * @param {string} [options.locale] 'en', 'ko'
 * @param {Record<string, unknown>} [options.settings] the user's settings at the start; without them
 *   those of an earlier start stay
 * @param {boolean} [options.trusted] false: workspaces open in Restricted Mode
 * @param {number} [options.reconnectionSeconds] how long the extension host of a vanished page stays
 * @returns {Promise<Server>}
 * @throws {Error} if it does not listen within a minute; the message holds what it printed
 */
export async function startServer({
  dataFolder,
  extensionsFolder,
  port = Number(process.env.UNROLL_PORT ?? 0),
  locale,
  settings,
  trusted = true,
  reconnectionSeconds,
} = {}) {
  const temporaryFolder = dataFolder ? undefined : makeTemporaryFolder('unroll-vscode-');
  const data = path.resolve(dataFolder ?? temporaryFolder);
  const extensions = path.resolve(extensionsFolder ?? path.join(data, 'extensions'));
  fs.mkdirSync(extensions, { recursive: true });
  if (settings || !fs.existsSync(settingsFile(data))) writeSettings(data, settings ?? {});
  if (locale === 'ko') installKoreanLanguagePack(data);
  const { token, tokenFile } = connectionToken(data);

  const child = spawn(
    hostNode,
    [
      ...['--require', path.join(import.meta.dirname, 'die-with-parent.cjs'), hostServer],
      ...['--host', address, '--port', String(port), '--connection-token-file', tokenFile],
      ...['--server-data-dir', data, '--extensions-dir', extensions],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-update-check'],
      ...['--disable-getting-started-override', '--force-disable-user-env'],
      ...(trusted ? ['--disable-workspace-trust'] : []),
      ...(locale ? ['--locale', locale] : []),
      ...(reconnectionSeconds === undefined
        ? []
        : ['--reconnection-grace-time', String(reconnectionSeconds)]),
    ],
    // A process group of its own, so that stop() reaches the extension hosts as well.
    { env: serverEnvironment(), stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  let output = '';
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const listening = new Promise((resolve) => {
    const read = (chunk) => {
      output += chunk;
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });

  const stop = async () => {
    signalGroup(child, 'SIGTERM');
    await Promise.race([exited, seconds(stopLimitSeconds)]);
    signalGroup(child, 'SIGKILL'); // whatever of its group did not listen
    await exited;
    if (temporaryFolder) removeFolder(temporaryFolder);
  };

  const startedPort = await Promise.race([
    listening,
    exited.then(() => undefined),
    seconds(startLimitSeconds),
    new Promise((_, reject) => child.once('error', reject)),
  ]);
  if (startedPort === undefined) {
    await stop();
    const reason = output.includes('EADDRINUSE')
      ? `port ${port} is in use; name another one with UNROLL_PORT`
      : `it printed:\n${output}`;
    throw new Error(`VS Code's server did not start: ${reason}`);
  }
  return {
    port: startedPort,
    token,
    dataFolder: data,
    extensionsFolder: extensions,
    output: () => output,
    exited,
    stop,
  };
}

/**
 * The address that opens a workbench.
 *
 * @param {Server} server
 * @param {object} [options]
 * @param {string} [options.folder] folder or .code-workspace file; without it an empty window
 * @param {string} [options.file] a file to show at once
 */
export function workbenchUrl(server, { folder, file } = {}) {
  const query = new URLSearchParams({ tkn: server.token });
  if (!folder) query.set('ew', 'true');
  else query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(folder));
  if (file) {
    const remoteFile = `vscode-remote://${address}:${server.port}${encodeURI(path.resolve(file))}`;
    query.set('payload', JSON.stringify([['openFile', remoteFile]]));
  }
  return `http://${address}:${server.port}/?${query}`;
}

/**
 * Writes the user's settings, on top of those that keep the editor quiet. VS Code reads them when a
 * window opens; in this build, windows that are already open do not notice.
 *
 * @param {string} dataFolder server data folder
 * @param {Record<string, unknown>} settings
 */
export function writeSettings(dataFolder, settings) {
  const file = settingsFile(dataFolder);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

/**
 * The setting that runs an extension in the browser's web worker, as vscode.dev does, instead of in
 * Node.
 *
 * @param {string} extensionFolder
 */
export function webExtensionHost(extensionFolder) {
  const { publisher, name } = readManifest(extensionFolder);
  return { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } };
}

/**
 * Makes a working copy an installed extension, by a link: after a build, "Developer: Reload Window"
 * shows the new state. Call it before the server starts.
 *
 * @param {string} extensionFolder
 * @param {string} extensionsFolder
 */
export function linkExtension(extensionFolder, extensionsFolder) {
  const { publisher, name, version } = readManifest(extensionFolder);
  fs.mkdirSync(extensionsFolder, { recursive: true });
  for (const entry of fs.readdirSync(extensionsFolder)) {
    // Without its list VS Code takes stock of the folder again, and so notices a new version.
    if (entry.startsWith(`${publisher}.${name}-`) || entry === 'extensions.json') {
      fs.rmSync(path.join(extensionsFolder, entry), { recursive: true });
    }
  }
  const link = path.join(extensionsFolder, `${publisher}.${name}-${version}`);
  fs.symlinkSync(path.resolve(extensionFolder), link, 'junction');
}

/**
 * Installs a packaged extension, as "Install from VSIX..." does.
 *
 * @param {string} vsix the .vsix file
 * @param {object} target
 * @param {string} target.dataFolder server data folder
 * @param {string} [target.extensionsFolder]
 */
export async function installVsix(vsix, { dataFolder, extensionsFolder }) {
  const output = await runCommand(
    hostNode,
    [
      ...[hostServer, '--install-extension', path.resolve(vsix), '--force'],
      ...['--server-data-dir', dataFolder, '--accept-server-license-terms'],
      ...['--extensions-dir', extensionsFolder ?? path.join(dataFolder, 'extensions')],
    ],
    { env: serverEnvironment(), quiet: true },
  );
  // It exits with 0 even when it has installed nothing.
  if (!/was successfully installed/.test(output)) {
    throw new Error(`${vsix} could not be installed:\n${output}`);
  }
}

/**
 * Turns a page into an extension development host. Call it before the page opens the workbench.
 *
 * A built VS Code ignores extensionDevelopmentPath in its address unless the server runs with a
 * switch that also hides every notification. The same options in the page's own configuration do
 * count, so they are set there.
 *
 * @param {import('playwright-core').Page} page
 * @param {Server} server
 * @param {object} options
 * @param {string[]} options.extensionFolders
 * @param {string} [options.testsFile] its run() is called once the extension host is up
 */
export async function asDevelopmentHost(page, server, { extensionFolders, testsFile }) {
  const remote = (file) => ({
    scheme: 'vscode-remote',
    authority: `${address}:${server.port}`,
    path: path.resolve(file),
  });
  const developmentOptions = {
    extensions: extensionFolders.map(remote),
    ...(testsFile && { extensionTestsPath: remote(testsFile) }),
  };
  // Not page.route(): a document that Playwright fulfils has no loopback address, and Chromium then
  // refuses its web socket.
  await page.addInitScript((options) => {
    // 'interactive' comes before the workbench's own, deferred scripts.
    document.addEventListener('readystatechange', () => {
      const element = document.getElementById('vscode-workbench-web-configuration');
      if (document.readyState !== 'interactive' || !element) return;
      const configuration = JSON.parse(element.dataset.settings);
      configuration.developmentOptions = { ...configuration.developmentOptions, ...options };
      // code-server's own service worker, which VS Code's server alone does not deliver.
      delete configuration.productConfiguration.serviceWorker;
      element.dataset.settings = JSON.stringify(configuration);
    });
  }, developmentOptions);
}

/** A new folder for things that nobody keeps. */
export function makeTemporaryFolder(prefix) {
  return fs.mkdtempSync(path.join(os.tmpdir(), prefix));
}

/** Removes a folder that a process on its way out may still be writing to. */
export function removeFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Where VS Code's server keeps the user's settings. */
export function settingsFile(dataFolder) {
  return path.join(dataFolder, 'data', 'User', 'settings.json');
}

function readManifest(extensionFolder) {
  return JSON.parse(fs.readFileSync(path.join(extensionFolder, 'package.json'), 'utf8'));
}

/**
 * The secret of a data folder. Without one, every user of this machine and every web page that finds
 * the port could open a terminal here. It stays the same over restarts, so that open pages reconnect.
 */
function connectionToken(dataFolder) {
  const tokenFile = path.join(dataFolder, 'connection-token');
  if (!fs.existsSync(tokenFile)) {
    fs.writeFileSync(tokenFile, randomBytes(16).toString('hex'), { mode: 0o600 });
  }
  return { token: fs.readFileSync(tokenFile, 'utf8'), tokenFile };
}

/** Our environment without the traces of a VS Code around us, and without a marketplace to ask. */
function serverEnvironment() {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE|ELECTRON)_/.test(name),
  );
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}' };
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

function seconds(duration) {
  return new Promise((resolve) => setTimeout(resolve, duration * 1000).unref());
}
