import type { Engine } from '../../engine/engine';
import { followTraining } from '../../models/follow-training';
import { inSlices } from '../../models/in-slices';
import {
  chanceOverlap,
  neighboursOf,
  tooLittleText,
  trainTextVectors,
  type TextVectorOptions,
  type TextVectors,
  type TextVectorStep,
} from '../../models/text-vectors';
import {
  focusWord,
  readTextWords,
  readTextWordsInSlices,
  requireCorpus,
  requireRow,
  type TextWords,
} from '../../models/text-words';
import { vectorMap } from '../../models/vector-map';
import { countSurroundings, type WordSurroundings } from '../../models/word-surroundings';
import { toEnd } from '../../turns/to-end';
import { fill, formatPercent, type Phrase } from '../../phrase/phrase';
import { createVectorIndex } from '../../text/nearest-neighbours';
import type { Experiment, Lab, SharedEvent } from '../experiment';
import { PLANTED, plantedText } from './planted-text';
import type {
  Around,
  Compared,
  MapFrame,
  Planted,
  PlantedTwins,
  ScoredWord,
  Word2vecEvent,
} from './word2vec-event';

/** More points are not told apart, nor drawn 30 times a second. */
const MOST_ON_MAP = 2000;
const FRAMES = 50;
/** Neighbours in a list. */
const LISTED = 6;
/** Words whose neighbours are looked at for the verdict, and how many neighbours of each. */
const ASKED = 100;
const NEIGHBOURS = 5;
/** Read in full, a long text would take longer than a page may wait. */
const MOST_CHARACTERS = 500_000;

/** word2vec learns the open text: the map while it moves, and what becomes whose neighbour. */
export const experiment: Experiment<Word2vecEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const text = yield* inSlices(
    readTextWordsInSlices(requireCorpus(dataset), { mostCharacters: MOST_CHARACTERS }),
  );
  yield { kind: 'used', words: text.used };
  const options: TextVectorOptions = {
    kind: params['model'] === 'cbow' ? 'cbow' : 'skip-gram',
    window: Number(params['window']),
    size: Number(params['dimensions']),
  };
  const focus = focusWord(text, params['word']);
  yield {
    kind: 'words',
    words: text.words.slice(0, MOST_ON_MAP),
    counts: [...text.counts.slice(0, MOST_ON_MAP)],
    focus,
    start: Math.LN2,
    warning: tooLittleText(text),
  };
  const vectors = yield* learn(engine, text, seed, options, focus);
  const surroundings = countSurroundings(text, options.window!);
  yield { kind: 'slice' };
  yield aroundOf(vectors, surroundings, focus);
  const compared = yield* compare(vectors, surroundings);
  yield compared;
  const planted = plantedWith(engine, seed, options);
  yield planted;
  yield* conclude(vectors, compared, planted);
  return benchOf(vectors, surroundings);
};

type Told<Returned> = Generator<Word2vecEvent | SharedEvent, Returned, undefined>;

function* learn(
  engine: Engine,
  text: TextWords,
  seed: number,
  options: TextVectorOptions,
  focus: number,
): Told<TextVectors> {
  let drawn: Float64Array | undefined;
  let lastFrame = 0;
  return yield* followTraining(
    trainTextVectors(engine, text, seed, options),
    function* (told): Told<void> {
      const { step, total, loss } = told;
      if (loss !== undefined) yield { kind: 'loss', step, loss };
      if (step - lastFrame >= total / FRAMES || step === total || drawn === undefined) {
        lastFrame = step;
        const { frame, positions } = frameOf(text, told, options.size!, focus, drawn);
        drawn = positions;
        yield frame;
      }
      yield { kind: 'progress', step, total };
    },
  );
}

function frameOf(
  text: TextWords,
  told: TextVectorStep,
  size: number,
  focus: number,
  before: Float64Array | undefined,
): { readonly frame: MapFrame; readonly positions: Float64Array } {
  const index = createVectorIndex(told.vectors(), size);
  const { positions } = vectorMap(index, MOST_ON_MAP, before);
  const neighbours = index.search(index.unit(focus), { most: LISTED, exclude: new Set([focus]) });
  const frame: MapFrame = {
    kind: 'frame',
    step: told.step,
    positions: Array.from(positions, (value) => Number(value.toFixed(4))),
    neighbours: neighbours.map(({ index: row, score }) => scored(text, row, score)),
  };
  return { frame, positions };
}

