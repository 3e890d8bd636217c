import type { CorpusDataset } from '../../dataset/corpus';
import { inSlices } from '../../models/in-slices';
import type { Slice } from '../../models/follow-training';
import { joinLinesInSlices, withKeys, wordsIn, type TextLine } from '../../models/text-lines';
import { readTextWords, type TextSentence, type TextWords } from '../../models/text-words';
import { LINE_BREAK } from '../../text/line-break';
import { createVectorIndex, type VectorIndex } from '../../text/nearest-neighbours';
import { sameEnds } from '../../text/same-ends';
import { fitSentenceVectorsInSlices, type SentenceVectors } from '../../text/sentence-vectors';
import { fitTfIdfInSlices, type TfIdf } from '../../text/tf-idf';
import type { EmbeddedFiles, PlaceInFile } from './embed-event';
import type { VectorSet } from './vector-set';

/** A sentence or a whole line of a file, as it is searched for. */
export interface Unit extends PlaceInFile, TextLine {}

/** Units made ready for search, by each seed's vectors and by TF-IDF. */
export interface UnitIndex {
  readonly units: readonly Unit[];
  readonly seeds: readonly SeedIndex[];
  readonly tfIdf: TfIdf;
  /** units that have come since the vectors were fitted */
  readonly added: number;
}

interface SeedIndex extends Pick<SentenceVectors, 'data' | 'vectorOf'> {
  readonly index: VectorIndex;
}

/** The texts as they stand now, by the words that have vectors. */
export interface EmbeddedTexts {
  /** how often words occur: where they were learned, or in these texts when they were loaded; shape [n] */
  readonly counts: ArrayLike<number>;
  /** Made at the first question after an edit: of a long text that takes seconds. */
  sentences(): Generator<Slice, UnitIndex, undefined>;
  /** The same index as that of the sentences, where no line holds more than one. */
  lines(): Generator<Slice, UnitIndex, undefined>;
  /** whether some line holds more than one sentence */
  readonly linesDiffer: boolean;
  /** where words stand first, by row */
  firstPlaces(rows: readonly number[]): Map<number, PlaceInFile>;
  /**
   * Reads the lines that are not as they were.
   *
   * @throws {Refusal} naming the file, if the text holds half a character
   */
  replace(file: {
    readonly file: string;
    readonly name: string;
    readonly text: string;
  }): Generator<Slice, void, undefined>;
}

/** One file: its lines, and the sentences in them. */
interface FileUnits {
  readonly lines: readonly string[];
  readonly units: readonly Unit[];
}

/** @param learned the texts that the vectors were learned from; undefined: none is there yet */
export function createEmbeddedTexts(
  vectors: VectorSet,
  learned: { readonly text: string; readonly words: TextWords } | undefined,
  files: EmbeddedFiles,
): EmbeddedTexts {
  const byFile = learned === undefined ? new Map<string, FileUnits>() : splitByFile(learned, files);
  let sentences: UnitIndex | undefined;
  let lines: UnitIndex | undefined;
  /** as they were before an edit */
  const before: { sentences?: UnitIndex; lines?: UnitIndex } = {};
  let counts = vectors.learned?.counts;
  const all = () => [...byFile.values()].flatMap(({ units }) => units);
  const texts: EmbeddedTexts = {
    get counts() {
      return (counts ??= countRows(all(), vectors.words.length));
    },
    *sentences() {
      if (sentences === undefined) {
        sentences = yield* indexOf(all(), vectors, texts.counts, before.sentences);
        delete before.sentences;
      }
      return sentences;
    },
    *lines() {
      if (!texts.linesDiffer) return yield* texts.sentences();
      if (lines === undefined) {
        lines = yield* indexOf(
          yield* inSlices(joinLinesInSlices(all(), isOnLineOf)),
          vectors,
          texts.counts,
          before.lines,
        );
        delete before.lines;
      }
      return lines;
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
    *replace({ file, name, text }) {
      const known = byFile.get(file) ?? { lines: [], units: [] };
      const now = text.split(LINE_BREAK);
      const { start, end } = sameEnds(known.lines, now);
      const [changedFrom, changedTo] = [start, now.length - end];
      const moved = now.length - known.lines.length;
      const changed: Unit[] = [];
      for (let from = changedFrom; from < changedTo; from += LINES_A_TURN) {
        const piece = now.slice(from, Math.min(changedTo, from + LINES_A_TURN)).join('\n');
        const read = readTextWords(corpusOf(name, piece, from), EVERY_WORD);
        for (const sentence of read.sentences) changed.push(knownUnit(sentence, file, vectors));
        yield { kind: 'slice' };
      }
      byFile.set(file, {
        lines: now,
        units: [
          ...known.units.filter(({ line }) => line < start),
          ...changed,
          ...known.units
            .filter(({ line }) => line >= known.lines.length - end)
            .map((unit) => ({ ...unit, line: unit.line + moved })),
        ],
      });
      if (sentences !== undefined) before.sentences = sentences;
      if (lines !== undefined) before.lines = lines;
      sentences = lines = undefined;
      counts = vectors.learned?.counts;
    },
  };
  return texts;
}

const LINES_A_TURN = 2000;

/** Words are known by the vectors that are there, however few of them an edited text has left. */
const EVERY_WORD = {
  minCount: 1,
  mostCharacters: Infinity,
  least: { different: 0, running: 0 },
};

function corpusOf(name: string, text: string, firstLine: number): CorpusDataset {
  return { kind: 'corpus', name, text, firstLine, firstCharacter: 0, problems: [] };
}

function splitByFile(
  { text, words: { sentences } }: { readonly text: string; readonly words: TextWords },
  files: EmbeddedFiles,
): Map<string, FileUnits> {
  const split = new Map<string, FileUnits>();
  const allLines = text.split(LINE_BREAK);
  let firstLine = 0;
  let at = 0;
  for (const { key, lines } of files) {
    const units: Unit[] = [];
    for (; at < sentences.length && sentences[at]!.line < firstLine + lines; at++) {
      units.push(unitOf(sentences[at]!, key, firstLine));
    }
    split.set(key, { lines: allLines.slice(firstLine, firstLine + lines), units });
    firstLine += lines;
  }
  return split;
}

/** A sentence that came later, its words by the vectors that are there. */
function knownUnit(sentence: TextSentence, file: string, vectors: VectorSet): Unit {
  const rows = Int32Array.from(wordsIn(sentence), (word) => vectors.rowOf(word) ?? -1);
  return { ...withKeys(sentence), file, rows };
}

function unitOf(sentence: TextSentence, file: string, firstLine: number): Unit {
  return { ...withKeys(sentence), file, line: sentence.line - firstLine };
}

function isOnLineOf(a: Unit, b: Unit): boolean {
  return a.line === b.line && a.file === b.file;
}

function countRows(units: readonly Unit[], size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const { rows } of units) for (const row of rows) if (row >= 0) counts[row]!++;
  return counts;
}

