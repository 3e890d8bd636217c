import { inSlices } from '../../models/in-slices';
import { lineToBeginAt } from '../../models/line-to-begin-at';
import { learnTextVectors, linesOf } from '../../models/text-lines';
import { tooLittleText } from '../../models/text-vectors';
import { readTextWordsInSlices } from '../../models/text-words';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import type { Experiment, SharedEvent } from '../experiment';
import { createLineSearch, type SearchSurvey } from './line-search';
import type { SearchedLines, VectorSearchEvent } from './vector-search-event';

/** Lines that can be chosen; a page cannot hold a whole book. */
const MOST_LINES = 3000;
const LEAST_LINES = 5;
/** Lines that are asked about for the verdict. */
const MOST_ASKED = 300;

/** Lines of the open text found by the vectors of their words, beside TF-IDF's. */
export const experiment: Experiment<VectorSearchEvent> = function* (context) {
  const { dataset, params, seed, engine } = context;
  if (dataset.kind !== 'corpus') throw new Refusal(fill(NO_TEXT, { name: dataset.name }));
  const text = yield* inSlices(readTextWordsInSlices(dataset));
  yield { kind: 'used', words: text.used };
  const lines = linesOf(text).slice(0, MOST_LINES);
  if (lines.length < LEAST_LINES) {
    const values = { name: dataset.name, found: lines.length, needed: LEAST_LINES };
    throw new Refusal(fill(TOO_FEW_LINES, values));
  }
  const warning = tooLittleText(text);
  const searched: SearchedLines = {
    kind: 'lines',
    lines: lines.map(({ line, start, end, text: words, rows }) => ({
      text: words,
      place: { line, start, end },
      words: rows.length,
      known: rows.filter((row) => row >= 0).length,
    })),
    warning,
  };
  yield searched;
  const vectors = yield* learnTextVectors(engine, text, seed, { size: Number(params['size']) });
  const search = createLineSearch(lines, vectors, Number(params['smoothing']));
  const first =
    lineToBeginAt(lines, params['line']) ?? searched.lines.findIndex(({ known }) => known > 0);
  yield search.ofLine(Math.max(0, first));
  const survey = yield* search.survey(MOST_ASKED);
  if (survey.asked === 0) throw new Refusal(fill(NO_DIRECTIONS, { name: dataset.name }));
  yield* conclude(survey, searched);
  return {
    *ask({ line, words }) {
      if (words !== undefined) yield search.ofText(String(words));
      else yield search.ofLine(Math.max(0, Math.min(lines.length - 1, Number(line))));
    },
    dispose: () => undefined, // vectors are the page's own: nothing in the engine is held
  };
};

function* conclude(
  { asked, same, withoutSharedWord }: SearchSurvey,
  { lines }: SearchedLines,
): Generator<SharedEvent, void, undefined> {
  const unknown = lines.filter(({ known }) => known === 0).length;
  const values = { asked, same, withoutSharedWord, unknown };
  yield { kind: 'answer', option: optionOf(same, asked), values };
  const reasons = [fill(withoutSharedWord > 0 ? WITHOUT : ALL_SHARE, values)];
  if (unknown > 0) reasons.push(fill(UNKNOWN, values));
  yield { kind: 'verdict', headline: fill(HEADLINE, values), reasons };
}

/**
 * Which of three equal parts the share lies in.
 *
 * @param asked >= 1
 */
export function optionOf(same: number, asked: number): 'rarely' | 'sometimes' | 'mostly' {
  const share = same / asked;
  if (share < 1 / 3) return 'rarely';
  return share <= 2 / 3 ? 'sometimes' : 'mostly';
}

const HEADLINE: Phrase = {
  ko: '{asked}줄로 찾아보니, 벡터와 TF-IDF가 가장 가깝다고 한 줄이 같은 것은 {same}번이었어요.',
  en: 'Asked about {asked} lines, vectors and TF-IDF named the same nearest line {same} times.',
};
const WITHOUT: Phrase = {
  ko: '{asked}줄 가운데 {withoutSharedWord}줄에서는 벡터로 찾은 줄에 함께 쓴 단어가 하나도 없었어요. TF-IDF는 그런 줄을 찾지 못해요.',
  en: 'For {withoutSharedWord} of the {asked} lines, the line found by vector shared no word with it. TF-IDF cannot find such a line.',
};
const ALL_SHARE: Phrase = {
  ko: '벡터로 찾은 가장 가까운 줄에는 늘 함께 쓴 단어가 있었어요.',
  en: 'The nearest line by vector always had a word in common.',
};
const UNKNOWN: Phrase = {
  ko: '{unknown}줄에는 벡터가 있는 단어가 없어요. 그런 줄로는 벡터로 찾지 않고, 그런 줄이 벡터로 찾은 결과에 나오지도 않아요.',
  en: 'Lines without any word that has a vector: {unknown}. They are neither searched for nor found by vector.',
};
const NO_TEXT: Phrase = {
  ko: '{name|은/는} 이어지는 글이 아니에요. 이 수업에는 여러 줄의 글이 필요해요.',
  en: '{name} is not running text. This lesson needs a text of several lines.',
};
const TOO_FEW_LINES: Phrase = {
  ko: '{name}에서 단어가 있는 줄은 {found}줄뿐이에요. 찾아보려면 적어도 {needed}줄은 있어야 해요.',
  en: '{name} has too few lines with words: {found}. Searching needs at least {needed}.',
};
const NO_DIRECTIONS: Phrase = {
  ko: '{name}에서는 모든 줄에 공통인 방향을 빼고 나면 어느 줄에도 남는 것이 없어서, 벡터로 찾을 수 있는 줄이 없어요. 두 번 이상 나온 단어가 줄마다 달라야 해요.',
  en: 'In {name} nothing is left of any line once the direction that all of them have in common is taken away, so none can be searched by vector. Lines with different words are needed.',
};
