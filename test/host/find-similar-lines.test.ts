import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import {
  CancellationTokenSource,
  commands,
  ConfigurationTarget,
  Selection,
  Uri,
  window,
  workspace,
} from 'vscode';
import { createIgnoreRules, readIgnoreRules } from '../../src/host/embed/git-ignore';
import type { SimilarItem } from '../../src/host/embed/similar-view';
import { WorkspaceTexts } from '../../src/host/embed/workspace-texts';
import { choose, english, korean, select } from './embed-documents';
import { closeAllTabs, unroll, until } from './product';

describe('find similar lines (embed)', () => {
  const fileOf = (name: string) =>
    path.join(workspace.workspaceFolders![0]!.uri.fsPath, 'embed', name);
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(fileOf(name)), { recursive: true });
    writeFileSync(fileOf(name), content);
  };
  const read = async () => {
    const texts = new WorkspaceTexts();
    try {
      return await texts.read(new CancellationTokenSource().token);
    } finally {
      texts.dispose();
    }
  };
  before(async () => {
    await unroll();
    write('one.txt', english.join('\n'));
    write('two.md', ['# Drinks', ...english.slice(0, 30)].join('\n'));
    write('sub/three.txt', korean.join('\n'));
    write('.gitignore', 'left-out.txt\nout/\n');
    write('left-out.txt', english.join('\n'));
    write('out/deep.txt', english.join('\n'));
    write('sub/.gitignore', '*.tmp.txt\n');
    write('sub/a.tmp.txt', english.join('\n'));
    write('hidden.txt', english.join('\n'));
    await workspace
      .getConfiguration('files')
      .update(
        'exclude',
        { '**/hidden.txt': true, '**/.gitignore': true },
        ConfigurationTarget.Global,
      );
  });
  after(async () => {
    await workspace
      .getConfiguration('files')
      .update('exclude', undefined, ConfigurationTarget.Global);
    await closeAllTabs();
    rmSync(fileOf('.'), { recursive: true, force: true });
  });

  it('.gitignore: a deeper one brings a file back, but not out of a folder that is left out', () => {
    const isLeftOut = createIgnoreRules([
      { folder: '', text: '*.md\nold/\n' },
      { folder: 'notes', text: '!keep.md\n' },
      { folder: 'old', text: '!keep.md\n' },
    ]);
    assert.deepEqual(
      ['a.md', 'a.txt', 'notes/keep.md', 'notes/a.md', 'old/keep.md', 'notes/old/a.txt'].filter(
        isLeftOut,
      ),
      ['a.md', 'notes/a.md', 'old/keep.md', 'notes/old/a.txt'],
    );
  });

  it('.gitignore: capitals count where they do for files, as git has it', async () => {
    const files = [{ folder: '', text: 'Draft*\n' }];
    assert.equal(createIgnoreRules(files)('draft.txt'), false);
    assert.equal(createIgnoreRules(files)('Draft.txt'), true);
    assert.equal(createIgnoreRules(files, { ignorecase: true })('draft.txt'), true);
    const real = mkdtempSync(path.join(tmpdir(), 'unroll-case-'));
    const at = (name: string) => Uri.file(path.join(real, name));
    try {
      writeFileSync(at('.gitignore').fsPath, 'Draft*\n');
      const isLeftOut = await readIgnoreRules(at(''), [at('.gitignore')]);
      assert.equal(isLeftOut(at('draft.txt')), existsSync(at('.GITIGNORE').fsPath));
    } finally {
      rmSync(real, { recursive: true, force: true });
    }
  });

  it('reads Korean files in CP949 too, and leaves out what is in no encoding that it knows', async () => {
    writeFileSync(fileOf('cp949.txt'), iconv.encode(korean.join('\n'), 'cp949'));
    writeFileSync(fileOf('replaced.txt'), 'a \ufffd that is meant');
    const before = await read();
    writeFileSync(fileOf('broken.txt'), Buffer.from([0x61, 0xff, 0xff, 0x62]));
    const { files: found, leftOut } = await read();
    assert.equal(leftOut, before.leftOut + 1);
    const textOf = (name: string) => found.find((file) => file.name === name)?.text;
    assert.equal(textOf('cp949.txt'), korean.join('\n'));
    assert.equal(textOf('replaced.txt'), 'a \ufffd that is meant');
    assert.equal(textOf('broken.txt'), undefined);
    for (const name of ['broken.txt', 'replaced.txt']) rmSync(fileOf(name));

    const { embed } = await unroll();
    await window.showTextDocument(Uri.file(fileOf('cp949.txt')), {
      selection: new Selection(1, 5, 1, 5),
    });
    await commands.executeCommand('unroll.findSimilarLines');
    assert.equal(embed.view.items[0]!.label, korean[1]);
    await closeAllTabs();
    rmSync(fileOf('cp949.txt'));
  });

  it('lists a file once where one folder lies in another', async () => {
    const before = await read();
    const [whole] = workspace.workspaceFolders!;
    const inner = { uri: Uri.file(fileOf('.')), name: 'embed', index: 1 };
    const own = Object.getOwnPropertyDescriptor(workspace, 'workspaceFolders')!;
    Object.defineProperty(workspace, 'workspaceFolders', {
      configurable: true,
      get: () => [whole, inner],
    });
    try {
      const keys = (await read()).files.map(({ key }) => key);
      assert.deepEqual(
        keys,
        before.files.map(({ key }) => key),
      );
    } finally {
      Object.defineProperty(workspace, 'workspaceFolders', own);
    }
  });

  it('.gitignore: those above the open folder count up to its repository, and never it itself', async () => {
    const repository = mkdtempSync(path.join(tmpdir(), 'unroll-git-'));
    const at = (name: string) => Uri.file(path.join(repository, name));
    const put = (name: string, content: string) => {
      mkdirSync(path.dirname(at(name).fsPath), { recursive: true });
      writeFileSync(at(name).fsPath, content);
    };
    put('.gitignore', '*.log.txt\n/open/\n');
    put('a/.gitignore', 'draft*\n');
    put('a/open/.gitignore', '!draft-keep.txt\n');
    const leftOut = async () => {
      const names = ['a.txt', 'x.log.txt', 'draft.txt', 'draft-keep.txt', 'deep/draft.txt'];
      const isLeftOut = await readIgnoreRules(at('a/open'), [at('a/open/.gitignore')]);
      return names.filter((name) => isLeftOut(at(`a/open/${name}`)));
    };
    try {
      assert.deepEqual(await leftOut(), [], 'no repository is to be seen');
      mkdirSync(at('.git').fsPath);
      assert.deepEqual(await leftOut(), ['x.log.txt', 'draft.txt', 'deep/draft.txt']);
      put('.gitignore', '*.txt\na/open/\n');
      assert.deepEqual(await leftOut(), [], 'it is left out itself, and was opened all the same');
      mkdirSync(at('a/open/.git').fsPath);
      put('.gitignore', '*.log.txt\n');
      assert.deepEqual(await leftOut(), [], 'a repository of its own');
    } finally {
      rmSync(repository, { recursive: true, force: true });
    }
  });

  it('finds them over the workspace, with file names, and keeps them up to date', async function () {
    this.timeout(60_000);
    const { embed } = await unroll();
    await window.showTextDocument(Uri.file(fileOf('one.txt')), {
      selection: new Selection(0, 3, 0, 3),
    });
    const { document } = window.activeTextEditor!;
    await commands.executeCommand('unroll.findSimilarLines');
    const lines = () => embed.view.items.find(({ label }) => label === 'Similar lines')?.children;
    const found = lines()!;
    const isIn = ({ place }: SimilarItem, name: string) => place!.uri.path.endsWith(`/${name}`);
    assert.ok(found.some((item) => isIn(item, 'two.md')));
    assert.match(found[0]!.description!, /^seeds \d\/5 · TF-IDF \d+ · .*:\d+$/u);
    assert.ok(!found.some((each) => isIn(each, 'one.txt') && each.place!.range.start.line === 0));

    const vectors = embed.analyst.vectorsOf(document)!;
    const has = (name: string) => vectors.has(Uri.file(fileOf(name)).toString());
    assert.deepEqual(['one.txt', 'two.md', 'sub/three.txt'].filter(has).length, 3);
    const leftOut = ['left-out.txt', 'out/deep.txt', 'sub/a.tmp.txt', 'hidden.txt'];
    assert.deepEqual(leftOut.filter(has), [], 'what .gitignore and files.exclude leave out');

    const moved = ['# Drinks', '', '', document.lineAt(0).text, ...english.slice(1, 30)];
    write('two.md', moved.join('\n'));
    await until('the changed file to be read', () => {
      const item = lines()?.find((each) => isIn(each, 'two.md'));
      return item?.place?.range.start.line === 3 ? true : undefined;
    });
    assert.equal(embed.analyst.vectorsOf(document), vectors, 'the same vectors');

    await choose('The texts of the workspace');
    select(document, 'coffee');
    await commands.executeCommand('unroll.embedSelection');
    assert.equal(embed.analyst.learnedOf(document), vectors, 'the workspace’s, not learned anew');
    const sentences = embed.view.items.find(({ label }) => label === 'Similar sentences')!;
    assert.ok(
      sentences.children!.every(({ description }) => /\.(?:txt|md):\d+$/u.test(description!)),
    );
    await choose('The open file');
  });
});
