import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { lessons } from '../../src/lessons/index';
import type { Lesson } from '../../src/lessons/lesson';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';
import {
  moveKnobs,
  overflowOf,
  ownFilesFor,
  ownFiles,
  sampleFor,
  untilEnded,
  violationsIn,
  type LessonFile,
} from './lesson-visit.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Each language is another person: on samples in the dark, on files of one's own in the light. */
const PEOPLE = [
  {
    locale: 'en',
    theme: 'Default Dark Modern',
    run: 'Run',
    open: 'Unroll: Open Lesson…',
    filesOf: (lesson: Lesson) => [sampleFor(lesson)],
  },
  {
    locale: 'ko',
    theme: 'Default Light Modern',
    run: '실행',
    open: 'Unroll: 수업 열기…',
    filesOf: ownFilesFor,
  },
] as const;

/** The two share the lessons, for the sake of time; with UNROLL_EVERY_VISIT each takes all. */
const EVERY_VISIT = process.env['UNROLL_EVERY_VISIT'] !== undefined;

type Window = Awaited<ReturnType<typeof openWindow>>;

for (const [person, { locale, theme, run, open, filesOf }] of PEOPLE.entries()) {
  describe(`the lessons, in ${locale}`, () => {
    let folder: string;
    let window: Window;

    before(async () => {
      folder = makeTemporaryFolder('unroll-lessons-');
      cpSync(path.join(ROOT, 'media/samples'), folder, { recursive: true });
      for (const { name, text } of ownFiles) writeFileSync(path.join(folder, name), text ?? '');
      window = await openWindow({ workspaceFolder: folder, locale, colorTheme: theme });
      await window.openView('Unroll');
    });

    after(async () => {
      await closeAll();
      removeFolder(folder);
    });

    const taken = lessons.filter((_, i) => EVERY_VISIT || i % PEOPLE.length === person);
    for (const which of [0, 1]) {
      for (const lesson of taken) {
        const file = filesOf(lesson)[which];
        if (file === undefined) continue;
        it(`${lesson.id} on ${file.name}: predict, move every knob, run; axe finds nothing at 300 px`, async () => {
          // So that the page is a new one, whatever was taken before.
          if (which > 0) await openLesson(window, lessons[0]!, { locale, open });
          await take(window, lesson, file, { locale, run, open });
        });
      }
    }

    it('said nothing to the console', () => {
      const own = (window.errors as string[]).filter(
        (error) => !error.includes('Content Security Policy'),
      );
      assert.deepEqual(own, []);
    });
  });
}

async function take(
  window: Window,
  lesson: Lesson,
  file: LessonFile,
  {
    locale,
    run,
    open,
  }: { readonly locale: 'en' | 'ko'; readonly run: string; readonly open: string },
): Promise<void> {
  await window.openFile(file.name);
  const page = await openLesson(window, lesson, { locale, open });
  await page.locator('.option').last().click();
  const moved = await moveKnobs(page);
  assert.ok(moved >= lesson.knobs.length, `${moved} of ${lesson.knobs.length} knobs`);
  await page.getByRole('button', { name: run, exact: true }).click();
  assert.equal(await untilEnded(page), 'done');
  // The answer comes from the run, and one of the options is it.
  assert.equal(await page.locator('.predict .option.right').count(), 1, 'no option was right');
  assert.ok((await page.locator('.source').textContent())?.includes(file.name), 'another file');
  for (const summary of await page.locator('.picture summary').all()) await summary.click();
  assert.deepEqual(await violationsIn(page), []);
  assert.equal(await overflowOf(page), 0, 'the page is wider than the side bar');
}

async function openLesson(
  window: Window,
  { title }: Lesson,
  { locale, open }: { readonly locale: 'en' | 'ko'; readonly open: string },
): Promise<FrameLocator> {
  await window.runCommand(open);
  await window.choose(title[locale]);
  const page = await window.webview({ place: 'sidebar' });
  await page.getByRole('heading', { level: 1, name: title[locale] }).waitFor();
  return page;
}
