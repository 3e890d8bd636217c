import { seasonLeft } from '../../models/season-left';
import { readSeriesColumn, seasonOf, type SeriesColumn } from '../../models/series-column';
import {
  MOST_TESTED,
  testStationarity,
  type Deterministic,
} from '../../models/stationarity-figures';
import { stationarityHeadline } from '../../models/stationarity-headline';
import {
  transformValues,
  type Transform,
  type TransformedValues,
} from '../../models/transformed-values';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { difference } from '../../series/differencing';
import { spreadByLevel } from '../../series/spread-by-level';
import { stationarityWords } from '../../series/stationarity-words';
import { windowFigures } from '../../series/window-figures';
import type { Experiment, Params, SharedEvent } from '../experiment';
import type {
  RollingPicture,
  SpreadPicture,
  StationarityEvent,
  TestsPicture,
} from './stationarity-event';

/** Enough for both tests, and for four windows of five rows. */
const LEAST_ROWS = 20;
/** The newest rows of a longer file. */
const MOST_ROWS = 100_000;
/** More places, or dots, are not told apart on any screen. */
const MOST_SHOWN = 2000;
const MOST_DOTS = 500;
/** So few windows still show whether the spread goes with the level. */
const LEAST_WINDOWS = 4;
const STEPS = 3;

type Told = Generator<StationarityEvent | SharedEvent, void, undefined>;

/**
 * Is a column stationary? Its mean, spread and lag-1 autocovariance along the file, its spread by its
 * level, and ADF and KPSS side by side, read together with what neither of them sees.
 */
export const experiment: Experiment<StationarityEvent> = function* ({ dataset, params }) {
  const season = seasonOf(params['season']);
  const least = LEAST_ROWS;
  const column = readSeriesColumn(dataset, params, { least, most: MOST_ROWS, season });
  yield { kind: 'used', words: column.used };
  const rows = column.values.length;
  const window = Math.min(Number(params['window']), Math.floor(rows / LEAST_WINDOWS));
  const together = Math.min(column.season.season ?? window, Math.floor(rows / 2));
  const scaled = transformValues(column.values, transformOf(params), together);
  yield rollingPicture(column, scaled, window);
  yield { kind: 'progress', step: 1, total: STEPS };
  const spread = spreadPicture(column, scaled, window);
  yield spread;
  yield { kind: 'progress', step: 2, total: STEPS };
  yield* test(column, scaled, spread, params['around'] === 'trend' ? 'trend' : 'constant');
};

function transformOf(params: Params): Transform {
  const wanted = params['transform'];
  return wanted === 'log' || wanted === 'auto' ? wanted : 'none';
}

function rollingPicture(
  column: SeriesColumn,
  { values, lambda, refusedBy }: TransformedValues,
  window: number,
): RollingPicture {
  const x = evenly(values.length, MOST_SHOWN);
  const figures = x.map((row) =>
    row + 1 < window ? undefined : windowFigures(values, row + 1 - window, row + 1),
  );
  return {
    kind: 'rolling',
    column: column.name,
    unit: lambda === undefined ? column.unit : '',
    scale: { lambda, refusedBy },
    window,
    x,
    labels: x.map((row) => column.label(row)),
    values: x.map((row) => values[row]!),
    mean: figures.map((each) => each?.mean),
    deviation: figures.map((each) => each?.deviation),
    autocovariance: figures.map((each) => each?.autocovariance),
  };
}

function spreadPicture(
  column: SeriesColumn,
  { values, lambda }: TransformedValues,
  window: number,
): SpreadPicture {
  const { levels, spreads, line } = spreadByLevel(values, window);
  const raw = lambda === undefined ? line : spreadByLevel(column.values, window).line;
  const byLevel = Array.from(levels.keys()).sort((a, b) => levels[a]! - levels[b]!);
  const dots = evenly(byLevel.length, MOST_DOTS).map((i) => byLevel[i]!);
  return {
    kind: 'spread',
    window,
    levels: dots.map((i) => levels[i]!),
    spreads: dots.map((i) => spreads[i]!),
    line: line === undefined ? [] : dots.map((i) => line.intercept + line.slope * levels[i]!),
    slope: line?.slope,
    rawSlope: raw?.slope,
  };
}

/** All, or so many of them, evenly spread, the last one among them. */
function evenly(count: number, most: number): number[] {
  const shown = Math.min(count, most);
  return Array.from({ length: shown }, (_, i) => Math.ceil(((i + 1) * count) / shown) - 1);
}

