import { Location, MarkdownString, Range, Uri } from 'vscode';
import { lessons } from '../../lessons/index';
import { formatPercent, say, type Language, type Phrase } from '../../phrase/phrase';
import { cut, shortened } from '../../phrase/shortened';
import type {
  PlaceInFile,
  Ranked,
  RankedPlace,
  RankedWord,
  SelectionEmbedded,
  SelectionsCompared,
  VectorsReady,
  WordMap,
} from '../../training/embed/embed-event';
import { escaped } from '../columns/column-hovers';
import { mapPicture } from './map-picture';
import type { SimilarItem } from './similar-view';

/** Longer selections and lines are cut in tooltips, and where they are read aloud. */
const LONGEST_TEXT = 1000;
const LONGEST_SPOKEN = 200;
const LONGEST_OF_SEVERAL = 24;
/** More unknown words than these are counted, not listed. */
const MOST_UNKNOWN = 20;

export interface ItemWords {
  readonly language: Language;
  /** seeds that were trained; undefined: the vectors were loaded */
  readonly seeds: number | undefined;
  /** of the texts or of the file that the vectors come from */
  readonly vectors: string;
  /** the file's name before the line's number, where the places are in several files */
  readonly nameOf: ((key: string) => string) | undefined;
}

/** What is similar to one selection, as lines of the tree. */
export function selectionItems(
  text: string,
  origin: Location,
  found: SelectionEmbedded,
  words: ItemWords,
): SimilarItem[] {
  const { language } = words;
  const items: SimilarItem[] = [selectionItem(text, origin, found, words)];
  if (found.map !== undefined) items.push(mapItem(found.map, language));
  const group = (title: Phrase, icon: string, children: SimilarItem[]) => {
    if (children.length > 0) items.push({ label: say(title, language), icon, children });
  };
  const showWords = () =>
    group(
      WORDS.words,
      'symbol-text',
      found.words.map((word) => wordItem(word, words)),
    );
  const placed = (place: RankedPlace) => placeItem(place, words);
  // What is of the selection's own kind comes first.
  if (found.wordCount === 1) showWords();
  group(WORDS.sentences, 'quote', found.sentences.map(placed));
  group(WORDS.lines, 'list-flat', found.lines.map(placed));
  if (found.wordCount > 1) showWords();
  return items;
}

/** How several selections compare, as a matrix with one row to each. */
export function matrixItems(
  origins: readonly Location[],
  { texts, matrix }: SelectionsCompared,
  { language, seeds }: Pick<ItemWords, 'language' | 'seeds'>,
): SimilarItem[] {
  const figure = (value: number) => value.toFixed(2).replace('-', '−');
  const names = texts.map((text, i) => `${i + 1} · ${labelOf(text)}`);
  const cells = matrix.map((row) =>
    row.map((cell) =>
      cell === undefined
        ? '–'
        : seeds === undefined
          ? figure(cell.mean)
          : `${figure(cell.mean)} (${figure(cell.low)} – ${figure(cell.high)})`,
    ),
  );
  const heading = ['', ...texts.map((_, i) => String(i + 1))];
  const table = [
    `| ${heading.join(' | ')} |`,
    `|${heading.map(() => '---').join('|')}|`,
    ...cells.map((row, i) => `| ${[escaped(names[i]!), ...row].join(' | ')} |`),
  ].join('\n');
  const about = say(seeds === undefined ? WORDS.loadedMatrix : WORDS.matrixTooltip, language);
  const tooltip = new MarkdownString(`${about}\n\n${table}`);
  const children = matrix.map((row, i): SimilarItem => {
    const means = row.map((cell) => (cell === undefined ? '–' : figure(cell.mean)));
    const others = texts.map((other, j) => `${labelOf(other, LONGEST_OF_SEVERAL)} ${means[j]!}`);
    return {
      label: names[i]!,
      description: means.join('  '),
      tooltip,
      icon: 'symbol-array',
      spoken: `${labelOf(texts[i]!)}: ${others.join(', ')}`,
      place: origins[i]!,
    };
  });
  return [{ label: say(WORDS.matrix, language), icon: 'table', tooltip, children }];
}

