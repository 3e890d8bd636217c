import type { Slice } from '../../models/follow-training';
import { wordsOf } from '../../models/text-lines';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { cosine } from '../../text/cosine';
import { wordKey } from '../../text/word-key';
import type {
  EmbedQuestion,
  MapDrawn,
  PlaceOfSelection,
  RankedPlace,
  RankedWord,
  SelectionEmbedded,
  SelectionsCompared,
  WordEmbedded,
} from './embed-event';
import type { EmbeddedTexts, Unit, UnitIndex } from './embedded-texts';
import { MOST_NEAR, rankOverSeeds } from './rank-over-seeds';
import type { VectorSet } from './vector-set';
import { createWordMapper, type WordMapper } from './word-map';

/** More unknown words than these are not listed. */
const MOST_UNKNOWN = 5;

/** What is like what in some texts. */
export interface Similarity {
  /** @throws {Refusal} if the selection holds no known word */
  similarTo(selection: Extract<EmbedQuestion, { about: 'selection' }>): Answer<SelectionEmbedded>;
  compare(texts: readonly string[]): Answer<SelectionsCompared>;
  word(word: string): WordEmbedded;
  /** @throws {Refusal} if the selection holds no known word */
  draw(selection: Extract<EmbedQuestion, { about: 'map' }>): Answer<MapDrawn>;
}

/** With pauses: the first one after an edit of a long text takes seconds. */
type Answer<Event> = Generator<Slice, Event, undefined>;

export function createSimilarity(vectors: VectorSet, texts: EmbeddedTexts): Similarity {
  const { name, words, runs, learned } = vectors;
  const wordIndexes = runs.map(({ index }) => index);
  let mapper: { readonly made: WordMapper | undefined } | undefined;
  const map = () => (mapper ??= { made: createWordMapper(runs[0]!) }).made;

  const readSelection = (text: string) => {
    if (/\p{Surrogate}/u.test(text)) throw new Refusal(HALF);
    const terms = wordsOf(text);
    const rows = terms.map((term) => vectors.rowOf(term) ?? -1);
    return { terms, rows, unknown: [...new Set(terms.filter((_, i) => rows[i] === -1))] };
  };
  const requireKnown = ({ terms, rows, unknown }: ReturnType<typeof readSelection>): void => {
    if (terms.length === 0) throw new Refusal(NO_WORD);
    if (rows.every((row) => row === -1)) {
      const listed = unknown.slice(0, MOST_UNKNOWN).join(', ');
      throw new Refusal(
        learned === undefined
          ? fill(NOT_IN_FILE, { words: listed, name })
          : fill(UNKNOWN_WORDS, { words: listed, minCount: learned.minCount }),
      );
    }
  };
  /** In each seed; undefined without a known word. */
  const queriesIn = ({ seeds: each }: UnitIndex, rows: readonly number[]) => {
    const queries = each.map((seed) => seed.vectorOf(rows));
    return queries.every((query) => query !== undefined) ? queries : undefined;
  };
  /** A word by its own vector, more of them by their weighted mean. */
  function* directionsOf(rows: readonly number[], asWord: boolean) {
    if (asWord) return wordIndexes.map((index) => index.unit(rows[0]!));
    return queriesIn(yield* texts.sentences(), rows);
  }

  const nearestWords = (
    rows: readonly number[],
    directions: readonly ArrayLike<number>[],
  ): RankedWord[] => {
    const found = rankOverSeeds(wordIndexes, directions, new Set(rows));
    const places = texts.firstPlaces(found.map(({ index }) => index));
    return found.map(({ index, score, seeds: agreeing }) => ({
      word: words[index]!,
      count: texts.counts[index]!,
      place: places.get(index),
      score,
      seeds: agreeing,
    }));
  };
  const nearestUnits = (
    index: UnitIndex,
    { rows, terms }: ReturnType<typeof readSelection>,
    place: PlaceOfSelection,
  ): RankedPlace[] => {
    const queries = queriesIn(index, rows);
    if (queries === undefined) return [];
    const own = new Set<number>();
    index.units.forEach((unit, i) => {
      if (overlaps(unit, place)) own.add(i);
    });
    const ranks = tfIdfRanks(index, terms.map(wordKey), own);
    return rankOverSeeds(
      index.seeds.map((seed) => seed.index),
      queries,
      own,
    ).map(({ index: i, score, seeds: agreeing }) => {
      const { file, line, start, end, text } = index.units[i]!;
      return { file, line, start, end, text, score, seeds: agreeing, tfIdfRank: ranks.get(i) };
    });
  };

  return {
    *similarTo(question) {
      const selection = readSelection(question.text);
      requireKnown(selection);
      const known = selection.rows.filter((row) => row >= 0);
      const [row] = known;
      const answer = {
        kind: 'selection-embedded',
        wordCount: selection.terms.length,
        unknown: selection.unknown,
        word:
          selection.terms.length === 1 ? { count: texts.counts[row!]!, rank: row! + 1 } : undefined,
      } as const;
      if (question.wanted === 'lines') {
        const lines = nearestUnits(yield* texts.lines(), selection, question);
        return { ...answer, map: undefined, words: [], sentences: [], lines };
      }
      const directions = (yield* directionsOf(known, known.length === 1))!;
      const words = nearestWords(known, directions);
      const near = words.map(({ word }) => vectors.rowOf(word)!);
      return {
        ...answer,
        map: map()?.place(directions[0]!, near),
        words,
        sentences: nearestUnits(yield* texts.sentences(), selection, question),
        lines: texts.linesDiffer ? nearestUnits(yield* texts.lines(), selection, question) : [],
      };
    },
    *compare(list) {
      const read = list.map(readSelection);
      const asWords = read.every(({ terms, rows }) => terms.length === 1 && rows[0]! >= 0);
      const directions: (readonly ArrayLike<number>[] | undefined)[] = [];
      for (const { rows } of read) {
        const isKnown = rows.some((row) => row >= 0);
        directions.push(isKnown ? yield* directionsOf(rows, asWords) : undefined);
      }
      const matrix = directions.map((a) =>
        directions.map((b) => {
          if (a === undefined || b === undefined) return undefined;
          const cosines = a.map((direction, seed) => cosine(direction, b[seed]!));
          const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
          return { mean, low: Math.min(...cosines), high: Math.max(...cosines) };
        }),
      );
      return { kind: 'selections-compared', texts: list, matrix };
    },
    *draw(question) {
      const selection = readSelection(question.text);
      requireKnown(selection);
      const known = selection.rows.filter((row) => row >= 0);
      const directions = (yield* directionsOf(known, known.length === 1))!;
      const near = rankOverSeeds(wordIndexes, directions, new Set(known));
      const place = {
        vector: directions[0]!,
        near: near.map(({ index }) => index),
        own: selection.terms.length === 1 ? known[0] : undefined,
      };
      const drawn = map()?.draw(place, question);
      if (drawn === undefined) throw new Refusal(fill(NO_MAP, { name }));
      return yield* drawn;
    },
    word(word) {
      const row = vectors.rowOf(word);
      const told = learned && { minCount: learned.minCount, seeds: runs.length };
      const answer = { kind: 'word-embedded', word, learned: told } as const;
      if (row === undefined) return { ...answer, known: undefined };
      const neighbours = rankOverSeeds(
        wordIndexes,
        wordIndexes.map((index) => index.unit(row)),
        new Set([row]),
      );
      return {
        ...answer,
        known: {
          count: learned?.counts[row],
          rank: row + 1,
          words: words.length,
          neighbours: neighbours
            .slice(0, MOST_NEAR / 2)
            .map(({ index, score, seeds: agreeing }) => ({
              word: words[index]!,
              score,
              seeds: agreeing,
            })),
          map: map()?.place(
            wordIndexes[0]!.unit(row),
            neighbours.map(({ index }) => index),
          ),
        },
      };
    },
  };
}

