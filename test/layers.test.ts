import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { bundles } from '../esbuild.js';

// The table "who may import whom" of the README's Architecture section, as a test. A layer is a
// folder of src/, or a file or kind of file with rules of its own.

const ROOT = path.resolve(__dirname, '..');
const SRC = path.join(ROOT, 'src');

type Layer = keyof typeof ALLOWED;

/** Layers below everything, which anyone may import. */
const GROUND = ['phrase', 'random', 'turns'] as const;

/** layer -> layers it may import, besides itself and the ground */
const ALLOWED = {
  phrase: [],
  random: [],
  turns: [],
  engine: [],
  series: [],
  text: [],
  dataset: ['series', 'text'],
  models: ['engine', 'text', 'series', 'dataset'],
  words: ['dataset types', 'experiment types', 'models types', 'engine types'],
  experiment: ['models', 'engine', 'series', 'text', 'dataset', 'words types'],
  protocol: ['words types', 'experiment types', 'dataset types', 'text types'],
  worker: [
    'protocol',
    'experiment',
    'models',
    'engine',
    'series',
    'text',
    'dataset',
    'node engine',
  ],
  'node engine': ['engine', 'protocol types'],
  webview: ['protocol', 'words', 'view', 'dataset types', 'experiment types'],
  view: [
    'webview',
    'protocol',
    'words',
    'dataset types',
    'experiment types',
    'models types',
    'engine types',
  ],
  host: [
    'protocol',
    'dataset',
    'text',
    'series',
    'words',
    'experiment types',
    'vscode',
    'platform',
  ],
  platform: ['host types', 'protocol', 'vscode'],
  core: ['models', 'engine', 'series', 'text', 'dataset', 'experiment', 'node engine'],
  extension: ['host', 'platform', 'vscode'],
} as const satisfies Record<string, readonly string[]>;

/** Node's modules and packages that only some layers may reach for. */
const PACKAGES: Readonly<Record<string, readonly Layer[]>> = {
  'node:': ['node engine', 'platform', 'worker'],
  preact: ['webview', 'view'],
  '@preact/': ['webview', 'view'],
  '@vscode/codicons': ['webview'],
  uplot: ['webview'],
  '@tensorflow/': ['engine'],
  papaparse: ['dataset'],
  'iconv-lite': ['dataset'],
  ignore: ['host'],
  '@stdlib/': ['series'],
  'ml-matrix': ['text'],
  'umap-js': ['text'],
  valibot: ['host', 'webview', 'models'],
  virtual: ['worker', 'webview'],
};

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** In a lesson's folder: what is said and asked, as data. All else in it belongs to the run. */
const WORDS = /^(?:lesson|index|knobs|.*-(?:event|words|knob|snippet))\.ts$/;

