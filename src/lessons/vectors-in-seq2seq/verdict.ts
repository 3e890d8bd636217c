import { leaderOf, spreadOf, winsOf } from '../../models/over-seeds';
import type { PairScores } from '../../models/seq2seq';
import { fill, formatPercent, type Phrase } from '../../phrase/phrase';
import type { SharedEvent } from '../experiment';
import { INPUTS } from './token-inputs';
import type { InputsCompared, InputScores, TokenInput } from './vectors-in-seq2seq-event';

/** One model's scores of all seeds together. */
export function compare(
  scores: readonly Pick<PairScores, 'exact' | 'tokenAccuracy'>[],
): InputScores {
  const exact = scores.map((each) => each.exact);
  const tokens = scores.map((each) => each.tokenAccuracy);
  return { exact, tokens, exactOverSeeds: spreadOf(exact), tokensOverSeeds: spreadOf(tokens) };
}

export function* conclude(compared: InputsCompared): Generator<SharedEvent, void, undefined> {
  const { seeds, scores, pairs, mostFrequent } = compared;
  const best = Math.max(...INPUTS.map((input) => scores[input].exactOverSeeds.mean));
  const isUntrained = best <= mostFrequent.share;
  const bySeed = {
    'one-hot': scores['one-hot'].exact,
    embedding: scores.embedding.exact,
    word2vec: scores.word2vec.exact,
  };
  const leader = isUntrained ? undefined : leaderOf(bySeed, 'larger');
  const exact = (input: TokenInput) => formatPercent(scores[input].exactOverSeeds.mean);
  const values = {
    pairs,
    seeds: seeds.length,
    oneHot: exact('one-hot'),
    embedding: exact('embedding'),
    word2vec: exact('word2vec'),
    embeddingWins: winsOf(bySeed, 'embedding', 'one-hot', 'larger'),
    word2vecWins: winsOf(bySeed, 'word2vec', 'embedding', 'larger'),
    share: formatPercent(mostFrequent.share),
    lucky: INPUTS.length ** (seeds.length - 1),
  };
  yield { kind: 'answer', option: leader ?? 'unclear', values };
  const reasons = [fill(VECTORS, values), fill(START, values)];
  if (leader !== undefined) reasons.push(fill(LUCK, values));
  if (isUntrained) reasons.push(fill(UNTRAINED, values));
  const headline =
    leader === undefined
      ? fill(UNCLEAR, values)
      : fill(LEADS, { ...values, name: NAMES[leader], exact: exact(leader) });
  yield { kind: 'verdict', headline, reasons };
}

const NAMES: Readonly<Record<TokenInput, Phrase>> = {
  'one-hot': { ko: '원-핫', en: 'one-hot input' },
  embedding: { ko: '학습하는 임베딩', en: 'learned embedding' },
  word2vec: { ko: 'word2vec에서 시작한 임베딩', en: 'embedding that starts from word2vec' },
};
const LEADS: Phrase = {
  ko: '시드 {seeds}개 모두에서 {name|이/가} 가장 많이 맞혔어요. 배운 적 없는 {pairs}쌍 가운데 평균 {exact|이에요/예요}.',
  en: 'With all {seeds} seeds the {name} wrote the most without a fault: {exact} of {pairs} held-out pairs on average.',
};
const UNCLEAR: Phrase = {
  ko: '뚜렷한 차이가 없어요. 시드 {seeds}개 모두에서 앞선 입력은 없어요.',
  en: 'No clear difference: no input was ahead with all {seeds} seeds.',
};
const VECTORS: Phrase = {
  ko: '학습하는 임베딩은 시드 {seeds}개 가운데 {embeddingWins}개에서 원-핫보다 많이 맞혔어요(평균 {embedding}, 원-핫 {oneHot}).',
  en: 'The learned embedding was ahead of one-hot with {embeddingWins} of {seeds} seeds (on average {embedding}; one-hot {oneHot}).',
};
const START: Phrase = {
  ko: 'word2vec에서 시작한 임베딩은 시드 {seeds}개 가운데 {word2vecWins}개에서, 아무 값에서나 시작한 임베딩보다 많이 맞혔어요(평균 {word2vec}, 아무 값에서나 시작하면 {embedding}).',
  en: 'The embedding that starts from word2vec was ahead of the one with a random start with {word2vecWins} of {seeds} seeds (on average {word2vec}; random start {embedding}).',
};
const LUCK: Phrase = {
  ko: '세 입력이 똑같이 좋더라도, 우연히 하나가 모두 앞설 일은 {lucky}번에 한 번쯤 있어요.',
  en: 'Even if all three were equally good, one of them would lead every time by luck in about one of {lucky} such runs.',
};
const UNTRAINED: Phrase = {
  ko: '가장 흔한 답만 써도 {share|이/가} 맞아요. 그보다 나은 모델이 없으니 아직 배우지 못한 거예요. 학습 단계를 늘려 보세요.',
  en: 'Always writing the most frequent target is right for {share}, and no model does better: they are untrained so far. Give them more steps.',
};
