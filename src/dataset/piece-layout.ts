import type { Place } from './dataset';

/** Where the pieces of the document are that a run colours. */
export interface PieceLayout {
  readonly kind: 'layout';
  readonly reading: 'characters' | 'rows';
  readonly pieces: number;
  /** 0-based line of the document for a row; of characters, the line that each line's first is on */
  readonly firstLine: number;
  /** characters: the first piece of each line from `firstLine` on; rows: the line of each row */
  readonly lines: Int32Array;
}

/** A file as pieces in reading order, each at its place. */
interface Pieces {
  readonly kind: 'characters' | 'rows';
  readonly length: number;
  place(t: number): Place;
}

export function layoutOf(pieces: Pieces): PieceLayout {
  const lines: number[] = [];
  const firstLine = pieces.place(0).line;
  for (let t = 0; t < pieces.length; t++) {
    const { line } = pieces.place(t);
    if (pieces.kind === 'rows') lines.push(line);
    else while (lines.length <= line - firstLine) lines.push(t);
  }
  return {
    kind: 'layout',
    reading: pieces.kind,
    pieces: pieces.length,
    firstLine,
    lines: Int32Array.from(lines),
  };
}

/** The first piece on this line or after it: `pieces` when there is none. */
export function firstPieceFrom(
  { reading, firstLine, lines, pieces }: PieceLayout,
  line: number,
): number {
  if (reading === 'rows') {
    const row = lines.findIndex((rowLine) => rowLine >= line);
    return row === -1 ? pieces : row;
  }
  return line < firstLine ? 0 : (lines[line - firstLine] ?? pieces);
}
