import {
  commands,
  Disposable,
  l10n,
  window,
  workspace,
  type EventEmitter,
  type Position,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { PieceLayout } from '../../dataset/piece-layout';
import type { Params } from '../../lessons/experiment';
import type { RunEvent } from '../../protocol/messages';
import type { TrainingLoss } from '../../training/training-loss-event';
import { readTarget } from '../document-source';
import { explainFailure } from '../failure';
import { inReadersLanguage } from '../language';
import { kindOf } from '../open-file';
import { readColumns } from '../columns/read-table';
import { readRunSettings } from '../run-settings';
import type { Services } from '../services';
import { offerSample } from '../train-on-this-file';
import type { RunNews, RunRequest } from '../trainer';
import { HeatDecorations, type HeatRun } from './heat-decorations';
import { PiecePlaces, type PlacedPiece } from './piece-places';

/** Lines coloured above and below what is in sight, so that scrolling does not run ahead. */
const MARGIN_LINES = 60;

/** What a mode makes of the run behind its colours. */
export interface Colouring {
  readonly experiment: string;
  /** set while a file is coloured, for keys and commands */
  readonly contextKey: string;
  params(editor: TextEditor): Params;
  /** of a piece, in [−1, 1]; undefined: no colour */
  colourOf(piece: number): number | undefined;
  /** @returns whether the colours have changed */
  take(event: RunEvent): boolean;
  /** something is to be said anew: the run has gone on */
  moved(): void;
  /** it may be asked from now on */
  learned(): void;
  /** the colours are gone: the person left, the text changed, or the run failed */
  left(): void;
}

/**
 * A document that a run colours piece by piece, as it was when the run took its text. Colours never stay
 * on edited text: with the first edit they go, and the run with them. One file is coloured at a time.
 */
export class ColouredFile implements Disposable {
  static #current: ColouredFile | undefined;
  readonly #decorations = new HeatDecorations(() => this.draw());
  readonly #subscriptions: Disposable;
  readonly #runId: number;
  readonly #version: number | undefined;
  #layout: PieceLayout | undefined;
  #places: PiecePlaces | undefined;
  #loss: TrainingLoss | undefined;
  #learned = false;
  #gone = false;

  /**
   * Begins to learn the active file.
   *
   * @returns undefined when there is nothing to learn, which has been said
   */
  static async open(
    services: Services,
    colouring: Colouring,
    onDidColour: EventEmitter<void>,
  ): Promise<ColouredFile | undefined> {
    const editor = window.activeTextEditor;
    if (editor === undefined || kindOf(editor.document) === undefined) {
      await offerSample();
      return undefined;
    }
    const { document } = editor;
    const column = await chooseColumn(document);
    if (column === null) return undefined; // the person left the question open on purpose
    try {
      const target = { uri: document.uri, selection: undefined };
      const read = await readTarget(target, services.platform);
      return new ColouredFile(services, colouring, onDidColour, document, read.version, {
        experiment: colouring.experiment,
        source: read.source,
        // Two columns of text are read as they stand.
        datasetKind: kindOf(document) === 'series' ? 'series' : 'corpus',
        params: { ...colouring.params(editor), ...(column === undefined ? {} : { column }) },
        ...readRunSettings(),
        reveal: () => void window.showTextDocument(document.uri),
      });
    } catch (error) {
      void window.showWarningMessage(inReadersLanguage(explainFailure(error, document.fileName)));
      return undefined;
    }
  }

  private constructor(
    private readonly services: Services,
    private readonly colouring: Colouring,
    private readonly onDidColour: EventEmitter<void>,
    readonly document: TextDocument,
    version: number | undefined,
    request: RunRequest,
  ) {
    ColouredFile.#current?.dispose();
    ColouredFile.#current = this;
    const { trainer } = services;
    this.#version = version;
    this.#runId = trainer.nextRunId();
    this.#subscriptions = Disposable.from(
      window.onDidChangeVisibleTextEditors(() => this.draw()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#drawIn(textEditor)),
      workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        if (contentChanges.length > 0 && this.isOf(changed)) this.dispose();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('unroll.decorations')) this.draw();
      }),
    );
    void commands.executeCommand('setContext', colouring.contextKey, true);
    trainer.start(this.#runId, request, (news) => this.#hear(news));
  }

  get layout(): PieceLayout | undefined {
    return this.#layout;
  }

  get loss(): TrainingLoss | undefined {
    return this.#loss;
  }

  /** ` · learning 40 %`, until it has learned: for the end of a status line */
  get progressWords(): string {
    if (this.#learned) return '';
    const { step = 0, total = 1 } = this.#loss ?? {};
    return ` · ${l10n.t('learning {0} %', Math.round((100 * step) / total))}`;
  }

  /** Whether it may be asked. */
  get learned(): boolean {
    return this.#learned;
  }

  /** Asks what the run has left on the bench; the answers come to `take`. */
  ask(question: Params): void {
    if (!this.#gone) this.services.trainer.ask(this.#runId, question);
  }

  isOf(document: TextDocument): boolean {
    return document.uri.toString() === this.document.uri.toString();
  }

  /** The piece at a position: the one the caret stands before, or the row. */
  pieceAt(position: Position): PlacedPiece | undefined {
    return this.#places?.at(position);
  }

  /** How many pieces come before a position. */
  piecesBefore(position: Position): number | undefined {
    return this.#places?.before(position);
  }

  rangeOf(piece: PlacedPiece) {
    return this.#places!.rangeOf(piece);
  }

  draw(): void {
    for (const editor of window.visibleTextEditors) this.#drawIn(editor);
  }

  /** Takes the colours away; the run, if it still learns, is ended. */
  dispose(): void {
    if (this.#gone) return;
    this.#gone = true;
    ColouredFile.#current = undefined;
    if (this.#learned) this.services.trainer.forget(this.#runId);
    else this.services.trainer.cancel(this.#runId);
    this.#subscriptions.dispose();
    this.#decorations.dispose();
    void commands.executeCommand('setContext', this.colouring.contextKey, false);
    this.colouring.left();
  }

  #hear(news: RunNews): void {
    if (this.#gone) return;
    switch (news.kind) {
      case 'events':
      case 'answers':
        this.#takeAll(news.events);
        break;
      case 'ended':
        if (news.how === 'done') {
          this.#learned = true;
          this.colouring.learned();
          break;
        }
        if (news.message !== undefined) {
          void window.showWarningMessage(inReadersLanguage(news.message));
        }
        this.dispose();
        return;
      case 'notice':
        void window.showInformationMessage(inReadersLanguage(news.message));
        break;
      case 'queued':
      case 'started':
      case 'paused':
      case 'resumed':
      case 'lab-gone':
        break;
    }
    this.colouring.moved();
  }

  #takeAll(events: readonly RunEvent[]): void {
    let changed = false;
    for (const event of events) {
      if (isLayout(event)) {
        this.#layout = event;
        this.#places = new PiecePlaces(this.document, event);
      } else if (isLoss(event)) {
        this.#loss = event;
      } else if (this.colouring.take(event)) {
        changed = true;
      }
    }
    if (changed) this.draw();
  }

  #drawIn(editor: TextEditor): void {
    if (this.#gone || !this.isOf(editor.document)) return;
    const wanted = workspace.getConfiguration('unroll').get<boolean>('decorations', true);
    const current = this.#version === undefined || editor.document.version === this.#version;
    if (!wanted || !current || this.#places === undefined) {
      this.#decorations.clear(editor);
      return;
    }
    const runs: HeatRun[] = [];
    for (const { start, end } of editor.visibleRanges) {
      const last = Math.min(editor.document.lineCount - 1, end.line + MARGIN_LINES);
      for (let line = Math.max(0, start.line - MARGIN_LINES); line <= last; line++) {
        for (const placed of this.#places.onLine(line)) {
          const value = this.colouring.colourOf(placed.piece);
          if (value !== undefined) runs.push({ ...placed, value });
        }
      }
    }
    this.#decorations.draw(editor, runs);
    if (runs.length > 0) this.onDidColour.fire();
  }
}

function isLayout(event: { readonly kind: string }): event is PieceLayout {
  return event.kind === 'layout';
}

function isLoss(event: { readonly kind: string }): event is TrainingLoss {
  return event.kind === 'loss';
}

/** The column to learn: undefined for a text or the only one, null when the question was left open. */
async function chooseColumn(document: TextDocument): Promise<string | undefined | null> {
  if (kindOf(document) !== 'series') return undefined;
  const names = readColumns(document).map(({ name }) => name);
  if (names.length <= 1) return names[0];
  const placeHolder = l10n.t('Which column shall the network learn?');
  return (await window.showQuickPick(names, { placeHolder })) ?? null;
}