function* test(
  column: SeriesColumn,
  scaled: TransformedValues,
  spread: SpreadPicture,
  around: Deterministic,
): Told {
  // The frequency's own season is looked at even where the file as it stands does not confirm it.
  const { reason, candidate } = column.season;
  const season = reason === 'not-confirmed' ? candidate : column.season.season;
  const tested = testStationarity(scaled.values, { season, deterministic: around });
  if (tested === undefined) throw new Refusal(fill(NOTHING_TO_TEST, { column: column.name }));
  const of = scaled.values.length;
  const rows = Math.min(of, MOST_TESTED);
  const left =
    season === undefined ? undefined : seasonLeft(difference(scaled.values.slice(-rows)), season);
  const { figures } = tested;
  const picture: TestsPicture = { kind: 'tests', around, figures, rows, of, season: left };
  yield picture;
  const values = { adfP: figures.adf.p, kpssP: figures.kpss.p };
  yield { kind: 'answer', option: figures.code, values };
  yield { kind: 'progress', step: STEPS, total: STEPS };
  yield {
    kind: 'verdict',
    headline: stationarityHeadline(tested, around, left, figures.spreadRatio),
    reasons: [...stationarityWords(tested.verdict).reasons, ...unseen(picture, spread)],
  };
}

/** What neither test says: the line, the season, the spread by the level, how many rows. */
function unseen(
  { around, figures, rows, of, season }: TestsPicture,
  { window, slope, rawSlope }: SpreadPicture,
): Phrase[] {
  const reasons: Phrase[] = [];
  if (around === 'trend' && figures.code === 'stationary') reasons.push(TAKE_THE_LINE_OFF);
  if (season === undefined) reasons.push(NO_SEASON);
  else {
    const said = season.isThere ? SEASON_STAYS : SEASON_NOT_SEEN;
    reasons.push(
      fill(said, {
        season: season.season,
        autocorrelation: season.autocorrelation,
        band: season.band,
      }),
    );
  }
  if (slope !== undefined && rawSlope !== undefined) {
    const said = slope === rawSlope ? SLOPE : SLOPES;
    reasons.push(fill(said, { window, slope, rawSlope }));
  }
  if (rows < of) reasons.push(fill(NEWEST, { rows, of }));
  return reasons;
}

const NOTHING_TO_TEST: Phrase = {
  ko: '"{column}" 열은 규칙 하나로 오차 없이 다 설명돼요. 직선이거나, 같은 값이 꼭 그대로 되풀이될 때 그래요. 우연이 섞이지 않은 열에는 검정할 것이 없어요. 다른 열을 골라 주세요.',
  en: 'Column "{column}" follows a rule without any error, such as a straight line or an exact repetition. Where chance has no part there is nothing to test: choose another column.',
};
const TAKE_THE_LINE_OFF: Phrase = {
  ko: '직선을 뺀 나머지가 그렇다는 말이에요. 직선이 기울어 있으면 열 그대로는 평균이 변해요. 그때는 직선을 빼고 쓰세요.',
  en: 'That is said of what is left without the line. Where the line rises or falls, the mean of the column itself changes: take the line off first.',
};
const SEASON_STAYS: Phrase = {
  ko: '변화량의 자기상관이 {season}행 뒤에서 {autocorrelation|이에요/예요}. 우연의 띠 ±{band}보다 크니 계절이 있어요. 두 검정은 계절을 보지 못해요.',
  en: 'The changes have an autocorrelation of {autocorrelation} at {season} rows, outside the band of chance, ±{band}: there is a season. Neither test sees it.',
};
const SEASON_NOT_SEEN: Phrase = {
  ko: '변화량의 자기상관이 {season}행 뒤에서 {autocorrelation|이에요/예요}. 우연의 띠 ±{band} 안이거나 더 짧은 시차보다 크지 않아서, 계절은 보이지 않아요.',
  en: 'The changes have an autocorrelation of {autocorrelation} at {season} rows. That is inside the band of chance, ±{band}, or no more than at shorter lags: no season shows.',
};
const NO_SEASON: Phrase = {
  ko: '정해진 주기가 없어서 계절은 살피지 않았어요. 두 검정은 계절을 보지 못하니 그림을 보세요.',
  en: 'No season is given, so none was looked for. Neither test sees one: look at the picture.',
};
const SLOPE: Phrase = {
  ko: '{window}행씩 보면, 평균이 1 커질 때 표준편차는 {slope}만큼 달라져요.',
  en: 'In windows of {window} rows, where the level grows by 1, the standard deviation changes by {slope}.',
};
const SLOPES: Phrase = {
  ko: '{window}행씩 보면, 평균이 1 커질 때 표준편차는 {slope}만큼 달라져요. 변환하기 전에는 {rawSlope}만큼이었어요.',
  en: 'In windows of {window} rows, where the level grows by 1, the standard deviation changes by {slope}. Before the transformation it was {rawSlope}.',
};
const NEWEST: Phrase = {
  ko: '검정은 마지막 {rows}행으로 했어요. 모두 {of}행이에요.',
  en: 'The tests took the last {rows} of {of} rows.',
};
