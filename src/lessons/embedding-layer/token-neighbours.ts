import type { Tensor } from '../../engine/engine';
import type { Reading } from '../../models/reading';
import { createVectorIndex, type VectorIndex } from '../../text/nearest-neighbours';
import { UNKNOWN } from '../../text/characters';

/** The different characters of a text's training part, and what stands there. */
export interface ReadTokens {
  /** by id, as people read them: the unknown one, then the most frequent first */
  readonly names: readonly string[];
  /** occurrences by id */
  readonly counts: Float64Array;
  /** ids of the training part in reading order */
  readonly ids: Int32Array;
}

export function readTokens(reading: Reading): ReadTokens {
  const ids = Int32Array.from(reading.inputs([0], reading.trainingEnd).data);
  const names = new Array<string>(reading.outputSize).fill(UNKNOWN);
  const counts = new Float64Array(reading.outputSize);
  ids.forEach((id, t) => {
    if (id !== 0) names[id] = reading.words(t);
    counts[id]!++;
  });
  return { names, counts, ids };
}

/** A token that stands in the text less often tells little of what follows it. */
const LEAST_COUNT = 10;
const MOST_FREQUENT = 30;
/** With fewer, the nearest are nearly all there are. */
const LEAST_FREQUENT = 8;
export const NEAREST = 3;

/** The frequent tokens of a text and how they are used: what follows each of them. */
export interface UseOfTokens {
  /** ids 1 … among */
  readonly among: number;
  /** tokens nearest to one by what follows them, row i being id i + 1 */
  usedAlike(row: number): readonly number[];
}

/** @returns undefined for a text with too few frequent tokens */
export function useOfTokens({ ids, counts }: ReadTokens): UseOfTokens | undefined {
  const size = counts.length;
  const known = counts.subarray(1, 1 + MOST_FREQUENT);
  const among = known.filter((count) => count >= LEAST_COUNT).length;
  if (among < LEAST_FREQUENT) return undefined;
  const followers = new Float32Array(among * size); // [among, V]
  for (let t = 0; t + 1 < ids.length; t++) {
    const row = ids[t]! - 1;
    if (row >= 0 && row < among) followers[row * size + ids[t + 1]!]!++;
  }
  const index = createVectorIndex(followers, size);
  return { among, usedAlike: (row) => nearest(index, row) };
}

/** Nearest tokens by the rows of a table, among as many of the most frequent. */
export function nearestInTable(table: Tensor, among: number): (row: number) => readonly number[] {
  const d = table.shape[1]!;
  const index = createVectorIndex(table.data.slice(d, (1 + among) * d), d);
  return (row) => nearest(index, row);
}

function nearest(index: VectorIndex, row: number): readonly number[] {
  const found = index.search(index.unit(row), { most: NEAREST, exclude: new Set([row]) });
  return found.map((neighbour) => neighbour.index);
}

/** Of the tokens nearest by a table, the share that is among those used most alike. */
export function alikeShare(use: UseOfTokens, table: Tensor): number {
  const { among } = use;
  const nearestOf = nearestInTable(table, among);
  let alike = 0;
  for (let row = 0; row < among; row++) {
    const same = new Set(use.usedAlike(row));
    alike += nearestOf(row).filter((other) => same.has(other)).length;
  }
  return alike / (among * NEAREST);
}

/** The share that vectors at random come to: each other token is as likely. */
export function shareByChance({ among }: UseOfTokens): number {
  return NEAREST / (among - 1);
}
