// Brings a real VS Code into .vscode-host/ from the npm registry alone, for machines that cannot
// download the desktop one: the npm package `code-server` carries a complete VS Code build, whose
// server runs on the Node binary that another npm package carries.
//
//   node test/vscode/install.mjs
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { endRunningCommands, runCommand, runNpm } from './run-command.mjs';

export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

const versions = { codeServer: '4.139.1', node: '24.21.0' };
const nodePackage = `node-linux-${process.arch}`;

const hostFolder = path.join(repositoryRoot, '.vscode-host');
const readyFile = path.join(hostFolder, 'ready.json');
const vscodeFolder = path.join('node_modules', 'code-server', 'lib', 'vscode');
const nodeFile = path.join('node_modules', nodePackage, 'bin', 'node');

/** The Node binary that VS Code's server runs on. */
export const hostNode = path.join(hostFolder, nodeFile);

/** The entry of VS Code's server. */
export const hostServer = path.join(hostFolder, vscodeFolder, 'out', 'server-main.js');

// Dependencies of VS Code that an editor with one extension never reaches: AI agents, dev
// containers, Windows parts, ssh and Kerberos proxies. They are most of its size.
const unreachedDependencies = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/deviceid',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

// Compiled parts the server can do without: git file copies, log files, the end of orphaned hosts.
const optionalNativeModules = ['@vscode/fs-copyfile', '@vscode/spdlog', '@vscode/native-watchdog'];

/** Whether the VS Code that these scripts expect is there, complete. */
export function isInstalled() {
  try {
    const ready = JSON.parse(fs.readFileSync(readyFile, 'utf8'));
    return (
      ready.codeServer === versions.codeServer &&
      ready.node === versions.node &&
      fs.existsSync(hostNode) &&
      fs.existsSync(hostServer)
    );
  } catch {
    return false;
  }
}

/**
 * Installs VS Code into .vscode-host/ unless it is there already.
 *
 * Everything happens in a folder of this process that is moved into place when it is complete, so
 * an interrupted install is never taken for a finished one, and two at once do not meet.
 *
 * @param {object} [options]
 * @param {(sentence: string) => void} [options.say] receives the progress
 * @throws {Error} if this platform has no such VS Code, or the registry cannot deliver it
 */
export async function installVSCode({ say = console.log } = {}) {
  if (isInstalled()) return;
  requireSupportedPlatform();

  fs.mkdirSync(hostFolder, { recursive: true });
  removeAbandonedStaging();
  const staging = path.join(hostFolder, `staging-${process.pid}`);
  try {
    await fillStaging(staging, say);
    moveIntoPlace(staging);
    say('VS Code is ready.');
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

function requireSupportedPlatform() {
  if (process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)) return;
  throw new Error(
    `The VS Code from npm runs on Linux only (x64, arm64), and this is ${process.platform} ` +
      `${process.arch}. Use the desktop VS Code instead: "npm run start:desktop" opens it with ` +
      'the extension, and "VSCODE_DESKTOP=1 npm run test:host" tests in it.',
  );
}

function removeAbandonedStaging() {
  for (const name of fs.readdirSync(hostFolder)) {
    const owner = /^staging-(\d+)$/.exec(name)?.[1];
    if (!owner || isRunning(Number(owner))) continue;
    try {
      fs.rmSync(path.join(hostFolder, name), { recursive: true, force: true });
    } catch {
      // An npm that has outlived its starter still writes there. A later install removes it.
    }
  }
}

function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // It runs, but belongs to somebody else.
  }
}

async function fillStaging(staging, say) {
  const staged = (file) => path.join(staging, file);
  fs.rmSync(staging, { recursive: true, force: true });
  fs.mkdirSync(staging);
  fs.writeFileSync(
    staged('package.json'),
    JSON.stringify({
      name: 'vscode-host',
      private: true,
      dependencies: { 'code-server': versions.codeServer, [nodePackage]: versions.node },
    }),
  );

  say(`Getting VS Code from npm (code-server ${versions.codeServer}, once, about 500 MB) ...`);
  await installPackages(staging);

  say("Getting VS Code's own dependencies ...");
  const vscode = staged(vscodeFolder);
  dropDependencies(path.join(vscode, 'package.json'), unreachedDependencies);
  // "install", not "ci": its lock file no longer matches after the line above.
  await installPackages(vscode);
  removeForeignRipgrep(vscode);
  fs.rmSync(path.join(vscode, 'extensions/copilot'), { recursive: true, force: true });

  say('Getting TypeScript for its language features ...');
  await installPackages(path.join(vscode, 'extensions'));

  for (const moduleName of optionalNativeModules) {
    say(`Compiling ${moduleName} ...`);
    await compileNativeModule(staging, vscode, moduleName, say);
  }

  say('Trying it ...');
  await runCommand(staged(nodeFile), [path.join(vscode, 'out', 'server-main.js'), '--version'], {
    quiet: true,
  });
}

async function installPackages(folder) {
  try {
    // No package's own scripts: they download from places other than the registry.
    await runNpm(
      ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: folder, quiet: true },
    );
  } catch (cause) {
    throw new Error(
      'VS Code could not be installed from the npm registry. Check the connection ' +
        '("npm ping" tells) and start again: nothing half-finished is left. npm said:\n' +
        cause.message,
      { cause },
    );
  }
}

function dropDependencies(packageFile, names) {
  const manifest = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
  for (const name of names) delete manifest.dependencies[name];
  fs.writeFileSync(packageFile, JSON.stringify(manifest, null, 2));
}

/** ripgrep comes for every platform at once; only this one is needed. */
function removeForeignRipgrep(vscode) {
  const binaries = path.join(vscode, 'node_modules/@vscode/ripgrep-universal/bin');
  if (!fs.existsSync(binaries)) return;
  for (const platform of fs.readdirSync(binaries)) {
    if (platform !== `linux-${process.arch}`) {
      fs.rmSync(path.join(binaries, platform), { recursive: true, force: true });
    }
  }
}

async function compileNativeModule(staging, vscode, moduleName, say) {
  const folder = path.join(vscode, 'node_modules', moduleName);
  if (!fs.existsSync(folder)) return;
  try {
    // node-gyp would download Node's headers; the Node package brings them along. npm itself stays
    // on the caller's Node, which knows the certificates of this machine.
    const headers = path.join(staging, 'node_modules', nodePackage);
    await runNpm(['rebuild', moduleName, '--ignore-scripts=false'], {
      cwd: vscode,
      env: { ...process.env, npm_config_nodedir: headers },
      quiet: true,
    });
    await runCommand(path.join(staging, nodeFile), ['-e', 'require(process.argv[1])', folder], {
      quiet: true,
    });
  } catch {
    say(`${moduleName} could not be compiled (it takes Python and a C++ compiler). Going on.`);
  }
}

function moveIntoPlace(staging) {
  if (isInstalled()) return; // Another process was faster.
  fs.rmSync(readyFile, { force: true });
  fs.rmSync(path.join(hostFolder, 'node_modules'), { recursive: true, force: true });
  fs.renameSync(path.join(staging, 'node_modules'), path.join(hostFolder, 'node_modules'));
  fs.writeFileSync(path.join(staging, 'ready.json'), JSON.stringify(versions));
  fs.renameSync(path.join(staging, 'ready.json'), readyFile);
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, endRunningCommands);
  try {
    await installVSCode();
    console.log(`VS Code (code-server ${versions.codeServer}) is in .vscode-host/.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
