// The benchmark's results as Markdown.
import { blasSettings, type Contestant, type Kind } from './contestants';
import { quartiles, type Quartiles } from './quartiles';
import { descriptions, TRAINING_WORKLOADS, WORD2VEC } from './workloads';

/** The milliseconds of every step that each took, by workload. */
export type Times = ReadonlyMap<Contestant, ReadonlyMap<string, readonly number[]>>;

interface Result extends Quartiles {
  readonly contestant: Contestant;
}

/** W1 to W5, with what a reader has to know about them; empty where none was measured. */
export function trainingTable(times: Times): string {
  const rows = TRAINING_WORKLOADS.flatMap((workload) => {
    const [two, one] = [best(times, workload, 'unroll', 2), best(times, workload, 'unroll', 1)];
    const plain = best(times, workload, 'unroll-plain');
    const pytorch = best(times, workload, 'pytorch');
    const [wasm, cpu] = [best(times, workload, 'tfjs-wasm'), best(times, workload, 'tfjs-cpu')];
    if ([two, one, plain, pytorch, wasm, cpu].every((result) => result === undefined)) return [];
    return [
      [
        `${workload}: ${descriptions[workload] ?? ''}`,
        ...[two, one, plain].map((result) => cell(result)),
        cell(pytorch, pytorch?.contestant.variant),
        cell(wasm),
        cell(cpu),
        ratio(pytorch, two),
        ratio(pytorch, plain),
        ratio(wasm, two),
        ratio(cpu, two),
      ],
    ];
  });
  if (rows.length === 0) return '';
  const header = [
    'ms a step',
    'Unroll, 2 threads',
    '1 thread',
    '2 threads, plain SIMD',
    'PyTorch',
    'TF.js wasm',
    'TF.js cpu',
    'PyTorch / Unroll',
    'PyTorch / plain SIMD',
    'TF.js wasm / Unroll',
    'TF.js cpu / Unroll',
  ];
  return [markdownTable(header, rows), trainingNotes()].join('\n\n');
}

function trainingNotes(): string {
  const settings = blasSettings();
  const blas =
    settings === ''
      ? ''
      : `, and of ${settings} as this machine has it (_set_) and without (_unset_)`;
  return (
    'Medians with quartiles; a step is forward, backward and Adam in float32. Unroll is in relaxed ' +
    `SIMD where nothing else is said; PyTorch is the better of 1 and 2 threads${blas}; ` +
    'TensorFlow.js has one thread. In W1 Unroll gathers rows of the input weights, where the others ' +
    'multiply them by one-hot vectors: the same numbers by less work.'
  );
}

/** W6, the same way. */
export function word2vecTable(times: Times): string {
  const rows = [1, 2].flatMap((threads) => {
    const [unroll, gensim] = (['unroll', 'gensim'] as const).map((kind) =>
      best(times, 'W6', kind, threads),
    );
    if (unroll === undefined && gensim === undefined) return [];
    return [[String(threads), speed(unroll), speed(gensim), ratio(gensim, unroll)]];
  });
  if (rows.length === 0) return '';
  const header = ['W6: word2vec, workers', 'Unroll', 'gensim', 'Unroll / gensim'];
  const { size, window, negatives } = WORD2VEC;
  return [
    markdownTable(header, rows),
    `Thousand words a second, medians with quartiles: skip-gram of size ${size}, window ${window}, ` +
      `${negatives} negatives, on a million tokens of 20,000 words. gensim draws negatives anew for each ` +
      'pair of words, Unroll for each place, whose pairs share them.',
  ].join('\n\n');
}

/** The lowest median of a kind. */
function best(times: Times, workload: string, kind: Kind, threads?: number): Result | undefined {
  return [...times]
    .flatMap(([contestant, byWorkload]): Result[] => {
      const steps = byWorkload.get(workload) ?? [];
      const isAsked = threads === undefined || contestant.threads === threads;
      if (contestant.kind !== kind || !isAsked || steps.length === 0) return [];
      return [{ contestant, ...quartiles(steps) }];
    })
    .toSorted((a, b) => a.median - b.median)[0];
}

function cell(result: Result | undefined, variant?: string): string {
  if (result === undefined) return '–';
  const { lower, median, upper } = result;
  const digits = median >= 100 ? 0 : median >= 10 ? 1 : 2;
  const [low, middle, high] = [lower, median, upper].map((each) => each.toFixed(digits));
  return `${middle} (${low}–${high})${variant === undefined ? '' : `, ${variant}`}`;
}

/** Thousand words a second, from the milliseconds of passes. */
function speed(result: Result | undefined): string {
  if (result === undefined) return '–';
  const { lower, median, upper } = result;
  const [low, middle, high] = [upper, median, lower].map((ms) => WORD2VEC.tokens / ms);
  return `${middle!.toFixed(0)} (${low!.toFixed(0)}–${high!.toFixed(0)})`;
}

/** How many times as long the first takes. */
function ratio(longer: Result | undefined, shorter: Result | undefined): string {
  if (longer === undefined || shorter === undefined) return '–';
  const times = longer.median / shorter.median;
  return `${times.toFixed(times < 10 ? 2 : 0)}×`;
}

export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
