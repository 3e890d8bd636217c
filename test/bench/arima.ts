// `npx tsx test/bench/arima.ts [fixture]`: every fit and every automatic order of a fixture of
// reference values, beside R's arima and auto.arima where Rscript (and forecast) are installed.
// Medians of CPU time, since both run on one thread; calls of the first 100 ms, in which JavaScript
// is being compiled, are not counted.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fitArima } from '../../src/series/arima';
import { automaticArima } from '../../src/series/arima-order';
import { augmentedDickeyFuller } from '../../src/series/augmented-dickey-fuller';
import { autocorrelation } from '../../src/series/autocorrelation';

interface Fixture {
  readonly series: Readonly<
    Record<
      string,
      {
        readonly values: readonly (number | null)[];
        readonly frequency: number;
        readonly fits?: readonly {
          readonly order: readonly [number, number, number];
          readonly seasonal: readonly [number, number, number, number];
          readonly log: boolean;
        }[];
      }
    >
  >;
}

interface Timed {
  readonly name: string;
  readonly run: () => unknown;
  /** the same in R, of the series `x` */
  readonly r: string;
  readonly values: Float64Array;
  readonly frequency: number;
}

const REPEATS = 5;
const ROOT = path.resolve(__dirname, '../..');
const file = process.argv[2] ?? path.join(ROOT, 'test/fixtures/reference/series.json');

function tasks({ series }: Fixture): Timed[] {
  return Object.entries(series).flatMap(([name, { values: read, frequency, fits = [] }]) => {
    const values = Float64Array.from(read, (value) => value ?? NaN);
    const shared = { values, frequency };
    const timed: Timed[] = fits.map(({ order, seasonal, log }) => {
      const [p, d, q] = order;
      const [P, D, Q, season] = seasonal;
      const used = log ? values.map(Math.log) : values;
      return {
        ...shared,
        name: `${name} (${order.join()})(${seasonal.slice(0, 3).join()})`,
        run: () => fitArima(used, { p, d, q, P, D, Q, season }, { constant: d + D === 0 }),
        r: `arima(${log ? 'log(x)' : 'x'}, c(${order.join()}), list(order = c(${P},${D},${Q}), period = ${season}), method = "ML")`,
      };
    });
    const run = () => automaticArima(values, { season: frequency });
    return [...timed, { ...shared, name: `${name} auto`, run, r: 'auto(x)' }];
  });
}

function milliseconds(run: () => unknown, repeats = REPEATS): number {
  const started = performance.now();
  do run();
  while (performance.now() - started < 100);
  const times = Array.from({ length: repeats }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[repeats >> 1]!;
}

/** Seconds of R for each task, undefined where R is not installed. */
function inR(timed: readonly Timed[]): number[] | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'unroll-bench-'));
  const lines = timed.map(({ values, frequency, r }) => {
    const read = Array.from(values, (value) => (Number.isNaN(value) ? 'NA' : value)).join();
    return `x <- ts(c(${read}), frequency = ${frequency}); show(${r})`;
  });
  const script = `
    auto <- function(x) forecast::auto.arima(x, approximation = FALSE)
    show <- function(run) {
      call <- substitute(run); at <- parent.frame()
      once <- function() { t <- proc.time(); try(suppressWarnings(eval(call, at)), TRUE); sum((proc.time() - t)[1:2]) }
      first <- once()
      cat(if (first > 1) first else median(replicate(${REPEATS}, once())), "\\n")
    }
    ${lines.join('\n')}`;
  try {
    writeFileSync(path.join(folder, 'bench.R'), script);
    const out = execFileSync('Rscript', [path.join(folder, 'bench.R')], { encoding: 'utf8' });
    return out.trim().split(/\s+/u).map(Number);
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const timed = tasks(JSON.parse(readFileSync(file, 'utf8')) as Fixture);
const own = timed.map(({ run }) => milliseconds(run));
const theirs = inR(timed);
console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${path.basename(file)}\n`,
);
console.log('| fit | ms | R, ms | R / this |\n|---|---|---|---|');
timed.forEach(({ name }, i) => {
  const r = theirs?.[i] === undefined ? undefined : theirs[i] * 1000;
  const cells = [own[i]!.toFixed(2), r?.toFixed(1) ?? '–', r ? (r / own[i]!).toFixed(1) : '–'];
  console.log(`| ${name} | ${cells.join(' | ')} |`);
});

const million = Float64Array.from({ length: 1e6 }, (_, t) => Math.sin(t * t) + Math.sin(t / 50));
console.log(
  `\nACF to lag 100 of 1 M values: ${milliseconds(() => autocorrelation(million, 100))} ms`,
);
const adf = milliseconds(() => augmentedDickeyFuller(million, 'constant', 10), 3);
console.log(`ADF at lag 10 of 1 M values: ${adf} ms`);
