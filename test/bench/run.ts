// `npm run bench`: Unroll beside PyTorch, gensim and TensorFlow.js, on the same work in the same run.
// Times on a machine that does other things too mean little; ratios of steps that took turns do.
//
//   --only W1lstm,W4   these workloads          --rounds N    how often each is asked
//   --quick            one short round          --seconds S   how long, each time
//   --write            the tables into README.md: of W1 to W5, of W6 and W7, or of all
//   TEXT …             what W7 learns, else Shakespeare and a Korean chatbot
//   --wait             instead: how long a person waits for the first loss
//   --lessons           instead: how long each lesson takes
//   --nanogpt [TEXT]   instead: nanoGPT's CPU setting; with --steps N
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { contestants, onThisNode, type Contestant, type Kind } from './contestants';
import { printWaits } from './first-light';
import { lessonTimes } from './lesson-times';
import { compareOnNanoGpt } from './nanogpt';
import { compareNeighbours } from './neighbours';
import { ROOT } from './open-engine';
import { PeerProcess, type Ready } from './peer-process';
import { median } from './quartiles';
import { circumstances, writeToReadme } from './readme';
import { trainingTable, word2vecTable } from './table';
import { TRAINING_WORKLOADS, WORD2VEC_WORKLOADS, zipfCorpus } from './workloads';

const DATA = path.resolve(ROOT, '../shared/data');
const SHAKESPEARE = path.join(DATA, 'tinyshakespeare.txt');
const KOREAN_CHATBOT = path.join(DATA, 'korean-chatbot.csv');

async function main(): Promise<void> {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      write: { type: 'boolean', default: false },
      wait: { type: 'boolean', default: false },
      lessons: { type: 'boolean', default: false },
      nanogpt: { type: 'boolean', default: false },
      steps: { type: 'string', default: '2000' },
    },
  });
  const { write, quick } = options;
  if (options.wait) return printWaits();
  console.log(`${circumstances(new Date())}\n`);
  if (options.lessons) {
    console.log(`\n${await lessonTimes()}`);
    return;
  }
  if (options.nanogpt) {
    const file = path.resolve(positionals[0] ?? SHAKESPEARE);
    await publish('nanogpt', await compareOnNanoGpt(file, Number(options.steps)), write);
    return;
  }
  const all = [...TRAINING_WORKLOADS, ...WORD2VEC_WORKLOADS];
  const chosen = options.only?.split(',') ?? all;
  const unknown = chosen.filter((workload) => !all.includes(workload));
  if (unknown.length > 0) {
    throw new RangeError(`--only knows ${all.join(', ')}; got ${unknown.join(', ')}`);
  }
  const isChosen = (section: readonly string[]) => section.some((each) => chosen.includes(each));
  const isWhole = [TRAINING_WORKLOADS, WORD2VEC_WORKLOADS].every(
    (section) => !isChosen(section) || section.every((each) => chosen.includes(each)),
  );
  if (write && (quick || !isWhole)) {
    throw new RangeError(
      '--write requires all of W1 to W5, both of W6 and W7, or all, not --quick',
    );
  }
  const engine = isChosen(TRAINING_WORKLOADS) ? engineFacts() : '';
  if (engine !== '') console.log(engine);
  const { times, tookPart } = await compare({
    workloads: chosen.filter((workload) => workload !== 'W7'), // no matter of time
    rounds: Number(options.rounds ?? (quick ? 1 : 5)),
    seconds: Number(options.seconds ?? (quick ? 0.3 : 1)),
  });
  const texts = positionals.length > 0 ? positionals : [SHAKESPEARE, KOREAN_CHATBOT];
  const neighbours = chosen.includes('W7') ? await compareNeighbours(texts, quick) : '';
  const sections = {
    bench: [trainingTable(times), engine, tookPart(TRAINING_WORKLOADS)],
    word2vec: [word2vecTable(times), neighbours, tookPart(WORD2VEC_WORKLOADS)],
  };
  for (const [name, parts] of Object.entries(sections)) {
    const said = parts.filter((part) => part !== '');
    if (isChosen(name === 'bench' ? TRAINING_WORKLOADS : WORD2VEC_WORKLOADS)) {
      await publish(name, said.join('\n\n'), write);
    }
  }
}

async function publish(name: string, markdown: string, write: boolean): Promise<void> {
  console.log(`\n${markdown}`);
  if (write) await writeToReadme(name, `${markdown}\n\nMeasured ${circumstances(new Date())}.`);
}

interface Schedule {
  readonly workloads: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
}

