import type { CorpusDataset } from '../../dataset/corpus';
import type { Phrase } from '../../phrase/phrase';
import { createRandom, permutation, type Random } from '../../random/random';

/** Two words that are used alike, and the words that both of them are used with. */
export interface PlantedGroup {
  readonly twins: readonly [Phrase, Phrase];
  readonly companions: readonly Phrase[];
}

/** What the sentences are made of. */
export const PLANTED: readonly PlantedGroup[] = [
  group(['커피/coffee', '차/tea'], ['마시다/drink', '따뜻한/warm', '찻잔/cup', '향기/scent']),
  group(['기차/train', '버스/bus'], ['타다/ride', '표/ticket', '창가/window', '기사/driver']),
  group(['고양이/cat', '강아지/dog'], ['먹이/food', '꼬리/tail', '쓰다듬다/stroke', '털/fur']),
  group(
    ['기타/guitar', '피아노/piano'],
    ['연주하다/play', '소리/sound', '악보/score', '손가락/finger'],
  ),
  group(['소설/novel', '시/poem'], ['읽다/read', '쓰다/write', '문장/sentence', '책장/shelf']),
  group(['비/rain', '눈/snow'], ['내리다/fall', '구름/cloud', '우산/umbrella', '하늘/sky']),
];

function group(twins: readonly [string, string], companions: readonly string[]): PlantedGroup {
  const phrase = (pair: string): Phrase => {
    const [ko, en] = pair.split('/') as [string, string];
    return { ko, en };
  };
  return { twins: [phrase(twins[0]), phrase(twins[1])], companions: companions.map(phrase) };
}

/** Companions in one sentence. */
const BESIDE = 3;

/**
 * Sentences of one twin and three of its companions in a drawn order: twins have the same
 * surroundings and never stand together. Words are written as `g0t1`: group, twin or companion, number.
 */
export function plantedText(sentences: number, seed: number): CorpusDataset {
  const random = createRandom(seed);
  const lines = Array.from({ length: sentences }, (_, i) => sentence(i % PLANTED.length, random));
  return {
    kind: 'corpus',
    name: 'planted',
    text: lines.join('\n'),
    firstLine: 0,
    firstCharacter: 0,
    problems: [],
  };
}

function sentence(groupNumber: number, random: Random): string {
  const { companions } = PLANTED[groupNumber]!;
  const twin = `g${groupNumber}t${Math.floor(random() * 2)}`;
  const beside = [...permutation(companions.length, random)].slice(0, BESIDE);
  const words = [twin, ...beside.map((number) => `g${groupNumber}c${number}`)];
  return [...permutation(words.length, random)].map((at) => words[at]!).join(' ');
}