function tfIdfRanks(
  { tfIdf }: UnitIndex,
  terms: readonly string[],
  own: ReadonlySet<number>,
): Map<number, number> {
  const found = tfIdf.search(terms, { most: tfIdf.size }).filter(({ index }) => !own.has(index));
  return new Map(found.map(({ index }, i) => [index, i + 1]));
}

function overlaps(unit: Unit, place: PlaceOfSelection): boolean {
  const { startLine, startCharacter, endLine, endCharacter } = place;
  if (unit.file !== place.file || unit.line < startLine || unit.line > endLine) return false;
  return (
    (unit.line > startLine || unit.end > startCharacter) &&
    (unit.line < endLine || unit.start < endCharacter)
  );
}

const NO_WORD: Phrase = {
  ko: '고른 곳에 단어가 없어요. 단어나 문장을 골라 주세요.',
  en: 'There is no word in the selection: select a word or a sentence.',
};
const UNKNOWN_WORDS: Phrase = {
  ko: '고른 단어에는 벡터가 없어요({words}). 글에 {minCount}번은 나와야 벡터를 배울 수 있어요.',
  en: 'The selection has no word with a vector ({words}): a word has to occur at least {minCount} times to get one.',
};
const NOT_IN_FILE: Phrase = {
  ko: '고른 단어는 {name} 안에 없어요({words}). 다른 단어를 골라 주세요.',
  en: 'The selection has no word that is in {name} ({words}): select another one.',
};
const NO_MAP: Phrase = {
  ko: '지도를 그리려면 {name}에 단어가 두 개, 단어마다 숫자가 두 개는 있어야 해요.',
  en: 'A map needs two words or more in {name}, with two numbers or more to each.',
};
const HALF: Phrase = {
  ko: '고른 곳에 반쪽짜리 글자(짝이 없는 서로게이트)가 있어요. 그 글자를 빼고 골라 주세요.',
  en: 'The selection holds half a character (a lone surrogate): select without it.',
};