/** What the vectors are worth, for the line above the tree. */
export function worthWords(ready: VectorsReady, name: string, language: Language): string {
  if (ready.kind === 'vectors-loaded') {
    const { words, dimensions } = ready;
    return say(WORDS.loaded, language, { name, words, dimensions });
  }
  const { warning, overlap, neighbours } = ready;
  const agreement = say(WORDS.overlap, language, { share: formatPercent(overlap), neighbours });
  return warning === undefined ? agreement : `${say(warning, language)} ${agreement}`;
}

/** The map as Markdown: the picture, and the same in words. */
export function mapText(map: WordMap, language: Language): string {
  const near = map.points.filter(({ isNear }) => isNear).map(({ word }) => word);
  const values = { ...placeOf(map), share: formatPercent(map.share), near: near.join(', ') };
  const picture = mapPicture(map, say(WORDS.mapAlt, language));
  return `${picture}\n\n${escaped(say(WORDS.mapTooltip, language, values))}`;
}

/** A link to the lesson about this, where Unroll has it. */
export function lessonLink(language: Language): string {
  const lesson = lessons.find(({ id }) => id === 'similar-words');
  if (lesson === undefined) return '';
  const argument = encodeURIComponent(JSON.stringify([lesson.id]));
  const title = say(WORDS.lesson, language, { title: say(lesson.title, language) });
  return `[${escaped(title)}](command:unroll.openLesson?${argument})`;
}

export function scoreOf(score: number): string {
  return score.toFixed(2).replace('-', '−');
}

function selectionItem(
  text: string,
  place: Location,
  { word, wordCount, unknown }: SelectionEmbedded,
  { language, seeds, vectors }: ItemWords,
): SimilarItem {
  const isLoaded = seeds === undefined;
  const description =
    word === undefined
      ? say(WORDS.several, language, { words: wordCount, unknown: unknown.length })
      : say(isLoaded ? WORDS.oneOfFile : WORDS.one, language, {
          times: timesOf(word.count, language),
          rank: word.rank,
          vectors,
        });
  const lines = [escaped(cut(text, LONGEST_TEXT))];
  if (unknown.length > 0) {
    const values = { words: listed(unknown, language), vectors };
    lines.push(escaped(say(isLoaded ? WORDS.unknownInFile : WORDS.unknown, language, values)));
  }
  return {
    label: labelOf(text),
    description,
    tooltip: new MarkdownString(lines.join('\n\n')),
    icon: 'target',
    place,
  };
}

function mapItem(map: WordMap, language: Language): SimilarItem {
  const values = { ...placeOf(map), share: formatPercent(map.share) };
  const title = say(WORDS.map, language);
  return {
    label: title,
    description: say(WORDS.mapPlace, language, values),
    tooltip: new MarkdownString(mapText(map, language)),
    icon: 'compass',
    command: { command: 'unroll.showMap', title },
  };
}

function wordItem(found: RankedWord, { language, seeds }: ItemWords): SimilarItem {
  const { word, count, place } = found;
  const values = { word, times: timesOf(count, language), ...rankedValues(found, seeds) };
  const [ranked, tooltip, spoken] =
    seeds === undefined
      ? [WORDS.rankedInFile, WORDS.wordOfFileTooltip, WORDS.wordOfFileSpoken]
      : [WORDS.ranked, WORDS.wordTooltip, WORDS.wordSpoken];
  const item = {
    label: word,
    description: say(ranked, language, values),
    tooltip: new MarkdownString(escaped(say(tooltip, language, values))),
    spoken: say(spoken, language, values),
    icon: 'symbol-text',
  };
  return place === undefined ? item : { ...item, place: locationOf(place) };
}

