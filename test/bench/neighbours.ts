// W7: are the neighbours that Unroll finds for a word those that gensim finds, at equal settings on the
// same text? Two seeds of one program do not find the same ones either: how far they do is the measure.
// And on sentences with planted synonyms: how often does each find them?
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CorpusDataset } from '../../src/dataset/corpus';
import { datasetFromText } from '../../src/dataset/from-text';
import { WORD_VECTORS, type Engine, type WordVectorOptions } from '../../src/engine/engine';
import { PLANTED, plantedText } from '../../src/lessons/word2vec/planted-text';
import { readTextWords, type TextWords } from '../../src/models/text-words';
import { createVectorIndex } from '../../src/text/nearest-neighbours';
import { agreementOfNeighbours } from '../../src/text/neighbour-agreement';
import { pythonPeer } from './contestants';
import { openEngine } from './open-engine';
import { markdownTable } from './table';
import { gensimSettings } from './workloads';

type Settings = Omit<WordVectorOptions, 'seed'>;
/** The neighbours of each word that was asked for, nearest first, by word. */
type Neighbours = readonly (readonly string[])[];

const NAMES = { 'skip-gram': 'skip-gram', cbow: 'CBOW' } as const;
const KINDS = ['skip-gram', 'cbow'] as const;
const THREADS = [1, 2, 4];
const NEIGHBOURS = 10;
const MOST_ASKED = 1000;
/** What Unroll and gensim may agree less than two seeds of gensim do. */
const ALLOWED = 0.05;

/** Compares on each of the texts that is there, and on planted synonyms; as Markdown. */
export async function compareNeighbours(files: readonly string[], quick: boolean): Promise<string> {
  const seeds = Array.from({ length: quick ? 2 : 3 }, (_, i) => i + 1);
  const epochs = quick ? [5] : [5, 20];
  const engines = await Promise.all(
    THREADS.map((threads) => openEngine({ engine: 'wasm', threads })),
  );
  const rows: string[][] = [];
  for (const file of files) {
    if (!existsSync(file)) {
      console.log(`W7: ${file} is missing`);
      continue;
    }
    const text = readTextWords(corpusOf(file));
    for (const kind of KINDS) {
      for (const each of epochs) {
        const settings = { ...WORD_VECTORS, kind, epochs: each };
        rows.push([
          `${path.basename(file)}, ${NAMES[kind]}, ${each} epochs`,
          ...overlapCells(text, settings, seeds, engines),
        ]);
        process.stderr.write(`W7: ${rows.at(-1)!.join(' | ')}\n`);
      }
    }
  }
  const planted = KINDS.map((kind) => plantedRow(kind, quick ? 5 : 20, engines[0]!));
  for (const engine of engines) engine.dispose();
  const { size, window, negatives, sample, learningRate, minimumRate } = WORD_VECTORS;
  return [
    markdownTable(
      [
        'W7: shared neighbours',
        'two gensim seeds',
        'Unroll and gensim',
        ...THREADS.slice(1).map((threads) => `on ${threads} threads`),
        'two Unroll seeds',
      ],
      rows,
    ),
    `Mean share of the ${NEIGHBOURS} nearest neighbours that two runs have in common, over the ` +
      `${MOST_ASKED.toLocaleString('en-US')} most frequent words and all pairs of ` +
      `${seeds.length} seeds; in brackets the difference to two gensim seeds, asked to be ` +
      `−${ALLOWED} or more. Both read the same words in the same ` +
      `sentences: size ${size}, window ${window}, ${negatives} negatives, sample ${sample}, rate ` +
      `${learningRate} to ${minimumRate}, gensim with one worker.`,
    markdownTable(
      ['W7: planted synonyms, each the nearest of the other', 'Unroll', 'gensim'],
      planted,
    ),
  ].join('\n\n');
}

/** A text, or the texts of a table of pairs. */
function corpusOf(file: string): CorpusDataset {
  const name = path.basename(file);
  const text = readFileSync(file, 'utf8');
  const dataset = datasetFromText(text, { name });
  if (dataset.kind === 'corpus') return dataset;
  const plain =
    dataset.kind === 'pairs' ? [...dataset.sources, ...dataset.targets].join('\n') : text;
  return datasetFromText(plain, { name, kind: 'corpus' }) as CorpusDataset;
}

