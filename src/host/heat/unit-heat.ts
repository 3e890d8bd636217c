import {
  EventEmitter,
  Hover,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  window,
  type Disposable,
  type HoverProvider,
  type Position,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { Params, SharedEvent } from '../../lessons/experiment';
import { formatNumber, say, type Phrase } from '../../phrase/phrase';
import {
  ROW_FEATURES,
  TEXT_FEATURES,
  type TrackedFeature,
} from '../../training/unit-heat/tracked-feature-words';
import type {
  TrackingFound,
  UnitHeatEvent,
  UnitValues,
  VisibleHeat,
} from '../../training/unit-heat/unit-heat-event';
import { readLanguage } from '../language';
import type { Services } from '../services';
import { ColouredFile, type Colouring } from './coloured-file';

const CELL = 'lstm';
const UNITS = 48;

/**
 * *Show Unit in Editor*: trains a network on the open file and colours the file by one of its units, in
 * a mode where plain keys go to the next and the previous unit.
 */
export class UnitHeat implements Disposable, HoverProvider, Colouring {
  readonly experiment = 'unit-heat';
  readonly contextKey = 'unroll.unitHeat';
  readonly #status = window.createStatusBarItem('unroll.unitHeat', StatusBarAlignment.Left, 0);
  readonly #coloured = new EventEmitter<void>();
  /** fires whenever colours have been handed to an editor */
  readonly onDidColour = this.#coloured.event;
  #file: ColouredFile | undefined;
  #unit = 0;
  #state: 'h' | 'c' = 'h';
  /** of what was in sight, while it learns */
  #visible: VisibleHeat | undefined;
  /** over the whole file, once it has learned */
  #values: UnitValues | undefined;
  /** waits for the units that track a feature */
  #onTracking: ((found: TrackingFound) => void) | undefined;

  constructor(private readonly services: Services) {
    this.#status.name = l10n.t('Unroll unit');
    this.#status.command = 'unroll.findUnit';
  }

  /** The unit that is shown, from 0; undefined outside the mode. */
  get unit(): number | undefined {
    return this.#file === undefined ? undefined : this.#unit;
  }

  /** Whether the network has learned, so that every unit may be asked for. */
  get isLearned(): boolean {
    return this.#file?.learned === true;
  }

  /** Learns the active file and colours it. */
  async show(): Promise<void> {
    const file = await ColouredFile.open(this.services, this, this.#coloured);
    if (file === undefined) return; // what was coloured before stays
    this.#file = file;
    this.moved();
  }

  /** The next unit, or the one before. */
  go(by: -1 | 1): void {
    if (this.#file?.layout === undefined) return;
    this.#unit = (this.#unit + by + UNITS) % UNITS;
    this.#unitChanged(this.#file);
  }

  /** From the hidden state h to the cell state c and back. */
  switchState(): void {
    if (this.#file?.learned !== true) return;
    this.#state = this.#state === 'h' ? 'c' : 'h';
    this.#unitChanged(this.#file);
  }

  /** Asks for a feature, ranks the units by how well they track it, and shows the one chosen. */
  async find(): Promise<void> {
    const file = this.#file;
    if (file?.layout === undefined || !file.learned) {
      const message =
        file === undefined
          ? l10n.t('First show a unit in the editor; then look for one that tracks something.')
          : l10n.t('The network is still learning. Try again in a moment.');
      void window.showInformationMessage(message);
      return;
    }
    const language = readLanguage();
    const features = file.layout.reading === 'rows' ? ROW_FEATURES : TEXT_FEATURES;
    const chosen = await window.showQuickPick(
      features.map(({ id, words }) => ({ label: say(words, language), id })),
      { placeHolder: l10n.t('Find a unit that tracks …') },
    );
    if (chosen === undefined) return;
    const found = await this.#track(file, chosen.id);
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
    if (unit === undefined || this.#file !== file) return;
    this.#unit = unit.unit;
    this.#state = 'h';
    this.#unitChanged(file);
  }

  leave(): void {
    this.#file?.dispose();
  }

  params({ visibleRanges }: TextEditor): Params {
    return {
      cell: CELL,
      units: UNITS,
      firstLine: visibleRanges[0]?.start.line ?? 0,
      lastLine: visibleRanges.at(-1)?.end.line ?? 0,
    };
  }

  colourOf(piece: number): number | undefined {
    const value = this.#valueOf(piece);
    return value === undefined ? undefined : value / (this.#values?.scale ?? 1);
  }

  take(event: UnitHeatEvent | SharedEvent): boolean {
    if (event.kind === 'heat') {
      this.#visible = event;
      return true;
    }
    if (event.kind === 'tracking') this.#onTracking?.(event);
    const isShown =
      event.kind === 'unit' && event.unit === this.#unit && event.state === this.#state;
    if (isShown) this.#values = event;
    return isShown;
  }

  learned(): void {
    if (this.#file !== undefined) this.#ask(this.#file);
  }

  left(): void {
    this.#file = undefined;
    this.#unit = 0;
    this.#state = 'h';
    this.#visible = undefined;
    this.#values = undefined;
    this.#onTracking = undefined;
    this.#status.hide();
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const file = this.#file;
    const layout = file?.layout;
    if (file === undefined || layout === undefined || !file.isOf(document)) return undefined;
    const piece = file.pieceAt(position);
    const value = piece === undefined ? undefined : this.#valueOf(piece.piece);
    if (piece === undefined || value === undefined) return undefined;
    const language = readLanguage(document);
    const lines = [
      say(UNIT_VALUE, language, {
        ...{ unit: this.#unit + 1, units: UNITS, state: this.#state },
        value,
      }),
      say(layout.reading === 'rows' ? ROW_PIECE : CHARACTER_PIECE, language, {
        piece: piece.piece + 1,
        pieces: layout.pieces,
      }),
    ];
    if (file.loss !== undefined) {
      const { step, loss } = file.loss;
      lines.push(say(LEARNED, language, { cell: CELL.toUpperCase(), step, loss }));
    }
    return new Hover(new MarkdownString(lines.join('\n\n')), file.rangeOf(piece));
  }

  moved(): void {
    if (this.#file === undefined) return;
    const { layout, progressWords } = this.#file;
    if (layout === undefined) {
      this.#status.text = `$(sync~spin) ${l10n.t('Unroll reads the file')}`;
    } else {
      const name = l10n.t('Unit {0} of {1}, {2}', this.#unit + 1, UNITS, this.#state);
      const keys = l10n.t('← → unit, Esc leaves');
      this.#status.text = `$(symbol-color) ${name}${progressWords} · ${keys}`;
    }
    this.#status.tooltip = l10n.t('Find a unit that tracks something');
    this.#status.show();
  }

  dispose(): void {
    this.leave();
    this.#status.dispose();
    this.#coloured.dispose();
  }

  #unitChanged(file: ColouredFile): void {
    if (file.learned) this.#ask(file);
    else file.draw();
    this.moved();
  }

  #ask(file: ColouredFile): void {
    file.ask({ unit: this.#unit, state: this.#state });
  }

  #track(file: ColouredFile, feature: TrackedFeature): Promise<TrackingFound> {
    return new Promise((resolve) => {
      this.#onTracking = resolve;
      file.ask({ feature });
    });
  }

  #valueOf(piece: number): number | undefined {
    if (this.#values !== undefined) return this.#values.values[piece];
    if (this.#visible === undefined) return undefined;
    const { from, to, h } = this.#visible;
    return piece < from || piece >= to ? undefined : h[(piece - from) * UNITS + this.#unit];
  }
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
