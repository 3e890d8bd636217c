import type { DatasetKind } from './dataset';
import { detectLayout, type TableLayout } from './table-layout';

export interface DocumentNames {
  /** the file's name, for its extension */
  readonly name: string;
  /** VS Code's language id, `csv`, `plaintext`, …; undefined counts as plain text */
  readonly languageId?: string | undefined;
}

/** The kind is told from this many UTF-16 units at the beginning. */
export const KIND_SAMPLE = 65_536;

/**
 * What a document's text is: rows of numbers, pairs of texts, or running text. Looks at the first
 * {@link KIND_SAMPLE} units only, so it is cheap enough for every document that is opened.
 *
 * A file that is a table by its language or extension is pairs if it has no time column and two
 * columns of text (or three and no numbers; or two of prose beside numbers, such as labels), or a
 * text and a date and nothing else; else a series. A plain text is a table only if at least 98 % of
 * three or more records have the same two or more cells and a column is numbers, or tabs part two
 * texts, or every line is a number.
 */
export function datasetKindOf(sampleText: string, names: DocumentNames): DatasetKind {
  return sniff(sampleText, names).kind;
}

export interface Sniffed {
  readonly kind: DatasetKind;
  readonly layout: TableLayout;
}

/** The kind together with the layout it was told from, which names the separator. */
export function sniff(sampleText: string, names: DocumentNames): Sniffed {
  const sample = sampleText.slice(0, KIND_SAMPLE).replace(/^\uFEFF/u, '');
  const layout = detectLayout(sample, sampleText.length < KIND_SAMPLE, separatorOf(names));
  return { kind: kindOf(layout, tableness(names)), layout };
}

function kindOf(layout: TableLayout, table: 'yes' | 'maybe' | 'no'): DatasetKind {
  if (table === 'no') return 'corpus';
  const { columns, regularity, records, separator, width } = layout;
  const hasTime = columns.some(({ kind }) => kind === 'time');
  const numbers = columns.filter((column) => column.kind === 'number' && !column.isEmpty).length;
  const texts = columns.filter((column) => column.kind === 'text' && column.dates === undefined);
  const isProse = texts.every((column) => column.kind === 'text' && column.isProse);
  // Without a number there is nothing to forecast: a text beside a date is a source and its target.
  const isDated = numbers === 0 && width === 2 && columns.some(({ kind }) => kind === 'text');
  const hasPairs =
    isDated ||
    (!hasTime &&
      (numbers === 0
        ? texts.length === 2 || (texts.length === 3 && width === 3)
        : texts.length === 2 && isProse));
  if (table === 'yes') return hasPairs ? 'pairs' : 'series';
  if (records < 3 || regularity < 0.98) return 'corpus';
  if (hasPairs) return separator === '\t' ? 'pairs' : 'corpus';
  return numbers > 0 && (width > 1 || regularity === 1) ? 'series' : 'corpus';
}

function tableness({ name, languageId = 'plaintext' }: DocumentNames): 'yes' | 'maybe' | 'no' {
  // Rainbow CSV has `csv (semicolon)`, `csv (pipe)`, `dynamic csv`, …
  if (/\b[ct]sv\b/iu.test(languageId) || /\.(?:csv|tsv|tab|psv)$/iu.test(name)) return 'yes';
  return languageId === 'plaintext' ? 'maybe' : 'no';
}

function separatorOf({ name, languageId = '' }: DocumentNames): string | undefined {
  if (/semicolon/iu.test(languageId)) return ';';
  if (/pipe/iu.test(languageId) || /\.psv$/iu.test(name)) return '|';
  if (/\btsv\b/iu.test(languageId) || /\.(?:tsv|tab)$/iu.test(name)) return '\t';
  return undefined;
}
