import {
  commands,
  Disposable,
  EventEmitter,
  Hover,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  window,
  workspace,
  type HoverProvider,
  type Position,
  type TextDocument,
  type TextEditor,
  type Uri,
} from 'vscode';
import type { SharedEvent } from '../lessons/experiment';
import { formatNumber, say, type Phrase } from '../phrase/phrase';
import {
  ROW_FEATURES,
  TEXT_FEATURES,
  type TrackedFeature,
} from '../training/unit-heat/tracked-feature-words';
import type {
  HeatLoss,
  PieceLayout,
  TrackingFound,
  UnitHeatEvent,
  UnitValues,
  VisibleHeat,
} from '../training/unit-heat/unit-heat-event';
import { readTarget } from './document-source';
import { explainFailure } from './failure';
import { HeatDecorations, type HeatRun } from './heat-decorations';
import { inReadersLanguage, readLanguage } from './language';
import { kindOf } from './open-file';
import { PiecePlaces } from './piece-places';
import { readColumns } from './read-columns';
import { readRunSettings } from './run-settings';
import type { Services } from './services';
import { offerSample } from './train-on-this-file';
import type { RunNews } from './trainer';

const CELL = 'lstm';
const UNITS = 48;
/** Lines coloured above and below what is in sight, so that scrolling does not run ahead. */
const MARGIN_LINES = 60;

/** A document that is coloured, as it was when the run took its text. */
interface Session {
  readonly uri: Uri;
  readonly version: number | undefined;
  readonly runId: number;
  unit: number;
  state: 'h' | 'c';
  layout?: PieceLayout;
  places?: PiecePlaces;
  loss?: HeatLoss;
  /** of what was in sight, while it learns */
  visible?: VisibleHeat;
  /** over the whole file, once it has learned */
  values?: UnitValues;
  learned: boolean;
  /** waits for the units that track a feature */
  onTracking?: (found: TrackingFound) => void;
}

/**
 * *Show Unit in Editor*: trains a network on the open file and colours the file by one of its units, in
 * a mode where plain keys go to the next and the previous unit. Colours never stay on edited text.
 */
export class UnitHeat implements Disposable, HoverProvider {
  readonly #decorations = new HeatDecorations(() => this.#draw());
  readonly #status = window.createStatusBarItem('unroll.unitHeat', StatusBarAlignment.Left, 0);
  readonly #subscriptions: Disposable;
  readonly #coloured = new EventEmitter<void>();
  /** fires whenever colours have been handed to an editor */
  readonly onDidColour = this.#coloured.event;
  #session: Session | undefined;

