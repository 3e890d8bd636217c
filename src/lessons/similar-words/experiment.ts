import type { Place } from '../../dataset/dataset';
import { followTraining } from '../../models/follow-training';
import { halvesAgreement } from '../../models/halves-agreement';
import { inSlices } from '../../models/in-slices';
import {
  agreementOver,
  chanceOverlap,
  comparable,
  neighboursOf,
  SEEDS,
  tooLittleText,
  trainTextVectors,
  type TextVectorOptions,
  type TextVectors,
} from '../../models/text-vectors';
import {
  focusWord,
  readTextWordsInSlices,
  requireCorpus,
  requireRow,
} from '../../models/text-words';
import { unitRows, vectorMap } from '../../models/vector-map';
import { fill, formatPercent, type Phrase } from '../../phrase/phrase';
import { createRandom } from '../../random/random';
import { cosine } from '../../text/cosine';
import { agreementOfNeighbours } from '../../text/neighbour-agreement';
import { umapMap } from '../../text/umap-map';
import type { Experiment, Lab, SharedEvent } from '../experiment';
import type {
  Agreement,
  Neighbours,
  SimilarWordsEvent,
  WordMapPlaces,
} from './similar-words-event';

/** UMAP of more words would take longer than a page may wait. */
const MOST_ON_MAP = { pca: 2000, umap: 400 } as const;
const UMAP_EPOCHS = 200;
const UMAP_TOLD = 20;
/** Words asked for the agreement of all. */
const ASKED = 100;
const MOST_CHARACTERS = 300_000;
const MOST_PLACES = 50;
const STEPS_OF_A_RUN = 100;
/** The halves take about as long as one more run. */
const TOLD_STEPS = STEPS_OF_A_RUN * (SEEDS + 1);

/** The open text learned five times: which neighbours come back, and how much of that is luck. */
export const experiment: Experiment<SimilarWordsEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  const text = yield* inSlices(
    readTextWordsInSlices(requireCorpus(dataset), { mostCharacters: MOST_CHARACTERS }),
  );
  yield { kind: 'used', words: text.used };
  const options: TextVectorOptions = { window: Number(params['window']) };
  const most = comparable(Number(params['neighbours']), text.words.length);
  const by = params['map'] === 'umap' ? 'umap' : 'pca';
  const focus = focusWord(text, params['word']);
  const shown = MOST_ON_MAP[by];
  const [words, counts] = [text.words.slice(0, shown), [...text.counts.slice(0, shown)]];
  const warning = tooLittleText(text);
  yield { kind: 'words', words, counts, focus, runs: SEEDS, warning };

  const runs: TextVectors[] = [];
  for (let run = 0; run < SEEDS; run++) {
    const training = trainTextVectors(engine, text, seed + run, options);
    const vectors = yield* followTraining(training, ({ step, total }) => {
      const whole = Math.round(STEPS_OF_A_RUN * (run + step / total));
      return [{ kind: 'progress' as const, step: whole, total: TOLD_STEPS }];
    });
    runs.push(vectors);
    yield lookAt(runs, focus, most);
    if (run === 0) yield* placesOf(runs[0]!, by, seed);
  }
  const agreement = yield* agreementOf(
    runs,
    most,
    halvesAgreement(engine, text, seed, most, options),
  );
  yield agreement;
  yield { kind: 'progress', step: TOLD_STEPS, total: TOLD_STEPS };
  yield* conclude(agreement, lookAt(runs, focus, most));
  return benchOf(runs, most);
};

type Told<Returned> = Generator<SimilarWordsEvent | SharedEvent, Returned, undefined>;

function lookAt(runs: readonly TextVectors[], row: number, most: number): Neighbours {
  const { words, counts, text } = runs[0]!;
  const lists = runs.map((vectors) =>
    neighboursOf(vectors, row, most).map(({ index, score }) => ({ word: words[index]!, score })),
  );
  const named = lists.map((list) => list.map(({ word }) => word));
  const agreement = runs.length < 2 ? undefined : agreementOfNeighbours(named);
  const found = agreement?.neighbours ?? named[0]!.map((word) => ({ word, runs: 1 }));
  return {
    kind: 'neighbours',
    row,
    word: words[row]!,
    count: counts[row]!,
    runs: runs.length,
    lists,
    agreed: found.map(({ word, runs: times }) => {
      const other = text.rowOf(word)!;
      const cosines = runs.map(({ index }) => cosine(index.unit(row), index.unit(other)));
      const score = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
      return { row: other, word, runs: times, score };
    }),
    overlap: agreement?.overlap,
    places: placesInText(runs[0]!, row),
  };
}

function placesInText({ sentences }: TextVectors, row: number): Place[] {
  const places: Place[] = [];
  for (const { line, rows, places: stretches } of sentences) {
    for (let i = 0; i < rows.length && places.length < MOST_PLACES; i++) {
      if (rows[i] === row) places.push({ line, ...stretches[i]! });
    }
  }
  return places;
}

