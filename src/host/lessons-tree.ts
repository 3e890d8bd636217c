import {
  Disposable,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  workspace,
  type TreeDataProvider,
} from 'vscode';
import { chapters, lessons } from '../lessons/index';
import type { Chapter, Lesson } from '../lessons/lesson';
import { say } from '../phrase/phrase';
import { readLanguage } from './language';
import type { OpenFile } from './open-file';
import type { ProgressStore } from './progress-store';

type Node = Chapter | Lesson;

/** The *Lessons* tree: chapters in teaching order, and a tick for what has been run. */
export class LessonsTree implements TreeDataProvider<Node>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: Disposable;

  constructor(
    private readonly store: ProgressStore,
    private readonly openFile: OpenFile,
  ) {
    const refresh = () => this.#changed.fire(undefined);
    this.#subscriptions = Disposable.from(
      store.onDidChange(refresh),
      openFile.onDidChange(refresh), // its language may be what the titles are shown in
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('unroll.language')) refresh();
      }),
    );
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return chapters.filter((chapter) => lessonsOf(chapter).length > 0);
    return isLesson(node) ? [] : lessonsOf(node);
  }

  getTreeItem(node: Node): TreeItem {
    return isLesson(node) ? this.#lessonItem(node) : this.#chapterItem(node);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #chapterItem(chapter: Chapter): TreeItem {
    const title = `${chapter.number} · ${say(chapter.title, this.#language())}`;
    const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
    const all = lessonsOf(chapter);
    const done = all.filter((lesson) => this.store.of(lesson.id).ranOnce).length;
    item.id = chapter.id;
    item.description = `${done}/${all.length}`;
    return item;
  }

  #lessonItem(lesson: Lesson): TreeItem {
    const title = say(lesson.title, this.#language());
    const item = new TreeItem(title, TreeItemCollapsibleState.None);
    const { ranOnce } = this.store.of(lesson.id);
    item.id = lesson.id;
    item.iconPath = ranOnce
      ? new ThemeIcon('pass-filled', new ThemeColor('charts.green'))
      : new ThemeIcon('circle-large-outline');
    item.tooltip = ranOnce ? l10n.t('{0} (done)', title) : title;
    item.accessibilityInformation = { label: item.tooltip };
    item.command = { command: 'unroll.openLesson', title, arguments: [lesson.id] };
    return item;
  }

  #language() {
    return readLanguage(this.openFile.document);
  }
}

function lessonsOf(chapter: Chapter): Lesson[] {
  return lessons.filter((lesson) => lesson.chapter === chapter.id);
}

function isLesson(node: Node): node is Lesson {
  return 'chapter' in node;
}
