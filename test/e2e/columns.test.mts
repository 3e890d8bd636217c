import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import type { FrameLocator } from 'playwright-core';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';
import { untilEnded } from './lesson-visit.mjs';

// One person's way through one CSV: from a lens on its header to the forecast rows in the file, and
// back. The same on a file from Korea, in the encoding that Excel writes there.

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCREENS = path.join(ROOT, '.screens/tests');
const PASSENGERS = path.join(ROOT, 'media/samples/air-passengers.csv');

type Window = Awaited<ReturnType<typeof openWindow>>;

interface Way {
  readonly locale: 'en' | 'ko';
  readonly colorTheme: string;
  readonly file: string;
  readonly column: string;
  readonly words: {
    readonly stationary: string;
    readonly verdict: RegExp;
    readonly forecast: string;
    readonly difference: string;
    readonly differenceKind: string;
    readonly differenced: string;
    readonly arima: string;
    readonly chooseBox: RegExp;
    readonly lens: RegExp;
  };
  /** the first row of the forecast, as it stands in the file */
  readonly firstRow: RegExp;
}

const WAYS: readonly Way[] = [
  {
    locale: 'en',
    colorTheme: 'Default Dark Modern',
    file: 'air-passengers.csv',
    column: 'Passengers',
    words: {
      stationary: 'Stationary?',
      verdict: /unit root/u,
      forecast: 'Forecast',
      difference: 'Unroll: Difference This Column…',
      differenceKind: 'Each row less the one before',
      differenced: 'diff Passengers',
      arima: 'Unroll: Forecast of a Column by ARIMA',
      chooseBox: /skip|without drawing/iu,
      lens: /12 rows ahead by ARIMA/u,
    },
    firstRow: /1961-01,4\d\d/u,
  },
  {
    locale: 'ko',
    colorTheme: 'Default Light Modern',
    file: '승객수.csv',
    column: '승객 수',
    words: {
      stationary: '정상 시계열?',
      verdict: /단위근/u,
      forecast: '예측',
      difference: 'Unroll: 이 열을 차분하기…',
      differenceKind: '바로 앞 행과의 차이',
      differenced: 'diff 승객 수',
      arima: 'Unroll: 열의 ARIMA 예측 보기',
      chooseBox: /건너뛰|그리지 않고/u,
      lens: /12행 앞까지/u,
    },
    firstRow: /1961년\s1월,4\d\d/u,
  },
];

describe('one column, from its lens to its forecast', function () {
  this.timeout(240_000); // three runs, and a dozen things clicked
  let folder: string;
  let window: Window;

  before(() => {
    folder = makeTemporaryFolder('unroll-columns-');
    cpSync(PASSENGERS, path.join(folder, 'air-passengers.csv'));
    const rows = readFileSync(PASSENGERS, 'utf8').trim().split('\n').slice(1);
    const korean = rows.map((row) => {
      const [month, passengers] = row.split(',');
      const [year, number] = month!.split('-');
      return `${year!}년 ${String(Number(number))}월,${passengers!}`;
    });
    const text = ['연월,승객 수', ...korean, ''].join('\r\n');
    writeFileSync(path.join(folder, '승객수.csv'), iconv.encode(text, 'cp949'));
  });

  afterEach(async function () {
    const opened = window as Window | undefined;
    if (opened === undefined) return; // no window came up at all
    if (this.currentTest?.state === 'failed') {
      await opened.screenshot(path.join(SCREENS, `failed-columns-${String(Date.now())}.png`));
    }
    await opened.close();
  });

  after(async () => {
    await closeAll();
    removeFolder(folder);
  });

  for (const way of WAYS) {
    it(`${way.file}: lens, verdict, difference, ARIMA beside networks, rows inserted, undone`, async () => {
      const { locale, colorTheme, file, words } = way;
      window = await openWindow({ workspaceFolder: folder, locale, colorTheme });
      await window.openFile(file);
      const shoot = (name: string) =>
        window.screenshot(path.join(SCREENS, `columns-${locale}-${name}.png`));

      // A CP949 file is opened again in its own encoding by the first command on it.
      await window.codeLens(words.stationary).click();
      const stationarity = await window.webview({ place: 'editor' });
      assert.equal(await untilEnded(stationarity), 'done');
      assert.match(await stationarity.locator('.verdict').innerText(), words.verdict);
      await shoot('stationary');
      await closePage(window, file);

      await window.runCommand(words.difference);
      await window.choose(words.differenceKind);
      await window.page.getByText(words.differenced).first().waitFor();
      await shoot('difference');
      await window.openFile(file);

      await window.runCommand(words.arima);
      const arima = await window.webview({ place: 'editor' });
      assert.equal(await untilEnded(arima), 'done');
      const tables = await scoresOf(arima, words.chooseBox);
      for (const name of ['ARIMA', 'LSTM', 'GRU', 'RNN']) assert.ok(tables.includes(name), name);
      await shoot('arima');
      await closePage(window, file);

      await window.codeLens(words.forecast).click();
      await window.codeLens(words.lens).waitFor();
      await window.ghostText().first().waitFor();
      await shoot('forecast');
      const row = window.page.locator('.view-line').filter({ hasText: way.firstRow }).first();
      await window.page.keyboard.press('Tab');
      await row.waitFor();
      await window.codeLens(words.lens).waitFor({ state: 'hidden' });
      await shoot('inserted');
      await window.page.keyboard.press('ControlOrMeta+Z');
      await row.waitFor({ state: 'hidden' });
      assert.deepEqual(window.errors, []);
    });
  }
});

/** Closes the page beside the file, so that the next one is the only one. */
async function closePage(window: Window, file: string): Promise<void> {
  const page = window.page
    .locator('.tab')
    .filter({ hasNotText: file })
    .filter({ hasNotText: 'Untitled' })
    .first();
  await page.hover();
  await page.getByRole('button', { name: /^(?:Close|닫기)/u }).click();
  await window.openFile(file);
}

/** The tables of the page, once the reader has drawn, or chosen not to. */
async function scoresOf(page: FrameLocator, skip: RegExp): Promise<string> {
  const button = page.getByRole('button', { name: skip });
  if ((await button.count()) > 0) await button.first().click();
  return (await page.locator('table').allTextContents()).join(' ');
}
