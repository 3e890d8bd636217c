// npm start: VS Code in the browser with this working copy as an installed extension and a copy of
// the samples opened. It works on a fresh checkout, so nothing here, nor in what it imports, may
// need node_modules.
//
//   npm start -- [--folder FOLDER] [--locale ko] [--port N] [--no-open]
//   npm run start:desktop          the same in the desktop VS Code that is installed here
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installVSCode, repositoryRoot } from './install.mjs';
import { endRunningCommands, runCommand, runNpm } from './run-command.mjs';
import { linkExtension, startServer, workbenchUrl } from './server.mjs';

const { values: options } = parseArgs({
  options: {
    desktop: { type: 'boolean', default: false },
    extension: { type: 'string', default: repositoryRoot },
    folder: { type: 'string' },
    locale: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string' },
  },
});
const extensionFolder = path.resolve(options.extension);
const firstSample = 'air-passengers.csv';
const dataFolder = path.join(extensionFolder, '.vscode-host-data');

let server;
let stopping = false;
const stopRequested = new Promise((resolve) => {
  const stop = () => {
    stopping = true;
    endRunningCommands();
    resolve();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

  // npm, or the shell in which it runs us, can end without a signal reaching us.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && stop(), 250).unref();
  }
});

try {
  if (!installedPackagesMatchLock()) {
    console.log('Installing the packages of package-lock.json ...');
    await runNpm(['ci'], { cwd: extensionFolder });
  }
  await runNpm(['run', 'build'], { cwd: extensionFolder });
  if (options.desktop) await openDesktop();
  else await serve();
} catch (error) {
  if (!stopping) {
    console.error(error.message);
    process.exitCode = 1;
  }
} finally {
  await server?.stop();
}
// Nothing is left to wait for but, maybe, a browser that was opened.
process.exit();

async function serve() {
  await installVSCode();
  const extensionsFolder = path.join(dataFolder, 'extensions');
  linkExtension(extensionFolder, extensionsFolder);
  server = await startServer({
    dataFolder,
    extensionsFolder,
    locale: options.locale,
    ...(options.port && { port: Number(options.port) }),
  });
  if (stopping) return;

  const folder = chooseFolder();
  const sample = path.join(folder, firstSample);
  const file = !options.folder && fs.existsSync(sample) ? sample : undefined;
  const url = workbenchUrl(server, { folder, file });
  console.log(`VS Code with the extension runs at\n\n  ${url}\n\nCtrl+C stops it.`);
  if (process.stdout.isTTY && !options['no-open']) openBrowser(url);

  const ended = await Promise.race([stopRequested, server.exited.then(() => 'by itself')]);
  if (ended && !stopping) throw new Error(`VS Code's server ended:\n${server.output()}`);
}

async function openDesktop() {
  try {
    await runCommand('code', ['--version'], { quiet: true });
  } catch (cause) {
    throw new Error(
      'There is no desktop VS Code on the PATH. Install it from https://code.visualstudio.com, and ' +
        `run "Shell Command: Install 'code' command in PATH" in it; or use "npm start" on Linux.`,
      { cause },
    );
  }
  await runCommand('code', [
    '--new-window',
    `--extensionDevelopmentPath=${extensionFolder}`,
    ...(options.locale ? [`--locale=${options.locale}`] : []),
    chooseFolder(),
  ]);
  console.log('The desktop VS Code opens with the extension.');
}

/** The folder to open: the person's own, else a copy of the samples, fresh at each start. */
function chooseFolder() {
  if (options.folder) return path.resolve(options.folder);
  const copy = path.join(dataFolder, 'samples');
  const samples = path.join(extensionFolder, 'media', 'samples');
  fs.mkdirSync(copy, { recursive: true });
  if (fs.existsSync(samples)) fs.cpSync(samples, copy, { recursive: true });
  return copy;
}

/** Whether node_modules holds what package-lock.json asks for; dates alone tell too little. */
function installedPackagesMatchLock() {
  const read = (file) =>
    JSON.parse(fs.readFileSync(path.join(extensionFolder, file), 'utf8')).packages;
  try {
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(read('package-lock.json')).every(
      ([location, wanted]) =>
        location === '' || // the project itself
        (installed[location]
          ? installed[location].version === wanted.version
          : wanted.optional && !fs.existsSync(path.join(extensionFolder, location))),
    );
  } catch {
    return false; // One of the two files is missing.
  }
}

function openBrowser(url) {
  const openers = { darwin: 'open', win32: 'explorer' };
  const child = spawn(openers[process.platform] ?? 'xdg-open', [url], {
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', () => {}); // Without a desktop there is still the printed address.
  child.unref();
}
