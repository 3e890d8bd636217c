import { seasonLeft } from '../../models/season-left';
import { readSeriesColumn, seasonOf, type SeriesColumn } from '../../models/series-column';
import { testStationarity } from '../../models/stationarity-figures';
import { NOTABLE_SPREAD, stationarityHeadline } from '../../models/stationarity-headline';
import { transformValues } from '../../models/transformed-values';
import { fill, type Phrase } from '../../phrase/phrase';
import { difference } from '../../series/differencing';
import type { Experiment, SharedEvent } from '../experiment';
import {
  differenced,
  figuresByOrder,
  spreadRatioOf,
  termsOf,
  undone,
  type Design,
} from './difference-figures';
import type {
  BothTested,
  ByOrder,
  Differences,
  DifferencingEvent,
  Undone,
} from './differencing-event';

/** Three differences leave enough to test. */
const LEAST_ROWS = 20;
/** The newest rows of a longer file: as many as the tests take, each of which can be stepped to. */
const MOST_ROWS = 5000;
const STEPS = 3;
/** A lag-1 autocorrelation below this, where the variance grew, speaks of one difference too many. */
const OVERDONE = -0.4;
/** 2⁻⁵²: how far the next larger double lies from 1. */
const EPSILON = Number.EPSILON;

/**
 * A column and its differences: row by row with the numbers, both tests before and after, what each
 * further difference does to the variance, and the way back.
 */
export const experiment: Experiment<DifferencingEvent> = function* ({ dataset, params }) {
  const chosen = seasonOf(params['season']);
  const isSeasonal = params['seasonal'] === 'yes';
  const least = LEAST_ROWS + (isSeasonal ? (chosen ?? 0) : 0);
  const column = readSeriesColumn(dataset, params, { least, most: MOST_ROWS, season: chosen });
  yield { kind: 'used', words: column.used };
  // The frequency's own season is taken even where the file as it stands does not confirm it.
  const { reason, candidate } = column.season;
  const known = reason === 'not-confirmed' ? candidate : column.season.season;
  const design: Design = {
    order: Number(params['order']),
    season: isSeasonal ? known : undefined,
  };
  const { values, lambda, refusedBy } = transformValues(
    column.values,
    params['scale'] === 'log' ? 'log' : 'none',
  );
  const scaled: Scaled = { values, log: lambda !== undefined, refusedBy };
  const changes = differenced(values, design);
  const isWithoutSeason = isSeasonal && known === undefined;
  yield differencesOf(column, scaled, changes, { ...design, isWithoutSeason });
  yield { kind: 'progress', step: 1, total: STEPS };
  const orders: ByOrder = {
    kind: 'orders',
    season: design.season,
    chosen: design.order,
    rows: figuresByOrder(values, design.season),
  };
  yield orders;
  const back = undoneOf(column, scaled, changes, design);
  yield back;
  yield { kind: 'progress', step: 2, total: STEPS };
  yield* conclude(column, scaled, changes, { known, design, orders });
};

interface Scaled {
  readonly values: Float64Array;
  readonly log: boolean;
  readonly refusedBy: number | undefined;
}

function differencesOf(
  column: SeriesColumn,
  { values, log, refusedBy }: Scaled,
  changes: Float64Array,
  { order, season, isWithoutSeason }: Design & Pick<Differences, 'isWithoutSeason'>,
): Differences {
  const n = values.length;
  const first = n - changes.length;
  const after = Array.from(values, (_, t) => (t < first ? undefined : changes[t - first]!));
  const isGrowth = log && first > 0 && order + Number(season !== undefined) === 1;
  const raw = column.values;
  return {
    kind: 'differences',
    column: column.name,
    unit: log ? '' : column.unit,
    order,
    season,
    isWithoutSeason,
    log,
    refusedBy,
    labels: Array.from(values, (_, row) => column.label(row)),
    raw: [...raw],
    before: [...values],
    after,
    growth: isGrowth
      ? after.map((_, t) => (t < first ? undefined : raw[t]! / raw[t - first]! - 1))
      : [],
    terms: termsOf({ order, season }),
    first,
    places: Array.from(values, (_, row) => ({
      line: column.line(row) - 1,
      start: 0,
      end: undefined,
    })),
  };
}

