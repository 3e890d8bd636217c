import type { Disposable } from 'vscode';
import {
  EventEmitter,
  Hover,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  window,
  type HoverProvider,
  type Position,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { Params, SharedEvent } from '../../lessons/experiment';
import { CELL_NAMES } from '../../training/cell-knob';
import { clippedShares } from '../../series/clipped-shares';
import { formatPercent, say, type Phrase } from '../../phrase/phrase';
import type { InfluenceAtCursor, InfluenceEvent } from '../../training/influence/influence-event';
import { readLanguage } from '../language';
import type { Services } from '../services';
import { ColouredFile, type Colouring } from './coloured-file';
import { heatSpan } from './heat-decorations';

const CELLS = ['lstm', 'gru', 'rnn'] as const;
/** Percent of the largest influence at which the colour is full. */
const CLIPS = [100, 50, 20, 10, 5, 2] as const;
const FIRST_CLIP = CLIPS.indexOf(50);
/** Characters, or rows, of each cell beside each other in the hover. */
const HOVERED = { characters: 48, rows: 12 } as const;

/**
 * *Show Influence at the Cursor*: an RNN, a GRU and an LSTM learn the open file; what stands before the
 * cursor is shaded by how much each piece sways the answer about what follows it. The cursor moves freely;
 * keys change the cell and the strength of the colours, and the hover shows the three cells together.
 */
export class InfluenceHeat implements Disposable, HoverProvider, Colouring {
  readonly experiment = 'influence';
  readonly contextKey = 'unroll.influence';
  readonly #status = window.createStatusBarItem('unroll.influence', StatusBarAlignment.Left, 0);
  readonly #coloured = new EventEmitter<void>();
  /** fires whenever shades have been handed to an editor */
  readonly onDidColour = this.#coloured.event;
  readonly #subscription: Disposable;
  #file: ColouredFile | undefined;
  #cell = 0;
  #clip = FIRST_CLIP;
  #influence: InfluenceAtCursor | undefined;
  /** of the cell that is shown, from `#influence.from` on */
  #shades: readonly number[] = [];
  /** the place that is being asked about; the newest one that came meanwhile */
  #asked: number | undefined;
  #next: number | undefined;

  constructor(private readonly services: Services) {
    this.#status.name = l10n.t('Unroll influence');
    this.#status.command = 'unroll.nextCell';
    this.#subscription = window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (this.#file?.isOf(textEditor.document)) this.#follow(textEditor);
    });
  }

  /** What is shown now; undefined outside the mode and before the first answer. */
  get influence(): InfluenceAtCursor | undefined {
    return this.#influence;
  }

  get isLearned(): boolean {
    return this.#file?.learned === true;
  }

  /** Learns the active file and shades what is before the cursor. */
  async show(): Promise<void> {
    const file = await ColouredFile.open(this.services, this, this.#coloured);
    if (file === undefined) return; // what was coloured before stays
    this.#file = file;
    this.moved();
  }

  /** The same place by the next cell. */
  switchCell(): void {
    this.#cell = (this.#cell + 1) % CELLS.length;
    this.#redraw();
  }

  /** Fuller colours, so that small influences show, or paler ones. */
  strengthen(by: -1 | 1): void {
    this.#clip = Math.max(0, Math.min(CLIPS.length - 1, this.#clip + by));
    this.#redraw();
  }

  leave(): void {
    this.#file?.dispose();
  }

  params({ selection }: TextEditor): Params {
    const { line, character } = selection.active;
    return { line, character };
  }

  colourOf(piece: number): number | undefined {
    return this.#influence === undefined ? undefined : this.#shades[piece - this.#influence.from];
  }

  take(event: InfluenceEvent | SharedEvent): boolean {
    if (event.kind !== 'influence') return false;
    this.#influence = event;
    this.#shade();
    if (this.#asked !== undefined) {
      const next = this.#next;
      this.#asked = this.#next = undefined;
      if (next !== undefined && next !== event.place) this.#ask(next);
    }
    return true;
  }

  learned(): void {
    // The cursor may have gone elsewhere while it learned.
    const editor = window.visibleTextEditors.find(({ document }) => this.#file?.isOf(document));
    if (editor !== undefined) this.#follow(editor);
  }

  left(): void {
    this.#file = this.#influence = this.#asked = this.#next = undefined;
    this.#shades = [];
    this.#status.hide();
  }

  moved(): void {
    if (this.#file === undefined) return;
    const { layout, progressWords } = this.#file;
    const influence = this.#influence;
    if (layout === undefined || influence === undefined) {
      this.#status.text = `$(sync~spin) ${l10n.t('Unroll reads the file')}`;
    } else {
      const within = (cell: (typeof CELLS)[number]) =>
        influence.cells.find((other) => other.cell === cell)!.halfWithin;
      const shown = CELLS[this.#cell]!;
      const others = CELLS.filter((cell) => cell !== shown);
      const half = l10n.t(
        '{0}: half within {1} ({2})',
        CELL_NAMES[shown],
        within(shown),
        others.map((cell) => `${CELL_NAMES[cell]} ${within(cell)}`).join(', '),
      );
      this.#status.text = `$(target) ${half}${progressWords} · ${l10n.t('Tab cell, Esc leaves')}`;
    }
    this.#status.tooltip = l10n.t(
      'How many of the pieces before the cursor hold half of the influence on what each network expects next. Colours are full at {0} % of the largest; Alt+↑ and Alt+↓ change that.',
      CLIPS[this.#clip]!,
    );
    this.#status.show();
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const file = this.#file;
    const influence = this.#influence;
    const layout = file?.layout;
    if (file === undefined || influence === undefined || layout === undefined) return undefined;
    const piece = file.isOf(document) ? file.pieceAt(position) : undefined;
    const index = (piece?.piece ?? -1) - influence.from;
    if (piece === undefined || index < 0 || index >= influence.words.length) return undefined;
    const language = readLanguage(document);
    const isRows = layout.reading === 'rows';
    const back = influence.place - piece.piece;
    const lines = [
      say(isRows ? ROWS_BACK : CHARACTERS_BACK, language, { piece: influence.words[index]!, back }),
    ];
    for (const cell of CELLS) {
      const { norms, guess } = influence.cells.find((other) => other.cell === cell)!;
      const largest = Math.max(...norms);
      const norm = norms[index]!;
      const values = {
        ...{ cell: CELL_NAMES[cell], norm, guess },
        share: formatPercent(largest === 0 ? 0 : norm / largest),
      };
      lines.push(say(CELL_LINE, language, values), this.#strip(influence, norms, isRows));
    }
    const text = new MarkdownString(lines.join('\n\n'));
    text.supportHtml = true; // colours of the three cells beside each other
    return new Hover(text, file.rangeOf(piece));
  }

  dispose(): void {
    this.leave();
    this.#subscription.dispose();
    this.#status.dispose();
    this.#coloured.dispose();
  }

  /** The last pieces before the cursor in one cell's shades. */
  #strip({ words }: InfluenceAtCursor, norms: readonly number[], isRows: boolean): string {
    const shown = isRows ? HOVERED.rows : HOVERED.characters;
    const shades = clippedShares(norms, CLIPS[this.#clip]!).slice(-shown);
    return words
      .slice(-shown)
      .map((word, i) => heatSpan(isRows ? ` ${word} ` : word, shades[i]!))
      .join('');
  }

  #follow(editor: TextEditor): void {
    const place = this.#file?.piecesBefore(editor.selection.active);
    if (place === undefined || this.#file?.learned !== true) return;
    if (this.#asked === undefined) this.#ask(place);
    else this.#next = place;
  }

  #ask(place: number): void {
    this.#asked = place;
    this.#file?.ask({ place });
  }

  #shade(): void {
    const shown = this.#influence?.cells.find(({ cell }) => cell === CELLS[this.#cell]);
    this.#shades = shown === undefined ? [] : clippedShares(shown.norms, CLIPS[this.#clip]!);
  }

  #redraw(): void {
    this.#shade();
    this.#file?.draw();
    this.moved();
  }
}

const CHARACTERS_BACK: Phrase = {
  ko: '커서에서 {back}글자 앞의 ‘{piece}’. 이 글자가 다음 글자의 예측을 흔드는 크기 |∂출력/∂x|:',
  en: '“{piece}”, {back} before the cursor. How much it sways what is expected next, |∂output/∂x|:',
};
const ROWS_BACK: Phrase = {
  ko: '커서에서 {back}행 앞의 값 {piece}. 이 값이 다음 행의 예측을 흔드는 크기 |∂출력/∂x|:',
  en: '{piece}, {back} rows before the cursor. How much it sways what is expected next, |∂output/∂x|:',
};
const CELL_LINE: Phrase = {
  ko: '**{cell}** {norm} (가장 큰 것의 {share}) · 다음 예상: ‘{guess}’',
  en: '**{cell}** {norm} ({share} of its largest) · expects “{guess}” next',
};
