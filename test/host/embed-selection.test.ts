import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import {
  CancellationTokenSource,
  commands,
  ConfigurationTarget,
  extensions,
  Position,
  Selection,
  TabInputWebview,
  window,
  workspace,
} from 'vscode';
import type { Api } from '../../src/extension';
import type { SimilarItem } from '../../src/host/embed/similar-view';
import { textFile } from '../../src/host/embed/workspace-texts';
import { english, korean, onOwnDocuments, open, select, warnings } from './embed-documents';
import { hoverAt, unroll, until } from './product';

interface Manifest {
  readonly contributes: {
    readonly menus: Readonly<Record<string, readonly { command: string; group: string }[]>>;
  };
}

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
  onOwnDocuments();

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
