import { inSlices } from '../../models/in-slices';
import { lineToBeginAt } from '../../models/line-to-begin-at';
import { learnTextVectors } from '../../models/text-lines';
import { tooLittleText } from '../../models/text-vectors';
import { readTextWordsInSlices, type TextSentence } from '../../models/text-words';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { shortened } from '../../phrase/shortened';
import type { Experiment, SharedEvent } from '../experiment';
import { createPipeline, isSameBackwards } from './sentence-pipeline';
import type { Checks, Pipeline, TextToFeaturesEvent } from './text-to-features-event';

/** Sentences that can be chosen; a page cannot hold a whole book. */
const MOST_SENTENCES = 3000;
/** A sentence to begin with has so many known words, and not many more. */
const FIRST_WORDS = 4;
/** Features closer than this are the same but for the order in which they were added up. */
export const SAME = 1e-5;

/** One sentence of the open text on its way from text to features, every stage with its values. */
export const experiment: Experiment<TextToFeaturesEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  if (dataset.kind !== 'corpus') throw new Refusal(fill(NO_TEXT, { name: dataset.name }));
  const text = yield* inSlices(readTextWordsInSlices(dataset));
  yield { kind: 'used', words: text.used };
  const warning = tooLittleText(text);
  const offered = text.sentences.slice(0, MOST_SENTENCES);
  yield {
    kind: 'sentences',
    sentences: offered.map(({ text: words, line, start, end }) => ({
      text: words,
      place: { line, start, end },
    })),
    warning,
  };
  const chosen = sentenceToBeginWith(offered, lineToBeginAt(offered, params['line']) ?? 0);
  if (chosen === undefined) throw new Refusal(fill(SAME_BACKWARDS, { name: dataset.name }));
  const vectors = yield* learnTextVectors(engine, text, seed, { size: Number(params['size']) });
  const pipeline = createPipeline(vectors, Number(params['smoothing']));
  const first = pipeline.ofSentence(chosen);
  yield first;
  yield* conclude(first);
  return {
    *ask({ sentence, words }) {
      if (words !== undefined) yield pipeline.ofText(String(words));
      else {
        const last = offered.length - 1;
        yield pipeline.ofSentence(Math.max(0, Math.min(last, Number(sentence))));
      }
    },
    dispose: () => undefined, // vectors are the page's own: nothing in the engine is held
  };
};

/**
 * A sentence that shows something and has an order to lose, the first from the wanted one on, or from
 * the top where none is left; undefined where every sentence's known words are the same backwards.
 */
function sentenceToBeginWith(
  sentences: readonly Pick<TextSentence, 'rows'>[],
  wanted: number,
): number | undefined {
  const known = sentences.map(({ rows }) => rows.filter((row) => row >= 0));
  const different = known.map((rows) => (isSameBackwards(rows) ? 0 : new Set(rows).size));
  const most = different.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return undefined;
  const tells = (words: number) => words >= Math.min(most, FIRST_WORDS);
  const next = different.findIndex((words, i) => i >= wanted && tells(words));
  return next < 0 ? different.findIndex(tells) : next;
}

/**
 * Where the order of words is lost: the first stage that is the same read backwards.
 *
 * @param checks of a sentence whose known words are not the same backwards, so that ids have an order
 */
export function orderLostAt({ backwards }: Checks): 'features' | 'never' {
  return backwards <= SAME ? 'features' : 'never';
}

function* conclude(first: Pipeline): Generator<SharedEvent, void, undefined> {
  const { tokens, oneHot, vocabulary, dimensions, text } = first;
  const checks = first.checks!; // its known words have features to check
  const known = tokens.filter(({ id }) => id !== undefined).length;
  const values = {
    text: shortened(text),
    tokens: tokens.length,
    known,
    vocabulary,
    dimensions,
    numbers: oneHot.numbers,
    rows: known * dimensions,
    backwards: checks.backwards,
  };
  yield { kind: 'answer', option: orderLostAt(checks), values };
  const { vectors, features, nearest } = checks;
  const reasons = [
    fill(CHAIN, { vectors, features, nearest }),
    fill(known < tokens.length ? SOME_LOST : NONE_LOST, { ...values, lost: tokens.length - known }),
  ];
  if (first.features!.left.every((value) => value === 0)) reasons.push(NOTHING_LEFT);
  yield { kind: 'verdict', headline: fill(HEADLINE, values), reasons };
}

const HEADLINE: Phrase = {
  ko: '“{text}”: 토큰 {tokens}개 가운데 번호가 있는 {known}개가 원-핫 숫자 {numbers}개, 벡터 숫자 {rows}개를 거쳐 특징 {dimensions}개가 됐어요.',
  en: '“{text}”: of {tokens} tokens, the {known} with a number became {numbers} one-hot numbers, then {rows} numbers in word vectors, then {dimensions} features.',
};
const CHAIN: Phrase = {
  ko: '단계마다 앞 단계에서 다시 계산해 보면 차이가 벡터 {vectors}, 특징 {features}, 코사인 {nearest|이에요/예요}.',
  en: 'Each stage computed anew from the one before differs by {vectors} (vectors), {features} (features), {nearest} (cosine).',
};
const SOME_LOST: Phrase = {
  ko: '단어 {lost}개는 너무 드물어서 번호가 없어요. 그 단어는 특징에 들어가지 못해요.',
  en: 'Words too rare to have a number: {lost}. They do not reach the features.',
};
const NONE_LOST: Phrase = {
  ko: '단어 {tokens}개에 모두 번호가 있어요. 빠진 단어가 없어요.',
  en: 'All {tokens} words have a number: none is left out.',
};
const NOTHING_LEFT: Phrase = {
  ko: '다만 모든 문장에 공통인 방향을 빼고 나니 특징이 모두 0이에요. 이 글의 문장들은 서로 구별되지 않아요.',
  en: 'But without the direction that all sentences have in common every feature is 0: the sentences of this text cannot be told apart.',
};
const NO_TEXT: Phrase = {
  ko: '{name|은/는} 이어지는 글이 아니에요. 이 수업에는 여러 문장의 글이 필요해요.',
  en: '{name} is not running text. This lesson needs a text of several sentences.',
};
const SAME_BACKWARDS: Phrase = {
  ko: '{name}에는 번호가 있는 단어를 거꾸로 읽으면 달라지는 문장이 없어요. 어디에서 순서를 잃는지 보려면 그런 문장이 하나는 있어야 해요.',
  en: 'No sentence of {name} changes when its words with a number are read backwards. To see where order is lost, at least one has to.',
};
