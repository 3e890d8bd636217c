import {
  Uri,
  ViewColumn,
  window,
  type Disposable,
  type WebviewPanel,
  type WebviewPanelSerializer,
} from 'vscode';
import * as v from 'valibot';
import { lessons } from '../lessons/index';
import { say } from '../phrase/phrase';
import type { Page as PageName } from '../protocol/messages';
import { nameOf, type Target } from './document-source';
import { readLanguage } from './language';
import { Page } from './page';
import type { Services } from './services';

export const PANEL_TYPE = 'unroll.page';

/** What the webview keeps of a panel, for the day the window is reloaded. */
const KeptPanel = v.object({
  version: v.literal(1),
  page: v.variant('kind', [
    v.object({ kind: v.literal('lesson'), id: v.string() }),
    v.object({ kind: v.literal('training'), experiment: v.picklist(['forecast', 'text']) }),
  ]),
  uri: v.optional(v.string()),
  running: v.boolean(),
});

/** Opens pages in editor tabs: one for each lesson and for each file that is trained on. */
export class Panels implements Disposable, WebviewPanelSerializer {
  readonly #pages = new Map<string, { readonly panel: WebviewPanel; readonly page: Page }>();

  constructor(
    private readonly services: Services,
    private readonly openLesson: (id: string) => void,
  ) {}

  /** The page for this file or lesson; an open one is brought to the front. */
  open(
    name: PageName,
    target: Target | undefined,
    { beside = name.kind === 'training' } = {},
  ): Page {
    const key = keyOf(name, target?.uri);
    const open = this.#pages.get(key);
    if (open !== undefined) {
      open.panel.reveal(undefined, beside);
      open.page.aim(target);
      return open.page;
    }
    const viewColumn = beside ? ViewColumn.Beside : ViewColumn.Active;
    const panel = window.createWebviewPanel(
      PANEL_TYPE,
      titleOf(name, target?.uri),
      { viewColumn, preserveFocus: beside },
      { retainContextWhenHidden: true },
    );
    return this.#adopt(panel, name, target);
  }

  /** VS Code brings a panel back after a reload. */
  deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const kept = v.safeParse(KeptPanel, state);
    if (!kept.success) {
      panel.dispose(); // of another version: better no page than a wrong one
      return Promise.resolve();
    }
    const { page: name, uri, running } = kept.output;
    const isTraining = name.kind === 'training';
    const target =
      isTraining && uri !== undefined ? { uri: Uri.parse(uri), selection: undefined } : undefined;
    const page = this.#adopt(panel, name, target);
    if (running) page.tellInterrupted();
    return Promise.resolve();
  }

  dispose(): void {
    for (const { panel } of this.#pages.values()) panel.dispose();
  }

  #adopt(panel: WebviewPanel, name: PageName, target: Target | undefined): Page {
    const key = keyOf(name, target?.uri);
    panel.iconPath = Uri.joinPath(this.services.extensionUri, 'media', 'unroll.svg');
    const page = new Page(
      panel.webview,
      this.services,
      {
        large: true,
        reveal: () => panel.reveal(undefined, false),
        openLarge: () => panel.reveal(),
        openLesson: this.openLesson,
      },
      name,
      target,
    );
    this.#pages.set(key, { panel, page });
    panel.onDidDispose(() => {
      page.dispose();
      if (this.#pages.get(key)?.page === page) this.#pages.delete(key);
    });
    return page;
  }
}

function keyOf(name: PageName, uri: Uri | undefined): string {
  return name.kind === 'lesson' ? `lesson ${name.id}` : `${name.experiment} ${String(uri)}`;
}

function titleOf(name: PageName, uri: Uri | undefined): string {
  if (name.kind === 'training') return `${uri === undefined ? '' : nameOf(uri)} · Unroll`;
  const lesson = lessons.find((candidate) => candidate.id === name.id);
  return lesson === undefined ? 'Unroll' : say(lesson.title, readLanguage());
}
