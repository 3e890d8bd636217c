import type { Dataset, DatasetKind } from './dataset';
import { createPairsTable } from './pairs-table';
import * as problem from './problem';
import type { Problem } from './problem';
import { createRecordReader, type SeparatedRecord } from './records';
import { createSeriesTable } from './series-table';
import { isBlank, layOut, type TableLayout } from './table-layout';
import type { TableSink } from './table-sink';

export interface TableOptions {
  readonly name: string;
  readonly kind: Exclude<DatasetKind, 'corpus'>;
  readonly separator: string;
  /** 0-based line of the document on which the text begins */
  readonly firstLine: number;
}

export interface TableReader {
  /** the next piece of the text, cut anywhere */
  push(text: string): void;
  /** @param found problems of the text itself */
  end(found: readonly Problem[]): Dataset;
}

/**
 * Header, decimal sign, units and the way times are written are decided on the records in this many
 * UTF-16 units; what does not fit them later counts as missing and is named.
 */
const LAYOUT_SAMPLE = 1 << 18;

export function createTableReader(options: TableOptions): TableReader {
  const { name, kind, separator, firstLine } = options;
  const malformed = problem.createPlaces();
  const unclosed = problem.createPlaces();
  const before = problem.createPlaces();
  let waitingText = '';
  let waiting: SeparatedRecord[] = [];
  let table: { readonly layout: TableLayout; readonly sink: TableSink<Dataset> } | undefined;
  let recordsSeen = 0; // blank ones left out
  let blankLines: number[] = []; // since the last row
  let headerLine = firstLine;

  const records = createRecordReader(separator, (record) => {
    if (record.fault === 'malformed-quote') malformed.add(firstLine + record.line);
    if (record.fault === 'unclosed-quote') unclosed.add(firstLine + record.line);
    if (table === undefined) waiting.push(record);
    else take(record);
  });

  const isDecided = (): boolean => table !== undefined;

  const decide = (): void => {
    const layout = layOut(waiting, separator);
    const sink =
      kind === 'series' ? createSeriesTable(name, layout) : createPairsTable(name, layout);
    table = { layout, sink };
    const held = waiting;
    waiting = [];
    for (const record of held) take(record);
  };

  const take = (record: SeparatedRecord): void => {
    const { layout, sink } = table!;
    const line = firstLine + record.line;
    if (isBlank(record)) {
      if (recordsSeen > layout.recordsBefore) blankLines.push(line);
      return;
    }
    const position = recordsSeen++ - layout.recordsBefore;
    if (position < 0) {
      before.add(line);
    } else if (position === 0 && layout.hasHeader) {
      headerLine = line;
    } else {
      // In a series of one column an empty line between two values is a missing value.
      if (kind === 'series' && layout.width === 1) {
        for (const blank of blankLines) sink.add([''], blank);
      }
      sink.add(record.cells, line);
    }
    blankLines = [];
  };

  const aroundRows = ({ renamed }: TableLayout): Problem[] => {
    const problems: Problem[] = [];
    if (before.count > 0) problems.push(problem.linesBeforeTable(name, before));
    if (renamed.length > 0) problems.push(problem.duplicateNames(name, renamed, headerLine));
    if (malformed.count > 0) problems.push(problem.malformedQuote(name, malformed));
    if (unclosed.count > 0) problems.push(problem.unclosedQuote(name, unclosed));
    return problems;
  };

  return {
    push(text) {
      waitingText += text;
      // Slices of one size, so that the decision does not depend on how the text arrives.
      while (!isDecided() && waitingText.length >= LAYOUT_SAMPLE) {
        records.push(waitingText.slice(0, LAYOUT_SAMPLE));
        waitingText = waitingText.slice(LAYOUT_SAMPLE);
        if (waiting.some((record) => !isBlank(record))) decide();
      }
      if (isDecided()) {
        records.push(waitingText);
        waitingText = '';
      }
    },
    end(found) {
      records.push(waitingText);
      records.end();
      if (!isDecided()) decide();
      const { layout, sink } = table!;
      return sink.finish([...found, ...aroundRows(layout)]);
    },
  };
}
