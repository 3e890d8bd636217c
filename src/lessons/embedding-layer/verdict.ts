import { besideBaseline } from '../../models/beside-baseline';
import { leaderOf, winsOf } from '../../models/over-seeds';
import { fill, formatPercent, type Phrase } from '../../phrase/phrase';
import type { SharedEvent } from '../experiment';
import type { Table, TablesCompared } from './embedding-layer-event';
import { TABLES } from './embedding-tables';

/** An option is called better only if its loss is smallest with every seed. */
export function* conclude(compared: TablesCompared): Generator<SharedEvent, void, undefined> {
  const { seeds, losses, overSeeds, baselines, shares, difference, changed, vocabulary } = compared;
  const lossOf = (table: Table) => overSeeds[table].mean;
  const best = TABLES.reduce((a, b) => (lossOf(b) < lossOf(a) ? b : a));
  const unigram = baselines.find(({ id }) => id === 'unigram')!.loss;
  const isUntrained = lossOf(best) >= unigram;
  const leader = isUntrained ? undefined : leaderOf(losses, 'smaller');
  const values = {
    seeds: seeds.length,
    randomFrozen: lossOf('random-frozen'),
    random: lossOf('random'),
    word2vecFrozen: lossOf('word2vec-frozen'),
    word2vec: lossOf('word2vec'),
    learningWins: winsOf(losses, 'random', 'random-frozen', 'smaller'),
    word2vecWins: winsOf(losses, 'word2vec', 'random', 'smaller'),
    lucky: TABLES.length ** (seeds.length - 1),
    unigram,
    difference,
    changed,
    vocabulary,
  };
  yield { kind: 'answer', option: leader ?? 'unclear', values };
  const reasons = [fill(EXACT, values), fill(LEARNING, values), fill(START, values)];
  if (shares !== undefined) {
    const { among, nearest, chance, random, learned } = shares;
    reasons.push(
      fill(ALIKE, {
        among,
        nearest,
        chance: formatPercent(chance),
        before: formatPercent(random.mean),
        after: formatPercent(learned.mean),
      }),
    );
  }
  reasons.push(fill(changed < vocabulary ? SOME_STAYED : ALL_CHANGED, values));
  if (leader !== undefined) reasons.push(fill(LUCK, values));
  reasons.push(
    isUntrained
      ? fill(UNTRAINED, values)
      : besideBaseline({ name: NAMES[best], loss: lossOf(best) }, baselines),
  );
  const headline =
    leader === undefined
      ? fill(UNCLEAR, values)
      : fill(LEADS, { ...values, name: NAMES[leader], loss: lossOf(leader) });
  yield { kind: 'verdict', headline, reasons };
}

const NAMES: Readonly<Record<Table, Phrase>> = {
  'random-frozen': { ko: '무작위로 채워 고정한 표', en: 'the frozen random table' },
  random: { ko: '무작위로 시작해 배운 표', en: 'the learned table with the random start' },
  'word2vec-frozen': { ko: 'word2vec으로 채워 고정한 표', en: 'the frozen table of word2vec' },
  word2vec: {
    ko: 'word2vec으로 시작해 배운 표',
    en: 'the learned table that starts from word2vec',
  },
};
const LEADS: Phrase = {
  ko: '시드 {seeds}개 모두에서 {name|이/가} 가장 덜 틀렸어요. 처음 보는 글에서 글자당 평균 {loss}비트예요.',
  en: 'With all {seeds} seeds {name} was wrong least: {loss} bits per character on average, on text that no model had read.',
};
const UNCLEAR: Phrase = {
  ko: '뚜렷한 차이가 없어요. 시드 {seeds}개 모두에서 앞선 표는 없어요.',
  en: 'No clear difference: no table was ahead with all {seeds} seeds.',
};
const EXACT: Phrase = {
  ko: '표의 {vocabulary}행을 모두 원-핫의 곱으로도 구해 봤어요. 층이 꺼낸 행과 가장 큰 차이가 {difference|이에요/예요}.',
  en: 'All {vocabulary} rows of the table were also worked out as products with one-hot vectors. The greatest difference from the row that the layer looks up is {difference}.',
};
const LEARNING: Phrase = {
  ko: '무작위로 시작한 표를 배우게 두니, 시드 {seeds}개 가운데 {learningWins}개에서 고정했을 때보다 덜 틀렸어요(평균 {random}, 고정 {randomFrozen}).',
  en: 'Left to learn, the random table was wrong less than the frozen one with {learningWins} of {seeds} seeds (on average {random}; frozen {randomFrozen}).',
};
const START: Phrase = {
  ko: 'word2vec으로 시작하니, 시드 {seeds}개 가운데 {word2vecWins}개에서 무작위로 시작했을 때보다 덜 틀렸어요(평균 {word2vec}, word2vec으로 채워 고정하면 {word2vecFrozen}).',
  en: 'A start from word2vec was wrong less than a random one with {word2vecWins} of {seeds} seeds (on average {word2vec}; word2vec frozen {word2vecFrozen}).',
};
const ALIKE: Phrase = {
  ko: '자주 나오는 글자 {among}개에서 가장 가까운 벡터를 {nearest}개씩 봤어요. 쓰임이 가장 비슷한 글자의 비율이 배우기 전 {before}, 배운 뒤 {after|이에요/예요}. 우연이면 {chance|이에요/예요}.',
  en: 'Of the {nearest} vectors nearest to each of {among} frequent characters, {before} belonged to those most alike in use before learning, and {after} after it; by chance it is {chance}.',
};
const SOME_STAYED: Phrase = {
  ko: '표의 {vocabulary}행 가운데 {changed}행이 바뀌었어요. 나머지는 배우는 동안 한 번도 나오지 않아 시작 값 그대로예요.',
  en: 'Of the {vocabulary} rows of the table {changed} changed. The others were never read in training and are what they were.',
};
const ALL_CHANGED: Phrase = {
  ko: '표의 {vocabulary}행이 모두 바뀌었어요.',
  en: 'All {vocabulary} rows of the table changed.',
};
const LUCK: Phrase = {
  ko: '네 표가 똑같이 좋더라도, 우연히 하나가 모두 앞설 일은 {lucky}번에 한 번쯤 있어요.',
  en: 'Even if all four were equally good, one of them would lead every time by luck in about one of {lucky} such runs.',
};
const UNTRAINED: Phrase = {
  ko: '글자마다 나온 횟수만 세어도 손실이 {unigram|이에요/예요}. 그보다 나은 모델이 없으니 아직 배우지 못한 거예요. 학습 단계를 늘려 보세요.',
  en: 'Counting characters alone has a loss of {unigram}, and no model does better: they are untrained so far. Give them more steps.',
};