function* placesOf(vectors: TextVectors, by: 'pca' | 'umap', seed: number): Told<void> {
  if (by === 'pca') {
    const { positions, share } = vectorMap(vectors.index, MOST_ON_MAP.pca);
    yield { kind: 'places', by, positions: rounded(positions), share };
    return;
  }
  const rows = unitRows(vectors.index, MOST_ON_MAP.umap);
  const options = { epochs: UMAP_EPOCHS };
  for (const told of umapMap(rows, vectors.dimensions, createRandom(seed), options)) {
    if (told.epoch % UMAP_TOLD === 0 || told.epoch === told.epochs) {
      const places: WordMapPlaces = {
        kind: 'places',
        by,
        positions: rounded(told.positions),
        share: undefined,
      };
      yield places;
    } else {
      yield { kind: 'slice' };
    }
  }
}

function rounded(positions: Float64Array): number[] {
  return Array.from(positions, (value) => Number(value.toFixed(4)));
}

function* agreementOf(
  runs: readonly TextVectors[],
  most: number,
  learnHalves: ReturnType<typeof halvesAgreement>,
): Told<Agreement> {
  const asked = Math.min(ASKED, runs[0]!.words.length);
  let sum = 0;
  for (let row = 0; row < asked; row++) {
    sum += agreementOver(runs, row, most).overlap;
    yield { kind: 'slice' };
  }
  const halves = yield* learnHalves;
  return {
    kind: 'agreement',
    asked,
    most,
    seeds: sum / asked,
    seedsChance: chanceOverlap(most, runs[0]!.words.length),
    halves: halves?.overlap,
    chance: halves?.chance,
  };
}

/** From here on two seeds mostly agree, and below that they mostly do not. */
const MOSTLY = 2 / 3;
const HARDLY = 1 / 3;

function* conclude(
  { seeds, seedsChance, halves, chance, asked, most }: Agreement,
  { word, agreed, runs }: Neighbours,
): Told<void> {
  const option = seeds >= MOSTLY ? 'most' : seeds >= HARDLY ? 'some' : 'few';
  const first = agreed[0]!;
  const values = {
    asked,
    most,
    seeds: formatPercent(seeds),
    seedsChance: formatPercent(seedsChance),
    runs,
    word,
    neighbour: `“${first.word}”`, // a Korean particle stands behind the quotes
    times: first.runs,
    score: first.score.toFixed(2).replace('-', '−'),
  };
  yield { kind: 'answer', option, values };
  const reasons = [fill(SEEDS_AGREE, values)];
  if (halves !== undefined && chance !== undefined) {
    const shares = { halves: formatPercent(halves), chance: formatPercent(chance) };
    reasons.push(fill(HALVES_AGREE, { ...shares, most }));
  }
  reasons.push(USE_NOT_MEANING);
  yield { kind: 'verdict', headline: fill(HEADLINE, values), reasons };
}

function benchOf(runs: readonly TextVectors[], most: number): Lab<SimilarWordsEvent> {
  const { text } = runs[0]!;
  return {
    *ask({ word }) {
      yield lookAt(runs, requireRow(text, word), most);
    },
    dispose: () => undefined,
  };
}

const HEADLINE: Phrase = {
  ko: '{runs}번 배웠더니 {times}번에서 {neighbour|이/가} “{word}”의 이웃으로 나왔어요. 평균 코사인은 {score|이에요/예요}.',
  en: '{times} of {runs} runs name {neighbour} as a neighbour of “{word}”; its mean cosine is {score}.',
};
const SEEDS_AGREE: Phrase = {
  ko: '시드만 바꾸어 {runs}번 배웠어요. 자주 나오는 단어 {asked}개의 이웃 {most}개씩을 견주면 두 번 사이에 평균 {seeds|이/가} 같아요. 아무렇게나 뽑으면 {seedsChance|이/가} 같았을 거예요.',
  en: 'It was learned {runs} times with other seeds. Of the {most} neighbours of {asked} frequent words, two runs share {seeds} on average; picked at random it would be {seedsChance}.',
};
const HALVES_AGREE: Phrase = {
  ko: '글을 반씩 따로 배우면 이웃 {most}개씩 가운데 {halves|이/가} 같아요. 아무렇게나 뽑아도 {chance|은/는} 같았을 거예요. 시드를 바꿔도 이웃이 같은 것은 같은 문장을 외웠기 때문일 수 있어요.',
  en: 'When each half of the text is learned on its own, {halves} of the {most} neighbours are the same; picked at random it would be {chance}. Runs that agree may only have learned the same sentences by heart.',
};
const USE_NOT_MEANING: Phrase = {
  ko: '코사인은 쓰임이 얼마나 비슷한지를 말해요. 반대말도 쓰임은 비슷해요.',
  en: 'A cosine tells how alike the use is. Opposites are used alike, too.',
};