function placeItem(found: RankedPlace, { language, seeds, nameOf }: ItemWords): SimilarItem {
  const { text, tfIdfRank: rank, file, line } = found;
  const number = line + 1;
  const where =
    nameOf === undefined
      ? say(WORDS.line, language, { line: number })
      : `${nameOf(file)}:${number}`;
  const tfIdf = say(rank === undefined ? WORDS.noTfIdf : WORDS.tfIdf, language, {
    rank: rank ?? 0,
  });
  const values = { where, tfIdf, ...rankedValues(found, seeds) };
  const [ranked, tooltip, spoken] =
    seeds === undefined
      ? [WORDS.rankedPlaceByFile, WORDS.placeByFileTooltip, WORDS.placeByFileSpoken]
      : [WORDS.rankedPlace, WORDS.placeTooltip, WORDS.placeSpoken];
  return {
    // The score first: the side bar cuts long lines off at their end.
    label: `${values.score} ${labelOf(text)}`,
    description: say(ranked, language, values),
    tooltip: new MarkdownString(
      escaped(say(tooltip, language, { ...values, text: cut(text, LONGEST_TEXT) })),
    ),
    spoken: say(spoken, language, { ...values, text: labelOf(text, LONGEST_SPOKEN) }),
    icon: 'quote',
    place: locationOf(found),
  };
}

function rankedValues({ score, seeds }: Ranked, of: number | undefined) {
  return { score: scoreOf(score), seeds, of: of ?? 1 };
}

function placeOf({ place }: WordMap) {
  return { x: scoreOf(place.x), y: scoreOf(place.y) };
}

function locationOf({ file, line, start, end }: PlaceInFile): Location {
  return new Location(Uri.parse(file), new Range(line, start, line, end));
}

function timesOf(count: number, language: Language): string {
  return say(count === 1 ? WORDS.once : WORDS.times, language, { count });
}

function listed(unknown: readonly string[], language: Language): string {
  const words = unknown
    .slice(0, MOST_UNKNOWN)
    .map((word) => labelOf(word))
    .join(', ');
  const more = unknown.length - MOST_UNKNOWN;
  return more <= 0 ? words : say(WORDS.andMore, language, { words, more });
}

/** A selection may be a whole file, of which a label needs the beginning. */
function labelOf(text: string, most?: number): string {
  return shortened(cut(text.trimStart(), LONGEST_TEXT), most);
}

