import { commands, type Disposable, type WebviewView, type WebviewViewProvider } from 'vscode';
import { lessons } from '../lessons/index';
import type { Page as PageName } from '../protocol/messages';
import type { Target } from './document-source';
import { Page } from './page';
import type { Services } from './services';

/** The *Lesson* view in the side bar: one lesson at a time. */
export class LessonView implements WebviewViewProvider, Disposable {
  #page: Page | undefined;
  #lesson = lessons[0]?.id ?? '';

  constructor(
    private readonly services: Services,
    private readonly openLarge: (name: PageName, target: Target | undefined) => void,
  ) {}

  get lesson(): string {
    return this.#lesson;
  }

  /** Shows a lesson, opening the view when it is hidden. */
  async show(lesson: string): Promise<void> {
    if (lesson !== this.#lesson) this.#page?.show({ kind: 'lesson', id: lesson });
    this.#lesson = lesson;
    await commands.executeCommand('unroll.lesson.focus');
  }

  resolveWebviewView(view: WebviewView): void {
    const page = new Page(
      view.webview,
      this.services,
      {
        large: false,
        reveal: () => view.show(true),
        openLarge: this.openLarge,
        openLesson: (id) => void this.show(id),
      },
      { kind: 'lesson', id: this.#lesson },
      undefined,
    );
    this.#page = page;
    view.onDidDispose(() => {
      page.dispose();
      if (this.#page === page) this.#page = undefined;
    });
  }

  dispose(): void {
    this.#page?.dispose();
  }
}
