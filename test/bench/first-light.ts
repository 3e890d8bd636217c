// `npm run bench -- --wait`: how long a person waits. Starts the built worker as the extension host does, and
// prints the time from the start of the worker to the first loss, on the bundled samples; then the
// time a 60 MB file takes to become a series.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FromWorker, Source, ToWorker } from '../../src/protocol/messages';
import { median } from './quartiles';

const ROOT = path.resolve(__dirname, '../..');
const REPEATS = 5;
const LARGE_ROWS = 1_000_000;

interface Run {
  readonly name: string;
  readonly experiment: 'forecast' | 'text';
  readonly languageId: string;
}

const SAMPLES: readonly Run[] = [
  { name: 'air-passengers.csv', experiment: 'forecast', languageId: 'csv' },
  { name: 'a-year-in-the-alley.ko.txt', experiment: 'text', languageId: 'plaintext' },
  { name: 'the-lighthouse-log.txt', experiment: 'text', languageId: 'plaintext' },
];

export async function printWaits(): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores`,
  );
  console.log(
    `\nFirst loss after the start of a fresh worker, ms (${REPEATS} runs, interleaved)\n`,
  );
  const times = new Map<string, { loss: number[]; speed: number[] }>();
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const sample of SAMPLES) {
      for (const cell of ['rnn', 'gru', 'lstm']) {
        const key = `${sample.name} · ${cell.toUpperCase()}`;
        const known = times.get(key) ?? { loss: [], speed: [] };
        const { firstLoss, stepsPerSecond } = await timeFirstLoss(sample, cell);
        known.loss.push(firstLoss);
        known.speed.push(stepsPerSecond);
        times.set(key, known);
      }
    }
  }
  console.log('| run | first loss, median | min–max | steps/s, median |\n|---|---|---|---|');
  for (const [key, { loss, speed }] of times) {
    const range = `${Math.min(...loss).toFixed(0)}–${Math.max(...loss).toFixed(0)}`;
    console.log(
      `| ${key} | ${median(loss).toFixed(0)} ms | ${range} | ${median(speed).toFixed(1)} |`,
    );
  }
  await timeLargeFile();
}

async function timeFirstLoss(sample: Run, cell: string) {
  const { name, experiment, languageId } = sample;
  const text = readFileSync(path.join(ROOT, 'media/samples', name), 'utf8');
  const source: Source = { kind: 'text', name, languageId, text, firstLine: 0, firstCharacter: 0 };
  const started = performance.now();
  const worker = new Worker(path.join(ROOT, 'dist/worker.js'));
  let firstLoss: number | undefined;
  let [before, since, steps] = [0, NaN, 0];
  const stepsPerSecond = await new Promise<number>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'failed') reject(new Error(message.message.en));
      // Done before its speed has settled: then over all of it.
      if (message.kind === 'done') resolve(((steps - before) * 1000) / (performance.now() - since));
      if (message.kind !== 'events') return;
      if (message.events.some(({ kind }) => kind === 'loss')) {
        firstLoss ??= performance.now() - started;
      }
      const { progress } = message;
      if (progress !== undefined) {
        if (steps === 0) [before, since] = [progress.step, performance.now()];
        steps = progress.step;
      }
      if (firstLoss !== undefined && progress?.secondsLeft !== undefined) {
        resolve(progress.stepsPerSecond);
      }
    });
    const run: ToWorker = {
      kind: 'run',
      runId: 1,
      experiment,
      source,
      datasetKind: experiment === 'forecast' ? 'series' : 'corpus',
      params: { cell },
      seed: 1,
      engine: { name: 'wasm', threads: 0 },
    };
    worker.postMessage(run);
  });
  await worker.terminate();
  return { firstLoss: firstLoss ?? NaN, stepsPerSecond };
}

async function timeLargeFile(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'unroll-bench-'));
  try {
    const file = path.join(folder, 'large.csv');
    writeFileSync(file, largeCsv());
    const { size } = await import('node:fs/promises').then(({ stat }) => stat(file));
    const worker = new Worker(path.join(ROOT, 'dist/worker.js'));
    const started = performance.now();
    const rows = await new Promise<number>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'inspected') resolve(message.summary.rows);
        if (message.kind === 'inspect-failed') reject(new Error(message.message.en));
      });
      const uri = pathToFileURL(file).href;
      const common = { name: 'large.csv', languageId: '', encoding: undefined };
      const inspect: ToWorker = {
        kind: 'inspect',
        requestId: 1,
        source: { kind: 'file', uri, ...common },
      };
      worker.postMessage(inspect);
    });
    const seconds = (performance.now() - started) / 1000;
    const megabytes = (size / 1e6).toFixed(0);
    const memory = (process.memoryUsage().rss / 1e6).toFixed(0);
    console.log(
      `\n${megabytes} MB, ${rows.toLocaleString('en-US')} rows become a series in the worker in ` +
        `${seconds.toFixed(1)} s; ${memory} MB resident in all`,
    );
    await worker.terminate();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A row a minute, three columns, about 60 bytes a row. */
function largeCsv(): string {
  const lines = ['time,temperature,humidity,pressure'];
  for (let row = 0; row < LARGE_ROWS; row++) {
    const time = new Date(Date.UTC(2000, 0, 1) + row * 60_000).toISOString();
    const day = Math.sin((2 * Math.PI * row) / 1440);
    lines.push(
      `${time},${(15 + 8 * day).toFixed(5)},${(60 - 20 * day).toFixed(5)},${(1013 + day).toFixed(5)}`,
    );
  }
  return lines.join('\n') + '\n';
}
