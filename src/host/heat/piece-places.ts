import { Range, type Position, type TextDocument } from 'vscode';
import { firstPieceFrom, type PieceLayout } from '../../dataset/piece-layout';

/** One piece of the document: a character, or a row. */
export interface PlacedPiece {
  readonly piece: number;
  readonly line: number;
  readonly start: number;
  /** undefined: to the end of the line */
  readonly end: number | undefined;
}

/** Where the pieces of a document are, found again from its lines. */
export class PiecePlaces {
  readonly #rowOfLine: ReadonlyMap<number, number>;

  constructor(
    private readonly document: TextDocument,
    private readonly layout: PieceLayout,
  ) {
    const rows = layout.reading === 'rows' ? [...layout.lines.entries()] : [];
    this.#rowOfLine = new Map(rows.map(([row, line]) => [line, row]));
  }

  /** The pieces on a line, line breaks left out: they have no place to be coloured. */
  onLine(line: number): PlacedPiece[] {
    const { reading, firstLine, lines, pieces } = this.layout;
    if (reading === 'rows') {
      const piece = this.#rowOfLine.get(line);
      return piece === undefined ? [] : [{ piece, line, start: 0, end: undefined }];
    }
    const first = lines[line - firstLine];
    if (first === undefined || line >= this.document.lineCount) return [];
    const placed: PlacedPiece[] = [];
    let start = 0;
    for (const character of this.document.lineAt(line).text) {
      const piece = first + placed.length;
      if (piece >= pieces) break; // the text is read no further
      placed.push({ piece, line, start, end: start + character.length });
      start += character.length;
    }
    return placed;
  }

  /** The piece at a position: the one the caret stands before, or the row. */
  at({ line, character }: Position): PlacedPiece | undefined {
    const placed = this.onLine(line);
    return placed.find(({ end }) => end === undefined || character < end) ?? placed.at(-1);
  }

  /** How many pieces stand before a position; of rows, those on the lines above. */
  before({ line, character }: Position): number {
    const placed = this.onLine(line);
    const next = placed.find(({ start, end }) => end === undefined || start >= character);
    if (next !== undefined) return next.piece;
    const last = placed.at(-1);
    return last === undefined ? firstPieceFrom(this.layout, line) : last.piece + 1;
  }

  rangeOf({ line, start, end }: PlacedPiece): Range {
    return this.document.validateRange(
      new Range(line, start, line, end ?? Number.MAX_SAFE_INTEGER),
    );
  }
}
