import {
  Hover,
  MarkdownString,
  workspace,
  type HoverProvider,
  type Position,
  type TextDocument,
} from 'vscode';
import { formatNumber, say, type Phrase } from '../phrase/phrase';
import { readLanguage } from './language';
import { kindOf } from './open-file';
import { readColumns } from './read-columns';

const COLUMN: Phrase = {
  ko: '**{name}** — 처음 {rows}행: {smallest}부터 {largest}까지, 평균 {mean}, 빈 값 {missing}개',
  en: '**{name}** — first {rows} rows: {smallest} to {largest}, mean {mean}, {missing} missing',
};

/** A column's figures, where the pointer rests on its name in the header. */
export class ColumnHovers implements HoverProvider {
  provideHover(document: TextDocument, position: Position): Hover | undefined {
    if (position.line !== 0 || kindOf(document) !== 'series') return undefined;
    if (!workspace.getConfiguration('unroll', document).get<boolean>('hovers', true))
      return undefined;
    const header = document.lineAt(0).text;
    const column = readColumns(document).find(({ name }) => {
      const start = header.indexOf(name);
      return start >= 0 && start <= position.character && position.character <= start + name.length;
    });
    if (column === undefined) return undefined;
    const known = column.values.filter((value) => !Number.isNaN(value));
    if (known.length === 0) return undefined;
    const text = say(COLUMN, readLanguage(document), {
      name: column.name.replace(/[\\`*_{}[\]()#+\-.!|<>]/g, '\\$&'),
      rows: column.values.length,
      smallest: `${formatNumber(known.reduce((a, b) => Math.min(a, b)))}${column.unit}`,
      largest: `${formatNumber(known.reduce((a, b) => Math.max(a, b)))}${column.unit}`,
      mean: `${formatNumber(known.reduce((a, b) => a + b) / known.length)}${column.unit}`,
      missing: column.values.length - known.length,
    });
    return new Hover(new MarkdownString(text));
  }
}