  constructor(private readonly services: Services) {
    this.#status.name = l10n.t('Unroll unit');
    this.#status.command = 'unroll.findUnit';
    this.#subscriptions = Disposable.from(
      window.onDidChangeVisibleTextEditors(() => this.#draw()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#drawIn(textEditor)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#isOf(document)) this.leave();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('unroll.decorations')) this.#draw();
      }),
    );
  }

  /** The unit that is shown, from 0; undefined outside the mode. */
  get unit(): number | undefined {
    return this.#session?.unit;
  }

  /** Whether the network has learned, so that every unit may be asked for. */
  get learned(): boolean {
    return this.#session?.learned === true;
  }

  /** Learns the active file and colours it. */
  async show(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined || kindOf(editor.document) === undefined) {
      await offerSample();
      return;
    }
    const { document } = editor;
    const column = await chooseColumn(document);
    if (column === null) return; // the person left the question open on purpose
    this.leave();
    try {
      await this.#start(editor, column);
    } catch (error) {
      void window.showWarningMessage(inReadersLanguage(explainFailure(error, document.fileName)));
    }
  }

  /** The next unit, or the one before. */
  go(by: -1 | 1): void {
    const session = this.#session;
    if (session?.layout === undefined) return;
    const { units } = session.layout;
    session.unit = (session.unit + by + units) % units;
    this.#unitChanged(session);
  }

  /** From the hidden state h to the cell state c and back. */
  switchState(): void {
    const session = this.#session;
    if (session?.learned !== true) return;
    session.state = session.state === 'h' ? 'c' : 'h';
    this.#unitChanged(session);
  }

  /** Asks for a feature, ranks the units by how well they track it, and shows the one chosen. */
  async find(): Promise<void> {
    const session = this.#session;
    if (session?.layout === undefined || !session.learned) {
      const message =
        session === undefined
          ? l10n.t('First show a unit in the editor; then look for one that tracks something.')
          : l10n.t('The network is still learning. Try again in a moment.');
      void window.showInformationMessage(message);
      return;
    }
    const language = readLanguage();
    const features = session.layout.reading === 'rows' ? ROW_FEATURES : TEXT_FEATURES;
    const chosen = await window.showQuickPick(
      features.map(({ id, words }) => ({ label: say(words, language), id })),
      { placeHolder: l10n.t('Find a unit that tracks …') },
    );
    if (chosen === undefined) return;
    const found = await this.#track(session, chosen.id);
    if (found.ranked === undefined) {
      void window.showInformationMessage(
        l10n.t('“{0}” never changes in this file: there is nothing to track.', chosen.label),
      );
      return;
    }
    const chance = found.chance.at(-1) ?? 0;
    const unit = await window.showQuickPick(
      found.ranked.map(({ unit, r }) => ({
        label: l10n.t('Unit {0}', unit + 1),
        description: `r = ${formatNumber(Number(r.toFixed(3)))}`,
        ...(Math.abs(r) > chance ? {} : { detail: l10n.t('no better than chance') }),
        unit,
      })),
      {
        title: chosen.label,
        placeHolder: l10n.t(
          'The best of all units by chance (labels shifted {0} times): │r│ = {1}',
          found.chance.length,
          formatNumber(Number(chance.toFixed(3))),
        ),
      },
    );
    if (unit === undefined || this.#session !== session) return;
    session.unit = unit.unit;
    session.state = 'h';
    this.#unitChanged(session);
  }

  /** Takes the colours away; the run, if it still learns, is ended. */
  leave(): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#session = undefined;
    if (session.learned) this.services.trainer.forget(session.runId);
    else this.services.trainer.cancel(session.runId);
    for (const editor of window.visibleTextEditors) this.#decorations.clear(editor);
    void commands.executeCommand('setContext', 'unroll.unitHeat', false);
    this.#status.hide();
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const session = this.#session;
    if (session?.places === undefined || !this.#isOf(document)) return undefined;
    const { layout, loss, unit, state } = session;
    const piece = session.places.at(position);
    const value = piece === undefined ? undefined : this.#valueOf(session, piece.piece);
    if (layout === undefined || piece === undefined || value === undefined) return undefined;
    const language = readLanguage(document);
    const lines = [
      say(UNIT_VALUE, language, { unit: unit + 1, units: layout.units, state, value }),
      say(layout.reading === 'rows' ? ROW_PIECE : CHARACTER_PIECE, language, {
        piece: piece.piece + 1,
        pieces: layout.pieces,
      }),
    ];
    if (loss !== undefined) {
      lines.push(
        say(LEARNED, language, {
          cell: layout.cell.toUpperCase(),
          step: loss.step,
          loss: loss.loss,
        }),
      );
    }
    const text = new MarkdownString(lines.join('\n\n'));
    return new Hover(text, session.places.rangeOf(piece));
  }

  dispose(): void {
    this.leave();
    this.#subscriptions.dispose();
    this.#decorations.dispose();
    this.#status.dispose();
    this.#coloured.dispose();
  }

  async #start(editor: TextEditor, column: string | undefined): Promise<void> {
    const { trainer, platform } = this.services;
    const { document } = editor;
    const { uri } = document;
    const read = await readTarget({ uri, selection: undefined }, platform);
    const visible = editor.visibleRanges;
    const session: Session = {
      uri,
      version: read.version,
      runId: trainer.nextRunId(),
      unit: 0,
      state: 'h',
      learned: false,
    };
    this.#session = session;
    void commands.executeCommand('setContext', 'unroll.unitHeat', true);
    this.#sayStatus();
    const request = {
      experiment: 'unit-heat',
      source: read.source,
      // Two columns of text are read as they stand.
      datasetKind: kindOf(document) === 'series' ? 'series' : 'corpus',
      params: {
        cell: CELL,
        units: UNITS,
        firstLine: visible[0]?.start.line ?? 0,
        lastLine: visible.at(-1)?.end.line ?? 0,
        ...(column === undefined ? {} : { column }),
      },
      ...readRunSettings(),
      reveal: () => void window.showTextDocument(uri),
    } as const;
    trainer.start(session.runId, request, (news) => this.#hear(session, document, news));
  }

  #hear(session: Session, document: TextDocument, news: RunNews): void {
    if (this.#session !== session) return; // left meanwhile
    switch (news.kind) {
      case 'events':
      case 'answers':
        for (const event of news.events) {
          this.#take(session, document, event as UnitHeatEvent | SharedEvent);
        }
        if (news.events.some(({ kind }) => kind === 'heat' || kind === 'unit')) this.#draw();
        break;
      case 'ended':
        if (news.how === 'done') {
          session.learned = true;
          this.#ask(session);
        } else {
          if (news.message !== undefined) {
            void window.showWarningMessage(inReadersLanguage(news.message));
          }
          this.leave();
        }
        break;
      case 'notice':
        void window.showInformationMessage(inReadersLanguage(news.message));
        break;
      case 'queued':
      case 'started':
      case 'paused':
      case 'resumed':
        break;
    }
    this.#sayStatus();
  }

  #take(session: Session, document: TextDocument, event: UnitHeatEvent | SharedEvent): void {
    if (event.kind === 'layout') {
      session.layout = event;
      session.places = new PiecePlaces(document, event);
    } else if (event.kind === 'loss') {
      session.loss = event;
    } else if (event.kind === 'heat') {
      session.visible = event;
    } else if (event.kind === 'unit') {
      if (event.unit === session.unit && event.state === session.state) session.values = event;
    } else if (event.kind === 'tracking') {
      session.onTracking?.(event);
    }
  }

  #unitChanged(session: Session): void {
    if (session.learned) this.#ask(session);
    else this.#draw();
    this.#sayStatus();
  }

  #ask({ runId, unit, state }: Session): void {
    this.services.trainer.ask(runId, { unit, state });
  }

  #track(session: Session, feature: TrackedFeature): Promise<TrackingFound> {
    return new Promise((resolve) => {
      session.onTracking = resolve;
      this.services.trainer.ask(session.runId, { feature });
    });
  }

  #isOf(document: TextDocument): boolean {
    return document.uri.toString() === this.#session?.uri.toString();
  }

  #draw(): void {
    for (const editor of window.visibleTextEditors) this.#drawIn(editor);
  }

  #drawIn(editor: TextEditor): void {
    const session = this.#session;
    if (session === undefined || !this.#isOf(editor.document)) return;
    const wanted = workspace.getConfiguration('unroll').get<boolean>('decorations', true);
    const current = session.version === undefined || editor.document.version === session.version;
    if (!wanted || !current || session.places === undefined) {
      this.#decorations.clear(editor);
      return;
    }
    const scale = session.values?.scale ?? 1;
    const runs: HeatRun[] = [];
    for (const { start, end } of editor.visibleRanges) {
      const last = Math.min(editor.document.lineCount - 1, end.line + MARGIN_LINES);
      for (let line = Math.max(0, start.line - MARGIN_LINES); line <= last; line++) {
        for (const placed of session.places.onLine(line)) {
          const value = this.#valueOf(session, placed.piece);
          if (value !== undefined) runs.push({ ...placed, value: value / scale });
        }
      }
    }
    this.#decorations.draw(editor, runs);
    if (runs.length > 0) this.#coloured.fire();
  }

  #valueOf({ values, visible, layout, unit }: Session, piece: number): number | undefined {
    if (values !== undefined) return values.values[piece];
    if (visible === undefined || layout === undefined) return undefined;
    if (piece < visible.from || piece >= visible.to) return undefined;
    return visible.h[(piece - visible.from) * layout.units + unit];
  }

  #sayStatus(): void {
    const session = this.#session;
    if (session === undefined) return;
    const { layout, loss, learned, unit, state } = session;
    if (layout === undefined) {
      this.#status.text = `$(sync~spin) ${l10n.t('Unroll reads the file')}`;
    } else {
      const share = loss === undefined ? 0 : Math.round((100 * loss.step) / loss.total);
      const name = l10n.t('Unit {0} of {1}, {2}', unit + 1, layout.units, state);
      const learning = learned ? '' : ` · ${l10n.t('learning {0} %', share)}`;
      const keys = l10n.t('← → unit, Esc leaves');
      this.#status.text = `$(symbol-color) ${name}${learning} · ${keys}`;
    }
    this.#status.tooltip = l10n.t('Find a unit that tracks something');
    this.#status.show();
  }
}

