import {
  CancellationError,
  CancellationTokenSource,
  Disposable,
  l10n,
  Location,
  Range,
  Selection,
  StatusBarAlignment,
  window,
  workspace,
  type CancellationToken,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextDocumentContentChangeEvent,
  type TextEditor,
} from 'vscode';
import { fill, say, type Phrase } from '../../phrase/phrase';
import { nameOf, readTarget } from '../document-source';
import { explainFailure } from '../failure';
import { inReadersLanguage, readLanguage } from '../language';
import type { Platform } from '../platform';
import { offerSample } from '../train-on-this-file';
import { koreanPositions } from './korean-positions';
import { withLearningProgress } from './learning-progress';
import type { MapPanel } from './map-panel';
import { orCancelled } from './or-cancelled';
import { matrixItems, selectionItems, worthWords } from './similar-items';
import type { SimilarView } from './similar-view';
import { VECTORS_GONE, type Learning, type TextAnalyst, type TextEmbedding } from './text-analyst';
import type { VectorChoice } from './vector-choice';
import { holdsWord, isLongLine, LONGEST_LINE, wholeWords } from './word-at';
import {
  MOST_FILES,
  MOST_MEGABYTES,
  textFile,
  type ReadTexts,
  type WorkspaceTexts,
} from './workspace-texts';

/** The vectors of all texts of the workspace, beside those of single documents by their addresses. */
const WORKSPACE = 'workspace';
/** Longer documents would take minutes to learn. */
const LONGEST_TEXT = 5_000_000;
/** Selections that are compared with each other: a matrix that can be read. */
const MOST_COMPARED = 20;
/** A pause in typing, after which the list is brought up to date. */
const SETTLING_MS = 400;
/** For what nobody can cancel. */
const NEVER = new CancellationTokenSource().token;

/** What was asked for. */
interface Query {
  readonly scope: string;
  readonly name: string;
  readonly document: TextDocument;
  /** `lines`: of the workspace; `all`: words, sentences and lines of this document */
  readonly wanted: 'all' | 'lines';
  readonly read: (token: CancellationToken) => Promise<ReadTexts>;
  /** half-open, in units of the document; they move with edits before them */
  selections: readonly { readonly start: number; readonly end: number }[];
  /** selections in the editor, of which the first ones are asked about */
  readonly selected: number;
  /** an edit went into a selection */
  isStale: boolean;
  /** the text was edited since it was asked */
  isEdited: boolean;
}

