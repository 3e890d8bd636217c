import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  commands,
  languages,
  Position,
  Range,
  Uri,
  window,
  workspace,
  type CodeAction,
  type CodeLens,
  type TextDocument,
} from 'vscode';
import { sampleUri } from '../../src/host/samples';
import { closeAllTabs, hoverAt, unroll, until } from './product';

const folder = mkdtempSync(path.join(tmpdir(), 'unroll-columns-'));
let files = 0;

/** A file of its own for each: VS Code gives a new unnamed document the name of one that is closed. */
const open = async (content: string): Promise<TextDocument> => {
  const file = path.join(folder, `table-${++files}.csv`);
  writeFileSync(file, content);
  const document = await workspace.openTextDocument(Uri.file(file));
  await window.showTextDocument(document);
  return document;
};

const lensesOf = async (document: TextDocument): Promise<string[]> => {
  const lenses = await commands.executeCommand<CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    50,
  );
  return lenses.map(({ command }) => command?.title ?? '');
};

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const wave = (i: number) => (20 + 5 * Math.sin(i / 6) + ((i * i * 7) % 5) / 10).toFixed(1);
const days = (count: number) => Array.from({ length: count }, (_, i) => `${day(i)},${wave(i)}`);
const untilFaults = (document: TextDocument, count: number) =>
  until(`${count} faults in the Problems panel`, () => {
    const found = languages.getDiagnostics(document.uri);
    return found.length === count ? found : undefined;
  });

