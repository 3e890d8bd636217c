import {
  Disposable,
  env,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
  type Webview,
} from 'vscode';
import type { DatasetKind } from '../dataset/dataset';
import { lessons } from '../lessons/index';
import type { Params } from '../lessons/experiment';
import { fill, type Phrase } from '../phrase/phrase';
import {
  assertNever,
  type FromView,
  type LessonProgress,
  type Page as PageName,
  type SourceLine,
  type SourceSummary,
  type ToView,
} from '../protocol/messages';
import { beginAt } from './begin-at';
import { nameOf, readTarget, type ReadTarget, type Target } from './document-source';
import { explainFailure } from './failure';
import { readLanguage } from './language';
import { pageHtml } from './page-html';
import { readRunSettings } from './run-settings';
import { sampleUri } from './samples';
import type { Services } from './services';
import { hasTab } from './tabs';
import type { RunNews } from './trainer';

export interface PageOptions {
  /** true for an editor tab, false for the view in the side bar */
  readonly large: boolean;
  /** brings the page to the front */
  readonly reveal: () => void;
  readonly openLarge: (name: PageName, target: Target | undefined) => void;
  readonly openLesson: (id: string) => void;
}

/** The newest run of a page, and the document as it was when the run took its text. */
interface PageRun {
  readonly id: number;
  readonly uri: Uri;
  readonly version: number | undefined;
  /** started from a file with a tab: closing the last one ends it */
  readonly hadTab: boolean;
  ended: boolean;
  changeTold: boolean;
}

const INTERRUPTED: Phrase = {
  ko: '창을 다시 불러오면서 학습이 중단되었어요. 다시 실행해 주세요.',
  en: 'The window was reloaded in mid-run. Run again to start over.',
};
const FILE_CLOSED: Phrase = {
  ko: '{name|을/를} 닫아서 학습을 멈췄어요.',
  en: '{name} was closed, so the run was ended.',
};
const SAMPLE_USED: Phrase = {
  ko: '알맞은 파일이 열려 있지 않아서 예제를 써요.',
  en: 'No suitable file is open, so the sample is used.',
};
const OTHER_KIND: Phrase = {
  ko: '열려 있는 {name|은/는} 이 수업에 맞지 않아서 예제를 써요.',
  en: 'The open file {name} does not suit this lesson, so the sample is used.',
};

/**
 * One webview and what it shows. Takes the view's wishes to the trainer, the store and the editor,
 * and the run's news back to the view. Disposing it ends its run.
 */
export class Page implements Disposable {
  readonly #subscriptions: Disposable;
  #run: PageRun | undefined;
  #summary: { readonly uri: string; readonly summary: SourceSummary } | undefined;
  #ready = false;
  /** said when the view is first ready */
  #firstNotice: Phrase | undefined;
  #firstRun: Params | undefined;