/** Lets everyone who is there take turns. */
async function compare(schedule: Schedule) {
  const folder = mkdtempSync(path.join(tmpdir(), 'unroll-bench-'));
  const textFile = path.join(folder, 'text.i32');
  writeFileSync(textFile, zipfCorpus().ids);
  const running = new Map<Contestant, PeerProcess>();
  try {
    const present = new Map<Kind, string>();
    const participants = contestants(textFile).filter((each) =>
      takesPart(each, schedule.workloads),
    );
    for (const contestant of participants) {
      const { kind, command } = contestant;
      const peer = new PeerProcess(command);
      running.set(contestant, peer);
      try {
        const ready = describe(await peer.ready());
        present.set(kind, `${NAMES[kind]} (${ready})`);
        console.log(`${name(contestant)}: ${ready}`);
      } catch (error) {
        running.delete(contestant);
        const reason = error instanceof Error ? error.message : String(error);
        if (!present.has(kind)) present.set(kind, `${NAMES[kind]} is missing`);
        console.log(`${name(contestant)} is missing: ${reason}`);
      }
    }
    const times = await takeTurns(running, schedule);
    const tookPart = (workloads: readonly string[]): string => {
      const kinds = participants.filter((each) => takesPart(each, workloads));
      const said = new Set(kinds.flatMap(({ kind }) => present.get(kind) ?? []));
      return said.size === 0 ? '' : `Took part: ${[...said].join('; ')}.`;
    };
    return { times, tookPart };
  } finally {
    for (const peer of running.values()) peer.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

function takesPart({ workloads }: Contestant, asked: readonly string[]): boolean {
  return workloads.some((workload) => asked.includes(workload));
}

/** Asks each in turn for each workload; in every round another one begins. */
async function takeTurns(running: ReadonlyMap<Contestant, PeerProcess>, schedule: Schedule) {
  const { workloads, rounds, seconds } = schedule;
  const times = new Map([...running.keys()].map((each) => [each, new Map<string, number[]>()]));
  const order = [...running];
  const refusals = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const workload of workloads) {
      const asked = order.filter(([{ workloads: known }]) => known.includes(workload));
      const begin = round % Math.max(1, asked.length);
      for (const [contestant, peer] of [...asked.slice(begin), ...asked.slice(0, begin)]) {
        // A step of W6 is a pass of seconds.
        const minSteps = workload === 'W6' ? 1 : contestant.minSteps;
        const answer = await peer.ask(workload, seconds, minSteps);
        if ('err' in answer) {
          refusals.add(`${name(contestant)}, ${workload}: ${answer.err}`);
          continue;
        }
        const known = times.get(contestant)!;
        known.set(workload, [...(known.get(workload) ?? []), ...answer.ms]);
      }
      process.stderr.write(`round ${round + 1} of ${rounds}: ${workload}\n`);
    }
  }
  for (const refusal of refusals) console.log(refusal);
  return times;
}

const NAMES: Readonly<Record<Contestant['kind'], string>> = {
  unroll: 'Unroll',
  'unroll-plain': 'Unroll in plain SIMD',
  pytorch: 'PyTorch',
  gensim: 'gensim',
  'tfjs-wasm': 'TensorFlow.js wasm',
  'tfjs-cpu': 'TensorFlow.js cpu',
};

function name({ kind, variant }: Contestant): string {
  return variant === '' ? NAMES[kind] : `${NAMES[kind]}, ${variant}`;
}

function describe(ready: Ready): string {
  return Object.entries(ready)
    .filter(([key]) => key !== 'ready' && key !== 'threads')
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}

/** How soon the engine is there, in fresh processes, and how large what has to be loaded is. */
function engineFacts(): string {
  const { file, args, env } = onThisNode('engine-ready.ts');
  const runs = Array.from({ length: 5 }, () => {
    const printed = execFileSync(file, args, { env, encoding: 'utf8' });
    return JSON.parse(printed) as { ready: number; firstStep: number; binary: string };
  });
  const ready = median(runs.map((run) => run.ready)).toFixed(0);
  const firstStep = median(runs.map((run) => run.firstStep)).toFixed(0);
  const sizes = readdirSync(path.join(ROOT, 'dist'))
    .filter((file) => /^kernels-.*\.wasm$/u.test(file))
    .map((file) => {
      const bytes = gzipSync(readFileSync(path.join(ROOT, 'dist', file)), { level: 9 }).length;
      return `${file} ${(bytes / 1000).toFixed(1)} KB`;
    });
  return (
    `The engine (${runs[0]!.binary}) is ready ${ready} ms after it is asked for, and has made its ` +
    `first step, on two threads, after ${firstStep} ms (medians of ${runs.length} fresh ` +
    `processes). Its files, gzipped: ${sizes.join(', ')}.`
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