const WORDS = {
  words: { ko: '비슷하게 쓰인 단어', en: 'Words used alike' },
  sentences: { ko: '비슷한 문장', en: 'Similar sentences' },
  lines: { ko: '비슷한 줄', en: 'Similar lines' },
  one: {
    ko: '{times} · 자주 쓰인 순서로 {rank}번째',
    en: '{times} · rank {rank} by frequency',
  },
  oneOfFile: {
    ko: '이 글에 {times} · {vectors}의 {rank}번째 단어',
    en: '{times} here · word {rank} of {vectors}',
  },
  times: { ko: '{count}번', en: '{count} times' },
  once: { ko: '{count}번', en: 'once' },
  andMore: { ko: '{words} 외 {more}가지', en: '{words} and {more} more' },
  several: {
    ko: '단어 {words}개 · 벡터 없는 단어 {unknown}가지',
    en: '{words} words · {unknown} without a vector',
  },
  unknown: {
    ko: '벡터가 없는 단어: {words}. 너무 드물게 나와서 계산에 넣지 않았어요.',
    en: 'Without a vector: {words}. They occur too rarely and are left out.',
  },
  unknownInFile: {
    ko: '{vectors}에 없는 단어: {words}. 계산에 넣지 않았어요.',
    en: 'Not in {vectors}: {words}. They are left out.',
  },
  ranked: { ko: '{score} · 시드 {seeds}/{of}', en: '{score} · seeds {seeds}/{of}' },
  rankedInFile: { ko: '{score} · 이 글에 {times}', en: '{score} · {times} here' },
  rankedPlaceByFile: { ko: '{tfIdf} · {where}', en: '{tfIdf} · {where}' },
  rankedPlace: {
    ko: '시드 {seeds}/{of} · {tfIdf} · {where}',
    en: 'seeds {seeds}/{of} · {tfIdf} · {where}',
  },
  tfIdf: { ko: 'TF-IDF {rank}위', en: 'TF-IDF {rank}' },
  noTfIdf: { ko: 'TF-IDF 순위 없음', en: 'TF-IDF –' },
  line: { ko: '{line}번째 줄', en: 'line {line}' },
  wordTooltip: {
    ko: '{word}: 코사인 유사도 {score}(시드 {of}개의 평균). 시드 {of}개 가운데 {seeds}개가 가까운 단어 10개 안에 꼽았어요. 글에는 {times} 나와요.',
    en: '{word}: cosine {score}, the mean over {of} seeds. {seeds} of {of} seeds have it among their 10 nearest words. It occurs {times}.',
  },
  wordSpoken: {
    ko: '{word}, 유사도 {score}, 시드 {of}개 가운데 {seeds}개',
    en: '{word}, similarity {score}, {seeds} of {of} seeds',
  },
  placeTooltip: {
    ko: '{text}\n\n코사인 유사도 {score}(시드 {of}개의 평균). 시드 {of}개 가운데 {seeds}개가 가까운 10곳 안에 꼽았어요. 같은 단어를 세는 TF-IDF에서는: {tfIdf}.',
    en: '{text}\n\nCosine {score}, the mean over {of} seeds. {seeds} of {of} seeds have it among their 10 nearest. By TF-IDF, which counts shared words: {tfIdf}.',
  },
  placeSpoken: {
    ko: '{text}, {where}, 유사도 {score}, 시드 {of}개 가운데 {seeds}개, {tfIdf}',
    en: '{text}, {where}, similarity {score}, {seeds} of {of} seeds, {tfIdf}',
  },
  wordOfFileTooltip: {
    ko: '{word}: 코사인 유사도 {score}. 이 글에는 {times} 나와요.',
    en: '{word}: cosine {score}. It occurs {times} in this text.',
  },
  wordOfFileSpoken: {
    ko: '{word}, 유사도 {score}, 이 글에 {times}',
    en: '{word}, similarity {score}, {times} in this text',
  },
  placeByFileTooltip: {
    ko: '{text}\n\n코사인 유사도 {score}. 같은 단어를 세는 TF-IDF에서는: {tfIdf}.',
    en: '{text}\n\nCosine {score}. By TF-IDF, which counts shared words: {tfIdf}.',
  },
  placeByFileSpoken: {
    ko: '{text}, {where}, 유사도 {score}, {tfIdf}',
    en: '{text}, {where}, similarity {score}, {tfIdf}',
  },
  map: { ko: '지도에서의 자리', en: 'On the map' },
  mapPlace: { ko: '({x}, {y}) · PCA, {share}', en: '({x}, {y}) · PCA, {share}' },
  mapAlt: { ko: '단어 지도', en: 'map of words' },
  mapTooltip: {
    ko: '주성분 두 개로 그린 지도(PCA)예요. 벡터가 흩어진 정도의 {share}만 보여 줘요. 고리가 이 자리 ({x}, {y}), 큰 점이 이웃이에요: {near}.',
    en: 'A map by two principal components (PCA). It shows only {share} of how the vectors spread. The ring is this place ({x}, {y}); the larger dots are its neighbours: {near}.',
  },
  matrix: { ko: '서로 얼마나 비슷한지 (코사인)', en: 'Similar to each other (cosine)' },
  matrixTooltip: {
    ko: '코사인 유사도: 시드들의 평균 (가장 작은 값 – 가장 큰 값)',
    en: 'Cosine: mean over the seeds (smallest – largest)',
  },
  loadedMatrix: { ko: '코사인 유사도', en: 'Cosine' },
  loaded: {
    ko: '{name} 파일의 벡터예요: 단어 {words}개, 단어마다 숫자 {dimensions}개. 여기서 배운 것이 아니라서 시드끼리 견줄 수 없어요.',
    en: 'Vectors of {name}: {words} words of {dimensions} numbers. They were not learned here, so there are no seeds to agree.',
  },
  overlap: {
    ko: '시드를 바꿔도 이웃 {neighbours}개 가운데 평균 {share|은/는} 그대로예요.',
    en: 'With another seed, {share} of {neighbours} neighbours stay on average.',
  },
  lesson: { ko: '수업 ‘{title}’', en: 'Lesson “{title}”' },
} as const satisfies Record<string, Phrase>;
