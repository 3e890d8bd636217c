// `npm run bench:map`: whether the map of 2,000 words moves smoothly while word2vec learns. Opens the
// lesson on a text made from a seed in the real VS Code, and counts when its canvas is drawn and when
// the browser asks for a frame at all, from the first map until it stands still.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { lessons } from '../../src/lessons/index';
import { createRandom } from '../../src/random/random';
import { frameOf, untilEnded } from '../e2e/lesson-visit.mjs';
import { makeTemporaryFolder, removeFolder } from '../vscode/server.mjs';
import { closeAll, openWindow } from '../vscode/window.mjs';

const NAME = 'zipf.txt';
const WORDS = 2400;
const TOKENS = 60_000;

/** A text of so many different words, as frequent as Zipf's law says, cut at both ends. */
function zipfText(): string {
  const random = createRandom(1);
  const token = () => `word${Math.floor(WORDS ** random())}`;
  const line = () => `${Array.from({ length: 12 }, token).join(' ')}.`;
  const all = Array.from({ length: WORDS }, (_, i) => `word${i + 1}`).join(' ');
  return [all, all, ...Array.from({ length: TOKENS / 12 }, line)].join('\n');
}

/** In the page: when a frame comes, and when the map is drawn, which scales its canvas once. */
const RECORDER = `
  globalThis.times = { frames: [], draws: [] };
  const scale = CanvasRenderingContext2D.prototype.scale;
  CanvasRenderingContext2D.prototype.scale = function (x, y) {
    if (this.canvas.closest('.word-map')) times.draws.push(performance.now());
    scale.call(this, x, y);
  };
  const next = (time) => {
    times.frames.push(time);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
`;

interface Times {
  readonly frames: readonly number[];
  readonly draws: readonly number[];
}

async function timesWhileLearning(folder: string): Promise<{ times: Times; caption: string }> {
  const window = await openWindow({ workspaceFolder: folder });
  try {
    await window.openFile(NAME);
    await window.runCommand('Unroll: Open Lesson…');
    await window.choose(lessons.find(({ id }) => id === 'word2vec')!.title.en);
    const page = await window.webview({ place: 'sidebar' });
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('.word-map canvas').waitFor();
    const frame = await frameOf(page);
    await frame.evaluate(RECORDER);
    await untilEnded(page);
    const drawings = () => frame.evaluate<number>('times.draws.length');
    for (let seen = -1; seen !== (await drawings());) {
      seen = await drawings();
      await window.page.waitForTimeout(1000); // once it stands still, the film is over
    }
    const times = await frame.evaluate(() => (globalThis as unknown as { times: Times }).times);
    const caption = await page.locator('.word-map figcaption').textContent();
    return { times, caption: caption ?? '' };
  } finally {
    await window.close();
  }
}

/** Milliseconds between neighbours: the middle, and what 95 of 100 stay below. */
function say(what: string, times: readonly number[]): void {
  const gaps = times.slice(1).map((time, i) => time - times[i]!);
  gaps.sort((a, b) => a - b);
  const at = (share: number) => gaps[Math.floor(share * (gaps.length - 1))]!.toFixed(1);
  const seconds = (times.at(-1)! - times[0]!) / 1000;
  console.log(
    `${what}: ${times.length} in ${seconds.toFixed(1)} s; median ${at(0.5)} ms, 95th percentile ${at(0.95)}, longest ${at(1)}`,
  );
}

const folder = makeTemporaryFolder('unroll-map-');
try {
  writeFileSync(path.join(folder, NAME), zipfText());
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores`,
  );
  const { times, caption } = await timesWhileLearning(folder);
  console.log(caption);
  say('frames', times.frames);
  say('drawings of the map', times.draws);
} finally {
  await closeAll();
  removeFolder(folder);
}
