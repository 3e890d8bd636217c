import type { Dataset } from '../dataset/dataset';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { boxCox, guerreroLambda } from '../series/box-cox';
import { chronologicalSplit, type Split } from '../series/split';
import { readSeriesColumn, seasonOf, type SeriesColumn } from './series-column';

/** One column, split in time, as an ARIMA model and its rivals see it. */
export interface ArimaColumn extends SeriesColumn {
  readonly dataset: string;
  readonly split: Split;
  /** training and validation rows together: what order and coefficients come from */
  readonly before: Float64Array;
  /** rows in a season, 1 for none */
  readonly period: number;
  /** λ of a Box–Cox transformation, 0 for the logarithm; undefined: as it is */
  readonly lambda: number | undefined;
}

export interface ArimaColumnOptions {
  readonly least: number;
  /** only the newest rows, so that the search for an order takes seconds */
  readonly most: number;
}

/** An order is searched for on two seasons and a few rows more. */
const ROWS_BEYOND_SEASONS = 5;
/** A λ nearer to 1 than this changes nothing that could be seen. */
const ALMOST_ONE = 0.99;

const LONG_SEASON: Phrase = {
  ko: '{name}에서 판정에 쓸 행을 뺀 {rows}행은 한 주기가 {season}행인 모델에 모자라요. 적어도 {needed}행이 필요해요. 더 짧은 주기를 고르거나 ‘없음’으로 두세요.',
  en: 'Without the rows for the verdict, {name} has {rows} rows: too few for a season of {season} rows, which takes at least {needed}. Choose a shorter season or none.',
};
const NOT_POSITIVE: Phrase = {
  ko: '{name}의 "{column}" 열은 {line}번째 줄이 {value|이라/라}서 로그를 씌울 수 없어요. 로그는 0보다 큰 값에만 있어요. 변환을 ‘없음’이나 ‘자동’으로 바꿔 주세요.',
  en: '{name}, column "{column}" is {value} on line {line}, which has no logarithm: that takes values above 0. Choose another transformation, none or auto.',
};
const FLAT: Phrase = {
  ko: '{name}의 "{column}" 열은 학습에 쓸 앞쪽 {rows}행이 모두 {value|이라/라}서 배울 변화가 없어요. 앞쪽에서도 값이 바뀌는 열을 골라 주세요.',
  en: '{name}, column "{column}" is {value} in all of the first {rows} rows, which are the ones to learn from; choose a column that changes there.',
};
const EXACT: Phrase = {
  ko: '{name}의 "{column}" 열은 차분하면 남는 것이 없어요. 값이 규칙에 꼭 들어맞아서 맞힐 오차가 없어요. 다른 열을 골라 주세요.',
  en: '{name}, column "{column}" leaves nothing after differencing: it follows its rule exactly, and there is no error to model. Choose another column.',
};

/**
 * @param params `column`, `season` and `transform` as their knobs say
 * @throws {Refusal} if the column cannot be used so, with the sentence for the person
 */
export function readArimaColumn(
  dataset: Dataset,
  params: Readonly<Record<string, string | number>>,
  { least, most }: ArimaColumnOptions,
): ArimaColumn {
  const chosen = seasonOf(params['season']);
  const column = readSeriesColumn(dataset, params, { least, most, season: chosen });
  const { values, season, name } = column;
  const split = chronologicalSplit(values.length);
  const before = values.subarray(0, split.test.start);
  const training = values.subarray(0, split.training.end);
  if (training.every((value) => value === training[0])) {
    const [rows, value] = [training.length, training[0]!];
    throw new Refusal(fill(FLAT, { name: dataset.name, column: name, rows, value }));
  }
  const needed = 2 * (season.season ?? 0) + ROWS_BEYOND_SEASONS;
  const isTooLong = before.length < needed;
  if (isTooLong && season.reason === 'chosen') {
    const words = { name: dataset.name, rows: before.length, season: season.season ?? 0, needed };
    throw new Refusal(fill(LONG_SEASON, words));
  }
  const used = isTooLong ? { ...season, season: undefined, reason: 'too-short' as const } : season;
  const period = used.season ?? 1;
  const read = { ...column, season: used, dataset: dataset.name, split, before, period };
  return { ...read, lambda: lambdaOf(params['transform'], read) };
}

/** λ of a transform knob: on the rows before the test rows where it is to be found. */
function lambdaOf(
  choice: string | number | undefined,
  column: Omit<ArimaColumn, 'lambda'>,
): number | undefined {
  const { values, before, period, dataset, name } = column;
  const bad = values.findIndex((value) => value <= 0);
  if (choice === 'log') {
    if (bad < 0) return 0;
    const words = { name: dataset, column: name, line: column.line(bad), value: values[bad]! };
    throw new Refusal(fill(NOT_POSITIVE, words));
  }
  if (choice === 'none' || bad >= 0) return undefined;
  const found = guerreroLambda(before, period);
  const lambda = Math.round(100 * Math.max(0, Math.min(1, found))) / 100;
  return lambda < ALMOST_ONE ? lambda : undefined;
}

/** The column as the models see it. */
export function transformedValues({ values, lambda }: ArimaColumn): Float64Array {
  return lambda === undefined ? values : boxCox(values, lambda);
}

/** What fits a model; where nothing is left to be modelled it is said instead of thrown. */
export function refusingExact<Fit>(
  { dataset, name }: Pick<ArimaColumn, 'dataset' | 'name'>,
  fit: () => Fit,
): Fit {
  try {
    return fit();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(fill(EXACT, { name: dataset, column: name }));
  }
}

const AS_IT_IS: Phrase = { ko: '변환 없이', en: 'without a transformation' };
const LOGARITHM: Phrase = { ko: '로그를 씌워서', en: 'after a logarithm' };
const POWER: Phrase = {
  ko: '박스–콕스 변환(λ = {lambda})을 해서',
  en: 'after a Box–Cox transformation (λ = {lambda})',
};

/** How the values were transformed, to stand in a sentence. */
export function transformWords(lambda: number | undefined): Phrase {
  if (lambda === undefined) return AS_IT_IS;
  return lambda === 0 ? LOGARITHM : fill(POWER, { lambda });
}
