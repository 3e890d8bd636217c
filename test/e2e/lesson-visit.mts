import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';
import type { DatasetKind } from '../../src/dataset/dataset';
import type { Lesson } from '../../src/lessons/lesson';

/** What a lesson is taken on: a bundled sample, or a file of someone's own. */
export interface LessonFile {
  readonly name: string;
  /** undefined: a sample, which is there already */
  readonly text?: string;
}

const SAMPLES: Readonly<Record<DatasetKind, LessonFile>> = {
  series: { name: 'air-passengers.csv' },
  corpus: { name: 'the-lighthouse-log.txt' },
  pairs: { name: 'dates.tsv' },
};

const OWN: Readonly<Record<DatasetKind, LessonFile>> = {
  series: { name: 'river-level.csv', text: riverLevel() },
  corpus: { name: 'kitchen-notes.txt', text: kitchenNotes() },
  pairs: { name: 'numbers.tsv', text: numberPairs() },
};

/** The files that someone has who takes lessons on files of their own. */
export const ownFiles: readonly LessonFile[] = Object.values(OWN);

/** A bundled file of the kind that suits the lesson best. */
export function sampleFor({ needs }: Lesson): LessonFile {
  return SAMPLES[needs[0]!];
}

/** A file that is no sample, of the kind that suits it least where there are several; pairs too. */
export function ownFilesFor({ needs }: Lesson): LessonFile[] {
  const kinds = new Set([...needs.filter((kind) => kind === 'pairs'), needs.at(-1)!]);
  return Array.from(kinds, (kind) => OWN[kind]);
}

/** The frame of a page, in which it can be asked questions. */
export async function frameOf(page: FrameLocator): Promise<Frame> {
  const body = await page.locator('body').elementHandle();
  const frame = await body.ownerFrame();
  assert.ok(frame, 'the page has no frame');
  return frame;
}

export async function violationsIn(page: FrameLocator): Promise<string[]> {
  const frame = await frameOf(page);
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return axe.run({ resultTypes: ['violations'] }); // what passes need not be described
  });
  return violations.map(({ id, nodes }) => {
    return `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`;
  });
}

/** Moves every knob away from where it begins; @returns how many */
export async function moveKnobs(page: FrameLocator): Promise<number> {
  const group = page.locator('.run > .knobs, section > .knobs').first();
  let moved = 0;
  for (const range of await group.locator('input[type=range]').all()) {
    const { min, value, step } = await range.evaluate((element) => {
      const { min, value, step } = element as HTMLInputElement;
      return { min: Number(min), value: Number(value), step: Number(step) };
    });
    // To less, for the sake of time; what begins at its least goes one step on.
    await range.fill(String(value > min ? min : value + step));
    moved++;
  }
  for (const segments of await group.locator('.segments').all()) {
    const others = segments.locator('button[aria-pressed="false"]');
    // What says that it takes minutes is left to the person.
    const quick = others.filter({ hasNotText: /minutes|몇 분/u });
    if ((await quick.count()) > 0) await quick.first().click();
    moved++;
  }
  for (const select of await group.locator('select').all()) {
    const options = await select.locator('option').all();
    const values = await Promise.all(options.map((option) => option.getAttribute('value')));
    const now = await select.inputValue();
    const other = values.find((value) => value !== null && value !== now);
    if (other !== undefined && other !== null) await select.selectOption(other);
    else await select.selectOption({ index: 1 });
    moved++;
  }
  return moved;
}

/** Waits for the end of a run, and gives its state: `done`, or what went wrong in words. */
export async function untilEnded(page: FrameLocator): Promise<string> {
  const ended = page.locator(
    '[role=status]:is([data-state="done"], [data-state="failed"], [data-state="cancelled"])',
  );
  await ended.waitFor({ timeout: 110_000 });
  const state = await ended.getAttribute('data-state');
  if (state === 'done') return state;
  const notices = await page.locator('.notice').allTextContents();
  return `${String(state)}: ${notices.join(' ')}`;
}

/** How much wider than itself the page is, in px: 0 when everything fits. */
export async function overflowOf(page: FrameLocator): Promise<number> {
  return (await frameOf(page)).evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** Two columns by the day, Korean headers: a level with a week in it, and the rain. */
function riverLevel(): string {
  const rows = Array.from({ length: 240 }, (_, day) => {
    const date = new Date(Date.UTC(2023, 2, 1 + day)).toISOString().slice(0, 10);
    const rain = Math.max(0, 12 * Math.sin(day / 5) + 7 * Math.sin(day * 1.7));
    const level =
      140 + 9 * Math.sin((2 * Math.PI * day) / 7) + 0.8 * rain + 4 * Math.cos(day * 2.3);
    return `${date},${level.toFixed(1)},${rain.toFixed(1)}`;
  });
  return ['날짜,수위,강수량', ...rows].join('\r\n');
}

function kitchenNotes(): string {
  const what = ['bread', 'soup', 'rice', 'tea', 'stew', 'noodles', 'salad'];
  const how = ['slowly', 'twice', 'with salt', 'for 10 minutes', 'until it is "done"', 'at noon'];
  const lines = Array.from({ length: 90 }, (_, i) => {
    const [dish, manner] = [what[(i * i) % what.length]!, how[(i * 5 + 1) % how.length]!];
    return `${i % 7 === 0 ? '\n' : ''}Day ${i + 1}: made ${dish} ${manner}, and kept some ${what[(i * 3) % 7]!}.`;
  });
  return lines.join('\n');
}

/** A number and the same number with its digits in words. */
function numberPairs(): string {
  const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  const rows = Array.from({ length: 400 }, (_, i) => {
    const number = String((i * 7919) % 1000);
    return `${number}\t${Array.from(number, (digit) => words[Number(digit)]!).join(' ')}`;
  });
  return ['number\twords', ...new Set(rows)].join('\n');
}
