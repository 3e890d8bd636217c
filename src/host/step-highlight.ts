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
  type TextEditorDecorationType,
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
  readonly #marks = {
    step: markType('focusBorder', '1px', { background: true }),
    input: {
      alone: markType('charts.blue', '2px 0 2px 3px', { wholeLine: true }),
      first: markType('charts.blue', '2px 0 0 3px', { wholeLine: true }),
      middle: markType('charts.blue', '0 0 0 3px', { wholeLine: true }),
      last: markType('charts.blue', '0 0 2px 3px', { wholeLine: true }),
    },
    target: {
      alone: markType('charts.red', '2px', { wholeLine: true, background: true, says: true }),
      first: markType('charts.red', '2px 2px 0', { wholeLine: true, background: true, says: true }),
      middle: markType('charts.red', '0 2px', { wholeLine: true, background: true }),
      last: markType('charts.red', '0 2px 2px', { wholeLine: true, background: true }),
    },
    // Neighbours differ, as on the page.
    tokens: ['1', '2', '3', '4'].map((name) =>
      window.createTextEditorDecorationType({
        backgroundColor: new ThemeColor(`unroll.token${name}`),
        borderRadius: '2px',
      }),
    ),
    unknownToken: window.createTextEditorDecorationType({
      border: '1px dashed',
      borderColor: new ThemeColor('charts.red'),
    }),
  };
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
    for (const type of this.#types()) type.dispose();
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
      const ranges = new Map<TextEditorDecorationType, Range[]>();
      for (const [i, place] of (wanted && current ? this.#places : []).entries()) {
        const type = this.#typeOf(place, i);
        const known = ranges.get(type) ?? [];
        known.push(editor.document.validateRange(rangeOf(place)));
        ranges.set(type, known);
      }
      for (const type of this.#types()) editor.setDecorations(type, ranges.get(type) ?? []);
    }
  }

  #types(): TextEditorDecorationType[] {
    const { step, input, target, tokens, unknownToken } = this.#marks;
    return [step, ...Object.values(input), ...Object.values(target), ...tokens, unknownToken];
  }

  /** A border is drawn on every line, so that a bracket over several has three kinds of lines. */
  #typeOf({ role, line }: Place, index: number): TextEditorDecorationType {
    const { step, tokens, unknownToken } = this.#marks;
    if (role === undefined) return step;
    if (role === 'token') return tokens[index % tokens.length]!;
    if (role === 'unknown-token') return unknownToken;
    const lines = this.#places.filter((place) => place.role === role).map((place) => place.line);
    const [isFirst, isLast] = [line === Math.min(...lines), line === Math.max(...lines)];
    const part = isFirst ? (isLast ? 'alone' : 'first') : isLast ? 'last' : 'middle';
    return this.#marks[role][part];
  }

  #reveal(): void {
    const [first, last] = [this.#places[0], this.#places.at(-1)];
    if (first === undefined || last === undefined) return;
    // A window is shown whole with its target; one place by itself, wherever others lie.
    const whole = rangeOf(first).union(rangeOf(first.role === undefined ? first : last));
    for (const editor of this.#editors()) {
      const range = editor.document.validateRange(whole);
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

interface MarkOptions {
  readonly background?: boolean;
  readonly wholeLine?: boolean;
  /** the line says what it is, for those who do not see colours */
  readonly says?: boolean;
}

function markType(
  colour: string,
  borderWidth: string,
  { background = false, wholeLine = false, says = false }: MarkOptions,
): TextEditorDecorationType {
  return window.createTextEditorDecorationType({
    ...(background ? { backgroundColor: new ThemeColor('unroll.step') } : {}),
    ...(says
      ? {
          after: {
            contentText: `← ${l10n.t('target')}`,
            margin: '0 0 0 2em',
            color: new ThemeColor('descriptionForeground'),
          },
        }
      : {}),
    isWholeLine: wholeLine,
    borderColor: new ThemeColor(colour),
    borderStyle: 'solid',
    borderWidth,
    borderRadius: wholeLine ? '0' : '2px',
    overviewRulerColor: new ThemeColor(colour),
    overviewRulerLane: OverviewRulerLane.Center,
  });
}

function rangeOf({ line, start, end }: Place): Range {
  return new Range(line, start, line, end ?? Number.MAX_SAFE_INTEGER);
}