/** Largest error on the way back, beside what rounding may do: 4 · nᵈ · 2⁻⁵² · max|x|. */
function undoneOf(
  column: SeriesColumn,
  { values, log }: Scaled,
  changes: Float64Array,
  design: Design,
): Undone {
  const again = undone(changes, values, design);
  const differences = design.order + Number(design.season !== undefined);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return {
    kind: 'undone',
    worst: largestDistance(again, values),
    bound: 4 * values.length ** differences * EPSILON * largest,
    worstInFile: largestDistance(log ? again.map(Math.exp) : again, column.values),
  };
}

function largestDistance(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, t) => Math.max(most, Math.abs(value - b[t]!)), 0);
}

interface Found {
  readonly design: Design;
  readonly log: boolean;
  readonly orders: ByOrder;
  readonly tested: BothTested;
}

function* conclude(
  { name }: SeriesColumn,
  { values, log }: Scaled,
  changes: Float64Array,
  { known, design, orders }: { known: number | undefined; design: Design; orders: ByOrder },
): Generator<DifferencingEvent | SharedEvent, void, undefined> {
  const options = { season: known, deterministic: 'constant' } as const;
  const before = testStationarity(values, options);
  yield { kind: 'slice' };
  const after = testStationarity(changes, options);
  // A level makes every lag alike: what was not differenced is, to look for the season.
  const untrended = design.order === 0 ? difference(changes) : changes;
  const tested: BothTested = {
    kind: 'tested',
    before: before?.figures,
    after: after?.figures,
    seasonLeft: known === undefined ? undefined : seasonLeft(untrended, known),
    spreadRatio: spreadRatioOf(untrended),
  };
  yield tested;
  const best = orders.rows.find(({ isSmallest }) => isSmallest)!;
  yield {
    kind: 'answer',
    option: `order-${best.order}`,
    values: Object.fromEntries(orders.rows.map(({ order, variance }) => [`v${order}`, variance])),
  };
  yield { kind: 'progress', step: STEPS, total: STEPS };
  const found =
    after === undefined
      ? fill(FOLLOWS_RULE, { column: name })
      : stationarityHeadline(after, 'constant', tested.seasonLeft, tested.spreadRatio);
  yield {
    kind: 'verdict',
    headline: headlineOf(isOverdone(orders), design, found),
    reasons: reasonsOf({ design, log, orders, tested }),
  };
}

/** One difference too many: the variance grew again, and neighbours pull against each other. */
function isOverdone({ chosen, rows }: ByOrder): boolean {
  const [here, less] = [rows[chosen]!, rows[chosen - 1]];
  if (less === undefined) return false;
  return here.variance > less.variance && (here.autocorrelation ?? 0) < OVERDONE;
}

function headlineOf(overdone: boolean, { order, season }: Design, found: Phrase): Phrase {
  if (overdone) return fill(TOO_MUCH, { order });
  if (season === undefined) return fill(order === 0 ? NOT_YET : PLAIN, { order, found });
  return fill(order === 0 ? ONLY_SEASONAL : SEASONAL, { order, found });
}