function scored({ words }: Pick<TextWords, 'words'>, row: number, score: number): ScoredWord {
  return { row, word: words[row]!, score };
}

/** σ(input · output), rounded to 0 or 1 where numbers of 32 bits end. */
function probability({ data, outputs, dimensions: d }: TextVectors, a: number, b: number): number {
  let product = 0;
  for (let i = 0; i < d; i++) product += data[a * d + i]! * outputs[b * d + i]!;
  return 1 / (1 + Math.exp(-product));
}

function aroundOf(vectors: TextVectors, surroundings: WordSurroundings, row: number): Around {
  const { words, counts } = vectors;
  const expected = words
    .map((word, other) => ({ word, probability: probability(vectors, row, other), other }))
    .filter(({ other }) => other !== row)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, LISTED);
  return {
    kind: 'around',
    row,
    word: words[row]!,
    count: counts[row]!,
    companions: surroundings
      .companions(row, LISTED)
      .map(({ index, count }) => ({ word: words[index]!, count })),
    expected: expected.map(({ word, probability: p }) => ({ word, probability: p })),
    neighbours: neighboursOf(vectors, row, LISTED).map(({ index, score }) => ({
      ...scored(vectors, index, score),
      together: surroundings.together(row, index),
    })),
  };
}

function* compare(vectors: TextVectors, surroundings: WordSurroundings): Told<Compared> {
  const asked = Math.min(ASKED, vectors.words.length);
  let [neighbours, companions, alike, beside] = [0, 0, 0, 0];
  for (let row = 0; row < asked; row++) {
    const near = neighboursOf(vectors, row, NEIGHBOURS).map(({ index }) => index);
    const company = indicesOf(surroundings.companions(row, NEIGHBOURS));
    const same = indicesOf(surroundings.alike(row, NEIGHBOURS));
    neighbours += near.length;
    companions += near.filter((other) => company.has(other)).length;
    alike += near.filter((other) => same.has(other)).length;
    beside += near.filter((other) => surroundings.together(row, other) > 0).length;
    yield { kind: 'slice' };
  }
  const share = (count: number) => count / Math.max(1, neighbours);
  return {
    kind: 'compared',
    asked,
    most: NEIGHBOURS,
    companions: share(companions),
    alike: share(alike),
    beside: share(beside),
    chance: chanceOverlap(NEIGHBOURS, vectors.words.length),
  };
}

function indicesOf(found: readonly { readonly index: number }[]): ReadonlySet<number> {
  return new Set(found.map(({ index }) => index));
}

const PLANTED_SENTENCES = 600;
/** Every word of these few is needed, so none is thinned out. */
const PLANTED_TRAINING = { sample: 0, epochs: 60 } as const;

/** The learner's own settings on sentences whose right answer is known. */
function plantedWith(engine: Engine, seed: number, options: TextVectorOptions): Planted {
  const text = readTextWords(plantedText(PLANTED_SENTENCES, seed));
  const vectors = toEnd(trainTextVectors(engine, text, seed, { ...options, ...PLANTED_TRAINING }));
  const rowOf = (code: string) => text.rowOf(code)!;
  const placeOf = (row: number, other: number) =>
    1 + neighboursOf(vectors, row, text.words.length).findIndex(({ index }) => index === other);
  let found = 0;
  const twins = PLANTED.map(({ twins: [a, b], companions }, g): PlantedTwins => {
    const [rowA, rowB, beside] = [rowOf(`g${g}t0`), rowOf(`g${g}t1`), rowOf(`g${g}c0`)];
    const scores = neighboursOf(vectors, rowA, text.words.length);
    const scoreOf = (row: number) => scores.find(({ index }) => index === row)!.score;
    const place = placeOf(rowA, rowB);
    found += Number(place === 1) + Number(placeOf(rowB, rowA) === 1);
    return {
      a,
      b,
      score: scoreOf(rowB),
      place,
      companion: companions[0]!,
      companionScore: scoreOf(beside),
      companionExpected: probability(vectors, rowA, beside),
      twinExpected: probability(vectors, rowA, rowB),
    };
  });
  return { kind: 'planted', sentences: PLANTED_SENTENCES, twins, found };
}

/** Shares within this of each other count as equal. */
const EQUAL = 0.05;

function optionOf({ companions, alike, chance }: Compared): keyof typeof HEADLINES {
  if (Math.max(companions, alike) <= chance + EQUAL) return 'neither';
  if (alike > companions + EQUAL) return 'alike';
  return companions > alike + EQUAL ? 'together' : 'both';
}

