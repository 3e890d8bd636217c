import type { CorpusDataset } from '../../dataset/corpus';
import { readTextWords, type TextSentence, type TextWords } from '../../models/text-words';
import type { SeveralSeeds } from '../../models/text-vectors';
import { createVectorIndex, type VectorIndex } from '../../text/nearest-neighbours';
import { fitSentenceVectors, type SentenceVectors } from '../../text/sentence-vectors';
import { fitTfIdf, type TfIdf } from '../../text/tf-idf';
import type { EmbeddedFiles, PlaceInFile } from './embed-event';

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

/** The texts as they stand now, by the words as they were learned. */
export interface EmbeddedTexts {
  readonly sentences: UnitIndex;
  readonly lines: UnitIndex;
  /** whether some line holds more than one sentence */
  readonly linesDiffer: boolean;
  /** where words stand first, by row */
  firstPlaces(rows: readonly number[]): Map<number, PlaceInFile>;
  /** @throws {Refusal} if the text holds half a character */
  replace(file: string, text: string): void;
}

export function createEmbeddedTexts(
  learned: TextWords,
  seeds: SeveralSeeds,
  files: EmbeddedFiles,
): EmbeddedTexts {
  const byFile = splitByFile(learned.sentences, files);
  let sentences: UnitIndex | undefined;
  let lines: UnitIndex | undefined;
  const all = () => [...byFile.values()].flat();
  const texts: EmbeddedTexts = {
    get sentences() {
      return (sentences ??= indexOf(all(), seeds));
    },
    get lines() {
      return (lines ??= indexOf(linesOf(all()), seeds));
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
    replace(file, text) {
      const read = readTextWords(corpusOf(learned.name, text), EVERY_WORD);
      byFile.set(
        file,
        read.sentences.map((sentence) => {
          const unit = unitOf(sentence, file, 0);
          return {
            ...unit,
            rows: Int32Array.from(unit.terms, (word) => learned.rowOf(word) ?? -1),
          };
        }),
      );
      sentences = lines = undefined;
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

function indexOf(units: readonly Unit[], { runs }: SeveralSeeds): UnitIndex {
  const rows = units.map((unit) => unit.rows);
  return {
    units,
    seeds: runs.map((run) => {
      const vectors = fitSentenceVectors(run, rows);
      return { vectors, index: createVectorIndex(vectors.data, run.dimensions) };
    }),
    tfIdf: fitTfIdf(units.map(({ terms }) => terms)),
  };
}
