import { followTraining, type Slice } from '../../models/follow-training';
import { unitRows } from '../../models/vector-map';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { createRandom } from '../../random/random';
import { principalComponents, projectRows } from '../../text/principal-components';
import { umapMap } from '../../text/umap-map';
import type { EmbedQuestion, MapDrawn, MapPoint, WordMap } from './embed-event';
import { unitOf } from './rank-over-seeds';
import type { VectorSet } from './vector-set';

/** Frequent words drawn around a place: enough to see where it lies, few enough for a tooltip. */
const MOST_AROUND = 60;

/** The most frequent words, by which the map is drawn: a file may hold a million. */
const MOST_FITTED = 5_000;

/** Places on the map of one seed's words. */
export interface WordMapper {
  /** @param near rows to be drawn as neighbours */
  place(vector: ArrayLike<number>, near: readonly number[]): WordMap;
  /**
   * The same as large as a page, for the first `MOST_DRAWN` words.
   *
   * @throws {Refusal} by UMAP, if there are fewer than four words
   */
  draw(
    place: PlaceToDraw,
    how: Extract<EmbedQuestion, { about: 'map' }>,
  ): Generator<Slice, MapDrawn, undefined>;
}

export interface PlaceToDraw {
  readonly vector: ArrayLike<number>;
  /** rows of its neighbours */
  readonly near: readonly number[];
  /** its own row, when it is a word */
  readonly own: number | undefined;
}

/** UMAP of more words would take longer than a person waits for a map. */
const MOST_DRAWN = { pca: 1000, umap: 400 } as const;
const UMAP_EPOCHS = 200;
const LEAST_BY_UMAP = 4;

/**
 * The map of words that principal components draw: the same vectors always give the same map.
 *
 * @returns undefined: two axes need two words and two numbers to each
 */
export function createWordMapper({
  words,
  index,
}: VectorSet['runs'][number]): WordMapper | undefined {
  if (index.size < 2 || index.dimensions < 2) return undefined;
  const fitted = principalComponents(unitRows(index, MOST_FITTED), index.dimensions, 2);
  const share = fitted.shares.reduce((sum, value) => sum + value, 0);
  const placeOf = (vector: ArrayLike<number>): MapPoint => {
    const [x, y] = projectRows(unitOf(vector), fitted);
    return { x: x!, y: y! };
  };
  return {
    place(vector, near) {
      const isNear = new Set(near);
      const around = Array.from({ length: Math.min(MOST_AROUND, words.length) }, (_, row) => row);
      const drawn = [...around.filter((row) => !isNear.has(row)), ...near];
      const points = drawn.map((row) => ({
        ...placeOf(index.unit(row)),
        word: words[row]!,
        isNear: isNear.has(row),
      }));
      return { place: placeOf(vector), points, share };
    },
    *draw({ vector, near, own }, { by, seed, text }) {
      const frequent = Array.from({ length: Math.min(MOST_DRAWN[by], words.length) }, (_, i) => i);
      const rows = [...new Set([...frequent, ...near, ...(own === undefined ? [] : [own])])];
      const vectors = rows.map((row): ArrayLike<number> => index.unit(row));
      const names = rows.map((row) => words[row]!);
      if (own === undefined) {
        vectors.push(unitOf(vector));
        names.push(text);
      }
      if (by === 'umap' && vectors.length < LEAST_BY_UMAP) throw new Refusal(TOO_FEW_FOR_UMAP);
      const flat = Float32Array.from(vectors.flatMap((each) => Array.from(each)));
      const positions =
        by === 'pca'
          ? projectRows(flat, fitted)
          : yield* followTraining(
              umapMap(flat, index.dimensions, createRandom(seed), { epochs: UMAP_EPOCHS }),
              () => [{ kind: 'slice' as const }],
            );
      return {
        kind: 'map-drawn',
        by,
        words: names,
        positions: Array.from(positions),
        chosen: own === undefined ? names.length - 1 : rows.indexOf(own),
        near: near.map((row) => rows.indexOf(row)),
        share: by === 'pca' ? share : undefined,
      };
    },
  };
}

const TOO_FEW_FOR_UMAP: Phrase = fill(
  {
    ko: 'UMAP 지도를 그리려면 단어가 {least}개는 있어야 해요. PCA 지도로 볼 수 있어요.',
    en: 'A map by UMAP needs at least {least} words: look at the one by PCA.',
  },
  { least: LEAST_BY_UMAP },
);