/** With a greater share of new sentences than this, what all have in common is looked for anew. */
const MOST_ADDED = 0.01;

/**
 * After a small edit the other units keep their vectors, and new ones are weighed and cleared as a
 * selection is: by the words' counts and the common direction of those before.
 */
function* indexOf(
  units: readonly Unit[],
  vectors: VectorSet,
  counts: ArrayLike<number>,
  before: UnitIndex | undefined,
): Generator<Slice, UnitIndex, undefined> {
  const same = sameEnds(before?.units ?? [], units, (a, b) => a.text === b.text);
  const added = (before?.added ?? 0) + units.length - same.start - same.end;
  const isFitting = before !== undefined && added <= MOST_ADDED * units.length;
  return {
    units,
    seeds: isFitting ? yield* adapted(before, units, same) : yield* fitted(units, vectors, counts),
    tfIdf: yield* inSlices(fitTfIdfInSlices(units.map(({ words }) => words))),
    added: isFitting ? added : 0,
  };
}

function* fitted(
  units: readonly Unit[],
  { runs }: VectorSet,
  counts: ArrayLike<number>,
): Generator<Slice, SeedIndex[], undefined> {
  const rows = units.map((unit) => unit.rows);
  const isKnown = rows.some((each) => each.some((row) => row >= 0));
  // Without a known word in the texts no count weighs anything, and nothing will be found.
  const weighed = isKnown ? counts : new Uint8Array(counts.length).fill(1);
  const seeds: SeedIndex[] = [];
  for (const run of runs) {
    const words = { data: run.data, dimensions: run.dimensions, counts: weighed };
    const { data, vectorOf } = yield* inSlices(fitSentenceVectorsInSlices(words, rows));
    seeds.push({ data, vectorOf, index: createVectorIndex(data, run.dimensions) });
  }
  return seeds;
}

function* adapted(
  before: UnitIndex,
  units: readonly Unit[],
  { start, end }: ReturnType<typeof sameEnds>,
): Generator<Slice, SeedIndex[], undefined> {
  const seeds: SeedIndex[] = [];
  for (const { data: known, vectorOf, index } of before.seeds) {
    const d = index.dimensions;
    const data = new Float32Array(units.length * d);
    data.set(known.subarray(0, start * d));
    for (let row = start; row < units.length - end; row++) {
      data.set(vectorOf(units[row]!.rows) ?? [], row * d);
    }
    data.set(known.subarray(known.length - end * d), (units.length - end) * d);
    seeds.push({ data, vectorOf, index: createVectorIndex(data, d) });
    yield { kind: 'slice' };
  }
  return seeds;
}
