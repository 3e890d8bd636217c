import assert from 'node:assert/strict';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import {
  CancellationTokenSource,
  type CancellationToken,
  commands,
  ConfigurationTarget,
  languages,
  extensions,
  Position,
  Selection,
  TabInputWebview,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import type { Api } from '../../src/extension';
import { MapPanel } from '../../src/host/embed/map-panel';
import type { TextEmbedding } from '../../src/host/embed/text-analyst';
import { Refusal } from '../../src/phrase/refusal';
import type { FromView } from '../../src/protocol/messages';
import { createIgnoreRules, readIgnoreRules } from '../../src/host/embed/git-ignore';
import type { SimilarItem } from '../../src/host/embed/similar-view';
import { textFile, WorkspaceTexts } from '../../src/host/embed/workspace-texts';
import type { EmbedQuestion } from '../../src/training/embed/embed-event';
import { createVectorIndex } from '../../src/text/nearest-neighbours';
import { openVectorFile, type VectorFormat } from '../../src/text/vector-file';
import { closeAllTabs, hoverAt, unroll, until } from './product';

const folder = mkdtempSync(path.join(tmpdir(), 'unroll-embed-'));
let files = 0;

/** A file of its own for each test: vectors are kept by address. */
const open = async (content: string | Uint8Array): Promise<TextDocument> => {
  const file = path.join(folder, `text-${++files}.txt`);
  writeFileSync(file, content);
  const document = await workspace.openTextDocument(Uri.file(file));
  await window.showTextDocument(document);
  return document;
};

interface Manifest {
  readonly contributes: {
    readonly menus: Readonly<Record<string, readonly { command: string; group: string }[]>>;
  };
}

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

/** Titles of notifications with a Cancel while something runs; each begins with `begin`. */
const progressTitles = async (
  run: () => Thenable<unknown>,
  begin: (cancelling: CancellationTokenSource) => unknown,
): Promise<string[]> => {
  const titles: string[] = [];
  const { withProgress } = window;
  const patched = window as { withProgress: unknown };
  patched.withProgress = (
    { title }: { title: string },
    work: (progress: unknown, token: CancellationToken) => Promise<unknown>,
  ) => {
    titles.push(title);
    const source = new CancellationTokenSource();
    const done = work({ report: () => undefined }, source.token);
    begin(source);
    return done;
  };
  try {
    await run();
  } finally {
    patched.withProgress = withProgress;
  }
  return titles;
};

/** Takes one of the vectors that *Choose Vectors* offers. */
const choose = async (label: string) => {
  const { showQuickPick } = window;
  const patched = window as { showQuickPick: unknown };
  patched.showQuickPick = (items: readonly { label: string }[]) =>
    Promise.resolve(items.find((item) => item.label === label));
  try {
    await commands.executeCommand('unroll.chooseVectors');
  } finally {
    patched.showQuickPick = showQuickPick;
  }
};

const fileOf = (name: string, content: string): Uri => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return Uri.file(file);
};
/** Words of two topics, and one that the text has only with a capital. */
const GOOD = [
  '6 3',
  'coffee 1 0.1 0.3',
  'cocoa 1 0.2 0.3',
  'tea 1 0.3 0.3',
  'ship 0.1 1 0.2',
  'boat 0.2 1 0.1',
  'quietly 0.7 0.7 -0.5',
].join('\n');

