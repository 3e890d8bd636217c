import type { Slice } from '../../models/follow-training';
import { wordsOf, type TextLine } from '../../models/text-lines';
import { neighboursOf, type TextVectors } from '../../models/text-vectors';
import { createVectorIndex, type Neighbour } from '../../text/nearest-neighbours';
import { fitSentenceVectors } from '../../text/sentence-vectors';
import { fitTfIdf } from '../../text/tf-idf';
import { wordKey } from '../../text/word-key';
import type { Hit, LinesFound } from './vector-search-event';

const SHOWN = 10;

/** Lines ready to be found, by the vectors of their words and by TF-IDF. */
export interface LineSearch {
  /** what is found for a line */
  ofLine(line: number): LinesFound;
  /** what is found for words that someone typed */
  ofText(text: string): LinesFound;
  /** the nearest other line by vector and by TF-IDF, as often as they agree */
  survey(most: number): Generator<Slice, SearchSurvey, undefined>;
}

/** How the two ways to search compare over many lines. */
export interface SearchSurvey {
  /** lines that were asked about, each with a known word and another line to find */
  readonly asked: number;
  /** with the same nearest line; where several tie for it in either search, one of them in both */
  readonly same: number;
  /** whose nearest line by vector, each of those that tie for it, has no word in common with it */
  readonly withoutSharedWord: number;
}

/**
 * @param vectors of the words in the lines
 * @param smoothing of the weights a / (a + p(w)), > 0
 */
export function createLineSearch(
  lines: readonly TextLine[],
  vectors: TextVectors,
  smoothing: number,
): LineSearch {
  const sentences = fitSentenceVectors(
    vectors,
    lines.map(({ rows }) => rows),
    { smoothing },
  );
  const index = createVectorIndex(sentences.data, vectors.dimensions);
  const tfIdf = fitTfIdf(lines.map(({ words }) => words));
  const bags = new Map<string, number[]>();
  lines.forEach(({ rows }, line) => {
    const bag = bagOf(rows);
    bags.set(bag, [...(bags.get(bag) ?? []), line]);
  });

  const find = (
    text: string,
    words: readonly string[],
    rows: Int32Array,
    query: number | undefined,
  ): LinesFound => {
    const others = (found: readonly Neighbour[]) => found.filter((hit) => hit.index !== query);
    const vector = query === undefined ? sentences.vectorOf(rows) : unitOf(query);
    const all = vector === undefined ? [] : index.search(vector, { most: lines.length });
    const byVectors = others(all);
    const byTfIdf = others(tfIdf.search(words, { most: lines.length }));
    const known = rows.filter((row) => row >= 0);
    return {
      kind: 'found',
      query,
      text,
      nothing: known.length === 0 ? 'no-known-word' : all.length === 0 ? 'no-direction' : undefined,
      unknown: [...new Set(words.filter((_, i) => rows[i]! < 0))],
      own: all.find((hit) => hit.index === query)?.score,
      ties:
        query === undefined || known.length === 0
          ? []
          : bags.get(bagOf(rows))!.filter((line) => line !== query),
      byVectors: hitsOf(byVectors, byTfIdf, words),
      byTfIdf: hitsOf(byTfIdf, byVectors, words),
      words:
        words.length === 1 && known.length === 1
          ? neighboursOf(vectors, known[0]!, SHOWN).map(({ index: row, score }) => ({
              word: vectors.words[row]!,
              score,
            }))
          : [],
    };
  };
  const unitOf = (line: number) => (sentences.isKnown[line] === 1 ? index.unit(line) : undefined);
  const hitsOf = (
    found: readonly Neighbour[],
    elsewhere: readonly Neighbour[],
    words: readonly string[],
  ): Hit[] => {
    const ranks = new Map(elsewhere.map((hit, rank) => [hit.index, rank + 1]));
    return found.slice(0, SHOWN).map(({ index: line, score }) => ({
      line,
      score,
      otherRank: ranks.get(line),
      shared: sharedWords(words, lines[line]!.words),
    }));
  };

  return {
    ofLine(line) {
      const { text, words, rows } = lines[line]!;
      return find(text, words, rows, line);
    },
    ofText(text) {
      const words = wordsOf(text).map(wordKey);
      const rows = Int32Array.from(words, (word) => vectors.text.rowOf(word) ?? -1);
      return find(text, words, rows, undefined);
    },
    *survey(most) {
      let [asked, same, withoutSharedWord] = [0, 0, 0];
      const every = Math.max(1, Math.ceil(lines.length / most));
      for (let line = 0; line < lines.length; line += every) {
        yield { kind: 'slice' };
        const vector = unitOf(line);
        const exclude = new Set([line]);
        const found =
          vector === undefined ? [] : index.search(vector, { most: lines.length, exclude });
        const nearest = atTop(found, VECTOR_TIE);
        if (nearest.length === 0) continue;
        asked++;
        const { words } = lines[line]!;
        const ranked = tfIdf.search(words, { most: lines.length });
        const best = atTop(
          ranked.filter((hit) => hit.index !== line),
          TF_IDF_TIE,
        );
        const bestLines = new Set(best.map((hit) => hit.index));
        if (nearest.some((hit) => bestLines.has(hit.index))) same++;
        const sharesWord = (hit: Neighbour) =>
          sharedWords(words, lines[hit.index]!.words).length > 0;
        if (!nearest.some(sharesWord)) withoutSharedWord++;
      }
      return { asked, same, withoutSharedWord };
    },
  };
}

/** Scores this close are rounding apart: of vectors in 32 bits, of weights in 64. */
const VECTOR_TIE = 1e-6;
const TF_IDF_TIE = 1e-9;

/** @param found best first */
function atTop(found: readonly Neighbour[], tie: number): Neighbour[] {
  return found.filter(({ score }) => score >= found[0]!.score - tie);
}

function bagOf(rows: Int32Array): string {
  return rows
    .filter((row) => row >= 0)
    .sort()
    .join(' ');
}

function sharedWords(words: readonly string[], others: readonly string[]): string[] {
  const there = new Set(others);
  return [...new Set(words)].filter((word) => there.has(word));
}