function overlapCells(
  text: TextWords,
  settings: Settings,
  seeds: readonly number[],
  engines: readonly Engine[],
): string[] {
  const gensim = trainGensim(text, settings, seeds)?.map((vectors) =>
    asked(text, vectors, settings),
  );
  const runs = engines.map((engine) =>
    seeds.map((seed) => asked(text, trainUnroll(engine, text, { ...settings, seed }), settings)),
  );
  const base = gensim && meanOverlap(pairsOf(gensim));
  const beside = (runs: readonly Neighbours[]): string => {
    if (gensim === undefined || base === undefined) return '–';
    const overlap = meanOverlap(
      runs.flatMap((run) => gensim.map((other) => [run, other] as const)),
    );
    return `${overlap.toFixed(3)} (${signed(overlap - base)})`;
  };
  const own = meanOverlap(pairsOf(runs[0]!)).toFixed(3);
  return [base?.toFixed(3) ?? '–', ...runs.map(beside), own];
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

function trainUnroll(engine: Engine, text: TextWords, options: WordVectorOptions): Float32Array {
  const model = engine.createWordVectors(text, options);
  const training = model.train();
  while (training.next().done !== true);
  const vectors = model.vectors();
  model.dispose();
  return vectors;
}

/** One array of vectors for each seed; undefined when gensim is not there, which is said. */
function trainGensim(
  { ids, words }: TextWords,
  settings: Settings,
  seeds: readonly number[],
): Float32Array[] | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'unroll-bench-'));
  try {
    const [text, vectors] = [path.join(folder, 'text.i32'), path.join(folder, 'vectors.f32')];
    writeFileSync(text, ids);
    const named = JSON.stringify({ ...gensimSettings(settings), seeds });
    const peer = pythonPeer('word2vec.py', '1', text, named, vectors);
    execFileSync(peer.file, peer.args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const all = new Float32Array(new Uint8Array(readFileSync(vectors)).buffer);
    const length = words.length * settings.size;
    return seeds.map((_, i) => all.slice(i * length, (i + 1) * length));
  } catch (error) {
    console.error(`gensim is missing: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Neighbours of the most frequent words, which come first. */
function asked({ words }: TextWords, vectors: Float32Array, { size }: Settings): Neighbours {
  const index = createVectorIndex(vectors, size);
  return words
    .slice(0, MOST_ASKED)
    .map((_, row) =>
      index
        .search(index.unit(row), { most: NEIGHBOURS, exclude: new Set([row]) })
        .map((found) => words[found.index]!),
    );
}

function pairsOf(runs: readonly Neighbours[]): (readonly [Neighbours, Neighbours])[] {
  return runs.flatMap((run, i) => runs.slice(i + 1).map((other) => [run, other] as const));
}

function meanOverlap(pairs: readonly (readonly [Neighbours, Neighbours])[]): number {
  const overlaps = pairs.flatMap(([a, b]) =>
    a.map((found, word) => agreementOfNeighbours([found, b[word]!]).overlap),
  );
  return overlaps.reduce((sum, each) => sum + each, 0) / overlaps.length;
}

const PLANTED_SENTENCES = 600;

/** Seeds with which all twins found each other, for Unroll and for gensim. */
function plantedRow(kind: (typeof KINDS)[number], count: number, engine: Engine): string[] {
  const seeds = Array.from({ length: count }, (_, i) => i + 1);
  const text = readTextWords(plantedText(PLANTED_SENTENCES, 1));
  const settings = { ...WORD_VECTORS, kind, size: 50, sample: 0, epochs: 60 };
  const finds = (vectors: Float32Array): boolean => {
    const neighbours = asked(text, vectors, settings);
    const nearest = (word: string) => neighbours[text.rowOf(word)!]![0];
    return PLANTED.every(
      (_, g) => nearest(`g${g}t0`) === `g${g}t1` && nearest(`g${g}t1`) === `g${g}t0`,
    );
  };
  const share = (runs: readonly Float32Array[] | undefined) =>
    runs === undefined ? '–' : `${runs.filter(finds).length} of ${count} seeds`;
  return [
    `${PLANTED.length} pairs, ${NAMES[kind]}`,
    share(seeds.map((seed) => trainUnroll(engine, text, { ...settings, seed }))),
    share(trainGensim(text, settings, seeds)),
  ];
}