const createGate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
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
    await commands.executeCommand(map.command!.command);
    await until('the map of the word', () => {
      const tabs = window.tabGroups.all.flatMap((each) => each.tabs);
      const isMap = ({ input, label }: (typeof tabs)[number]) =>
        input instanceof TabInputWebview &&
        input.viewType.endsWith('unroll.map') &&
        label === '커피를';
      return tabs.some(isMap) ? true : undefined;
    });
  });

  it('half a word means the whole one, and decomposed Hangul the composed word', async () => {
    const document = await open(korean.join('\n').normalize('NFD'));
    select(document, '커피'.normalize('NFD'));
    await embed();
    const [word] = group(/비슷하게 쓰인 단어/u);
    assert.equal(word!.label, '녹차를');
    assert.equal(document.getText(word!.place!.range).normalize('NFC'), '녹차를');
  });

  it('a word of a CP949 file that was opened as UTF-8: the same word once it is opened as Korean', async () => {
    const bytes = iconv.encode(korean.join('\n'), 'cp949');
    const document = await open(bytes);
    assert.ok(document.getText().includes('\ufffd'));
    const [before] = korean[4]!.split('커피를');
    const start = iconv.encode(before!, 'cp949').toString().length;
    const end = iconv.encode(`${before!}커피를`, 'cp949').toString().length;
    assert.ok(korean[4]!.includes('커피를') && start > before!.length);
    window.activeTextEditor!.selection = new Selection(4, start, 4, end);
    await embed();
    assert.equal(api.embed.view.items[0]!.label, '커피를');
    assert.equal(document.getText(window.activeTextEditor!.selection), '커피를');
  });

  it('a sign for an unknown character that is meant makes no UTF-8 file Korean', async () => {
    const document = await open(Buffer.from(['\ufffda', ...english].join('\n')));
    select(document, 'coffee');
    await embed();
    assert.equal(document.encoding, 'utf8');
    assert.equal(api.embed.view.items[0]!.label, 'coffee');
  });

  it('an English sentence: nearest ones ranked, with seeds and TF-IDF’s rank; Enter and F4 jump', async () => {
    const document = await open(english.join('\n'));
    select(document, english[0]!);
    await embed();
    const similar = group(/Similar sentences/u);
    const scores = similar.map(({ label }) => Number.parseFloat(label));
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.match(similar[0]!.description!, /^seeds \d\/5 · TF-IDF (?:\d+|–) · line \d+$/u);
    assert.ok(similar.every(({ place }) => place!.range.start.line !== 0));
    const { view } = api.embed;
    const item = similar[0]!;
    const { command } = view.getTreeItem(item);
    await commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    const editor = window.activeTextEditor!;
    const selected = editor.document.getText(editor.selection);
    assert.ok(selected !== '' && item.label.endsWith(` ${selected}`), item.label);
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

  it('more selections than can be read are cut: the first twenty are compared, and said so', async () => {
    const document = await open([...english, ...english].join('\n'));
    const line = document.lineAt(0).text;
    window.activeTextEditor!.selections = Array.from(
      { length: 60 },
      (_, i) => new Selection(i, 0, i, document.lineAt(i).text.length),
    );
    await embed();
    const rows = group(/Similar to each other/u);
    assert.equal(rows.length, 20);
    assert.match(api.embed.view.message, /^Only the first 20 of 60 selections are compared\./u);
    assert.ok(rows.every(({ spoken }) => spoken!.length < 1000));
    assert.ok(rows[0]!.spoken!.startsWith(`${line}: `), rows[0]!.spoken);
  });

  it('a selection of a whole text is cut in its tooltip, and unknown words are counted', async () => {
    const rare = Array.from({ length: 500 }, (_, i) => `rare${i}`).join(' ');
    const document = await open([...english, rare].join('\n'));
    window.activeTextEditor!.selection = new Selection(0, 0, document.lineCount - 1, rare.length);
    await embed();
    const tooltip = api.embed.view.items[0]!.tooltip!.value;
    assert.ok(tooltip.length < 2500, String(tooltip.length));
    assert.match(tooltip, /…\n\n.*rare0, .*and 4\d\d more/u);
  });

  it('in a very long line a cursor finds no word and says why; a selection does', async () => {
    const document = await open([...english, english.join(' ').repeat(60)].join('\n'));
    const line = document.lineCount - 1;
    assert.ok(document.lineAt(line).text.length > 100_000);
    const start = document.lineAt(line).text.indexOf('coffee');
    window.activeTextEditor!.selection = new Selection(line, start + 1, line, start + 1);
    const said = await warnings(embed);
    assert.match(said.join(' | '), /^In a line of more than 100,000 characters.*: select it\.$/u);
    window.activeTextEditor!.selection = new Selection(line, start, line, start + 6);
    assert.deepEqual(await warnings(embed), []);
    assert.equal(api.embed.view.items[0]!.label, 'coffee');
  });

  it('Open in Peek for one line is in the menu that a right-click or a key opens', () => {
    const manifest = extensions.getExtension('unroll.unroll')!.packageJSON as Manifest;
    const { menus } = manifest.contributes;
    const groups = menus['view/item/context']!.filter(
      ({ command }) => command === 'unroll.peekSimilar',
    ).map(({ group: name }) => name);
    assert.deepEqual(groups, ['inline', 'navigation']);
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

describe('embed selection while something changes', () => {
  let api: Api;
  const embed = () => commands.executeCommand('unroll.embedSelection');
  const insert = (position: Position, text: string) =>
    window.activeTextEditor!.edit((edit) => edit.insert(position, text));
  const firstWord = () => {
    const words = api.embed.view.items.find(({ label }) => label === 'Words used alike');
    return words?.children?.[0]?.place?.range.start.line;
  };
  const untilFirstWordIsOn = (line: number) =>
    until(`the list to have moved to line ${line}`, () =>
      firstWord() === line ? true : undefined,
    );
  const isAbout = ({ uri }: TextDocument) =>
    api.embed.view.items[0]?.place?.uri.toString() === uri.toString();
  const isVisible = (wanted: boolean) =>
    until('the view to come or go', () => (api.embed.view.isVisible === wanted ? true : undefined));
  /** Nothing tells that a pause in typing is over when nothing is to follow. */
  const pause = () => new Promise((resolve) => setTimeout(resolve, 600));

  /** From now on, calls of a method wait at the gate until it is opened, or those that `waits` picks. */
  const gateAt = <Name extends string>(
    target: Readonly<Record<Name, (...args: never[]) => Promise<unknown>>>,
    name: Name,
    waits: (asked: unknown) => boolean = () => true,
  ) => {
    const method = target[name];
    const gate = createGate();
    const reached = createGate();
    const passed = createGate();
    const counted = { calls: 0 };
    Object.assign(target, {
      [name]: async (...args: never[]) => {
        if (!waits(args[0])) return method.apply(target, args);
        counted.calls++;
        reached.open();
        await gate.opened;
        try {
          return await method.apply(target, args);
        } finally {
          passed.open();
        }
      },
    });
    return {
      counted,
      reached: reached.opened,
      /** the first call has its answer */
      passed: passed.opened,
      open: () => gate.open(),
      remove: () => {
        gate.open();
        Object.assign(target, { [name]: method });
      },
    };
  };

  before(async () => {
    mkdirSync(folder, { recursive: true });
    api = await unroll();
  });
  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAllTabs();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('typing while vectors are learned: the list comes, with the places of the text as it is then', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    const learning = gateAt(api.embed.analyst, 'embed');
    const { view } = api.embed;
    const bringUp = view.bringUp.bind(view);
    const takesFocus: boolean[] = [];
    view.bringUp = (how) => {
      takesFocus.push(how.focus);
      return bringUp(how);
    };
    try {
      const done = embed();
      await learning.reached;
      await insert(new Position(0, 0), 'A new line.\n');
      await pause();
      learning.open();
      await done;
      await embed();
    } finally {
      learning.remove();
      view.bringUp = bringUp;
    }
    assert.deepEqual(takesFocus, [false, true], 'who types goes on typing');
    assert.doesNotMatch(api.embed.view.message, /has changed/u);
    const cocoa = document
      .getText()
      .split('\n')
      .findIndex((line) => line.includes('cocoa'));
    await untilFirstWordIsOn(cocoa);
  });

  it('an edit of the selection while vectors are learned puts the list away when they are there', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    const learning = gateAt(api.embed.analyst, 'embed');
    try {
      const done = embed();
      await learning.reached;
      await insert(document.positionAt(document.getText().indexOf('coffee') + 3), 'x');
      learning.open();
      await done;
    } finally {
      learning.remove();
    }
    assert.deepEqual(api.embed.view.items, []);
    assert.match(api.embed.view.message, /selected text/u);
  });

  it('a list that was on its way when the selection was edited is not shown', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await embed();
    const { view } = api.embed;
    const shown: number[] = [];
    const listening = view.onDidChangeTreeData(() => shown.push(view.items.length));
    const isSearch = (asked: unknown) => (asked as EmbedQuestion).about === 'selection';
    const answer = gateAt(api.embed.analyst.learnedOf(document)!, 'ask', isSearch);
    try {
      await insert(document.lineAt(document.lineCount - 1).range.end, ' again');
      await answer.reached;
      await insert(document.positionAt(document.getText().indexOf('coffee') + 3), 'x');
      await pause();
      answer.open();
      await answer.passed;
      await new Promise((resolve) => setImmediate(resolve)); // whoever asked has the answer too
      await until('the list to be put away', () => (view.items.length === 0 ? true : undefined));
    } finally {
      answer.remove();
      listening.dispose();
    }
    assert.deepEqual(shown, [0]);
    assert.match(view.message, /selected text/u);
  });

  it('edits during a refresh are followed by one more, however many they are', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await embed();
    const before = firstWord()!;
    const refreshing = gateAt(api.embed.analyst, 'kept');
    try {
      for (let i = 0; i < 3; i++) {
        await insert(new Position(0, 0), 'A new line.\n');
        await pause();
      }
      assert.equal(refreshing.counted.calls, 1);
      refreshing.open();
      await untilFirstWordIsOn(before + 3);
      assert.equal(refreshing.counted.calls, 2);
    } finally {
      refreshing.remove();
    }
  });

  it('a list that nobody sees is brought up to date when it is seen again, or gone through', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await embed();
    const before = firstWord()!;
    const refreshing = gateAt(api.embed.analyst, 'kept');
    refreshing.open();
    try {
      await commands.executeCommand('workbench.view.explorer');
      await isVisible(false);
      await window.showTextDocument(document);
      await insert(new Position(0, 0), 'A new line.\n');
      await pause();
      assert.equal(refreshing.counted.calls, 0);
      await commands.executeCommand('unroll.nextSimilar');
      assert.equal(window.activeTextEditor!.selection.start.line, before + 1);
      await insert(new Position(0, 0), 'A new line.\n');
      await pause();
      assert.equal(refreshing.counted.calls, 1);
      await commands.executeCommand('unroll.similar.focus');
      await untilFirstWordIsOn(before + 2);
    } finally {
      refreshing.remove();
    }
  });

  it('vectors stay after a letter on the first line and one on the last', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await embed();
    const vectors = api.embed.analyst.learnedOf(document);
    await insert(new Position(0, 0), 'x');
    await insert(document.lineAt(document.lineCount - 1).range.end, 'y');
    select(document, 'coffee');
    await embed();
    assert.ok(vectors !== undefined && api.embed.analyst.learnedOf(document) === vectors);
  });

  it('half a character is refused at every command, until it is gone', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await embed();
    await insert(new Position(1, 0), '\ud83d');
    for (let i = 0; i < 2; i++) {
      select(document, 'coffee');
      assert.match((await warnings(embed)).join(), /Line 2.*half a character/u);
    }
    await commands.executeCommand('undo');
    select(document, 'coffee');
    assert.deepEqual(await warnings(embed), []);
  });

  it('a cancel ends a command that waits for what another one learns, and that goes on', async () => {
    const document = await open(english.join('\n'));
    const { analyst } = api.embed;
    const texts = [textFile(document.uri, document.getText())];
    const { token } = new CancellationTokenSource();
    const learning = analyst.embed(document.uri.toString(), 'text', texts, token);
    select(document, 'coffee');
    const titles = await progressTitles(embed, (source) => source.cancel());
    assert.deepEqual(titles, [`Unroll learns the words of ${path.basename(document.fileName)}`]);
    await learning;
    assert.ok(!isAbout(document), 'nothing of it is shown');
  });

  it('after a cancel the list before is brought up to date again', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await embed();
    const before = firstWord()!;
    const other = await open(korean.join('\n'));
    select(other, '커피를');
    const learning = gateAt(api.embed.analyst, 'embed');
    try {
      await progressTitles(embed, async (source) => {
        await learning.reached;
        await window.showTextDocument(document);
        await insert(new Position(0, 0), 'A new line.\n');
        source.cancel();
        learning.open();
      });
    } finally {
      learning.remove();
    }
    await untilFirstWordIsOn(before + 1);
    await insert(new Position(0, 0), 'A new line.\n');
    await untilFirstWordIsOn(before + 2);
  });

  it('a cancel ends a search by loaded vectors, whose title does not say that anything is learned', async () => {
    const document = await open(english.join('\n'));
    await commands.executeCommand('unroll.loadVectors', fileOf('good.vec', GOOD));
    const { analyst } = api.embed;
    const answer = gateAt(analyst.loaded!, 'ask');
    try {
      const find = () => commands.executeCommand('unroll.findSimilarLines');
      const titles = await progressTitles(find, (source) => {
        void answer.reached.then(() => source.cancel());
      });
      assert.deepEqual(titles, ['Unroll looks for what is similar']);
      assert.ok(!isAbout(document), 'nothing of it is shown');
    } finally {
      answer.remove();
      await choose('The open file');
    }
  });

  it('a text that is too long to be learned is searched by loaded vectors', async () => {
    const document = await open(`${english.join('\n')}\n${`${'.'.repeat(99)}\n`.repeat(50_000)}`);
    select(document, 'coffee');
    assert.match((await warnings(embed)).join(), /more than 5,000,000 characters/u);
    await commands.executeCommand('unroll.loadVectors', fileOf('good.vec', GOOD));
    try {
      assert.deepEqual(await warnings(embed), []);
      assert.match(api.embed.view.message, /Vectors of good\.vec/u);
      await choose('The open file');
    } finally {
      api.embed.analyst.unload();
    }
  });

  it('of four texts and a file of vectors those used least lately are given up, and learned anew when asked', async () => {
    const documents: TextDocument[] = [];
    for (let i = 0; i < 4; i++) {
      documents.push(await open(english.join('\n')));
      select(documents[i]!, 'coffee');
      await embed();
    }
    await window.showTextDocument(documents[0]!);
    select(documents[0]!, 'coffee');
    await embed();
    const { analyst } = api.embed;
    await commands.executeCommand('unroll.loadVectors', fileOf('good.vec', GOOD));
    analyst.unload();
    const kept = documents.map((document) => analyst.learnedOf(document) !== undefined);
    assert.deepEqual(kept, [true, false, true, true]);
    for (const document of documents) {
      await window.showTextDocument(document);
      select(document, 'coffee');
      assert.deepEqual(await warnings(embed), []);
      assert.ok(analyst.learnedOf(document) !== undefined);
    }
  });

  it('vectors stay when the text is called Markdown, and go when it is closed', async () => {
    // What an extension opens itself, VS Code closes only minutes later.
    await commands.executeCommand('vscode.open', fileOf('to-close.txt', english.join('\n')));
    const { document } = window.activeTextEditor!;
    select(document, 'coffee');
    await embed();
    const { analyst, view } = api.embed;
    const vectors = analyst.learnedOf(document)!;
    await languages.setTextDocumentLanguage(document, 'markdown');
    await vectors.ask({ about: 'word', word: 'coffee' });
    assert.equal(analyst.learnedOf(document), vectors);
    await closeAllTabs();
    await until('the vectors to go', () => (analyst.learnedOf(document) ? undefined : true));
    await assert.rejects(
      vectors.ask({ about: 'word', word: 'coffee' }),
      /vectors of to-close\.txt are no longer there/u,
    );
    await commands.executeCommand('unroll.showMap');
    assert.match(view.message, /^to-close\.txt was closed, and its vectors went with it/u);
  });

  it('lines are those of their file, also after one that ends in a carriage return', async () => {
    const { analyst } = api.embed;
    const texts = [
      textFile(Uri.parse('test:/one.txt'), `${english.slice(0, 30).join('\r')}\r`),
      textFile(Uri.parse('test:/two.txt'), english.join('\n')),
    ];
    const { token } = new CancellationTokenSource();
    const vectors = await analyst.embed('test:/', 'texts', texts, token);
    try {
      const place = { file: '', startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 0 };
      const question = {
        about: 'selection',
        text: english[0]!,
        wanted: 'lines',
        ...place,
      } as const;
      const { lines } = await vectors.ask(question);
      const found = lines.filter(({ file }) => file === 'test:/two.txt');
      assert.ok(found.length > 0);
      for (const { line, text } of found) assert.equal(english[line], text);
    } finally {
      vectors.dispose();
    }
  });

  it('one file that is left out is one file', async () => {
    const root = workspace.workspaceFolders![0]!.uri.fsPath;
    const [text, binary] = ['one-text.txt', 'no-text.txt'].map((name) => path.join(root, name));
    writeFileSync(text!, english.join('\n'));
    writeFileSync(binary!, 'PK\u0003\u0004\0\0\0\0');
    try {
      await window.showTextDocument(Uri.file(text!));
      await commands.executeCommand('unroll.loadVectors', fileOf('good.vec', GOOD));
      await commands.executeCommand('unroll.findSimilarLines');
      assert.match(api.embed.view.message, /One file is left out \(at most 500 files/u);
    } finally {
      rmSync(text!);
      rmSync(binary!);
      await choose('The open file');
    }
  });
});

