import type { Uri } from 'vscode';
import {
  commands,
  Disposable,
  l10n,
  OverviewRulerLane,
  Range,
  StatusBarAlignment,
  TextEditorRevealType,
  ThemeColor,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { Place } from '../dataset/dataset';
import { groupHasTab } from './tabs';

/** A run's document, as it was when the run took its text. */
export interface MarkedDocument {
  readonly uri: Uri;
  readonly version: number | undefined;
}

/**
 * The only one that marks the place a lesson is stepping through, and that enters and leaves the
 * stepping mode in which plain keys step. Marks never land on edited text.
 */
export class StepHighlight implements Disposable {
  readonly #decoration = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('unroll.step'),
    borderColor: new ThemeColor('focusBorder'),
    borderStyle: 'solid',
    borderWidth: '1px',
    borderRadius: '2px',
    overviewRulerColor: new ThemeColor('focusBorder'),
    overviewRulerLane: OverviewRulerLane.Center,
  });
  readonly #hint = window.createStatusBarItem('unroll.stepping', StatusBarAlignment.Left, 0);
  readonly #subscriptions: Disposable;
  #document: MarkedDocument | undefined;
  #places: readonly Place[] = [];
  #onKey: ((by: -1 | 0 | 1) => void) | undefined;

  constructor() {
    this.#hint.name = 'Unroll';
    this.#hint.text = `$(debug-step-over) ${l10n.t('Stepping: ← → step, Space plays, Esc leaves')}`;
    this.#hint.command = 'unroll.leaveStepping';
    this.#subscriptions = Disposable.from(
      window.onDidChangeVisibleTextEditors(() => this.#draw()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const marked = this.#document?.uri.toString() === document.uri.toString();
        if (marked && contentChanges.length > 0) this.leave();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('unroll.decorations')) this.#draw();
      }),
    );
  }

  /** Marks places of a document; keys in its editor go to `onKey` until the mode is left. */
  show(document: MarkedDocument, places: readonly Place[], onKey: (by: -1 | 0 | 1) => void): void {
    if (places.length === 0) {
      this.leave();
      return;
    }
    const entering = this.#document?.uri.toString() !== document.uri.toString();
    this.#document = document;
    this.#places = places;
    this.#onKey = onKey;
    this.#setMode(true);
    if (entering && this.#editors().length === 0) void this.#open(document.uri);
    this.#draw();
    this.#reveal();
  }

  key(by: -1 | 0 | 1): void {
    this.#onKey?.(by);
  }

  /** Leaves the mode if it is this document, at this version, that is being stepped through. */
  leaveFrom({ uri, version }: MarkedDocument): void {
    const marked = this.#document;
    if (marked?.uri.toString() === uri.toString() && marked.version === version) this.leave();
  }

  leave(): void {
    this.#places = [];
    this.#draw();
    this.#document = undefined;
    this.#onKey = undefined;
    this.#setMode(false);
  }

  dispose(): void {
    this.leave();
    this.#subscriptions.dispose();
    this.#decoration.dispose();
    this.#hint.dispose();
  }

  #setMode(stepping: boolean): void {
    void commands.executeCommand('setContext', 'unroll.stepping', stepping);
    if (stepping) this.#hint.show();
    else this.#hint.hide();
  }

  #editors() {
    const uri = this.#document?.uri.toString();
    return window.visibleTextEditors.filter((editor) => editor.document.uri.toString() === uri);
  }

  #draw(): void {
    const wanted = workspace.getConfiguration('unroll').get<boolean>('decorations', true);
    for (const editor of this.#editors()) {
      const current =
        this.#document?.version === undefined || editor.document.version === this.#document.version;
      const ranges = this.#places.map((place) => editor.document.validateRange(rangeOf(place)));
      editor.setDecorations(this.#decoration, wanted && current ? ranges : []);
    }
  }

  #reveal(): void {
    const first = this.#places[0];
    if (first === undefined) return;
    for (const editor of this.#editors()) {
      const range = editor.document.validateRange(rangeOf(first));
      editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  async #open(uri: Uri): Promise<void> {
    // Never over the lesson itself, which is in the active group when it is open large.
    const other = window.tabGroups.all.find((group) => !group.isActive && groupHasTab(group, uri));
    const viewColumn = other?.viewColumn ?? ViewColumn.Beside;
    await window.showTextDocument(uri, { preserveFocus: true, viewColumn });
    this.#reveal();
  }
}

function rangeOf({ line, start, end }: Place): Range {
  return new Range(line, start, line, end ?? Number.MAX_SAFE_INTEGER);
}
