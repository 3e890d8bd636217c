import type { CorpusDataset } from '../../dataset/corpus';
import { readTextWords, type TextSentence, type TextWords } from '../../models/text-words';
import { createVectorIndex, type VectorIndex } from '../../text/nearest-neighbours';
import { fitSentenceVectors, type SentenceVectors } from '../../text/sentence-vectors';
import { fitTfIdf, type TfIdf } from '../../text/tf-idf';
import type { EmbeddedFiles, PlaceInFile } from './embed-event';
import type { VectorSet } from './vector-set';

/** A sentence or a whole line, as it is searched for. */
export interface Unit extends PlaceInFile {
  readonly text: string;
  /** rows of its words, −1 for one that is not known */
  readonly rows: Int32Array;
  /** where its words stand on the line */
  readonly places: TextSentence['places'];
  /** its words in NFC */
  readonly terms: readonly string[];
}

/** Units made ready for search, by each seed's vectors and by TF-IDF. */
export interface UnitIndex {
  readonly units: readonly Unit[];
  readonly seeds: readonly { readonly vectors: SentenceVectors; readonly index: VectorIndex }[];
  readonly tfIdf: TfIdf;
}

/** The texts as they stand now, by the words that have vectors. */
export interface EmbeddedTexts {
  /** how often words occur: where they were learned, or in these texts when they were loaded; shape [n] */
  readonly counts: ArrayLike<number>;
  readonly sentences: UnitIndex;
  readonly lines: UnitIndex;
  /** whether some line holds more than one sentence */
  readonly linesDiffer: boolean;
  /** where words stand first, by row */
  firstPlaces(rows: readonly number[]): Map<number, PlaceInFile>;
  /** @throws {Refusal} naming the file, if the text holds half a character */
  replace(file: { readonly file: string; readonly name: string; readonly text: string }): void;
}

/** @param learned the texts that the vectors were learned from; undefined: none is there yet */
export function createEmbeddedTexts(
  vectors: VectorSet,
  learned: TextWords | undefined,
  files: EmbeddedFiles,
): EmbeddedTexts {
  const byFile = splitByFile(learned?.sentences ?? [], files);
  let sentences: UnitIndex | undefined;
  let lines: UnitIndex | undefined;
  let counts = vectors.learned?.counts;
  const all = () => [...byFile.values()].flat();
  const texts: EmbeddedTexts = {
    get counts() {
      return (counts ??= countRows(all(), vectors.words.length));
    },
    get sentences() {
      return (sentences ??= indexOf(all(), vectors, texts.counts));
    },
    get lines() {
      return (lines ??= indexOf(linesOf(all()), vectors, texts.counts));
    },
    get linesDiffer() {
      return all().some((unit, i, units) => i > 0 && isOnLineOf(unit, units[i - 1]!));
    },
    firstPlaces(rows) {
      const wanted = new Set(rows);
      const found = new Map<number, PlaceInFile>();
      for (const unit of all()) {
        unit.rows.forEach((row, i) => {
          if (wanted.has(row) && !found.has(row)) {
            found.set(row, { file: unit.file, line: unit.line, ...unit.places[i]! });
          }
        });
        if (found.size === wanted.size) break;
      }
      return found;
    },
    replace({ file, name, text }) {
      const read = readTextWords(corpusOf(name, text), EVERY_WORD);
      byFile.set(
        file,
        read.sentences.map((sentence) => {
          const unit = unitOf(sentence, file, 0);
          return {
            ...unit,
            rows: Int32Array.from(unit.terms, (word) => vectors.rowOf(word) ?? -1),
          };
        }),
      );
      sentences = lines = undefined;
      counts = vectors.learned?.counts;
    },
  };
  return texts;
}

/** Words are known by the vectors that are there, however few of them an edited text has left. */
const EVERY_WORD = {
  minCount: 1,
  mostCharacters: Infinity,
  least: { different: 0, running: 0 },
};

function corpusOf(name: string, text: string): CorpusDataset {
  return { kind: 'corpus', name, text, firstLine: 0, firstCharacter: 0, problems: [] };
}

function splitByFile(
  sentences: readonly TextSentence[],
  files: EmbeddedFiles,
): Map<string, readonly Unit[]> {
  const split = new Map<string, readonly Unit[]>();
  let firstLine = 0;
  let at = 0;
  for (const { key, lines } of files) {
    const units: Unit[] = [];
    for (; at < sentences.length && sentences[at]!.line < firstLine + lines; at++) {
      units.push(unitOf(sentences[at]!, key, firstLine));
    }
    split.set(key, units);
    firstLine += lines;
  }
  return split;
}

function unitOf(sentence: TextSentence, file: string, firstLine: number): Unit {
  const { line, start, end, text, rows, places } = sentence;
  const terms = places.map((place) =>
    text.slice(place.start - start, place.end - start).normalize('NFC'),
  );
  return { file, line: line - firstLine, start, end, text, rows, places, terms };
}

function linesOf(sentences: readonly Unit[]): Unit[] {
  const lines: Unit[] = [];
  for (const unit of sentences) {
    const last = lines.at(-1);
    if (last === undefined || !isOnLineOf(unit, last)) {
      lines.push(unit);
      continue;
    }
    lines[lines.length - 1] = {
      ...last,
      end: unit.end,
      text: `${last.text} ${unit.text}`,
      rows: Int32Array.from([...last.rows, ...unit.rows]),
      places: [...last.places, ...unit.places],
      terms: [...last.terms, ...unit.terms],
    };
  }
  return lines;
}

function isOnLineOf(a: Unit, b: Unit): boolean {
  return a.line === b.line && a.file === b.file;
}

function countRows(units: readonly Unit[], size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const { rows } of units) for (const row of rows) if (row >= 0) counts[row]!++;
  return counts;
}

function indexOf(
  units: readonly Unit[],
  { runs }: VectorSet,
  counts: ArrayLike<number>,
): UnitIndex {
  const rows = units.map((unit) => unit.rows);
  const isKnown = rows.some((each) => each.some((row) => row >= 0));
  return {
    units,
    seeds: runs.map(({ data, dimensions }) => {
      // Without a known word in the texts no count weighs anything, and nothing will be found.
      const weighed = isKnown ? counts : new Uint8Array(counts.length).fill(1);
      const vectors = fitSentenceVectors({ data, dimensions, counts: weighed }, rows);
      return { vectors, index: createVectorIndex(vectors.data, dimensions) };
    }),
    tfIdf: fitTfIdf(units.map(({ terms }) => terms)),
  };
}