function layerOf(file: string): Layer {
  const relative = path.relative(SRC, file).split(path.sep).join('/');
  const [folder = ''] = relative.split('/');
  if (/\/(?:node|web)\/platform\.ts$/.test(relative)) return 'platform';
  if (folder === 'lessons' || folder === 'training') {
    if (relative.endsWith('.tsx')) return 'view';
    return WORDS.test(path.basename(relative)) ? 'words' : 'experiment';
  }
  if (relative === 'worker/node-engine.ts') return 'node engine'; // the headless face's too
  if (folder === 'core.ts') return 'core';
  if (folder === 'extension.ts') return 'extension';
  assert.ok(folder in ALLOWED, `${relative} lies in no layer: add its folder to the table`);
  return folder as Layer;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return sourceFiles(file);
    return /(?<!\.d)\.tsx?$/.test(name) ? [file] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
        const typeOnly = ts.isImportDeclaration(node)
          ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
          : node.isTypeOnly;
        found.push({ from: file, specifier: node.moduleSpecifier.text, typeOnly });
      }
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      const specifier = argument && ts.isStringLiteral(argument) ? argument.text : '';
      found.push({ from: file, specifier, typeOnly: false });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument;
      if (ts.isStringLiteral(literal)) {
        found.push({ from: file, specifier: literal.text, typeOnly: true });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

function resolveInSrc({ from, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = path.resolve(path.dirname(from), specifier);
  const candidates = [`${base}.ts`, `${base}.tsx`, path.join(base, 'index.ts'), base];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

/** What is wrong with an import, or undefined. */
function offence(item: Import): string | undefined {
  const layer = layerOf(item.from);
  const where = `${path.relative(ROOT, item.from)} (${layer}) imports ${item.specifier}`;
  const allowed: readonly string[] = ALLOWED[layer];
  if (item.specifier === 'vscode') return allowed.includes('vscode') ? undefined : where;
  if (!item.specifier.startsWith('.')) {
    const entry = Object.entries(PACKAGES).find(([name]) => item.specifier.startsWith(name));
    if (entry === undefined) return `${where}, a package that no layer is allowed`;
    return entry[1].includes(layer) || item.typeOnly ? undefined : where;
  }
  const target = resolveInSrc(item);
  if (target === undefined) return `${where}, which does not exist`;
  if (target.endsWith('.css')) return layer === 'webview' || layer === 'view' ? undefined : where;
  const other = layerOf(target);
  if (other === layer || (GROUND as readonly string[]).includes(other)) return undefined;
  if (allowed.includes(other)) return undefined;
  return item.typeOnly && allowed.includes(`${other} types`) ? undefined : where;
}

function projectOf(config: string): ts.ParsedCommandLine {
  const file = path.join(ROOT, config);
  const read = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8'));
  return ts.parseJsonConfigFileContent(read.config, ts.sys, path.dirname(file));
}

describe('layers', () => {
  const imports = sourceFiles(SRC).flatMap(importsOf);

  it('every import in src is allowed by the table', () => {
    const offences = imports.map(offence).filter((text) => text !== undefined);
    assert.deepEqual(offences, []);
  });

  it('the table catches a series file that imports the engine', () => {
    const from = path.join(SRC, 'series/windows.ts');
    const specifier = '../engine/engine';
    assert.notEqual(offence({ from, specifier, typeOnly: false }), undefined);
  });

  it('the table catches a worker that imports vscode', () => {
    const from = path.join(SRC, 'worker/runner.ts');
    assert.notEqual(offence({ from, specifier: 'vscode', typeOnly: false }), undefined);
  });

  it('only the two host bundles leave vscode to be found at run time', () => {
    const built: readonly { outfile: string; external?: readonly string[] }[] = bundles;
    const withVscode = built.filter(({ external }) => external?.includes('vscode') === true);
    assert.deepEqual(
      withVscode.map(({ outfile }) => outfile),
      ['dist/extension.js', 'dist/web/extension.js'],
    );
  });

  it('the root project knows no DOM, by any package it reads, and the webview does', () => {
    const knowsDom = (config: string) => {
      const { fileNames, options } = projectOf(config);
      const program = ts.createProgram(fileNames, options);
      return program.getSourceFiles().some(({ fileName }) => fileName.endsWith('/lib.dom.d.ts'));
    };
    assert.equal(knowsDom('tsconfig.json'), false);
    assert.equal(knowsDom('src/webview/tsconfig.json'), true);
  });

  it('the webview project holds every view and no root file does', () => {
    const views = sourceFiles(SRC).filter((file) => file.endsWith('.tsx'));
    const filesOf = (config: string) =>
      new Set(projectOf(config).fileNames.map((name) => path.resolve(name)));
    assert.ok(views.length > 0);
    const webview = filesOf('src/webview/tsconfig.json');
    const rootFiles = filesOf('tsconfig.json');
    for (const view of views) {
      assert.ok(webview.has(view), `${view} is not in the webview project`);
      assert.ok(!rootFiles.has(view), `${view} is in the root project`);
    }
  });
});
