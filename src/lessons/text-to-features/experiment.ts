import { lineToBeginAt } from '../../models/line-to-begin-at';
import { learnTextVectors } from '../../models/text-lines';
import { tooLittleText } from '../../models/text-vectors';
import { readTextWords } from '../../models/text-words';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import type { Experiment, SharedEvent } from '../experiment';
import { createPipeline } from './sentence-pipeline';
import type { Pipeline, TextToFeaturesEvent } from './text-to-features-event';

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
  const text = readTextWords(dataset);
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
  const vectors = yield* learnTextVectors(engine, text, seed, { size: Number(params['size']) });
  const pipeline = createPipeline(vectors, Number(params['smoothing']));
  const known = offered.map(({ rows }) => new Set(rows.filter((row) => row >= 0)).size);
  const most = known.reduce((a, b) => Math.max(a, b), 0);
  const wanted = lineToBeginAt(offered, params['line']) ?? 0;
  // From the cursor on a sentence that shows something; from the top where none is left.
  const tells = (words: number) => words >= Math.min(most, FIRST_WORDS);
  const next = known.findIndex((words, i) => i >= wanted && tells(words));
  const first = pipeline.ofSentence(next < 0 ? known.findIndex(tells) : next);
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

/** Where the order of words is lost: the first stage that is the same read backwards. */
export function orderLostAt({ checks }: Pipeline): 'ids' | 'features' | 'never' {
  if (checks?.idsChange !== true) return 'ids';
  return checks.backwards <= SAME ? 'features' : 'never';
}

function* conclude(first: Pipeline): Generator<SharedEvent, void, undefined> {
  const { tokens, checks, oneHot, vocabulary, dimensions, text } = first;
  const known = tokens.filter(({ id }) => id !== undefined).length;
  const values = {
    text,
    tokens: tokens.length,
    known,
    vocabulary,
    dimensions,
    numbers: oneHot.numbers,
    rows: known * dimensions,
    backwards: checks?.backwards ?? 0,
  };
  yield { kind: 'answer', option: orderLostAt(first), values };
  const { vectors = 0, features = 0, nearest = 0 } = checks ?? {};
  const reasons = [
    fill(CHAIN, { vectors, features, nearest }),
    fill(known < tokens.length ? SOME_LOST : NONE_LOST, { ...values, lost: tokens.length - known }),
  ];
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
const NO_TEXT: Phrase = {
  ko: '{name|은/는} 이어지는 글이 아니에요. 이 수업에는 여러 문장의 글이 필요해요.',
  en: '{name} is not running text. This lesson needs a text of several sentences.',
};
