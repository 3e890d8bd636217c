import { readSeriesColumn, type SeriesColumn } from '../../models/series-column';
import { fill, type Phrase } from '../../phrase/phrase';
import { meanAbsoluteError } from '../../series/accuracy';
import { windowCount, windows, type WindowOptions } from '../../series/windows';
import type { Experiment, SharedEvent, UntimedContext } from '../experiment';
import type {
  Misaligned,
  Pair,
  PairsMade,
  TimeseriesGeneratorEvent,
} from './timeseries-generator-event';

/** Enough for a walk of an hour; all pairs are counted. */
const MOST_WALKED = 1000;

/** Cuts a column into (window, target) pairs and shows what a target off by one does. */
export const experiment: Experiment<TimeseriesGeneratorEvent, UntimedContext> = function* ({
  dataset,
  params,
}) {
  const column = readSeriesColumn(dataset, params, { least: 3 });
  yield { kind: 'used', words: column.used };
  const options = {
    window: Number(params['window']),
    horizon: Number(params['horizon']),
    stride: Number(params['stride']),
    gap: Number(params['gap']),
  };
  const pairs = pairsOf(column, options);
  yield pairs;
  const misaligned = misalign(column, options);
  if (misaligned !== undefined) yield misaligned;
  yield answerOf(pairs);
  yield verdictOf(pairs, column, misaligned);
};

function pairsOf(column: SeriesColumn, options: Required<WindowOptions>): PairsMade {
  const { values } = column;
  const { window, gap, horizon, stride } = options;
  const count = windowCount(values.length, options);
  const walked: Pair[] = Array.from({ length: Math.min(count, MOST_WALKED) }, (_, k) => {
    const start = k * stride;
    const target = start + window + gap;
    return {
      inputs: { start, end: start + window },
      targets: { start: target, end: target + horizon },
    };
  });
  const touched = walked.at(-1)?.targets.end ?? Math.min(values.length, window);
  return {
    kind: 'pairs',
    column: column.name,
    unit: column.unit,
    ...options,
    rowCount: values.length,
    count,
    shared: Math.max(0, window - stride),
    leftOver: count === 0 ? values.length : values.length - lastRow(count, options) - 1,
    rows: Array.from({ length: touched }, (_, row) => ({
      place: { line: column.line(row) - 1, start: 0, end: undefined },
      line: column.line(row),
      label: column.label(row),
      value: values[row]!,
    })),
    walked,
  };
}

/** The last target row of all. */
function lastRow(count: number, { window, gap, horizon, stride }: Required<WindowOptions>): number {
  return (count - 1) * stride + window + gap + horizon - 1;
}

/** Repeating the last input row, scored against the right targets and against those one row before. */
function misalign(
  { values, unit }: SeriesColumn,
  options: Required<WindowOptions>,
): Misaligned | undefined {
  const { window, gap, horizon } = options;
  const { starts, targets } = windows(values, options);
  if (starts.length === 0) return undefined;
  const copies = targets.map((_, i) => values[starts[Math.floor(i / horizon)]! + window - 1]!);
  const early = targets.map((_, i) => {
    return values[starts[Math.floor(i / horizon)]! + window + gap + (i % horizon) - 1]!;
  });
  return {
    kind: 'misaligned',
    unit,
    right: meanAbsoluteError(targets, copies),
    early: meanAbsoluteError(early, copies),
  };
}

function answerOf({ window, stride, shared }: PairsMade): Extract<SharedEvent, { kind: 'answer' }> {
  const option = shared === 0 ? 'none' : shared < window / 2 ? 'less-than-half' : 'half-or-more';
  return { kind: 'answer', option, values: { window, stride, shared } };
}

function verdictOf(
  pairs: PairsMade,
  column: SeriesColumn,
  misaligned: Misaligned | undefined,
): Extract<SharedEvent, { kind: 'verdict' }> {
  const { rowCount, window, gap, horizon, stride, count, shared, leftOver } = pairs;
  const values = { rowCount, window, gap, horizon, stride, count, shared, leftOver };
  if (count === 0) {
    const needed = window + gap + horizon;
    return {
      kind: 'verdict',
      headline: fill(NO_PAIR, values),
      reasons: [fill(NEEDED, { ...values, needed })],
    };
  }
  const lines = (start: number, end: number) => {
    const [from, to] = [String(column.line(start)), String(column.line(end))];
    return from === to ? from : `${from}–${to}`;
  };
  const last = lastRow(count, pairs);
  const firstTarget = window + gap;
  const reasons = [
    fill(COUNTED, values),
    fill(FIRST_AND_LAST, {
      firstInputs: lines(0, window - 1),
      firstTargets: lines(firstTarget, firstTarget + horizon - 1),
      lastInputs: lines((count - 1) * stride, (count - 1) * stride + window - 1),
      lastTargets: lines(last - horizon + 1, last),
    }),
    fill(shared > 0 ? SHARED : APART, values),
  ];
  if (misaligned !== undefined && gap === 0 && horizon === 1) {
    reasons.push(fill(OFF_BY_ONE, { right: misaligned.right, early: misaligned.early }));
  }
  return { kind: 'verdict', headline: fill(HEADLINE, values), reasons };
}

const HEADLINE: Phrase = {
  ko: '{rowCount}행이 (윈도, 정답) 짝 {count}개가 됐어요.',
  en: '{rowCount} rows have become {count} pairs of a window and its target.',
};
const NO_PAIR: Phrase = {
  ko: '{rowCount}행으로는 짝을 하나도 만들 수 없어요.',
  en: '{rowCount} rows make no pair at all.',
};
const NEEDED: Phrase = {
  ko: '짝 하나에 윈도 {window} + 간격 {gap} + 정답 {horizon} = {needed}행이 필요해요.',
  en: 'One pair takes window {window} + gap {gap} + targets {horizon} = {needed} rows.',
};
const COUNTED: Phrase = {
  ko: '⌊({rowCount} − {window} − {gap} − {horizon}) ÷ {stride}⌋ + 1 = {count}. 끝에 남은 행은 {leftOver}개예요.',
  en: '⌊({rowCount} − {window} − {gap} − {horizon}) ÷ {stride}⌋ + 1 = {count}. Rows left over at the end: {leftOver}.',
};
const FIRST_AND_LAST: Phrase = {
  ko: '첫 짝은 {firstInputs}번째 줄을 보고 {firstTargets}번째 줄을 맞히고, 마지막 짝은 {lastInputs}번째 줄을 보고 {lastTargets}번째 줄을 맞혀요.',
  en: 'The first pair sees lines {firstInputs} and has to name line {firstTargets}; the last sees {lastInputs} and has to name {lastTargets}.',
};
const SHARED: Phrase = {
  ko: '이웃한 두 짝은 {window}행 가운데 {shared}행을 함께 써요. 다음 짝은 {stride}행만 옮겨 간 것이에요.',
  en: 'Two neighbouring pairs share {shared} of their {window} rows: the next pair has moved on by only {stride}.',
};
const APART: Phrase = {
  ko: '보폭이 윈도보다 짧지 않아서 이웃한 두 짝은 겹치지 않아요. 짝의 수는 그만큼 적어요.',
  en: 'The stride is not shorter than the window, so neighbouring pairs share no row, and there are fewer of them.',
};
const OFF_BY_ONE: Phrase = {
  ko: '정답을 한 줄 앞당겨 잘못 맞추면, 마지막 값을 베끼기만 해도 오차가 {early|이/가} 돼요. 바르게 맞추면 {right|이에요/예요}.',
  en: 'With the target one line too early, merely copying the last value has an error of {early}; rightly aligned it has {right}.',
};