/** The column to learn: undefined for a text or the only one, null when the question was left open. */
async function chooseColumn(document: TextDocument): Promise<string | undefined | null> {
  if (kindOf(document) !== 'series') return undefined;
  const names = readColumns(document).map(({ name }) => name);
  if (names.length <= 1) return names[0];
  const placeHolder = l10n.t('Which column shall the network learn?');
  return (await window.showQuickPick(names, { placeHolder })) ?? null;
}

const UNIT_VALUE: Phrase = {
  ko: '**유닛 {unit}** ({units}개 가운데) · {state} = **{value}**',
  en: '**Unit {unit}** of {units} · {state} = **{value}**',
};
const CHARACTER_PIECE: Phrase = {
  ko: '글자 {pieces}개 가운데 {piece}번째까지 읽은 뒤의 값이에요.',
  en: 'After reading {piece} of {pieces} characters.',
};
const ROW_PIECE: Phrase = {
  ko: '값이 있는 {pieces}행 가운데 {piece}번째까지 읽은 뒤의 값이에요.',
  en: 'After reading {piece} of {pieces} rows.',
};
const LEARNED: Phrase = {
  ko: '{cell} · {step}단계 학습 · 학습 손실 {loss}',
  en: '{cell} · {step} training steps · training loss {loss}',
};
