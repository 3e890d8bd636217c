import { Range, workspace, type TextDocument, type Uri } from 'vscode';
import { cellsOfLine } from '../../dataset/cells-of-line';
import { datasetFromText } from '../../dataset/from-text';
import type { Lines } from '../../dataset/row-edits';
import type { NumberColumn, SeriesDataset } from '../../dataset/series';
import { nameOf } from '../document-source';

/** Enough rows to know the columns by; the whole file is the worker's to read. */
const SAMPLE_LINES = 200;

const read = new WeakMap<TextDocument, { version: number; table: SeriesDataset | undefined }>();

/** The first rows of a document, as the reader of the whole file sees them. */
export function readTable(document: TextDocument): SeriesDataset | undefined {
  const known = read.get(document);
  if (known?.version === document.version) return known.table;
  const text = document.getText(new Range(0, 0, SAMPLE_LINES, 0));
  const { languageId } = document;
  const dataset = datasetFromText(text, { name: nameOf(document.uri), languageId });
  const table = dataset.kind === 'series' ? dataset : undefined;
  read.set(document, { version: document.version, table });
  return table;
}

/** The number columns of a document. */
export function readColumns(document: TextDocument): readonly NumberColumn[] {
  return readTable(document)?.columns ?? [];
}

/** Which of an open document's number columns has this name, -1 for none. */
export function placeOfColumn(uri: Uri, name: string): number {
  const key = uri.toString();
  const document = workspace.textDocuments.find((open) => open.uri.toString() === key);
  return document === undefined
    ? -1
    : readColumns(document).findIndex((column) => column.name === name);
}

/** The line with the names of the columns, or the first row where there are none. */
export function headerLine({ hasHeader, lines }: SeriesDataset): number {
  const first = lines[0] ?? 0;
  return hasHeader ? Math.max(0, first - 1) : first;
}

/** Which column of the file a position is in; undefined in a row that goes over several lines. */
export function columnAt(
  document: TextDocument,
  line: number,
  character: number,
  separator: string,
): number | undefined {
  const cells = cellsOfLine(document.lineAt(line).text, separator);
  const index = cells?.findIndex(({ start, end }) => start <= character && character <= end);
  return index === -1 ? undefined : index;
}

export function linesOf(document: TextDocument): Lines {
  return { count: document.lineCount, at: (line) => document.lineAt(line).text };
}
