// Builds everything that runs, into dist/. `--production` minifies for the VSIX, `--watch` rebuilds
// on change (F5), `--tests` builds what mocha loads inside the extension host, into .test-build/.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Folders whose runs and pictures are found by name, so that a lesson is a folder and one line. */
const EXPERIMENT_FOLDERS = ['src/lessons', 'src/training'];

/** `virtual:experiments` and `virtual:views`: an object of everything found, by folder name. */
const registryPlugin = {
  name: 'registry',
  setup(build) {
    const registries = {
      'virtual:experiments': { file: 'experiment.ts', member: 'experiment', name: 'experiments' },
      'virtual:views': { file: 'view.tsx', member: 'view', name: 'views' },
    };
    build.onResolve({ filter: /^virtual:(experiments|views)$/ }, ({ path: id }) => ({
      path: id,
      namespace: 'registry',
    }));
    build.onLoad({ filter: /.*/, namespace: 'registry' }, ({ path: id }) => {
      const { file, member, name } = registries[id];
      const found = EXPERIMENT_FOLDERS.flatMap((folder) =>
        fs
          .readdirSync(path.join(__dirname, folder))
          .filter((entry) => fs.existsSync(path.join(__dirname, folder, entry, file)))
          .map((entry) => ({ entry, path: path.join(__dirname, folder, entry, file) })),
      );
      const contents = [
        ...found.map(
          (item, i) => `import { ${member} as _${i} } from ${JSON.stringify(item.path)};`,
        ),
        `export const ${name} = {`,
        ...found.map((item, i) => `  ${JSON.stringify(item.entry)}: _${i},`),
        '};',
      ].join('\n');
      return {
        contents,
        resolveDir: __dirname,
        watchDirs: EXPERIMENT_FOLDERS.map((f) => path.join(__dirname, f)),
      };
    });
  },
};

/** A web host has no Node: what the platform gives comes from host/web instead of host/node. */
const webPlatformPlugin = {
  name: 'web-platform',
  setup(build) {
    build.onResolve({ filter: /\/node\/platform$/ }, ({ resolveDir }) => ({
      path: path.resolve(resolveDir, 'host/web/platform.ts'),
    }));
  },
};

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  plugins: [registryPlugin],
};
const forNode = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };
const forBrowser = { ...shared, platform: 'browser', target: 'es2022' };

/** Only the two host bundles may leave `vscode` to be found at run time: the first layer guard. */
const host = ['vscode'];

