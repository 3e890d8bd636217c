import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CorpusDataset } from '../../src/dataset/corpus';
import { readTextWords, type TextWords } from '../../src/models/text-words';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';
import { violationsIn } from './lesson-visit.mjs';

// What is like a word and like a sentence, asked by the mouse and read with the keys.

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCREENS = path.join(ROOT, '.screens/tests');

type Window = Awaited<ReturnType<typeof openWindow>>;

interface Way {
  readonly locale: 'en' | 'ko';
  readonly colorTheme: string;
  readonly file: string;
  readonly word: string;
  /** a line of its own */
  readonly sentence: string;
  readonly words: {
    readonly train: string;
    readonly embed: string;
    /** on the page of the map */
    readonly heading: (selection: string) => string;
    readonly map: string;
    readonly alikeWords: string;
    readonly alikeSentences: string;
    readonly tooLittle: RegExp;
    /** behind a word its score and seeds, behind a sentence seeds, TF-IDF's rank and the line */
    readonly wordFigures: RegExp;
    readonly sentenceFigures: RegExp;
  };
}

const WAYS: readonly Way[] = [
  {
    locale: 'ko',
    colorTheme: 'Default Light Modern',
    file: 'a-year-in-the-alley.ko.txt',
    word: '할머니는',
    sentence: '“배고픈 사람이 먹지.”',
    words: {
      train: '이 파일로 학습하기',
      embed: '선택한 부분 임베딩',
      heading: (selection) => `지도에서의 자리: ${selection}`,
      map: '지도에서의 자리',
      alikeWords: '비슷하게 쓰인 단어',
      alikeSentences: '비슷한 문장',
      tooLittle: /글이 너무 적어요/u,
      wordFigures: /^[01]\.\d\d · 시드 \d\/5$/u,
      sentenceFigures: /^시드 \d\/5 · TF-IDF .* · (?<line>\d+)번째 줄$/u,
    },
  },
  {
    locale: 'en',
    colorTheme: 'Default Dark Modern',
    file: 'the-lighthouse-log.txt',
    word: 'lighthouse',
    sentence: "Eleven o'clock. Wind from the west. Sea calm. No ships.",
    words: {
      train: 'Train on This File',
      embed: 'Embed Selection',
      heading: (selection) => `On the map: ${selection}`,
      map: 'On the map',
      alikeWords: 'Words used alike',
      alikeSentences: 'Similar sentences',
      tooLittle: /too little text/u,
      wordFigures: /^[01]\.\d\d · seeds \d\/5$/u,
      sentenceFigures: /^seeds \d\/5 · TF-IDF .* · line (?<line>\d+)$/u,
    },
  },
];

describe('embed selection, with mouse and keys', () => {
  let folder: string;
  let window: Window;

  before(() => {
    folder = makeTemporaryFolder('unroll-embed-');
    cpSync(path.join(ROOT, 'media/samples'), folder, { recursive: true });
  });

  afterEach(async function () {
    const opened = window as Window | undefined;
    if (opened === undefined) return; // no window came up at all
    if (this.currentTest?.state === 'failed') {
      await opened.screenshot(path.join(SCREENS, `failed-embed-${String(Date.now())}.png`));
    }
    await opened.close();
  });

  after(async () => {
    await closeAll();
    removeFolder(folder);
  });

  for (const way of WAYS) {
    it(`${way.file}: a word, then a sentence; Enter and F4 go where the neighbour is`, async () => {
      const { locale, colorTheme, file, word, sentence, words } = way;
      const text = readFileSync(path.join(folder, file), 'utf8');
      const read = readTextWords(corpusOf(file, text));
      window = await openWindow({ workspaceFolder: folder, locale, colorTheme });
      await window.openFile(file);
      // A menu that opens before Unroll knows the file has nothing of Unroll in it.
      await window.page.locator('.editor-actions').getByLabel(words.train).waitFor();

      await window.chooseFromContextMenu(word, words.embed);
      const similar = await untilShown(window, word, words.alikeWords);
      for (const { figures } of similar.slice(0, 3)) assert.match(figures, words.wordFigures);
      await window.page.getByText(words.tooLittle).waitFor();
      await goTo(window, similar[0]!);
      await untilCaretIsAt(window, placeOfWord(read, similar[0]!.label));
      for (const next of similar.slice(1, 3)) {
        await window.page.keyboard.press('F4');
        await untilCaretIsAt(window, placeOfWord(read, next.label));
      }

      await window.page.keyboard.press('ControlOrMeta+Home');
      await window.clickText(sentence, { clickCount: 3 });
      await window.chooseFromContextMenu(sentence, words.embed);
      const sentences = await untilShown(window, sentence, words.alikeSentences);
      await goTo(window, sentences[1]!);
      await untilCaretIsAt(window, placeOfSentence(read, sentences[1]!, words.sentenceFigures));
      await window.page.keyboard.press('Shift+F4');
      await untilCaretIsAt(window, placeOfSentence(read, sentences[0]!, words.sentenceFigures));

      await window.page.getByRole('treeitem', { name: words.map }).click();
      const map = await window.webview({ place: 'editor' });
      await map.getByRole('heading', { name: words.heading(sentence) }).waitFor();
      await map.getByRole('button', { name: 'UMAP' }).click();
      await map.getByRole('button', { name: 'UMAP', pressed: true }).waitFor();
      assert.deepEqual(await violationsIn(map), []);
      // The map has the keys now; a neighbour is still shown where the text is.
      const third = `.pane .monaco-list-row[data-index="${String(sentences[2]!.index)}"]`;
      const row = window.page.locator(third).filter({ hasText: sentences[2]!.figures });
      await row.click();
      await untilCaretIsAt(window, placeOfSentence(read, sentences[2]!, words.sentenceFigures));
      await map.getByRole('heading', { name: words.heading(sentence) }).waitFor();
      assert.deepEqual(window.errors, []);
    });
  }
});

