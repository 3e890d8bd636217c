import Papa from 'papaparse';
import { createLineBreakMender } from './line-breaks';

/** One record of a separated file. */
export interface SeparatedRecord {
  readonly cells: readonly string[];
  /** 0-based line on which the record begins, counted from the text's first */
  readonly line: number;
  /** what was wrong with its quotes */
  readonly fault: 'malformed-quote' | 'unclosed-quote' | undefined;
}

export interface RecordReader {
  /** the next piece of the text, cut anywhere; records come out as soon as they are whole */
  push(text: string): void;
  end(): void;
}

/**
 * Splits separated text (RFC 4180) into records, in time linear in the text whichever way it is cut.
 * A blank line is a record of one empty cell. A quote that never closes, or lines later in the middle
 * of a cell, would swallow the records between: there each line is read as a record of its own.
 *
 * @see Shafranovich, Common Format and MIME Type for CSV Files, RFC 4180 (2005)
 */
export function createRecordReader(
  separator: string,
  onRecord: (record: SeparatedRecord) => void,
): RecordReader {
  const mender = createLineBreakMender();
  let pending = '';
  let retryAt = 0;
  let line = 0;

  /** Hands out the whole records of what is pending and leaves the rest. */
  const readPending = (): void => {
    const { rows, malformed, end } = parse(pending, separator);
    const hasQuotes = pending.includes('"');
    const ends = malformed.size > 0 ? recordEnds(pending, separator) : [];
    rows.forEach((cells, i) => {
      const breaks = hasQuotes ? countBreaks(cells) : 0;
      if (malformed.has(i) && breaks > 0) {
        readLineByLine(pending.slice(ends[i - 1] ?? 0, ends[i]));
        return;
      }
      onRecord({ cells, line, fault: malformed.has(i) ? 'malformed-quote' : undefined });
      line += 1 + breaks;
    });
    pending = pending.slice(end);
  };

  const readLineByLine = (text: string): void => {
    let fault: SeparatedRecord['fault'] = 'unclosed-quote';
    for (const row of text.slice(0, -1).split('\n')) {
      const whole = row.includes('"') ? parse(`${row}\n`, separator).rows[0] : undefined;
      onRecord({ cells: whole ?? row.replace(/\r$/u, '').split(separator), line: line++, fault });
      fault = undefined;
    }
  };

  return {
    push(text) {
      pending += mender.push(text);
      // A quoted cell longer than the piece is tried again only once the text has doubled.
      if (pending.length < retryAt) return;
      readPending();
      retryAt = 2 * pending.length;
    },
    end() {
      pending += mender.end();
      if (pending !== '' && !pending.endsWith('\n')) pending += '\n';
      readPending();
      if (pending !== '') readLineByLine(pending);
      pending = '';
    },
  };
}

interface WholeRecords {
  readonly rows: readonly string[][];
  /** indices of the rows whose quotes close within a cell */
  readonly malformed: ReadonlySet<number>;
  /** where the last whole record ends, its line break included */
  readonly end: number;
}

/** Papa Parse's core, which stops before a record that has no end yet. */
function parse(text: string, separator: string): WholeRecords {
  const parser = new Papa.Parser({ delimiter: separator, newline: '\n' });
  const { data, errors, meta } = parser.parse(text, 0, true) as Papa.ParseResult<string[]>;
  for (const cells of data) {
    // Line breaks are "\n" or "\r\n" here, so a "\r" at a record's end belongs to the break.
    const last = cells.length - 1;
    if (cells[last]!.endsWith('\r')) cells[last] = cells[last]!.slice(0, -1);
  }
  const malformed = new Set(
    errors.flatMap(({ code, row }) => (code === 'InvalidQuotes' && row !== undefined ? [row] : [])),
  );
  return { rows: data, malformed, end: meta.cursor };
}

/** Where each whole record ends, its line break included. */
function recordEnds(text: string, separator: string): number[] {
  const ends: number[] = [];
  const step = ({ meta }: Papa.ParseStepResult<string[]>): void => void ends.push(meta.cursor);
  new Papa.Parser({ delimiter: separator, newline: '\n', step }).parse(text, 0, true);
  return ends;
}

function countBreaks(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks++;
  }
  return breaks;
}