const bundles = [
  { ...forNode, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', external: host },
  { ...forNode, entryPoints: ['src/worker/node.ts'], outfile: 'dist/worker.js' },
  { ...forNode, entryPoints: ['src/engine/tfjs/tfjs-engine.ts'], outfile: 'dist/tfjs.js' },
  { ...forNode, entryPoints: ['src/worker/thread.ts'], outfile: 'dist/thread.js' },
  { ...forNode, entryPoints: ['src/core.ts'], outfile: 'dist/core.cjs' },
  {
    ...forBrowser,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/web/extension.js',
    format: 'cjs',
    external: host,
    plugins: [registryPlugin, webPlatformPlugin],
  },
  {
    ...forBrowser,
    entryPoints: ['src/worker/web.ts'],
    outfile: 'dist/web/worker.js',
    format: 'iife',
  },
  {
    ...forBrowser,
    entryPoints: ['src/engine/tfjs/tfjs-engine.ts'],
    outfile: 'dist/web/tfjs.js',
    format: 'iife',
    globalName: 'unrollTfjs',
  },
  {
    ...forBrowser,
    entryPoints: ['src/webview/main.tsx'],
    outfile: 'dist/webview.js',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
];

const testBundle = () => ({
  ...forNode,
  minify: false,
  entryPoints: fs
    .readdirSync(path.join(__dirname, 'test/host'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `test/host/${name}`),
  outdir: '.test-build/host',
  external: ['vscode', 'mocha'],
});

/** Pages of the engine's memory at most, as src/engine/memory.ts has it. */
const MAXIMUM_PAGES = 32_767;

const WASM_FILES = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'];

function copyWasm() {
  for (const name of WASM_FILES) {
    const from = require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);
    fs.copyFileSync(from, path.join(__dirname, 'dist', name));
  }
}

/** The engine's kernels, each for relaxed and plain SIMD, for shared memory and one thread's own. */
async function compileKernels() {
  // Not by a literal: its types would change what the tests' project takes `require` for.
  const compiler = 'assemblyscript/asc';
  const { default: asc } = await import(compiler);
  const entry = path.join(__dirname, 'src/engine/assembly/index.ts');
  for (const simd of ['relaxed-simd', 'simd']) {
    for (const shared of [true, false]) {
      const outFile = path.join(__dirname, `dist/kernels-${simd}${shared ? '' : '-unshared'}.wasm`);
      const { error, stderr } = await asc.main([
        ...[entry, '--outFile', outFile, '-O3', '--noAssert', '--runtime', 'stub'],
        // 112: a v128 as argument or result is for other kernels only
        ...['--enable', 'simd', '--disableWarning', '112'],
        ...(simd === 'relaxed-simd' ? ['--enable', 'relaxed-simd'] : []),
        ...['--importMemory', '--initialMemory', '1', '--maximumMemory', String(MAXIMUM_PAGES)],
        ...(shared ? ['--enable', 'threads', '--sharedMemory'] : []),
      ]);
      if (error !== null || stderr.toString() !== '') {
        throw new Error(`${entry} does not compile:\n${stderr.toString() || error.message}`);
      }
    }
  }
}

/** Types of the headless face, next to it and needing nothing else. */
function writeCoreTypes() {
  const compiler = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'src/core.tsconfig.json'], {
    cwd: __dirname,
    stdio: 'inherit',
  });
  fs.writeFileSync(path.join(__dirname, 'dist/core.d.cts'), "export * from './types/core';\n");
}

/** Names, versions and licences of every package whose code is in a bundle. */
function writeNotices(metafiles) {
  const packages = new Set();
  for (const { inputs } of metafiles) {
    for (const file of Object.keys(inputs)) {
      const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file);
      if (found) packages.add(found[0]);
    }
  }
  packages.add('node_modules/@tensorflow/tfjs-backend-wasm'); // its .wasm files are copied
  /** text -> the packages it is of: a family of packages repeats its own */
  const namesOf = new Map();
  for (const folder of [...packages].sort()) {
    const manifest = JSON.parse(
      fs.readFileSync(path.join(__dirname, folder, 'package.json'), 'utf8'),
    );
    const names = fs.readdirSync(path.join(__dirname, folder));
    const texts = names
      .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
      .map((name) => fs.readFileSync(path.join(__dirname, folder, name), 'utf8').trim());
    const licence = manifest.license ?? '';
    if (licence === '' && texts.length === 0) throw new Error(`${folder} states no licence`);
    const text = texts.join('\n\n');
    const name = `${manifest.name} ${manifest.version} (${licence})`;
    namesOf.set(text, [...(namesOf.get(text) ?? []), name]);
  }
  const notices = [...namesOf].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  const opening = 'Unroll contains code of these packages, under their own licences.';
  fs.writeFileSync(
    path.join(__dirname, 'THIRD-PARTY-NOTICES.txt'),
    [opening, ...notices].join(rule) + '\n',
  );
}

async function main() {
  if (process.argv.includes('--tests')) {
    fs.rmSync(path.join(__dirname, '.test-build/host'), { recursive: true, force: true });
    await esbuild.build(testBundle());
    return;
  }
  fs.rmSync(path.join(__dirname, 'dist'), { recursive: true, force: true });
  fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true });
  copyWasm();
  await compileKernels();
  if (watch) {
    for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
    console.log('watching src/ for changes');
    return;
  }
  const results = await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
  writeNotices(results.map((result) => result.metafile));
  writeCoreTypes();
}

module.exports = { bundles, registryPlugin };

if (require.main === module) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