  constructor(
    private readonly webview: Webview,
    private readonly services: Services,
    private readonly options: PageOptions,
    private name: PageName,
    /** the file this page is about; a lesson without one follows the open file */
    private own: Target | undefined,
  ) {
    const { extensionUri, store, openFile } = services;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [Uri.joinPath(extensionUri, 'dist')],
    };
    this.#subscriptions = Disposable.from(
      webview.onDidReceiveMessage((message: FromView) => void this.#receive(message)),
      store.onDidChange(() => this.#sendPage()),
      openFile.onDidChange(() => this.#sendPage()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('unroll.language')) this.#sendPage();
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#tellIfChanged(document.uri, document.version);
      }),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) this.#endIfFileClosed();
      }),
    );
    webview.html = pageHtml(webview, extensionUri, this.#language());
  }

  get shown(): PageName {
    return this.name;
  }

  /** Shows another lesson in the same view. */
  show(name: PageName): void {
    this.#stopRun();
    this.#run = undefined;
    this.name = name;
    this.#sendPage();
  }

  /** The same page about the same file, or another part of it. */
  aim(target: Target | undefined): void {
    this.own = target;
  }

  /** Runs as soon as the view is there. */
  runWhenReady(params: Params): void {
    if (this.#ready) void this.#startRun(params);
    else this.#firstRun = params;
  }

  /** For a page that came back after a reload, which ended its run. */
  tellInterrupted(): void {
    this.#firstNotice = INTERRUPTED;
  }

  dispose(): void {
    this.#stopRun();
    this.#subscriptions.dispose();
  }

  async #receive(message: FromView): Promise<void> {
    const { trainer, store } = this.services;
    switch (message.kind) {
      case 'ready':
        this.#viewIsReady();
        return;
      case 'run':
        await this.#startRun(message.params);
        return;
      case 'pause':
        trainer.pause(message.runId);
        return;
      case 'resume':
        trainer.resume(message.runId);
        return;
      case 'step':
        trainer.step(message.runId);
        return;
      case 'stop':
        trainer.cancel(message.runId);
        return;
      case 'ask':
        trainer.ask(message.runId, message.question);
        return;
      case 'predict':
        store.predicted(message.lesson, message.option);
        return;
      case 'highlight':
        this.#highlight(message);
        return;
      case 'open-lesson':
        this.options.openLesson(message.lesson);
        return;
      case 'open-large':
        this.options.openLarge(message.page, this.own);
        return;
      case 'go-to-line':
        await this.#goToLine(message.line);
        return;
      case 'copy':
        await env.clipboard.writeText(message.text);
        return;
      case 'draw-map':
        return; // the page of a map has a panel of its own
      default:
        assertNever(message);
    }
  }

  #viewIsReady(): void {
    this.#ready = true;
    this.#sendPage();
    if (this.#firstNotice !== undefined) this.#send({ kind: 'notice', message: this.#firstNotice });
    this.#firstNotice = undefined;
    const params = this.#firstRun;
    this.#firstRun = undefined;
    if (params !== undefined) void this.#startRun(params);
  }

  async #startRun(params: Params): Promise<void> {
    this.#stopRun();
    const { target, params: place } = beginAt(this.#target().target, lessonOf(this.name)?.beginsAt);
    const name = nameOf(target.uri);
    let read: ReadTarget;
    try {
      read = await readTarget(target, this.services.platform);
    } catch (error) {
      this.#send({ kind: 'notice', message: explainFailure(error, name) });
      return;
    }
    const { trainer } = this.services;
    const run: PageRun = {
      id: trainer.nextRunId(),
      uri: target.uri,
      version: read.version,
      hadTab: hasTab(target.uri),
      ended: false,
      changeTold: false,
    };
    this.#run = run;
    const { seed, engine } = readRunSettings();
    const request = {
      experiment: experimentOf(this.name),
      source: read.source,
      datasetKind: datasetKindOf(this.name),
      params: { ...params, ...place },
      seed,
      engine,
      reveal: this.options.reveal,
    };
    trainer.start(run.id, request, (news) => {
      if (news.kind === 'started') {
        const source = this.#sourceLine(read.qualifier);
        this.#send({ kind: 'run-started', runId: run.id, params, seed, source });
      } else {
        this.#tell(run, news);
      }
    });
    void this.#inspect(target, read);
  }

  /** What is in the file, for the column knob and the list of problems. */
  async #inspect({ uri }: Target, { source }: ReadTarget): Promise<void> {
    try {
      const summary = await this.services.trainer.inspect(source);
      this.#summary = { uri: uri.toString(), summary };
      this.services.problems.put(uri, summary.problems);
      this.#sendPage();
    } catch {
      // The run itself reads the same file and tells what is wrong with it.
    }
  }

  #tell(run: PageRun, news: Exclude<RunNews, { kind: 'started' }>): void {
    const runId = run.id;
    switch (news.kind) {
      case 'queued':
        this.#send({ kind: 'run-queued', runId, ahead: news.ahead });
        return;
      case 'events':
        this.#send({ kind: 'events', runId, events: news.events, progress: news.progress });
        return;
      case 'paused':
        this.#send({ kind: 'run-paused', runId });
        return;
      case 'resumed':
        this.#send({ kind: 'run-resumed', runId });
        return;
      case 'notice':
        this.#send({ kind: 'notice', message: news.message });
        return;
      case 'answers':
        this.#send({ kind: 'answers', runId, events: news.events, message: news.message });
        return;
      case 'lab-gone':
        return; // told when it is asked
      case 'ended':
        run.ended = true;
        if (news.how === 'done' && this.name.kind === 'lesson') {
          this.services.store.ran(this.name.id);
        }
        this.#send({ kind: 'run-ended', runId, how: news.how, message: news.message });
        return;
      default:
        assertNever(news);
    }
  }

  #highlight({ runId, places }: Extract<FromView, { kind: 'highlight' }>): void {
    const run = this.#run;
    if (run?.id !== runId || run.changeTold) return; // marks of an older text would be wrong
    this.services.highlight.show(run, places, (by) => this.#send({ kind: 'step-key', by }));
  }

  async #goToLine(line: number): Promise<void> {
    const uri = this.#run?.uri ?? this.#target().target.uri;
    const editor = await window.showTextDocument(uri, { preview: false });
    const range = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).range;
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #tellIfChanged(uri: Uri, version: number): void {
    const run = this.#run;
    if (run === undefined || run.changeTold || run.uri.toString() !== uri.toString()) return;
    if (run.version === undefined || run.version === version) return;
    run.changeTold = true;
    this.#send({ kind: 'source-changed', runId: run.id });
  }

  #endIfFileClosed(): void {
    const run = this.#run;
    if (run === undefined || run.ended || !run.hadTab || hasTab(run.uri)) return;
    this.services.trainer.cancel(run.id, fill(FILE_CLOSED, { name: nameOf(run.uri) }));
  }

  #stopRun(): void {
    const run = this.#run;
    if (run === undefined) return;
    if (run.ended) this.services.trainer.forget(run.id);
    else this.services.trainer.cancel(run.id);
    this.services.highlight.leaveFrom(run);
  }

  /** The file to learn from: the page's own, the open one, or the lesson's sample. */
  #target(): { readonly target: Target; readonly fallback: Phrase | undefined } {
    if (this.own !== undefined) return { target: this.own, fallback: undefined };
    const lesson = lessonOf(this.name);
    const { openFile, extensionUri } = this.services;
    const open = openFile.targetFor(lesson?.needs ?? []);
    if (open !== undefined) return { target: open, fallback: undefined };
    const uri = sampleUri(extensionUri, lesson?.sample ?? '');
    const { name } = openFile;
    const fallback = name === undefined ? SAMPLE_USED : fill(OTHER_KIND, { name });
    return { target: { uri, selection: undefined }, fallback };
  }

  #sourceLine(qualifier?: Phrase): SourceLine {
    const { target, fallback } = this.#target();
    const uri = target.uri.toString();
    const summary = this.#summary?.uri === uri ? this.#summary.summary : undefined;
    return { name: nameOf(target.uri), uri, fallback, qualifier, summary };
  }

  #lessonProgress(): LessonProgress | undefined {
    const lesson = lessonOf(this.name);
    if (lesson === undefined) return undefined;
    const chapter = lessons.filter((other) => other.chapter === lesson.chapter);
    const { prediction, ranOnce } = this.services.store.of(lesson.id);
    return {
      prediction,
      ranOnce,
      place: { index: chapter.indexOf(lesson) + 1, of: chapter.length },
    };
  }

  #sendPage(): void {
    this.#send({
      kind: 'page',
      page: this.name,
      language: this.#language(),
      source: this.#sourceLine(),
      lesson: this.#lessonProgress(),
      large: this.options.large,
    });
  }

  #language() {
    const uri = this.own?.uri.toString();
    const own = workspace.textDocuments.find((document) => document.uri.toString() === uri);
    return readLanguage(own ?? this.services.openFile.document);
  }

  #send(message: ToView): void {
    if (this.#ready) void this.webview.postMessage(message);
  }
}

function lessonOf(name: PageName) {
  return name.kind === 'lesson' ? lessons.find((lesson) => lesson.id === name.id) : undefined;
}

function experimentOf(name: PageName): string {
  return name.kind === 'lesson' ? name.id : name.experiment;
}

/** Training reads the file as what its model needs; a lesson takes it as it is. */
function datasetKindOf(name: PageName): DatasetKind | undefined {
  if (name.kind === 'lesson') return undefined;
  return name.experiment === 'forecast' ? 'series' : 'corpus';
}
