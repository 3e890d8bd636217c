import type { Engine } from '../engine/engine';
import { followTraining, type Slice } from './follow-training';
import {
  chanceOverlap,
  neighboursOf,
  trainTextVectors,
  type TextVectorOptions,
  type TextVectors,
} from './text-vectors';
import { readTextWords, type TextWords } from './text-words';

/** What two halves of one text, learned apart, agree on. */
export interface HalvesAgreement {
  /** mean share of neighbours that both halves find for a word, in [0, 1] */
  readonly overlap: number;
  /** the same share if both halves named neighbours by lot */
  readonly chance: number;
  /** words that both halves know: neighbours are counted among them */
  readonly common: number;
}

const SLICE: Slice = { kind: 'slice' };

/** Fewer words in common leave no list to compare. */
const LEAST_COMMON = 12;
/** The most frequent ones are asked. */
const ASKED = 100;

/**
 * Learns every other sentence, and then the rest, and compares neighbours. Seeds tell how much of a
 * neighbour list is luck of the start; this tells how much is luck of the sentences.
 *
 * @returns undefined for a text whose halves know too few words in common
 */
export function* halvesAgreement(
  engine: Engine,
  text: TextWords,
  seed: number,
  most: number,
  options: TextVectorOptions = {},
): Generator<Slice, HalvesAgreement | undefined, undefined> {
  const halves: TextVectors[] = [];
  for (const rest of [0, 1]) {
    const half = halfOf(text, rest);
    if (half.words.length < LEAST_COMMON) return undefined;
    halves.push(
      yield* followTraining(trainTextVectors(engine, half, seed, options), () => [SLICE]),
    );
  }
  const [a, b] = halves as [TextVectors, TextVectors];
  const common = a.words.filter((word) => b.text.rowOf(word) !== undefined);
  if (common.length < Math.max(LEAST_COMMON, most + 2)) return undefined;
  const shared = new Set(common);
  let sum = 0;
  const asked = common.slice(0, ASKED);
  for (const word of asked) {
    const near = new Set(nearest(a, word, shared, most));
    sum += nearest(b, word, shared, most).filter((other) => near.has(other)).length / most;
    yield { kind: 'slice' };
  }
  return {
    overlap: sum / asked.length,
    chance: chanceOverlap(most, common.length),
    common: common.length,
  };
}

function halfOf(text: TextWords, rest: number): TextWords {
  const sentences = text.sentences.filter((_, i) => i % 2 === rest);
  const corpus = {
    kind: 'corpus',
    name: text.name,
    text: sentences.map((sentence) => sentence.text).join('\n'),
    firstLine: 0,
    firstCharacter: 0,
    problems: [],
  } as const;
  const { minCount } = text;
  return readTextWords(corpus, { minCount, least: { different: 0, running: 0 } });
}

function nearest(
  vectors: TextVectors,
  word: string,
  among: ReadonlySet<string>,
  most: number,
): string[] {
  const row = vectors.text.rowOf(word)!;
  return neighboursOf(vectors, row, vectors.words.length)
    .map(({ index }) => vectors.words[index]!)
    .filter((other) => among.has(other))
    .slice(0, most);
}
