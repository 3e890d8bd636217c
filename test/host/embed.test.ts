import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  commands,
  ConfigurationTarget,
  Position,
  Selection,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import type { Api } from '../../src/extension';
import { createIgnoreRules } from '../../src/host/embed/git-ignore';
import type { SimilarItem } from '../../src/host/embed/similar-view';
import { textFile } from '../../src/host/embed/workspace-texts';
import { closeAllTabs, hoverAt, unroll, until } from './product';

const folder = mkdtempSync(path.join(tmpdir(), 'unroll-embed-'));
let files = 0;

/** A file of its own for each test: vectors are kept by address. */
const open = async (content: string): Promise<TextDocument> => {
  const file = path.join(folder, `text-${++files}.txt`);
  writeFileSync(file, content);
  const document = await workspace.openTextDocument(Uri.file(file));
  await window.showTextDocument(document);
  return document;
};

interface Topic {
  readonly frames: readonly string[];
  readonly words: readonly string[];
  readonly others: readonly string[];
}

/** Each frame with each of its words: what stands in the same frames is used alike. */
const sentences = (topics: readonly Topic[]) => {
  const lines: string[] = [];
  for (let round = 0; round < 6; round++) {
    for (const { frames, words, others } of topics) {
      frames.forEach((frame, f) => {
        words.forEach((word, w) => {
          const other = others[(round + f + 2 * w) % others.length]!;
          lines.push(frame.replace('X', word).replace('Y', other));
        });
      });
    }
  }
  return lines;
};
const korean = sentences([
  {
    frames: ['할머니는 Y X 한 잔 마신다.', 'Y 뜨거운 X 천천히 따른다.', '찻집에서 Y X 주문한다.'],
    words: ['커피를', '녹차를'],
    others: ['아침마다', '저녁마다', '혼자서', '말없이'],
  },
  {
    frames: ['X 마당에서 Y 뛰어논다.', 'Y X 담장 위로 올라간다.', '배고픈 X Y 밥그릇을 본다.'],
    words: ['고양이가', '강아지가'],
    others: ['종일', '가만히', '살금살금', '신나게'],
  },
]);
const english = sentences([
  {
    frames: ['Y the keeper drinks hot X from a cup.', 'Y she pours more X for us.'],
    words: ['coffee', 'cocoa'],
    others: ['Quietly', 'Often', 'Today', 'Later'],
  },
  {
    frames: ['the old X sails Y past the rocks.', 'a small X waits Y in the harbour.'],
    words: ['ship', 'boat'],
    others: ['slowly', 'alone', 'safely', 'again'],
  },
]);

const select = (document: TextDocument, ...words: readonly string[]) => {
  window.activeTextEditor!.selections = words.map((word) => {
    const start = document.getText().indexOf(word);
    assert.ok(start >= 0, word);
    return new Selection(document.positionAt(start), document.positionAt(start + word.length));
  });
};

/** Sentences of warnings while something runs. */
const warnings = async (run: () => Thenable<unknown>): Promise<string[]> => {
  const said: string[] = [];
  const { showWarningMessage } = window;
  const patched = window as { showWarningMessage: unknown };
  patched.showWarningMessage = (sentence: string) => Promise.resolve(void said.push(sentence));
  try {
    await run();
  } finally {
    patched.showWarningMessage = showWarningMessage;
  }
  return said;
};