describe('vectors of a file (embed)', () => {
  let api: Api;
  const load = (file: Uri) => commands.executeCommand('unroll.loadVectors', file);
  const embed = () => commands.executeCommand('unroll.embedSelection');
  const labelled = (title: RegExp): readonly SimilarItem[] =>
    api.embed.view.items.find(({ label }) => title.test(label))!.children!;

  before(async () => {
    mkdirSync(folder, { recursive: true });
    api = await unroll();
  });
  afterEach(async () => {
    await choose('The open file');
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAllTabs();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('answer instead of learned ones, without seeds, until others are chosen', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await load(fileOf('good.vec', GOOD));
    await embed();
    const { view } = api.embed;
    assert.match(view.message, /Vectors of good\.vec: 6 words of 3 numbers.*no seeds to agree/u);
    assert.match(view.items[0]!.description!, /^12 times here · word 1 of good\.vec$/u);
    const words = labelled(/Words used alike/u);
    assert.deepEqual(
      words.map(({ label }) => label),
      ['cocoa', 'tea', 'quietly', 'boat', 'ship'],
    );
    assert.equal(words[1]!.description, '0.98 · 0 times here');
    assert.equal(words[1]!.place, undefined);
    await window.activeTextEditor!.edit((edit) => edit.insert(new Position(0, 0), 'tea '));
    const teaOf = () => labelled(/Words used alike/u)[1]!;
    await until(
      'the word to be counted',
      () => teaOf().description === '0.98 · once here' || undefined,
    );
    assert.match(teaOf().tooltip!.value, /occurs once in this text/u);
    const [sentence] = labelled(/Similar sentences/u);
    assert.match(sentence!.description!, /^TF-IDF (?:\d+|–) · line \d+$/u);
    const at = document.positionAt(document.getText().indexOf('Quietly') + 1);
    const hover = await hoverAt(at.line, at.character);
    assert.match(hover, /\*\*Quietly\*\* — word 6 of 6 in good\.vec/u, 'without its capital');
    assert.doesNotMatch(hover, /seeds/u);
    const the = document.positionAt(document.getText().indexOf('the keeper') + 1);
    assert.match(await hoverAt(the.line, the.character), /not in good\.vec/u);
    select(document, 'coffee', 'ship');
    await embed();
    assert.equal(labelled(/Similar to each other/u)[0]!.description, '1.00  0.24');
    await choose('The open file');
    await until('the learned ones to answer', () => {
      const [row] = labelled(/Similar to each other/u);
      return row!.tooltip!.value.includes('mean over the seeds') ? true : undefined;
    });
    assert.equal(api.embed.analyst.loaded, undefined);
  });

  it('find similar lines over the workspace', async () => {
    const name = path.join(workspace.workspaceFolders![0]!.uri.fsPath, 'drinks.txt');
    writeFileSync(name, ['hot coffee', '', 'a small ship', 'warm cocoa'].join('\n'));
    try {
      await window.showTextDocument(Uri.file(name));
      await load(fileOf('good.vec', GOOD));
      await commands.executeCommand('unroll.findSimilarLines');
      const own = labelled(/Similar lines/u).filter(({ place }) => place!.uri.fsPath === name);
      assert.match(own[0]!.label, /^[01]\.\d\d warm cocoa$/u);
    } finally {
      rmSync(name);
    }
  });

  it('that cannot be read are refused in one sentence with its line; those before stay', async () => {
    await load(fileOf('good.vec', GOOD));
    const refused = async (name: string, content: string, words: RegExp) => {
      const said = await warnings(() => load(fileOf(name, content)));
      assert.equal(said.length, 1, said.join(' | '));
      assert.match(said[0]!, words);
      assert.equal(api.embed.analyst.loaded?.name, 'good.vec');
    };
    const lines = GOOD.split('\n');
    const without = (line: string) => [...lines.slice(0, 3), line, ...lines.slice(4)].join('\n');
    await refused('cut.vec', lines.slice(0, 4).join('\n'), /6 words.*ends after line 4 with 3/u);
    await refused('ragged.vec', without('tea 1'), /line 4 needs a word and 3 numbers, got 1/u);
    await refused('nan.vec', without('tea 1 NaN 1'), /line 4 needs 3 finite numbers, got "NaN"/u);
    await refused('twice.vec', without('coffee 1 1 1'), /line 4.*got "coffee" of line 2 again/u);
    await refused('text.vec', 'What is this?\n', /line 1 needs a word and its numbers/u);
    await refused(
      'counts.txt',
      'the 1234\nof 999\n',
      /has one number to each word, as a list of word counts has/u,
    );
    await refused('empty.vec', '', /line 1 needs a word and its numbers, got an empty file/u);
    rmSync(path.join(folder, 'empty.vec'));
    const gone = Uri.file(path.join(folder, 'empty.vec'));
    const said = await warnings(() => load(gone));
    assert.match(said.join(), /empty\.vec cannot be found/u);
  });

  it('of a large file are announced with their memory first, and can be cut', async () => {
    const asked: unknown[][] = [];
    const { showInformationMessage } = window;
    const patched = window as { showInformationMessage: unknown };
    const answer = async (wanted: string | undefined) => {
      patched.showInformationMessage = (...args: unknown[]) => {
        asked.push(args);
        return Promise.resolve(wanted);
      };
      try {
        return await warnings(() => load(fileOf('large.vec', `400000 300\nword 1 2\n`)));
      } finally {
        patched.showInformationMessage = showInformationMessage;
      }
    };
    assert.deepEqual(await answer(undefined), [], 'nothing is read');
    const [message, options, ...choices] = asked[0]!;
    assert.match(
      String(message),
      /large\.vec \(20 B\): 400,000 words × 300 numbers, about 532 MB/u,
    );
    assert.deepEqual(options, { modal: true });
    assert.deepEqual(choices, ['Load It', 'Only the First 100,000 Words']);
    const said = await answer('Only the First 100,000 Words');
    assert.match(said.join(), /line 2 needs a word and 300 numbers, got 2/u);
  });

  it('are given up by a cancel', async () => {
    const file = fileOf('long.vec', `100000 2\n${'x'.repeat(9)} 1 2\n`);
    const source = new CancellationTokenSource();
    const { analyst } = api.embed;
    const given = { kind: 'file', uri: file.toString(), encoding: undefined } as const;
    const named = { ...given, name: 'long.vec', languageId: '' };
    const loading = analyst.load({ source: named, size: 24, most: undefined }, source.token);
    source.cancel();
    await assert.rejects(loading, { name: 'Canceled' });
    assert.equal(analyst.loaded, undefined);
  });

  it('that were learned are saved in the format of the name, and loaded again they have the same neighbours', async () => {
    const document = await open(korean.join('\n'));
    const target = Uri.file(path.join(folder, 'learned.vec'));
    const save = (to = target) => commands.executeCommand('unroll.saveVectors', to);
    assert.match((await warnings(save)).join(), /먼저 ‘선택한 부분 임베딩’/u);
    select(document, '커피를');
    await embed();
    const [words, dimensions, data] = await saved('learned.vec', 'word2vec');
    assert.deepEqual(await saved('learned.bin', 'word2vec-binary'), [words, dimensions, data]);
    assert.deepEqual(await saved('learned.txt', 'glove'), [words, dimensions, data]);
    const index = createVectorIndex(data, dimensions);
    const row = words.indexOf('커피를');
    const nearest = index.search(index.unit(row), { exclude: new Set([row]) });

    async function saved(name: string, format: VectorFormat) {
      const to = Uri.file(path.join(folder, name));
      assert.deepEqual(await warnings(() => save(to)), []);
      const file = await openVectorFile(createReadStream(to.fsPath), { name });
      assert.equal(file.announcement.format, format);
      const read = await file.read();
      return [read.words, read.dimensions, read.data] as const;
    }

    await load(target);
    await embed();
    const shown = labelled(/비슷하게 쓰인 단어/u);
    assert.deepEqual(
      shown.map(({ label, description }) => [label, description!.split(' ')[0]]),
      nearest.map((found) => [words[found.index], found.score.toFixed(2).replace('-', '−')]),
    );
    assert.equal(shown[0]!.label, '녹차를');
    assert.match(api.embed.view.message, /learned\.vec 파일의 벡터.*시드끼리 견줄 수 없어요/u);
  });
});

describe('map panel (embed)', () => {
  const long = 'the wind and the sea of a long, long selection';
  const drawn = {
    ...{ kind: 'map-drawn', by: 'pca', near: [0], share: 0.5, chosen: 1 },
    ...{ words: ['wind', long], positions: [0, 0, 1, 1] },
  } as const;

  /** A panel whose page is the test: what is asked of the vectors, and how they answer. */
  const openMap = async (answer: (question: EmbedQuestion) => Promise<unknown>) => {
    const asked: EmbedQuestion[] = [];
    const posted: unknown[] = [];
    let receive: (message: unknown) => void = () => undefined;
    const vectors = {
      name: 'v.vec',
      ask: (question: EmbedQuestion) => {
        asked.push(question);
        return answer(question);
      },
    } as unknown as TextEmbedding;
    const nothing = { dispose: () => undefined };
    const panel = {
      webview: {
        onDidReceiveMessage: (listen: typeof receive) => (receive = listen),
        postMessage: (message: unknown) => Promise.resolve(posted.push(message)),
        asWebviewUri: (uri: Uri) => uri,
      },
      onDidDispose: () => nothing,
      ...nothing,
    };
    const { createWebviewPanel } = window;
    const patched = window as { createWebviewPanel: unknown };
    patched.createWebviewPanel = () => panel;
    const map = new MapPanel(extensions.getExtension('unroll.unroll')!.extensionUri);
    try {
      map.show(vectors, long);
    } finally {
      patched.createWebviewPanel = createWebviewPanel;
    }
    const shown = async (count: number) =>
      until('the map', () => (posted.length >= count ? true : undefined));
    await shown(1);
    return { map, vectors, asked, shown, send: (message: FromView) => receive(message) };
  };

  it('its own ring, under a name that was cut, is not asked for again; another word is', async () => {
    const { asked, send, shown } = await openMap(() => Promise.resolve(drawn));
    send({ kind: 'draw-map', by: 'pca', word: `${long.slice(0, 24)}…` });
    send({ kind: 'draw-map', by: 'pca', word: 'wind' });
    await shown(2);
    assert.deepEqual(
      asked.map((question) => 'text' in question && question.text),
      [long, 'wind'],
    );
  });

  it('a word that was chosen on it stays while the selection does', async () => {
    const { map, vectors, asked, send, shown } = await openMap(() => Promise.resolve(drawn));
    send({ kind: 'draw-map', by: 'pca', word: 'wind' });
    await shown(2);
    map.follow(vectors, long);
    map.follow(vectors, 'another');
    await shown(3);
    assert.deepEqual(
      asked.map((question) => 'text' in question && question.text),
      [long, 'wind', 'another'],
    );
  });

  it('where UMAP has too few words it says so, and draws by PCA again', async () => {
    const refusal = new Refusal({ ko: '적어요', en: 'too few' });
    const { map, vectors, asked, send, shown } = await openMap((question) =>
      'by' in question && question.by === 'umap' ? Promise.reject(refusal) : Promise.resolve(drawn),
    );
    const said = await warnings(async () => {
      send({ kind: 'draw-map', by: 'umap', word: undefined });
      await new Promise(setImmediate);
    });
    assert.deepEqual(said, ['too few']);
    map.follow(vectors, 'another');
    await shown(2);
    assert.deepEqual(
      asked.map((question) => 'by' in question && question.by),
      ['pca', 'umap', 'pca'],
    );
  });
});

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