interface Row {
  readonly index: number;
  readonly label: string;
  /** what stands behind the label */
  readonly figures: string;
}

interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** The lines of a group of the tree, once it is about this selection and has the keys. */
async function untilShown(window: Window, selection: string, group: string): Promise<Row[]> {
  const { page } = window;
  const rows = page.locator('.pane .monaco-list:focus .monaco-list-row');
  const first = page.locator('.pane .monaco-list:focus .monaco-list-row.focused[data-index="0"]');
  await first.filter({ hasText: selection }).waitFor();
  const heading = rows.filter({ hasText: group }).first();
  // The list is drawn row by row: below its heading a group has to be there too.
  const at = Number(await heading.getAttribute('data-index'));
  await page.locator(`.pane .monaco-list:focus [data-index="${String(at + 3)}"]`).waitFor();
  const shown = await rows.evaluateAll((elements) =>
    elements.map((row) => ({
      index: Number(row.getAttribute('data-index')),
      level: Number(row.getAttribute('aria-level')),
      label: row.querySelector('.label-name')?.textContent ?? '',
      figures: row.querySelector('.label-description')?.textContent ?? '',
    })),
  );
  shown.sort((a, b) => a.index - b.index);
  const from = shown.findIndex(({ label }) => label === group) + 1;
  const length = shown.slice(from).findIndex(({ level }) => level === 1);
  return shown.slice(from, length === -1 ? undefined : from + length);
}

/** By the keys, in the tree that has them at its first row. */
async function goTo({ page }: Window, { index }: Row): Promise<void> {
  const list = page.locator('.pane .monaco-list:focus');
  for (let i = 0; i < index; i++) await page.keyboard.press('ArrowDown');
  await list.locator(`.monaco-list-row.focused[data-index="${String(index)}"]`).waitFor();
  await page.keyboard.press('Enter');
}

/** The status bar says where the caret is, and how much is selected before it. */
async function untilCaretIsAt(window: Window, { line, start, end }: Place): Promise<void> {
  const [shownLine, column] = [String(line + 1), String(end + 1)];
  const words = `Ln ${shownLine}, Col ${column} (${String(end - start)} selected)`;
  await window.statusBarItem(words).waitFor();
}

function placeOfWord(read: TextWords, word: string): Place {
  const row = read.rowOf(word);
  for (const { line, rows, places } of read.sentences) {
    const place = places[rows.findIndex((each) => each === row)];
    if (place !== undefined) return { line, ...place };
  }
  throw new Error(`"${word}" is no word of the text`);
}

function placeOfSentence({ sentences }: TextWords, row: Row, figures: RegExp): Place {
  const line = Number(figures.exec(row.figures)?.groups?.['line']) - 1;
  const beginning = row.label.replace(/^[01]\.\d\d |…$/gu, '');
  const found = sentences.find((each) => each.line === line && each.text.startsWith(beginning));
  assert.ok(found, `"${row.label}" is not where "${row.figures}" says`);
  return found;
}

function corpusOf(name: string, text: string): CorpusDataset {
  return { kind: 'corpus', name, text, firstLine: 0, firstCharacter: 0, problems: [] };
}
