// Texts whose words have known neighbours, and how a test asks about them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  type CancellationToken,
  commands,
  Selection,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import { closeAllTabs, withPatched } from './product';

export const folder = mkdtempSync(path.join(tmpdir(), 'unroll-embed-'));
let files = 0;

/** A file of its own for each test: vectors are kept by address. */
export const open = async (content: string | Uint8Array): Promise<TextDocument> => {
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
export const korean = sentences([
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
export const english = sentences([
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

export const select = (document: TextDocument, ...words: readonly string[]) => {
  window.activeTextEditor!.selections = words.map((word) => {
    const start = document.getText().indexOf(word);
    assert.ok(start >= 0, word);
    return new Selection(document.positionAt(start), document.positionAt(start + word.length));
  });
};

/** Sentences of warnings while something runs. */
export const warnings = async (run: () => Thenable<unknown>): Promise<string[]> => {
  const said: string[] = [];
  const hear = (sentence: string) => Promise.resolve(void said.push(sentence));
  await withPatched(window, 'showWarningMessage', hear, run);
  return said;
};

/** Titles of notifications with a Cancel while something runs; each begins with `begin`. */
export const progressTitles = async (
  run: () => Thenable<unknown>,
  begin: (cancelling: CancellationTokenSource) => unknown,
): Promise<string[]> => {
  const titles: string[] = [];
  const follow = (
    { title }: { title: string },
    work: (progress: unknown, token: CancellationToken) => Promise<unknown>,
  ) => {
    titles.push(title);
    const source = new CancellationTokenSource();
    const done = work({ report: () => undefined }, source.token);
    begin(source);
    return done;
  };
  await withPatched(window, 'withProgress', follow, run);
  return titles;
};

/** Takes one of the vectors that *Choose Vectors* offers. */
export const choose = (label: string) => {
  const take = (items: readonly { label: string }[]) =>
    Promise.resolve(items.find((item) => item.label === label));
  return withPatched(window, 'showQuickPick', take, () =>
    commands.executeCommand('unroll.chooseVectors'),
  );
};

export const fileOf = (name: string, content: string): Uri => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return Uri.file(file);
};
/** Words of two topics, and one that the text has only with a capital. */
export const GOOD = [
  '6 3',
  'coffee 1 0.1 0.3',
  'cocoa 1 0.2 0.3',
  'tea 1 0.3 0.3',
  'ship 0.1 1 0.2',
  'boat 0.2 1 0.1',
  'quietly 0.7 0.7 -0.5',
].join('\n');

export const createGate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
};

/** Hooks of tests that each open documents of their own. */
export const onOwnDocuments = () => {
  before(() => mkdirSync(folder, { recursive: true }));
  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAllTabs();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
};
