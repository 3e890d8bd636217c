import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CancellationTokenSource,
  commands,
  languages,
  Position,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import type { Api } from '../../src/extension';
import { textFile } from '../../src/host/embed/workspace-texts';
import type { EmbedQuestion } from '../../src/training/embed/embed-event';
import {
  choose,
  createGate,
  english,
  fileOf,
  GOOD,
  korean,
  onOwnDocuments,
  open,
  progressTitles,
  select,
  warnings,
} from './embed-documents';
import { closeAllTabs, unroll, until } from './product';

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
    api = await unroll();
  });
  onOwnDocuments();

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
