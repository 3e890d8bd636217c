/** A cell of a line, its quotes within it. */
export interface CellOfLine {
  /** half-open, in UTF-16 units of the line */
  readonly start: number;
  readonly end: number;
  /** without quotes, as a table reads it */
  readonly text: string;
}

/**
 * Where the cells of one line lie, read as RFC 4180 says.
 *
 * @returns undefined where a quote stays open: the row goes on in the next line
 */
export function cellsOfLine(line: string, separator: string): CellOfLine[] | undefined {
  const cells: CellOfLine[] = [];
  let start = 0;
  for (;;) {
    let end: number;
    if (line[start] === '"') {
      const close = closingQuote(line, start + 1);
      if (close === undefined) return undefined;
      end = line.indexOf(separator, close);
    } else {
      end = line.indexOf(separator, start);
    }
    const stop = end < 0 ? line.length : end;
    const raw = line.slice(start, stop);
    const text = raw.startsWith('"')
      ? raw.slice(1, raw.lastIndexOf('"')).replaceAll('""', '"')
      : raw;
    cells.push({ start, end: stop, text });
    if (end < 0) return cells;
    start = stop + separator.length;
  }
}

/** A cell's text, in quotes where the table needs them. */
export function quotedCell(text: string, separator: string): string {
  const needsQuotes = text.includes(separator) || /["\r\n]/u.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

function closingQuote(line: string, from: number): number | undefined {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] !== '"') return at;
    at++;
  }
  return undefined;
}
