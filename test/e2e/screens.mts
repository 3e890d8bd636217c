// npm run screens: pictures of everything there is to see, from the real VS Code, into .screens/ with
// an index.html to leaf through; and the README's pictures. `-- --only train` takes some scenes only.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { FrameLocator } from 'playwright-core';
import { lessons } from '../../src/lessons/index';
import type { Lesson } from '../../src/lessons/lesson';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';
import { sampleFor, untilEnded } from './lesson-visit.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCREENS = path.join(ROOT, '.screens');
const PICTURES = path.join(ROOT, 'media/pictures');

type Window = Awaited<ReturnType<typeof openWindow>>;

const THEMES = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  contrast: 'Default High Contrast',
};
const WIDE = { width: 1400, height: 900 };
/** High enough for a whole lesson; the side bar is 300 px wide. */
const TALL = { width: 1400, height: 3000 };

/** What the two languages call what is clicked. */
const WORDS = {
  en: {
    train: 'Unroll: Train on This File',
    openLesson: 'Unroll: Open Lesson…',
    large: 'Unroll: Open Lesson Large, in an Editor Tab',
    text: 'the-lighthouse-log.txt',
    cell: 'One cell, step after step',
    verdict: 'Is your forecast better than copying the last row?',
    run: 'Run',
    next: 'Next step',
    skip: 'Skip',
    unit: 'Unroll: Show Unit in Editor',
    unitKeys: /← → unit/u,
    learning: /learning \d/u,
    findUnit: 'Unroll: Find a Unit That Tracks…',
    forecast: 'Forecast',
    forecastRows: /12 rows ahead/u,
    checkData: 'Unroll: Check the Data',
    problems: 'View: Focus Problems',
    windows: 'Unroll: Slide a Window over the Rows',
    nextStep: 'Next step',
    influence: 'Unroll: Show Influence at the Cursor',
    influenceKeys: /Tab cell/u,
    embed: 'Unroll: Embed Selection',
    word: 'lighthouse',
    sentence: "Eleven o'clock. Wind from the west. Sea calm. No ships.",
    map: 'On the map',
    alikeSentences: 'Similar sentences',
  },
  ko: {
    train: 'Unroll: 이 파일로 학습하기',
    openLesson: 'Unroll: 수업 열기…',
    large: 'Unroll: 수업을 편집기 탭에서 크게 열기',
    text: 'a-year-in-the-alley.ko.txt',
    cell: '펼친 셀',
    verdict: '마지막 값을 베끼는 것보다 나은가요?',
    run: '실행',
    next: '다음 단계',
    skip: '건너뛰기',
    unit: 'Unroll: 편집기에 유닛 색칠하기',
    unitKeys: /← → 유닛/u,
    learning: /학습 \d/u,
    findUnit: 'Unroll: 무언가를 따라가는 유닛 찾기…',
    forecast: '예측',
    forecastRows: /12행 앞까지/u,
    checkData: 'Unroll: 자료 점검하기',
    problems: 'Problems: Focus on Problems View',
    windows: 'Unroll: 행 위로 윈도 밀어 보기',
    nextStep: '다음 단계',
    influence: 'Unroll: 커서 앞의 영향 색칠하기',
    influenceKeys: /Tab 셀/u,
    embed: 'Unroll: 선택한 부분 임베딩',
    word: '할머니는',
    sentence: '“배고픈 사람이 먹지.”',
    map: '지도에서의 자리',
    alikeSentences: '비슷한 문장',
  },
};
type Words = (typeof WORDS)['en'];

interface Scene {
  readonly locale: 'en' | 'ko';
  readonly window: Window;
  readonly words: Words;
  readonly shoot: (name: string) => Promise<void>;
}

const untilDone = (page: FrameLocator) =>
  page.locator('[role=status][data-state="done"]').waitFor({ timeout: 120_000 });

/** A lesson predicted and run on a sample: in the side bar, then large. */
function lessonScene(lesson: Lesson) {
  return async ({ locale, window, words, shoot }: Scene) => {
    const file = lesson.needs[0] === 'corpus' ? words.text : sampleFor(lesson).name;
    await window.openFile(file);
    await window.runCommand(words.openLesson);
    await window.choose(lesson.title[locale]);
    const narrow = await window.webview({ place: 'sidebar' });
    await narrow.locator('.option').first().click();
    await narrow.getByRole('button', { name: words.run, exact: true }).click();
    await untilEnded(narrow);
    await window.page.setViewportSize(TALL);
    await shoot(`${lesson.id}-sidebar`);
    await window.page.setViewportSize(WIDE);
    await window.runCommand(words.large);
    await window.openView('Explorer');
    const large = await window.webview({ place: 'editor' });
    await large.getByRole('button', { name: words.run, exact: true }).click();
    await untilEnded(large);
    await window.page.setViewportSize(TALL);
    await shoot(`${lesson.id}-large`);
  };
}