function* conclude({ losses }: TextVectors, compared: Compared, planted: Planted): Told<void> {
  const { companions, alike, beside, chance, asked, most } = compared;
  const option = optionOf(compared);
  const values = {
    asked,
    most,
    alike: formatPercent(alike),
    companions: formatPercent(companions),
    beside: formatPercent(beside),
    chance: formatPercent(chance),
  };
  yield { kind: 'answer', option, values };
  const start = Math.LN2;
  const loss = losses.at(-1) ?? start;
  const reasons = [
    fill(SHARES, values),
    fill(beside > 0.5 ? OFTEN_BESIDE : SELDOM_BESIDE, values),
    fill(loss < start ? LEARNED : NOT_LEARNED, { loss, start }),
    fill(TWINS, { found: planted.found, words: 2 * planted.twins.length }),
  ];
  yield { kind: 'verdict', headline: fill(HEADLINES[option], values), reasons };
}

function benchOf(vectors: TextVectors, surroundings: WordSurroundings): Lab<Word2vecEvent> {
  return {
    *ask({ word }) {
      yield aroundOf(vectors, surroundings, requireRow(vectors.text, word));
    },
    dispose: () => undefined,
  };
}

const HEADLINES: Readonly<Record<'alike' | 'together' | 'both' | 'neither', Phrase>> = {
  alike: {
    ko: '이 글에서 이웃은 함께 나온 단어보다 주변이 비슷한 단어와 더 많이 겹쳐요.',
    en: 'In this text, neighbours are more often words with similar surroundings than words that occur together.',
  },
  together: {
    ko: '이 글에서는 자주 함께 나온 단어가 이웃이 되었어요.',
    en: 'In this text, words that often occur together became neighbours.',
  },
  both: {
    ko: '이 글에서는 함께 나온 단어와 주변이 비슷한 단어가 엇비슷하게 이웃이 되었어요.',
    en: 'In this text, words that occur together and words with similar surroundings became neighbours about equally.',
  },
  neither: {
    ko: '이 글에서 이웃은 아무렇게나 뽑은 것과 다를 것이 없어요.',
    en: 'In this text, neighbours are no better than words picked at random.',
  },
};
const SHARES: Phrase = {
  ko: '이웃 가운데 {alike|은/는} 주변이 가장 비슷한 {most}단어에, {companions|은/는} 가장 자주 함께 나온 {most}단어에 들어요. 아무렇게나 뽑아도 {chance|은/는} 들었을 거예요.',
  en: '{alike} of the neighbours are among the {most} words with the most similar surroundings, {companions} among the {most} most frequent companions; picked at random it would be {chance}.',
};
const OFTEN_BESIDE: Phrase = {
  ko: '이웃의 {beside|이/가} 한 번은 함께 나왔어요. 자주 나오는 단어끼리는 한 번쯤 만나기 쉽고, 짧은 글에서는 함께 나온 단어의 주변도 비슷하거든요.',
  en: '{beside} of the neighbours occur together with the word at least once: frequent words easily meet once, and in a short text words that occur together have similar surroundings, too.',
};
const SELDOM_BESIDE: Phrase = {
  ko: '한 번이라도 함께 나온 이웃은 {beside}뿐이에요.',
  en: 'Only {beside} of the neighbours have ever stood together with the word.',
};
const LEARNED: Phrase = {
  ko: '손실은 아무것도 모를 때 {start}에서 {loss|으로/로} 줄었어요. 배운 글에서 잰 값이라, 새 글에서도 맞힌다는 뜻은 아니에요.',
  en: 'The loss fell from {start}, knowing nothing, to {loss}. It is measured on the text it learns, so it promises nothing about another text.',
};
const NOT_LEARNED: Phrase = {
  ko: '손실은 {loss}예요. 아무것도 모를 때의 {start}보다 작지 않으니, 아직 배운 것이 없어요.',
  en: 'The loss is {loss}, not below the {start} of knowing nothing: it has learned nothing yet.',
};
const TWINS: Phrase = {
  ko: '답을 아는 연습 글에서는 짝이 있는 단어 {words}개 가운데 {found}개가 제 짝을 가장 가까운 이웃으로 찾았어요.',
  en: 'On practice sentences with a known answer, {found} of {words} words found their twin as the nearest neighbour.',
};
