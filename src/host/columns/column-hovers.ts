import {
  Hover,
  MarkdownString,
  workspace,
  type HoverProvider,
  type Position,
  type TextDocument,
} from 'vscode';
import { formatNumber, say, type Language, type Phrase } from '../../phrase/phrase';
import type { CellExamined, ColumnExamined } from '../../training/examine/examine-event';
import { readLanguage } from '../language';
import { kindOf } from '../open-file';
import { columnAt, headerLine, readTable } from './read-table';
import { sparkLine } from './spark-line';
import type { TableAnalyst } from './table-analyst';

const WORDS = {
  column: {
    ko: '**{name}** — {rows}행: {smallest}부터 {largest}까지, 평균 {mean}, 표준편차 {deviation}, 빈 값 {missing}개',
    en: '**{name}** — {rows} rows: {smallest} to {largest}, mean {mean}, standard deviation {deviation}, {missing} missing',
  },
  spark: { ko: '{name} 열의 모양', en: 'the course of {name}' },
  tested: {
    ko: '마지막 {rows}행으로 검정했어요.',
    en: 'Tested on the last {rows} rows.',
  },
  cell: {
    ko: '**{name}** {value} — {rows}행 가운데 {row}번째',
    en: '**{name}** {value} — row {row} of {rows}',
  },
  time: { ko: '시점 {time}', en: 'time {time}' },
  zScore: {
    ko: '평균에서 표준편차의 {z}배 (z-점수)',
    en: '{z} standard deviations from the mean (z-score)',
  },
  change: { ko: '앞 행에서 {change}', en: '{change} from the row before' },
  forecast: {
    ko: '모델은 앞의 행들을 보고 {forecast|을/를} 예측했어요(오차 {error}).',
    en: 'From the rows before it the model expected {forecast} (error {error}).',
  },
} as const satisfies Record<string, Phrase>;

/** A column's figures where the pointer rests on its name, and a row's where it rests on a number. */
export class ColumnHovers implements HoverProvider {
  constructor(private readonly analyst: TableAnalyst) {}

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    if (kindOf(document) !== 'series') return undefined;
    if (!workspace.getConfiguration('unroll', document).get<boolean>('hovers', true))
      return undefined;
    const table = readTable(document);
    if (table === undefined) return undefined;
    const { line, character } = position;
    const index = columnAt(document, line, character, table.separator);
    const column = table.columns.find((each) => each.index === index);
    if (column === undefined) return undefined;
    const language = readLanguage(document);
    try {
      if (table.hasHeader && line === headerLine(table)) {
        const question = { about: 'column', column: column.name } as const;
        return new Hover(columnText(await this.analyst.ask(document, question), language));
      }
      const question = { about: 'cell', column: column.name, line } as const;
      const cell = await this.analyst.ask(document, question);
      return cell.row === 0 ? undefined : new Hover(cellText(cell, language));
    } catch {
      return undefined; // what is wrong with the file, the run on it says
    }
  }
}

function columnText(found: ColumnExamined, language: Language): MarkdownString {
  const { column, unit, rows, missing, verdict } = found;
  const name = escaped(column);
  const figure = (value: number) => `${formatNumber(value)}${unit}`;
  const lines = [
    say(WORDS.column, language, {
      name,
      rows,
      missing,
      smallest: figure(found.smallest),
      largest: figure(found.largest),
      mean: figure(found.mean),
      deviation: figure(found.deviation),
    }),
    sparkLine(found.spark, say(WORDS.spark, language, { name })),
  ];
  if (verdict !== undefined) {
    const { headline, reasons, testedRows } = verdict;
    lines.push(`**${say(headline, language)}**`);
    lines.push(reasons.map((reason) => `- ${escaped(say(reason, language))}`).join('\n'));
    if (testedRows < rows - missing) lines.push(say(WORDS.tested, language, { rows: testedRows }));
  }
  lines.push(escaped(say(found.seasonWords, language)));
  return new MarkdownString(lines.filter((line) => line !== '').join('\n\n'));
}

function cellText(cell: CellExamined, language: Language): MarkdownString {
  const { column, unit, row, rows, time, value, zScore, change, forecast } = cell;
  const figure = (number: number) => `${formatNumber(number)}${unit}`;
  const name = escaped(column);
  const shown = value === undefined ? '–' : figure(value);
  const facts: string[] = [];
  if (time !== '') facts.push(say(WORDS.time, language, { time: escaped(time) }));
  if (change !== undefined) {
    const signed = `${change > 0 ? '+' : ''}${figure(change)}`;
    facts.push(say(WORDS.change, language, { change: signed }));
  }
  if (zScore !== undefined) {
    facts.push(say(WORDS.zScore, language, { z: Math.round(100 * zScore) / 100 }));
  }
  if (forecast !== undefined && value !== undefined) {
    const values = { forecast: figure(forecast), error: figure(value - forecast) };
    facts.push(say(WORDS.forecast, language, values));
  }
  const heading = say(WORDS.cell, language, { name, value: shown, row, rows });
  return new MarkdownString([heading, facts.map((fact) => `- ${fact}`).join('\n')].join('\n\n'));
}

export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]/gu, '\\$&');
}
