// `npm run bench -- --lessons`: how long each lesson takes on its sample as it begins, in the built worker: from
// Run to its first picture, and to its end. And how soon a text of 100 KB is coloured.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { lessons } from '../../src/lessons/index';
import type { Params } from '../../src/lessons/experiment';
import type { FromWorker, Source, ToWorker } from '../../src/protocol/messages';
import { initialParams } from '../lessons/run-experiment';
import { ROOT } from './open-engine';
import { median } from './quartiles';

const REPEATS = 3;
/** Said about the run, and no picture of it. */
const NO_PICTURE = new Set(['used', 'progress']);

/** What colours an open file, as the editor begins it. */
const COLOURINGS = [
  {
    name: '*Show Unit in Editor*',
    experiment: 'unit-heat',
    params: { cell: 'lstm', units: 48, firstLine: 0, lastLine: 60 },
  },
  {
    name: '*Show Influence at the Cursor*',
    experiment: 'influence',
    params: { line: 30, character: 4 },
  },
] as const;

interface Times {
  readonly picture: number;
  readonly all: number;
}

/** A table in Markdown: the longest of three runs each, a fresh worker for each. */
export async function lessonTimes(): Promise<string> {
  const rows: string[] = [];
  for (const lesson of lessons) {
    const text = readFileSync(path.join(ROOT, 'media/samples', lesson.sample), 'utf8');
    const times: Times[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      times.push(
        await timeRun(lesson.id, lesson.sample, text, initialParams(lesson.knobs), NO_PICTURE),
      );
    }
    rows.push(row(`\`${lesson.id}\``, lesson.sample, times));
    console.log(rows.at(-1));
  }
  const words = readFileSync(path.join(ROOT, 'media/samples/the-lighthouse-log.txt'), 'utf8');
  const long = words.repeat(Math.ceil(100_000 / words.length)).slice(0, 100_000);
  const before = new Set([...NO_PICTURE, 'layout', 'loss']);
  for (const { name, experiment, params } of COLOURINGS) {
    const times: Times[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      times.push(await timeRun(experiment, 'long.txt', long, params, before));
    }
    rows.push(row(name, '100 KB of text', times));
    console.log(rows.at(-1));
  }
  return ['| lesson | on | first picture | all |', '|---|---|---|---|', ...rows].join('\n');
}

function row(name: string, file: string, times: readonly Times[]): string {
  const picture = median(times.map((time) => time.picture));
  const all = median(times.map((time) => time.all));
  return `| ${name} | ${file} | ${picture.toFixed(0)} ms | ${(all / 1000).toFixed(1)} s |`;
}

async function timeRun(
  experiment: string,
  name: string,
  text: string,
  params: Params,
  noPicture: ReadonlySet<string>,
): Promise<Times> {
  const extension = path.extname(name).slice(1);
  const languageId = extension === 'csv' || extension === 'tsv' ? extension : 'plaintext';
  const source: Source = { kind: 'text', name, languageId, text, firstLine: 0, firstCharacter: 0 };
  const started = performance.now();
  const worker = new Worker(path.join(ROOT, 'dist/worker.js'));
  try {
    return await new Promise<Times>((resolve, reject) => {
      let picture: number | undefined;
      worker.on('error', reject);
      worker.on('message', (message: FromWorker) => {
        const now = performance.now() - started;
        if (message.kind === 'failed') reject(new Error(`${experiment}: ${message.message.en}`));
        if (message.kind === 'events' && message.events.some(({ kind }) => !noPicture.has(kind))) {
          picture ??= now;
        }
        if (message.kind === 'done') resolve({ picture: picture ?? now, all: now });
      });
      const run: ToWorker = {
        ...{ kind: 'run', runId: 1, experiment, source, datasetKind: undefined, params, seed: 1 },
        engine: { name: 'wasm', threads: 0 },
      };
      worker.postMessage(run);
    });
  } finally {
    await worker.terminate();
  }
}