/** *Embed Selection* and *Find Similar Lines*: what is like the selection, in the tree *Similar*. */
export class EmbedSelection implements Disposable {
  readonly #status = window.createStatusBarItem('unroll.embed', StatusBarAlignment.Left, 0);
  readonly #subscriptions: Disposable;
  /** what is to be answered: as a rule what is shown, else the list of it is on its way */
  #query: Query | undefined;
  /** what the list is about */
  #shown: Query | undefined;
  #settling: NodeJS.Timeout | undefined;
  /** texts have changed since the list was last brought up to date */
  #isBehind = false;
  #refreshing: Promise<void> | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly analyst: TextAnalyst,
    private readonly texts: WorkspaceTexts,
    private readonly view: SimilarView,
    private readonly choice: VectorChoice,
    private readonly map: MapPanel,
  ) {
    this.#status.name = l10n.t('Unroll word vectors');
    this.#status.command = 'unroll.similar.focus';
    this.#subscriptions = Disposable.from(
      analyst.onDidLearn((learning) => this.#showStatus(learning)),
      workspace.onDidChangeTextDocument((change) => this.#follow(change)),
      choice.onDidChange(() => void this.#askAgain()),
      texts.onDidChange(() => {
        if (this.#query?.scope === WORKSPACE) this.#refreshSoon();
      }),
      view.onDidChangeVisibility(() => void this.#catchUp()),
    );
  }

  /** Learns what is chosen, or reuses its vectors, and shows what is like the selections. */
  async embed(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined) return offerSample();
    const { document } = editor;
    if (!(await this.#makeReadable(editor))) return;
    const ranges = firstWithWords(document, editor.selections);
    if (ranges.length === 0) {
      const isInLongLine = editor.selections.some(
        ({ isEmpty, active }) => isEmpty && isLongLine(document, active.line),
      );
      if (isInLongLine) this.#warn(LONG_LINE, { most: LONGEST_LINE });
      else this.#warn(NO_WORD);
      return;
    }
    const selections = offsetsOf(document, ranges);
    await this.#find(this.#queryFor(document, 'all', selections, editor.selections.length));
  }

  /** Lines of the workspace's texts that are like the selection, or like the line of the cursor. */
  async findLines(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined) return offerSample();
    const { document } = editor;
    if (!(await this.#makeReadable(editor))) return;
    const { selection } = editor;
    const range = selection.isEmpty
      ? document.lineAt(selection.active.line).range
      : new Range(selection.start.line, 0, selection.end.line, Number.MAX_SAFE_INTEGER);
    const whole = document.validateRange(range);
    if (!holdsWord(document.getText(whole))) {
      this.#warn(NO_LINE);
      return;
    }
    await this.#find(this.#queryFor(document, 'lines', offsetsOf(document, [whole]), 1));
  }

  /** The selection that the list is about, on a map of its vectors' words. */
  async showMap(): Promise<void> {
    const query = this.#shown;
    if (query === undefined) {
      this.#warn(NOTHING_ASKED);
      return;
    }
    try {
      const { files } = await query.read(NEVER);
      const vectors = await this.analyst.kept(query.scope, files);
      if (this.#shown !== query) return;
      if (vectors === undefined || query.isStale) this.#putAway(query, this.#whyOver(query));
      else this.map.show(vectors, textOf(query));
    } catch (error) {
      this.#explain(error, query.name);
    }
  }

  /** The next place, or the one before; a list that nobody has seen is brought up to date first. */
  async go(by: 1 | -1): Promise<void> {
    await this.#catchUp(true);
    await this.view.go(by);
  }

  dispose(): void {
    clearTimeout(this.#settling);
    this.#subscriptions.dispose();
    this.#status.dispose();
  }

  /** A Korean file that VS Code took for UTF-8 is opened again as what it is, its selections kept. */
  async #makeReadable(editor: TextEditor): Promise<boolean> {
    const { document, selections } = editor;
    const { uri, encoding } = document;
    try {
      await readTarget({ uri, selection: undefined }, this.platform);
      if (document.encoding === encoding) return true;
      const ends = selections
        .slice(0, MOST_COMPARED)
        .flatMap(({ anchor, active }) => [anchor, active]);
      const moved = await koreanPositions(await workspace.fs.readFile(uri), ends);
      editor.selections = moved.flatMap((anchor, i) =>
        i % 2 === 0 ? [new Selection(anchor, moved[i + 1]!)] : [],
      );
      return true;
    } catch (error) {
      this.#explain(error, nameOf(uri));
      return false;
    }
  }

  #queryFor(
    document: TextDocument,
    wanted: Query['wanted'],
    selections: Query['selections'],
    selected: number,
  ): Query {
    const query = { document, wanted, selections, selected, isStale: false, isEdited: false };
    if (wanted === 'lines' || this.choice.learnedFrom === 'workspace') {
      const name = workspace.name ?? nameOf(document.uri);
      return { ...query, scope: WORKSPACE, name, read: (token) => this.texts.read(token) };
    }
    return {
      ...query,
      scope: document.uri.toString(),
      name: nameOf(document.uri),
      read: () =>
        Promise.resolve({ files: [textFile(document.uri, document.getText())], leftOut: 0 }),
    };
  }

  /** The same of other vectors. */
  async #askAgain(): Promise<void> {
    const query = this.#query;
    if (query === undefined || query.isStale || query.document.isClosed) return;
    const { document, wanted, selections, selected } = query;
    await this.#find(this.#queryFor(document, wanted, selections, selected));
  }

  async #find(query: Query): Promise<void> {
    if (this.#wouldTakeMinutes(query)) {
      this.#warn(TOO_LONG, { name: query.name, most: LONGEST_TEXT });
      return;
    }
    this.#query = query;
    clearTimeout(this.#settling);
    this.#isBehind = false;
    const title = this.analyst.has(query.scope)
      ? l10n.t('Unroll looks for what is similar')
      : l10n.t('Unroll learns the words of {0}', query.name);
    try {
      const isShown = await this.#showKept(query);
      if (!isShown) {
        await withLearningProgress(this.analyst, title, async (token) => {
          const read = await query.read(token);
          const vectors = await this.analyst.embed(query.scope, query.name, read.files, token);
          await this.#show(query, vectors, read.leftOut, token);
        });
      }
      if (this.#query !== query) return;
      if (query.isStale) this.#putAway(query, this.#whyOver(query));
      await this.view.bringUp({ focus: !query.isEdited }); // who types goes on typing
      await this.#catchUp();
    } catch (error) {
      if (this.#query !== query) return; // something else was asked, which answers for itself
      this.#explain(error, query.name);
      this.#query = this.#shown; // the list before is still there, and was not followed meanwhile
      this.#isBehind = true;
      void this.#catchUp();
    }
  }

  /** The workspace's texts have limits of their own, and by loaded vectors a text is only searched. */
  #wouldTakeMinutes({ scope, document }: Query): boolean {
    const isLearned = scope !== WORKSPACE && this.analyst.loaded === undefined;
    return isLearned && document.getText().length > LONGEST_TEXT;
  }

  /** Vectors of the open file that are there answer at once; whatever takes longer is followed. */
  async #showKept(query: Query): Promise<boolean> {
    if (query.scope === WORKSPACE) return false;
    const { files } = await query.read(NEVER);
    const vectors = await this.analyst.kept(query.scope, files);
    if (vectors !== undefined) await this.#show(query, vectors, 0);
    return vectors !== undefined;
  }

  /** Shows nothing of a question that is no longer the one to answer. */
  async #show(query: Query, vectors: TextEmbedding, leftOut: number, token = NEVER): Promise<void> {
    const { document, wanted } = query;
    const language = readLanguage(document);
    const summary = await orCancelled(vectors.learned, token);
    if (!this.#isOpen(query)) return;
    const ranges = query.selections.map(
      ({ start, end }) => new Range(document.positionAt(start), document.positionAt(end)),
    );
    const origins = ranges.map((range) => new Location(document.uri, range));
    const texts = ranges.map((range) => document.getText(range));
    let message = worthWords(summary, vectors.name, language);
    if (leftOut > 0) {
      const values = { leftOut, files: MOST_FILES, megabytes: MOST_MEGABYTES };
      message = `${message} ${say(leftOut === 1 ? ONE_LEFT_OUT : LEFT_OUT, language, values)}`;
    }
    if (texts.length === MOST_COMPARED && query.selected > MOST_COMPARED) {
      const values = { compared: MOST_COMPARED, selected: query.selected };
      message = `${say(FIRST_COMPARED, language, values)} ${message}`;
    }
    const [origin] = origins;
    const description = l10n.t('vectors: {0}', vectors.name);
    const heading = { description, message, origin, question: query };
    const words = {
      language,
      seeds: summary.kind === 'vectors-loaded' ? undefined : summary.seeds,
      vectors: vectors.name,
      nameOf: query.scope === WORKSPACE ? (key: string) => vectors.nameOf(key) : undefined,
    };
    const [text] = texts;
    if (texts.length > 1) {
      const question = { about: 'selections', texts: JSON.stringify(texts) } as const;
      const compared = await orCancelled(vectors.ask(question), token);
      if (!this.#isOpen(query)) return;
      this.#shown = query;
      this.view.show(matrixItems(origins, compared, words), heading);
      return;
    }
    const { start, end } = ranges[0]!;
    const question = {
      about: 'selection',
      text: text!,
      wanted,
      file: document.uri.toString(),
      startLine: start.line,
      startCharacter: start.character,
      endLine: end.line,
      endCharacter: end.character,
    } as const;
    const found = await orCancelled(vectors.ask(question), token);
    if (!this.#isOpen(query)) return;
    this.#shown = query;
    this.view.show(selectionItems(text!, origin!, found, words), heading);
    this.map.follow(vectors, text!);
  }

  /** Nothing else was asked meanwhile, and the selection is what it was. */
  #isOpen(query: Query): boolean {
    return this.#query === query && !query.isStale;
  }

  /** Selections move with edits before them; the list follows when the typing has settled. */
  #follow({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (this.#query === undefined || contentChanges.length === 0) return;
    const asked = [...new Set([this.#query, this.#shown])];
    const own = asked.filter((query) => query?.document.uri.toString() === document.uri.toString());
    for (const query of own) moveSelections(query!, contentChanges);
    if (own.length > 0 || this.#isSearched(document)) this.#refreshSoon();
  }

  #isSearched(document: TextDocument): boolean {
    const vectors = this.analyst.loaded ?? this.analyst.learnedOf(document);
    return vectors?.has(document.uri.toString()) === true;
  }

  #refreshSoon(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#isBehind = true;
      void this.#catchUp();
    }, SETTLING_MS);
  }

  /** One refresh at a time, whatever changes meanwhile, and none while nobody sees the list. */
  async #catchUp(isWanted = this.view.isVisible): Promise<void> {
    await this.#refreshing;
    const query = this.#query;
    if (!this.#isBehind || !isWanted || query === undefined || this.#shown !== query) return;
    this.#isBehind = false;
    this.#refreshing = this.#refresh(query);
    await this.#refreshing;
  }

  async #refresh(query: Query): Promise<void> {
    try {
      const read = await query.read(NEVER);
      const vectors = query.isStale ? undefined : await this.analyst.kept(query.scope, read.files);
      if (this.#query !== query) return;
      if (vectors === undefined) this.#putAway(query, this.#whyOver(query));
      else await this.#show(query, vectors, read.leftOut);
    } catch (error) {
      this.#putAway(query, explainFailure(error, query.name));
    }
  }

  /** Places of vectors that are gone, or of a text that has changed, lead nowhere. */
  #putAway(query: Query, why: Phrase): void {
    if (this.#query !== query && this.#shown !== query) return;
    if (this.#query === query) this.#query = undefined;
    this.#shown = undefined;
    const message = say(why, readLanguage(query.document));
    const heading = { description: query.name, message, origin: undefined, question: undefined };
    this.view.show([], heading);
  }

  /** Why no vectors answer a question any more. */
  #whyOver({ scope, name, document, isStale }: Query): Phrase {
    if (isStale) return SELECTION_CHANGED;
    if (this.analyst.has(scope)) return TEXT_CHANGED;
    return fill(scope !== WORKSPACE && document.isClosed ? CLOSED : VECTORS_GONE, { name });
  }

  #showStatus(learning: Learning | undefined): void {
    if (learning === undefined) {
      this.#status.hide();
      return;
    }
    const percent = String(Math.floor(100 * learning.share));
    this.#status.text = `$(sync~spin) ${l10n.t('Word vectors {0} %', percent)}`;
    this.#status.tooltip = learning.name;
    this.#status.show();
  }

  #warn(phrase: Phrase, values: Readonly<Record<string, string | number>> = {}): void {
    void window.showWarningMessage(inReadersLanguage(phrase, values));
  }

  #explain(error: unknown, name: string): void {
    if (error instanceof CancellationError) return; // the person's own wish
    this.#warn(explainFailure(error, name));
  }
}

function moveSelections(query: Query, changes: readonly TextDocumentContentChangeEvent[]): void {
  query.isEdited = true;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const by = text.length - rangeLength;
    query.selections = query.selections.map((selection) => {
      const { start, end } = selection;
      if (rangeOffset + rangeLength <= start) return { start: start + by, end: end + by };
      if (rangeOffset < end) query.isStale = true;
      return selection;
    });
  }
}

