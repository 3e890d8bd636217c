import { Range, type TextDocument } from 'vscode';
import { datasetFromText } from '../dataset/from-text';
import type { NumberColumn } from '../dataset/series';
import { nameOf } from './document-source';

/** Enough rows to know the columns by; the whole file is the worker's to read. */
const SAMPLE_LINES = 200;

const read = new WeakMap<TextDocument, { version: number; columns: readonly NumberColumn[] }>();

/** The number columns in the first rows of a document, as the reader of the whole file sees them. */
export function readColumns(document: TextDocument): readonly NumberColumn[] {
  const known = read.get(document);
  if (known?.version === document.version) return known.columns;
  const text = document.getText(new Range(0, 0, SAMPLE_LINES, 0));
  const { languageId } = document;
  const dataset = datasetFromText(text, { name: nameOf(document.uri), languageId });
  const columns = dataset.kind === 'series' ? dataset.columns : [];
  read.set(document, { version: document.version, columns });
  return columns;
}