describe('columns in the editor', () => {
  before(() => unroll());
  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor'); // leaves no edited file
    await closeAllTabs();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('a hover on a header: range, picture and the two tests; on a number: its row', async () => {
    const { extensionUri } = await unroll();
    await window.showTextDocument(sampleUri(extensionUri, 'air-passengers.csv'));
    const header = await hoverAt(0, 10);
    assert.match(header, /144 rows: 104 to 622/u);
    assert.match(header, /data:image\/svg\+xml;base64,/u);
    assert.match(header, /ADF.*\n.*KPSS/u);
    assert.match(header, /d = 1 from the row before, D = 1 from/u);
    const number = await hoverAt(144, 10);
    assert.match(number, /432 — row 144 of 144/u);
    assert.match(number, /1960-12/u);
    assert.match(number, /\+42 from the row before/u);
    assert.equal(await hoverAt(144, 3), '', 'the time is no column of numbers');
  });

  it('four lenses for each of two columns, and one for the others', async () => {
    const rows = days(30).map((row, i) => `${row},${i % 7},${i % 5},${(i * i) % 11}`);
    const document = await open(['Day,a,b,c,d', ...rows].join('\n'));
    const titles = await lensesOf(document);
    assert.equal(titles.length, 9);
    assert.deepEqual(titles.slice(1, 4), ['ACF', 'Stationary?', 'Forecast']);
    assert.match(titles[8]!, /2 more/u);
  });

  it('forecasts past the last row in the file’s own way, inserts it as one edit, and undoes it', async () => {
    const { extensionUri, forecastRows } = await unroll();
    const uri = sampleUri(extensionUri, 'air-passengers.csv');
    const text = (await workspace.openTextDocument(uri)).getText();
    const document = await open(text);
    await commands.executeCommand('unroll.forecastColumn', document.uri, 'Passengers');
    assert.equal(forecastRows.forecast?.rows.length, 12);
    assert.ok((await lensesOf(document)).some((title) => title.includes('12 rows ahead by ARIMA')));
    assert.match(await hoverAt(144, 3), /1961-01,\d+ \| .* – .* \| /u);
    const known = await hoverAt(144, 10);
    assert.match(known, /the model expected/u);

    await commands.executeCommand('unroll.insertForecast');
    const after = document.getText().trimEnd().split('\n');
    assert.equal(after.length, 157);
    assert.match(after[145]!, /^1961-01,\d+$/u);
    assert.match(after[156]!, /^1961-12,\d+$/u);
    assert.equal(forecastRows.forecast, undefined, 'a forecast of an older text');
    await commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('offers the rows as ghost text that Tab takes over', async () => {
    const { forecastRows } = await unroll();
    const content = [
      '"Tag";"Wert"',
      ...days(60).map((row) => {
        const [date, value] = row.split(',');
        return `"${date!.split('-').reverse().join('.')}";"${value!.replace('.', ',')} °C"`;
      }),
    ].join('\r\n');
    const document = await open(content);
    await commands.executeCommand('unroll.forecastColumn', document.uri, 'Wert');
    assert.ok(forecastRows.forecast);
    await until('the ghost text to be taken', () => {
      void commands.executeCommand('editor.action.inlineSuggest.commit');
      return document.lineCount > 61 ? true : undefined;
    });
    const row = document.lineAt(61).text;
    assert.match(row, /^01\.03\.2024;"?\d+,\d °C"?$/u);
    assert.equal(document.lineCount, 73);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), content);
  });

  it('the doctor lists faults after a command, mends them by quick fix, and keeps up with edits', async () => {
    const rows = days(60);
    rows[30] = `${day(30)},214.0`;
    rows[20] = `${day(20)},wet`;
    rows.splice(10, 2);
    const document = await open(['Day,Temp', ...rows].join('\n'));
    assert.deepEqual(languages.getDiagnostics(document.uri), [], 'before any command');
    void commands.executeCommand('unroll.checkData', document.uri);
    const found = await untilFaults(document, 3);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['gap', 'no-number', 'outlier'],
    );
    assert.match(found[1]!.message, /wet/u);

    const fix = async (line: number, title: RegExp) => {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new Range(line, 0, line, 20),
      );
      const action = actions.find((each) => title.test(each.title))!;
      const { command } = action;
      await commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    };
    await fix(29, /Fill in/u);
    await untilFaults(document, 2);
    assert.ok(Number(document.lineAt(29).text.split(',')[1]) < 30);
    await fix(11, /Insert the rows/u);
    await untilFaults(document, 1);
    assert.equal(document.lineAt(11).text.slice(0, 10), day(10));
    assert.equal(document.lineCount, 61);
    await commands.executeCommand('undo');
    await untilFaults(document, 2);
  });

  it('opens a fixed copy and leaves the file as it is', async () => {
    const rows = days(60);
    rows.splice(10, 2);
    rows.splice(5, 0, rows[4]!);
    const text = ['Day,Temp', ...rows].join('\n');
    const document = await open(text);
    await commands.executeCommand('unroll.openFixedCopy', document.uri);
    const copy = window.activeTextEditor!.document;
    assert.notEqual(copy.uri.toString(), document.uri.toString());
    assert.equal(copy.lineCount, 61);
    assert.equal(document.getText(), text);
  });

  it('on Korean headings, the sentences are Korean', async () => {
    const rows = days(40).map((row, i) => {
      const [date, value] = row.split(',');
      return `${date!.replaceAll('-', '. ')}.,${i === 9 ? '고장' : value!}`;
    });
    const document = await open(['날짜,기온', ...rows].join('\n'));
    void commands.executeCommand('unroll.checkData', document.uri);
    const [fault] = await untilFaults(document, 1);
    assert.match(fault!.message, /숫자가 없어요.*고장/u);
    assert.match(await hoverAt(0, 4), /40행: .*표준편차/u);
    await commands.executeCommand('unroll.forecastColumn', document.uri, '기온');
    await commands.executeCommand('unroll.insertForecast');
    assert.match(document.lineAt(41).text, /^2024\. 02\. 10\.,\d+\.\d$/u);
  });

  it('a hundred thousand rows: hovers and forecast answer, and the host is never held up for long', async function () {
    this.timeout(60_000);
    const rows = Array.from({ length: 100_000 }, (_, i) => {
      const at = new Date(Date.UTC(2000, 0, 1) + i * 3_600_000).toISOString().slice(0, 16);
      return `${at},${wave(i)}`;
    });
    const document = await open(['Hour,x', ...rows].join('\n'));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const started = performance.now();
    assert.match(await hoverAt(0, 5), /100,000 rows/u);
    const hovered = performance.now() - started;
    await commands.executeCommand('unroll.forecastColumn', document.uri, 'x');
    await commands.executeCommand('unroll.insertForecast');
    delay.disable();
    const longest = delay.max / 1e6;
    console.log(
      `      hover ${hovered.toFixed(0)} ms; host held up ${longest.toFixed(0)} ms at most`,
    );
    assert.ok(document.lineCount > 100_001);
  });

  it('says in one sentence why there is no forecast', async () => {
    const { forecastRows } = await unroll();
    const document = await open('Day,x\n2024-01-01,1\n2024-01-02,3\n2024-01-03,2');
    await commands.executeCommand('unroll.forecastColumn', document.uri, 'x');
    assert.equal(forecastRows.forecast, undefined);
    const lenses = await lensesOf(document);
    assert.ok(!lenses.some((title) => title.includes('ahead')));
    assert.equal(document.validatePosition(new Position(99, 0)).line, 3, 'nothing was written');
  });
});