/** Each opens its own window, so that one does not stand in another's picture. */
const SCENES: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  ...Object.fromEntries(lessons.map((lesson) => [lesson.id, lessonScene(lesson)])),

  async unit({ window, words, shoot }) {
    await window.openFile(words.text);
    await window.runCommand(words.unit);
    await window.page.getByText(words.unitKeys).waitFor();
    await window.page.getByText(words.learning).waitFor({ state: 'hidden' });
    await shoot('unit-text');
    await window.runCommand(words.findUnit);
    await window.page.locator('.quick-input-list .monaco-list-row').nth(2).click();
    await window.page.getByText(/r = /u).first().waitFor();
    await shoot('unit-found');
  },

  async columns({ window, words, shoot }) {
    await window.openFile('air-passengers.csv');
    await window.codeLens('Passengers').waitFor(); // a hover before that asks nobody
    await window.hoverText('Passengers');
    await shoot('column-hover');
    await window.page.keyboard.press('Escape');
    await window.codeLens(words.forecast).click();
    await window.codeLens(words.forecastRows).waitFor();
    await window.ghostText().waitFor();
    await shoot('forecast-rows');
    await window.hoverText('1960-12');
    await shoot('forecast-hover');
  },

  async doctor({ window, words, shoot }) {
    await window.openFile('faulty.csv');
    await window.runCommand(words.checkData);
    await window.page.locator('.squiggly-warning').first().waitFor();
    await window.page.keyboard.press('ControlOrMeta+Shift+M');
    await window.page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    await shoot('doctor');
  },

  async windows({ window, words, shoot }) {
    await window.openFile('air-passengers.csv');
    await window.runCommand(words.windows);
    const page = await window.webview({ place: 'editor' });
    await untilEnded(page);
    await page.getByRole('button', { name: words.nextStep }).first().click();
    await shoot('windows');
  },

  async influence({ window, words, shoot }) {
    await window.openFile(words.text);
    await window.page.keyboard.press('ControlOrMeta+Home');
    for (let i = 0; i < 4; i++) await window.page.keyboard.press('ArrowDown');
    for (let i = 0; i < 30; i++) await window.page.keyboard.press('ArrowRight');
    await window.runCommand(words.influence);
    await window.page.getByText(words.influenceKeys).waitFor();
    await window.page.getByText(words.learning).waitFor({ state: 'hidden' });
    await window.page.keyboard.press('Alt+ArrowUp');
    await shoot('influence');
    await window.hoverBesideCaret(-20);
    await shoot('influence-hover');
  },

  async embed({ window, words, shoot }) {
    await window.openFile(words.text);
    await window.clickText(words.word);
    await window.runCommand(words.embed);
    const row = (name: string) => window.page.getByRole('treeitem', { name });
    await row(words.map).waitFor();
    await shoot('embed-word');
    await window.hoverText(words.word);
    await window.page.locator('.monaco-editor .monaco-hover:visible img').waitFor();
    await shoot('embed-hover');
    await window.page.keyboard.press('Escape');
    await row(words.map).hover();
    await window.page.locator('.monaco-hover:visible img').waitFor();
    await shoot('embed-tooltip');
    await row(words.map).click();
    const map = await window.webview({ place: 'editor' });
    await map.getByRole('heading', { level: 1 }).waitFor();
    await shoot('embed-map');
    await map.getByRole('button', { name: 'UMAP' }).click();
    await map.getByRole('button', { name: 'UMAP', pressed: true }).waitFor();
    await shoot('embed-umap');
    await window.runCommand('View: Focus First Editor Group');
    await window.clickText(words.sentence, { clickCount: 3 });
    await window.runCommand(words.embed);
    await row(words.alikeSentences).first().waitFor();
    await shoot('embed-sentence');
  },

  async train({ window, words, shoot }) {
    await window.openFile('air-passengers.csv');
    await window.runCommand(words.train);
    const page = await window.webview({ place: 'editor' });
    await page.locator('[data-figure="training-loss"]').waitFor();
    await shoot('train-running');
    await untilDone(page);
    await shoot('train');
    await page.locator('.reasons').scrollIntoViewIfNeeded();
    await shoot('train-verdict');
  },

  async 'train-text'({ window, words, shoot }) {
    await window.openFile('a-year-in-the-alley.ko.txt');
    await window.runCommand(words.train);
    await untilDone(await window.webview({ place: 'editor' }));
    await shoot('train-text');
  },

  async 'unrolled-cell'({ window, words, shoot }) {
    await window.openFile('air-passengers.csv');
    await window.openView('Unroll');
    await shoot('lessons');
    await window.page.getByRole('treeitem', { name: words.cell }).click();
    const page = await window.webview({ place: 'sidebar' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await window.page.setViewportSize(TALL);
    await shoot('unrolled-cell-predict');
    await page.getByRole('button', { name: words.skip }).click();
    await page.getByRole('button', { name: words.run, exact: true }).click();
    await untilDone(page);
    for (let step = 0; step < 5; step++) {
      await page.getByRole('button', { name: words.next }).click();
    }
    await shoot('unrolled-cell-sidebar');
    await window.page.setViewportSize(WIDE);
    await page.getByRole('button', { name: words.next }).click(); // the editor follows
    await page.locator('.stepper').scrollIntoViewIfNeeded();
    await shoot('unrolled-cell-marked');
  },

  async 'tokens-marked'({ locale, window, words, shoot }) {
    await window.openFile(words.text);
    await window.runCommand(words.openLesson);
    await window.choose(lessons.find(({ id }) => id === 'tokenization')!.title[locale]);
    const page = await window.webview({ place: 'sidebar' });
    await page.getByRole('button', { name: words.skip }).click();
    await page.getByRole('button', { name: words.run, exact: true }).click();
    await untilDone(page);
    await page.getByRole('button', { name: words.next }).click();
    await page.locator('.stepper').scrollIntoViewIfNeeded();
    await shoot('tokens-marked');
  },

  async 'unrolled-cell-text'({ window, words, shoot }) {
    await window.openFile(words.text);
    await openLarge(window, words, words.cell);
    const page = await window.webview({ place: 'editor' });
    await page.getByRole('button', { name: words.skip }).click();
    await page.getByRole('slider').first().fill('2'); // layers
    await page.getByRole('button', { name: words.run, exact: true }).click();
    await untilDone(page);
    for (let step = 0; step < 5; step++) {
      await page.getByRole('button', { name: words.next }).click();
    }
    await window.page.setViewportSize(TALL);
    await shoot('unrolled-cell-large');
  },

  async 'forecast-verdict'({ window, words, shoot }) {
    await window.openFile('air-passengers.csv');
    await openLarge(window, words, words.verdict);
    const page = await window.webview({ place: 'editor' });
    await page.locator('.option').first().click();
    await page.getByRole('button', { name: words.run, exact: true }).click();
    await untilDone(page);
    await window.page.setViewportSize(TALL);
    await shoot('forecast-verdict-large');
    await window.openView('Unroll');
    await window.page.getByRole('treeitem', { name: words.verdict }).click();
    const narrow = await window.webview({ containing: '.codicon-link-external' });
    await narrow.getByRole('button', { name: words.run, exact: true }).click();
    await untilDone(narrow);
    await shoot('forecast-verdict-sidebar');
  },

  async editor({ window, shoot }) {
    await window.openFile('air-passengers.csv');
    await window.codeLens('Passengers').waitFor();
    await window.clickText('Passengers', { button: 'right' });
    await window.page.locator('.monaco-menu').waitFor();
    await shoot('editor-menu');
    await window.page.keyboard.press('Escape');
    await window.openView('Explorer');
    await window.page.getByRole('treeitem', { name: 'dates.tsv' }).click({ button: 'right' });
    await window.page.locator('.monaco-menu').waitFor();
    await shoot('explorer-menu');
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('F1');
    await window.page.keyboard.type('Unroll');
    await window.page.locator('.quick-input-list .monaco-list-row').nth(3).waitFor();
    await shoot('palette');
  },

  async problems({ window, words, shoot }) {
    await window.openFile('two-columns.csv');
    await window.runCommand(words.train);
    await window.page.locator('.quick-input-list .monaco-list-row').nth(1).waitFor();
    await shoot('column-question');
    await window.page.keyboard.press('Enter');
    const page = await window.webview({ place: 'editor' });
    await untilDone(page);
    await page.locator('.problems summary').click();
    await shoot('problems');
  },

  async walkthrough({ window, shoot }) {
    await window.runCommand('Welcome: Open Walkthrough...');
    await window.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await window.page.keyboard.type('Unroll');
    await window.page
      .locator('.quick-input-list .monaco-list-row')
      .nth(1)
      .waitFor({ state: 'hidden' });
    await window.page.keyboard.press('Enter');
    await window.page.locator('.getting-started-step').first().waitFor();
    await window.page.waitForTimeout(2000); // what stands beside the step is a page of its own
    await shoot('walkthrough');
  },
};

async function openLarge(window: Window, words: Words, lesson: string): Promise<void> {
  await window.runCommand(words.openLesson);
  await window.choose(lesson);
  await window.webview({ place: 'sidebar' });
  await window.runCommand(words.large);
  await window.openView('Explorer');
}

/** The README's pictures: which screen, under which name. */
const README: Readonly<Record<string, string>> = {
  'train.en.dark.png': 'train.png',
  'train-text.ko.dark.png': 'train-text.png',
  'unrolled-cell-marked.en.dark.png': 'unrolled-cell.png',
  'forecast-rows.en.dark.png': 'forecast-rows.png',
  'embed-map.en.dark.png': 'similar.png',
  'tokens-marked.ko.dark.png': 'tokens.png',
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, locale: { type: 'string' }, theme: { type: 'string' } },
  });
  if (Object.keys(values).length === 0) {
    rmSync(SCREENS, { recursive: true, force: true });
  }
  mkdirSync(SCREENS, { recursive: true });
  const folder = makeTemporaryFolder('unroll-screens-');
  cpSync(path.join(ROOT, 'media/samples'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'two-columns.csv'), twoColumns());
  writeFileSync(path.join(folder, 'faulty.csv'), faulty());

  const failures: string[] = [];
  for (const locale of ['en', 'ko'] as const) {
    for (const [theme, colorTheme] of Object.entries(THEMES)) {
      for (const [name, scene] of Object.entries(SCENES)) {
        if (!(values.only ?? name).split(',').includes(name)) continue;
        if ((values.locale ?? locale) !== locale || (values.theme ?? theme) !== theme) continue;
        const window = await openWindow({
          workspaceFolder: folder,
          locale,
          colorTheme,
          viewport: WIDE,
        });
        const shoot = (shot: string) =>
          window.screenshot(path.join(SCREENS, `${shot}.${locale}.${theme}.png`));
        try {
          await scene({ locale, window, words: WORDS[locale], shoot });
          console.log(`${name}, ${locale}, ${theme}`);
        } catch (error) {
          await shoot(`failed-${name}`);
          failures.push(`${name}, ${locale}, ${theme}: ${String(error).slice(0, 300)}`);
        }
        await window.close();
      }
    }
  }
  await closeAll();
  removeFolder(folder);
  writeIndex();
  mkdirSync(PICTURES, { recursive: true });
  const taken = new Set(readdirSync(SCREENS));
  for (const [screen, picture] of Object.entries(README)) {
    if (taken.has(screen)) cpSync(path.join(SCREENS, screen), path.join(PICTURES, picture));
  }
  console.log(`${taken.size} files in .screens/, leaf through .screens/index.html`);
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** Two number columns, so that there is a question, with a few things wrong. */
function twoColumns(): string {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    const temperature = i % 40 === 7 ? 'NA' : (12 + 8 * Math.sin(i / 9)).toFixed(1);
    return `${day},${temperature},${(400 + 30 * Math.cos(i / 5)).toFixed(0)}${i === 50 ? ',?' : ''}`;
  });
  return ['date,temperature,sales', ...rows].join('\n');
}

/** One fault of each kind, for the doctor. */
function faulty(): string {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    const level = 20 + 5 * Math.sin(i / 9) + (i % 3) / 10;
    const weight = (i < 80 ? 1 : 1000) * (3 + 0.2 * Math.cos(i / 4));
    const cell = { 30: 'wet', 50: '214.0' }[i] ?? level.toFixed(1);
    return `${day},${cell},${weight.toFixed(1)},7`;
  });
  rows.splice(70, 1);
  rows.splice(10, 0, rows[9]!);
  return ['date,level,weight,station', ...rows].join('\n');
}

function writeIndex(): void {
  const figures = readdirSync(SCREENS)
    .filter((name) => name.endsWith('.png'))
    .map((name) => `<figure><figcaption>${name}</figcaption><img src="${name}"></figure>`);
  const style = 'body{font:14px system-ui;margin:24px}img{max-width:100%;border:1px solid #888}';
  const head = `<!doctype html><meta charset="utf-8"><title>Unroll</title><style>${style}</style>`;
  writeFileSync(path.join(SCREENS, 'index.html'), [head, ...figures].join('\n'));
}

await main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