function reasonsOf({ design: { order, season }, log, orders, tested }: Found): Phrase[] {
  const { rows } = orders;
  const [none, here] = [rows[0]!, rows[order]!];
  const reasons: Phrase[] = [];
  if (order > 0) {
    reasons.push(fill(VARIANCE, { before: none.variance, after: here.variance, order }));
  }
  if (here.autocorrelation !== undefined) {
    reasons.push(fill(LAG_1, { autocorrelation: here.autocorrelation }));
  }
  const { before, seasonLeft: left, spreadRatio = 1 } = tested;
  if (before !== undefined) reasons.push(fill(SUGGESTED, { d: before.d, D: before.D }));
  if (left?.isThere === true) {
    const said = season === undefined ? SEASON_STAYS : SEASON_STILL;
    reasons.push(fill(said, { season: left.season, r: left.autocorrelation }));
  }
  if (spreadRatio > NOTABLE_SPREAD) {
    reasons.push(fill(log ? SPREAD_STILL : SPREAD_STAYS, { ratio: spreadRatio.toFixed(1) }));
  }
  return reasons;
}

const TOO_MUCH: Phrase = {
  ko: '한 번 더 많이 차분했어요. {order}번째 차분에서 분산이 다시 커졌어요.',
  en: 'That is one difference too many: the variance grew again at difference {order}.',
};
const NOT_YET: Phrase = {
  ko: '아직 차분하지 않았어요. {found}',
  en: 'Not differenced yet. {found}',
};
const PLAIN: Phrase = {
  ko: '차분을 {order}번 했어요. {found}',
  en: 'Differences taken: {order}. {found}',
};
const ONLY_SEASONAL: Phrase = {
  ko: '계절 차분만 했어요. {found}',
  en: 'Only a seasonal difference was taken. {found}',
};
const SEASONAL: Phrase = {
  ko: '계절 차분을 하고, 차분을 {order}번 했어요. {found}',
  en: 'After the seasonal difference, differences taken: {order}. {found}',
};
const FOLLOWS_RULE: Phrase = {
  ko: '“{column}” 열은 규칙 하나로 오차 없이 다 설명돼서, 검정할 것이 없어요.',
  en: '“{column}” now follows a rule without any error, so there is nothing to test.',
};
const VARIANCE: Phrase = {
  ko: '분산은 {before}에서 {after|으로/로} 바뀌었어요(차분 {order}번, 같은 행에서 잰 값).',
  en: 'The variance goes from {before} to {after} (differences taken: {order}; on the same rows).',
};
const LAG_1: Phrase = {
  ko: '시차 1의 자기상관은 {autocorrelation|이에요/예요}. −0.5에 가까우면 너무 많이 차분한 것을 의심해요.',
  en: 'The autocorrelation at lag 1 is {autocorrelation}. Near −0.5, suspect one difference too many.',
};
const SUGGESTED: Phrase = {
  ko: '차분 전의 열에 권하는 것은 d = {d}, 계절 차분 D = {D|이에요/예요}.',
  en: 'Suggested for the column before: d = {d}, seasonal D = {D}.',
};
const SEASON_STAYS: Phrase = {
  ko: '차분한 뒤에도 {season}행의 계절이 남아 있어요(그 시차의 자기상관 {r}). 계절 차분을 해 보세요.',
  en: 'A season of {season} rows is left (autocorrelation {r} at that lag): try a seasonal difference.',
};
const SEASON_STILL: Phrase = {
  ko: '계절 차분을 했는데도 {season}행의 계절이 남아 있어요(그 시차의 자기상관 {r}).',
  en: 'Even after the seasonal difference a season of {season} rows is left (autocorrelation {r} at that lag).',
};
const SPREAD_STAYS: Phrase = {
  ko: '퍼진 정도는 앞뒤 절반에서 여전히 {ratio}배 달라요. 차분은 분산을 고치지 못해요. 로그를 먼저 씌워 보세요.',
  en: 'One half still spreads {ratio} times as far as the other: differencing does not mend that. Take the logarithm first.',
};
const SPREAD_STILL: Phrase = {
  ko: '로그를 씌웠는데도 퍼진 정도는 앞뒤 절반에서 {ratio}배 달라요.',
  en: 'Even of the logarithms, one half spreads {ratio} times as far as the other.',
};
