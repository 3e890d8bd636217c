#!/usr/bin/env node
// Stands in for the desktop `code` program: takes the arguments that @vscode/test-electron passes,
// runs the tests in the VS Code from npm with a headless Chromium as its window, prints what the
// extension host prints, and exits with the true code of the test run.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from './browser.mjs';
import {
  asDevelopmentHost,
  makeTemporaryFolder,
  removeFolder,
  startServer,
  webExtensionHost,
  workbenchUrl,
} from './server.mjs';

const exitCodes = { passed: 0, failed: 1, wrongArguments: 2, timeout: 124, interrupted: 130 };
const timeLimitSeconds = Number(process.env.UNROLL_HOST_TEST_SECONDS ?? 300);
const isVerbose = Boolean(process.env.UNROLL_VERBOSE);

// Switches of `code` that take no value, so that the folder after them is not taken for one.
const switches = new Set([
  'disable-extensions',
  'disable-gpu',
  'disable-gpu-sandbox',
  'disable-updates',
  'disable-workspace-trust',
  'new-window',
  'no-sandbox',
  'skip-release-notes',
  'skip-welcome',
  'verbose',
]);

// What the workbench itself logs on every start.
const workbenchChatter =
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|Ignoring fetching additional|Updating additional builtin|\[AgentHost|\[AccountPolicyGate\]|\[ChatModelSelection\]|Loading development extension|No extension gallery service configured|Canceled)/;

const { options, folders } = parseArguments(process.argv.slice(2));
const extensionFolders = (options.extensionDevelopmentPath ?? []).map(toPath);
const testsFile = lastPath('extensionTestsPath');
if (extensionFolders.length === 0 || !testsFile) {
  console.error('code-shim.mjs needs --extensionDevelopmentPath=... and --extensionTestsPath=...');
  process.exit(exitCodes.wrongArguments);
}
const runsInWebWorker = options.extensionDevelopmentKind?.at(-1) === 'web';
const isTrusted = 'disable-workspace-trust' in options;
const temporaryFolder = makeTemporaryFolder('unroll-host-tests-');
// VS Code runs tests in the extension host of the extension whose folder they are in; from any other
// folder they would run in Node, not in the web worker.
const testsEntry = path.join(
  runsInWebWorker ? path.dirname(testsFile) : temporaryFolder,
  `tests-entry-${process.pid}.js`,
);

let server;
let browser;
let finishing = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => finish(exitCodes.interrupted, `ended by ${signal}`));
}
process.on('unhandledRejection', (error) => finish(exitCodes.failed, error.stack ?? error));
setTimeout(
  () => finish(exitCodes.timeout, `the tests did not end within ${timeLimitSeconds} s`),
  timeLimitSeconds * 1000,
).unref();

await runTests();

async function runTests() {
  server = await startServer({
    dataFolder: path.join(temporaryFolder, 'data'),
    extensionsFolder: lastPath('extensions-dir'),
    port: 0, // UNROLL_PORT is for the editor that a person has open meanwhile.
    locale: options.locale?.at(-1),
    trusted: isTrusted,
    settings: runsInWebWorker ? webExtensionHost(extensionFolders[0]) : undefined,
  });
  server.exited.then((code) => finish(exitCodes.failed, `VS Code's server ended with ${code}`));

  browser = await launchBrowser();
  browser.on('disconnected', () => finish(exitCodes.failed, 'Chromium ended'));
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('crash', () => finish(exitCodes.failed, 'the page of VS Code crashed'));
  if (isVerbose) page.on('console', (message) => console.error('[page]', message.text()));

  // The workbench reports 0 also when the extension host merely dies (a crash, process.exit).
  // So 0 counts only together with a sign, unknown to any test, that run() has returned.
  const returnedSign = `run-returned-${randomUUID()}`;
  let signalReturned;
  const runReturned = new Promise((resolve) => (signalReturned = resolve));

  // Both functions are called by the workbench; they carry what the extension host prints, and how
  // the test run ended.
  await page.exposeFunction('codeAutomationLog', (level, values) => {
    const text = String(values?.[0]);
    if (text.includes(returnedSign)) return signalReturned(true);
    if (isVerbose || !workbenchChatter.test(text)) (console[level] ?? console.log)(...values);
  });
  await page.exposeFunction('codeAutomationExit', async (code) => {
    if (code !== 0) return finish(exitCodes.failed);
    // The sign travels apart from the exit code and may come a moment later.
    const hasReturned = await Promise.race([runReturned, seconds(2)]);
    if (hasReturned) finish(exitCodes.passed);
    else finish(exitCodes.failed, 'the extension host ended before the tests had returned');
  });

  await asDevelopmentHost(page, server, {
    extensionFolders,
    testsFile: wrapTests(returnedSign),
  });
  const folder = folders[0] ?? makeWorkspaceFolder();
  await page.goto(workbenchUrl(server, { folder }));
}

/** Writes a tests entry that calls the real one and then gives the sign. */
function wrapTests(returnedSign) {
  // A web worker can require nothing but vscode, so there the one bundled file is copied in.
  const loadTests = runsInWebWorker
    ? `const loaded = { exports: {} };
       (function (module, exports) { ${fs.readFileSync(withExtension(testsFile), 'utf8')}
       })(loaded, loaded.exports);
       const tests = loaded.exports;`
    : `const tests = require(${JSON.stringify(testsFile)});`;
  fs.writeFileSync(
    testsEntry,
    `exports.run = async () => {
       ${loadTests}
       await tests.run();
       console.log(${JSON.stringify(returnedSign)});
     };`,
  );
  return testsEntry;
}

function withExtension(file) {
  return file.endsWith('.js') ? file : `${file}.js`;
}

function makeWorkspaceFolder() {
  const folder = path.join(temporaryFolder, 'workspace');
  fs.mkdirSync(folder);
  return folder;
}

async function finish(exitCode, reason) {
  if (finishing) return;
  finishing = true;
  if (reason) console.error(`code-shim.mjs: ${reason}`);
  if (exitCode !== exitCodes.passed && isVerbose) console.error(server?.output());
  // A browser that hangs must not hide the result; it ends with this process anyway.
  await Promise.race([browser?.close().catch(() => {}), seconds(5)]);
  await server?.stop();
  fs.rmSync(testsEntry, { force: true });
  removeFolder(temporaryFolder);
  process.exit(exitCode);
}

function parseArguments(words) {
  const parsed = { options: {}, folders: [] };
  for (let i = 0; i < words.length; i++) {
    const option = /^--([^=]+)(?:=(.*))?$/s.exec(words[i]);
    if (!option) {
      parsed.folders.push(toPath(words[i]));
      continue;
    }
    const [, name, inlineValue] = option;
    const takesNext =
      inlineValue === undefined && !switches.has(name) && !(words[i + 1] ?? '-').startsWith('-');
    const value = inlineValue ?? (takesNext ? words[++i] : true);
    (parsed.options[name] ??= []).push(value);
  }
  return parsed;
}

function lastPath(option) {
  const value = options[option]?.at(-1);
  return value && toPath(value);
}

function toPath(value) {
  return value.startsWith('file:') ? fileURLToPath(value) : path.resolve(value);
}

function seconds(duration) {
  return new Promise((resolve) => setTimeout(resolve, duration * 1000));
}
