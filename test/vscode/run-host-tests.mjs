// Runs the host tests inside a real extension host and exits with their true code.
//
//   node test/vscode/run-host-tests.mjs [--workspace FOLDER] [--locale ko] [--web] [--grep WORDS]
//
// They run in the VS Code from npm; with VSCODE_DESKTOP=1 in a desktop VS Code, which
// @vscode/test-electron downloads. --web runs .test-build/host/web.js in the browser's web worker.
// --extension and --tests name another extension and tests entry.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { installVSCode, repositoryRoot } from './install.mjs';
import { makeTemporaryFolder, removeFolder } from './server.mjs';

const { values: options } = parseArgs({
  options: {
    extension: { type: 'string', default: repositoryRoot },
    grep: { type: 'string' },
    locale: { type: 'string' },
    tests: { type: 'string' },
    web: { type: 'boolean', default: false },
    workspace: { type: 'string', default: path.join(repositoryRoot, 'media', 'samples') },
  },
});
const usesDesktop = process.env.VSCODE_DESKTOP === '1';
const testsFile = path.resolve(
  options.tests ??
    path.join(repositoryRoot, '.test-build/host', options.web ? 'web.js' : 'index.js'),
);
const temporaryFolder = makeTemporaryFolder('unroll-host-');

try {
  if (!fs.existsSync(testsFile)) {
    throw new Error(`There is no ${testsFile}. "node esbuild.js --tests" builds it.`);
  }
  if (!usesDesktop) await installVSCode();
  await runTests({
    ...(usesDesktop
      ? { cachePath: path.join(repositoryRoot, '.vscode-host', 'desktop') }
      : { vscodeExecutablePath: path.join(import.meta.dirname, 'code-shim.mjs') }),
    extensionDevelopmentPath: path.resolve(options.extension),
    extensionTestsPath: testsFile,
    extensionTestsEnv: options.grep ? { UNROLL_TEST_GREP: options.grep } : {},
    launchArgs: [
      copyWorkspace(),
      '--disable-workspace-trust',
      // Otherwise both would be made in the repository.
      `--extensions-dir=${path.join(temporaryFolder, 'extensions')}`,
      `--user-data-dir=${path.join(temporaryFolder, 'user-data')}`,
      ...(options.locale ? [`--locale=${options.locale}`] : []),
      ...(options.web ? ['--extensionDevelopmentKind=web'] : []),
    ],
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = error.code > 0 ? error.code : 1;
} finally {
  removeFolder(temporaryFolder);
}

/** Tests may change the files of their workspace, so they get a copy. */
function copyWorkspace() {
  const copy = path.join(temporaryFolder, path.basename(options.workspace));
  if (fs.existsSync(options.workspace)) fs.cpSync(options.workspace, copy, { recursive: true });
  else fs.mkdirSync(copy);
  return copy;
}