function textOf({ document, selections }: Query): string {
  const { start, end } = selections[0]!;
  return document.getText(new Range(document.positionAt(start), document.positionAt(end)));
}

/** What the first selections mean, each once; further ones are not looked at. */
function firstWithWords(document: TextDocument, selections: readonly Selection[]): Range[] {
  const found: Range[] = [];
  for (const selection of selections) {
    if (found.length === MOST_COMPARED) break;
    const range = wholeWords(document, selection);
    if (range === undefined || found.some((other) => other.isEqual(range))) continue;
    if (holdsWord(document.getText(range))) found.push(range);
  }
  return found;
}

function offsetsOf(document: TextDocument, ranges: readonly Range[]): Query['selections'] {
  return ranges.map(({ start, end }) => ({
    start: document.offsetAt(start),
    end: document.offsetAt(end),
  }));
}

const NO_WORD: Phrase = {
  ko: '먼저 단어나 문장을 고르거나, 단어 위에 커서를 놓아 주세요.',
  en: 'First select a word or a sentence, or put the cursor on a word.',
};
const LONG_LINE: Phrase = {
  ko: '글자가 {most}개를 넘는 줄에서는 커서로 단어를 찾지 못해요. 단어를 직접 골라 주세요.',
  en: 'In a line of more than {most} characters no word is looked for at the cursor: select it.',
};
const FIRST_COMPARED: Phrase = {
  ko: '고른 곳 {selected}군데 가운데 앞의 {compared}군데만 서로 견줬어요.',
  en: 'Only the first {compared} of {selected} selections are compared.',
};
const NO_LINE: Phrase = {
  ko: '이 줄에는 단어가 없어요. 글이 있는 줄에 커서를 놓아 주세요.',
  en: 'This line has no word: put the cursor on a line of text.',
};
const NOTHING_ASKED: Phrase = {
  ko: '먼저 ‘선택한 부분 임베딩’을 실행하면 그 자리를 지도에서 볼 수 있어요.',
  en: 'Run Embed Selection first; the map then shows where the selection lies.',
};
const TOO_LONG: Phrase = {
  ko: '{name|은/는} 글자가 {most}개를 넘어서 단어 벡터를 배우는 데 몇 분이 걸려요. 더 짧은 글을 열어 주세요.',
  en: '{name} has more than {most} characters and would take minutes to learn: open a shorter text.',
};
const LEFT_OUT: Phrase = {
  ko: '파일 {leftOut}개는 빠졌어요(한 번에 {files}개, {megabytes}MB까지, 글 파일만 읽어요).',
  en: '{leftOut} files are left out (at most {files} files and {megabytes} MB, texts only).',
};
const ONE_LEFT_OUT: Phrase = {
  ko: LEFT_OUT.ko,
  en: 'One file is left out (at most {files} files and {megabytes} MB, texts only).',
};
const SELECTION_CHANGED: Phrase = {
  ko: '선택했던 부분이 바뀌었어요. 다시 고르고 ‘선택한 부분 임베딩’이나 ‘비슷한 줄 찾기’를 실행해 주세요.',
  en: 'The selected text has changed: select again and run Embed Selection or Find Similar Lines.',
};
const TEXT_CHANGED: Phrase = {
  ko: '글이 많이 바뀌었어요. 다시 고르고 ‘선택한 부분 임베딩’이나 ‘비슷한 줄 찾기’를 실행해 주세요.',
  en: 'The text has changed a lot: select again and run Embed Selection or Find Similar Lines.',
};
const CLOSED: Phrase = {
  ko: '{name|을/를} 닫아서 그 벡터도 없어졌어요. 다시 열고 ‘선택한 부분 임베딩’이나 ‘비슷한 줄 찾기’를 실행해 주세요.',
  en: '{name} was closed, and its vectors went with it: open it again and run Embed Selection or Find Similar Lines.',
};