describe('embed selection', () => {
  let api: Api;
  const group = (title: RegExp): readonly SimilarItem[] => {
    const { items } = api.embed.view;
    const found = items.find(({ label }) => title.test(label));
    assert.ok(found, `${String(title)} among ${items.map(({ label }) => label).join(', ')}`);
    return found.children!;
  };
  const embed = () => commands.executeCommand('unroll.embedSelection');

  before(async () => {
    api = await unroll();
  });
  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAllTabs();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('a Korean word under the cursor: the word used alike comes first, in Korean', async () => {
    const document = await open(korean.join('\n'));
    const at = document.positionAt(document.getText().indexOf('커피를') + 1);
    window.activeTextEditor!.selection = new Selection(at, at);
    await embed();
    const { items, message } = api.embed.view;
    assert.equal(items[0]!.label, '커피를');
    assert.match(items[0]!.description!, /^18번/u);
    const words = group(/비슷하게 쓰인 단어/u);
    assert.equal(words[0]!.label, '녹차를');
    assert.match(words[0]!.description!, /^[01]\.\d\d · 시드 5\/5$/u);
    assert.match(message, /글이 너무 적어요/u);
    const map = items.find(({ label }) => label === '지도에서의 자리')!;
    assert.match(map.tooltip!.value, /data:image\/svg\+xml;base64,/u);
  });

  it('half a word means the whole one, and decomposed Hangul the composed word', async () => {
    const document = await open(korean.join('\n').normalize('NFD'));
    select(document, '커피'.normalize('NFD'));
    await embed();
    const [word] = group(/비슷하게 쓰인 단어/u);
    assert.equal(word!.label, '녹차를');
    assert.equal(document.getText(word!.place!.range).normalize('NFC'), '녹차를');
  });

  it('an English sentence: nearest ones ranked, with seeds and TF-IDF’s rank; Enter and F4 jump', async () => {
    const document = await open(english.join('\n'));
    select(document, english[0]!);
    await embed();
    const similar = group(/Similar sentences/u);
    const scores = similar.map(({ description }) => Number.parseFloat(description!));
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.match(similar[0]!.description!, /seeds \d\/5 · TF-IDF (?:\d+|–) · line \d+/u);
    assert.ok(similar.every(({ place }) => place!.range.start.line !== 0));
    const { view } = api.embed;
    const item = similar[0]!;
    const { command } = view.getTreeItem(item);
    await commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    const editor = window.activeTextEditor!;
    assert.equal(editor.document.getText(editor.selection), item.label);
    await view.go(1);
    const next = window.activeTextEditor!.selection;
    assert.equal(next.start.line, similar[1]!.place!.range.start.line);
    await commands.executeCommand('unroll.peekSimilar', item);
    assert.equal(window.activeTextEditor!.selection.start.line, 0, 'peeks at the selection');
    await commands.executeCommand('closeReferenceSearch');
    await commands.executeCommand('unroll.peekAllSimilar');
    await commands.executeCommand('closeReferenceSearch');
  });

  it('a block of lines that hold several sentences: sentences and lines are ranked', async () => {
    const paragraphs = Array.from({ length: 15 }, (_, i) =>
      english.slice(3 * i, 3 * i + 3).join(' '),
    );
    const document = await open(paragraphs.join('\n\n'));
    select(document, `${paragraphs[0]!}\n\n${paragraphs[1]!}`);
    await embed();
    assert.ok(group(/Similar sentences/u).length > 0);
    const lines = group(/Similar lines/u);
    assert.ok(lines.length > 0);
    assert.ok(lines.every(({ place }) => place!.range.start.line > 2));
  });

  it('several selections: their matrix', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee', 'cocoa', 'ship');
    await embed();
    const rows = group(/Similar to each other/u);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['1 · coffee', '2 · cocoa', '3 · ship'],
    );
    const [own, alike, other] = rows[0]!
      .description!.split(/\s+/u)
      .map((figure) => Number(figure.replace('−', '-')));
    assert.equal(own, 1);
    assert.ok(alike! > other!, rows[0]!.description);
  });

  it('hovers while vectors exist: count, rank, neighbours; none before', async () => {
    const document = await open(english.join('\n'));
    const at = document.positionAt(document.getText().indexOf('coffee') + 2);
    assert.equal(await hoverAt(at.line, at.character), '');
    select(document, 'coffee');
    await embed();
    const hover = await hoverAt(at.line, at.character);
    assert.match(hover, /\*\*coffee\*\* — occurs 12 times, rank \d+ of \d+/u);
    assert.match(hover, /cocoa 0\.\d\d \\\(seeds 5\/5\\\)/u);
    const settings = workspace.getConfiguration('unroll');
    await settings.update('hovers', false, ConfigurationTarget.Global);
    try {
      assert.equal(await hoverAt(at.line, at.character), '');
    } finally {
      await settings.update('hovers', undefined, ConfigurationTarget.Global);
    }
  });

  it('the list follows small edits, and is put away after a large one', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await embed();
    const line = group(/Words used alike/u)[0]!.place!.range.start.line;
    const editor = window.activeTextEditor!;
    const { view } = api.embed;
    await editor.edit((edit) => edit.insert(new Position(0, 0), 'A new line.\n'));
    await until('the places to move', () => {
      const words = view.items.find(({ label }) => label === 'Words used alike');
      return words?.children?.[0]?.place?.range.start.line === line + 1 ? true : undefined;
    });
    assert.equal(view.items[0]!.place!.range.start.line, 1);
    const { end } = document.lineAt(document.lineCount - 1).range;
    await editor.edit((edit) => edit.insert(end, '\nSomething else altogether.'.repeat(80)));
    await until('the list to be put away', () => (view.items.length === 0 ? true : undefined));
    assert.match(view.message, /has changed/u);
  });

  it('says in one sentence what cannot be embedded', async () => {
    const only = (found: readonly string[], words: RegExp) => {
      assert.equal(found.length, 1, found.join(' | '));
      assert.match(found[0]!, words);
    };
    const refused = async (content: string, word: string, words: RegExp) => {
      const document = await open(content);
      if (word !== '') select(document, word);
      only(await warnings(embed), words);
    };
    await refused('', '', /select a word/u);
    await refused('…!? —\n—', '…!?', /select a word/u);
    await refused('wind '.repeat(300), 'wind', /Open a longer text/u);
    await refused('바람 '.repeat(300), '바람', /더 긴 글을 열어/u);
    const rare = english.join('\n').replace('coffee', 'zebra');
    await refused(rare, 'zebra', /zebra.*at least 2/u);
    // A file cannot hold half a character; an edited document can.
    const document = await open(english.join('\n'));
    await window.activeTextEditor!.edit((edit) => edit.insert(new Position(1, 0), '\ud83d'));
    assert.ok(document.getText().includes('\ud83d'));
    select(document, 'coffee');
    only(await warnings(embed), /Line 2.*half a character/u);
  });

  it('a cancel ends the learning, and the next command begins anew', async () => {
    const document = await open(english.join('\n'));
    const scope = document.uri.toString();
    const source = new CancellationTokenSource();
    const texts = [textFile(document.uri, document.getText())];
    const learning = api.embed.analyst.embed(scope, 'text', texts, source.token);
    source.cancel();
    await assert.rejects(learning, { name: 'Canceled' });
    select(document, 'coffee');
    await embed();
    assert.ok(group(/Words used alike/u).length > 0);
  });
});

describe('find similar lines (embed)', () => {
  const fileOf = (name: string) =>
    path.join(workspace.workspaceFolders![0]!.uri.fsPath, 'embed', name);
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(fileOf(name)), { recursive: true });
    writeFileSync(fileOf(name), content);
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
      .update('exclude', { '**/hidden.txt': true }, ConfigurationTarget.Global);
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
    assert.match(found[0]!.description!, /^[01]\.\d\d · seeds \d\/5 · TF-IDF \d+ · .*:\d+$/u);
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
  });
});
