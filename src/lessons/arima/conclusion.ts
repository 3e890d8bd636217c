import { fill, formatNumber, type Phrase } from '../../phrase/phrase';
import type { SharedEvent } from '../experiment';
import type { PairedGain } from '../../models/forecast-scoring';
import type { Coverage, FitFigures, Rival } from './arima-event';

export interface Findings {
  readonly unit: string;
  readonly rowCount: number;
  readonly fit: FitFigures;
  /** orders tried, 0 where the order was given */
  readonly tried: number;
  readonly rivals: readonly Rival[];
  readonly coverage: Coverage;
}

const HEADLINES = {
  all: {
    ko: 'ARIMA가 견준 예측 {count}가지보다 모두 나아요.',
    en: 'ARIMA beats all {count} others.',
  },
  worse: {
    ko: '여기서는 {worse|이/가} ARIMA보다 나아요.',
    en: 'Better than ARIMA here: {worse}.',
  },
  some: {
    ko: 'ARIMA가 {better}보다 나아요. {unclear|와/과}는 뚜렷한 차이가 없어요.',
    en: 'ARIMA beats {better}. No clear difference from {unclear}.',
  },
  none: {
    ko: 'ARIMA와 다른 예측 사이에 뚜렷한 차이가 없어요.',
    en: 'No clear difference between ARIMA and the others.',
  },
} as const satisfies Record<string, Phrase>;

const ERRORS: Phrase = {
  ko: '판정한 {rows}행에서 한 행 앞을 맞힐 때, 평균 오차는 ARIMA {own}, 가장 가까운 상대({rival}) {other|이에요/예요}.',
  en: 'One row ahead on the {rows} judged rows, the mean error is {own} for ARIMA and {other} for its closest rival ({rival}).',
};
const CLEAR: Phrase = {
  ko: '이 상대와의 차이는 95% 구간이 {low}부터 {high}까지예요. 0이 들어 있지 않아서 우연으로 보기 어려워요.',
  en: 'The 95 % interval of the gain over that rival is {low} to {high}. It leaves out 0, so chance is an unlikely reason.',
};
const UNCLEAR: Phrase = {
  ko: '이 상대와의 차이는 95% 구간이 {low}부터 {high}까지예요. 0이 들어 있어서 우연일 수 있어요.',
  en: 'The 95 % interval of the gain over that rival is {low} to {high}. It holds 0, so this may be chance.',
};
const SAME: Phrase = {
  ko: '두 예측은 모든 행에서 같아요. 이 모델은 그 예측과 같은 규칙이에요.',
  en: 'The two forecasts are the same on every row: this model is that rule.',
};
const CHOSEN: Phrase = {
  ko: '차수는 시도한 {tried}가지 가운데 AICc가 가장 작은 {name|이에요/예요}.',
  en: 'Of {tried} orders tried, {name} has the smallest AICc.',
};
const GIVEN: Phrase = {
  ko: '차수는 {name|으로/로} 정하셨어요.',
  en: 'You set the order to {name}.',
};
const HELD: Phrase = {
  ko: '한 행 앞의 띠는 {of}행 가운데, 80%를 약속한 것이 {eighty}행, 95%를 약속한 것이 {ninetyFive}행에서 맞았어요.',
  en: 'One row ahead, of {of} rows the 80 % band held {eighty} and the 95 % band {ninetyFive}.',
};

/** What the test rows say of ARIMA beside its rivals. */
export function conclusion(found: Findings): Extract<SharedEvent, { kind: 'verdict' }> {
  const { unit, rowCount, fit, tried, coverage } = found;
  const rivals = found.rivals.filter(({ gain }) => gain !== undefined);
  const own = found.rivals.find(({ id }) => id === 'arima')!;
  const namesOf = (verdict: PairedGain['verdict']) =>
    namesTogether(
      rivals,
      rivals.filter(({ gain }) => gain!.verdict === verdict),
    );
  const [better, worse, unclear] = [namesOf('better'), namesOf('worse'), namesOf('unclear')];
  const headline =
    worse !== undefined
      ? fill(HEADLINES.worse, { worse })
      : better === undefined
        ? HEADLINES.none
        : unclear === undefined
          ? fill(HEADLINES.all, { count: rivals.length })
          : fill(HEADLINES.some, { better, unclear });
  const closest = rivals.reduce((a, b) => (b.mae < a.mae ? b : a));
  const { low, high, verdict } = closest.gain!;
  const figure = (value: number) => formatNumber(Number(value.toPrecision(3))) + unit;
  const held = (level: number) =>
    coverage.rows.find((row) => row.ahead === 1 && row.level === level)?.held ?? 0;
  return {
    kind: 'verdict',
    headline,
    reasons: [
      fill(ERRORS, {
        rows: rowCount,
        own: figure(own.mae),
        rival: closest.name,
        other: figure(closest.mae),
      }),
      low === 0 && high === 0
        ? SAME
        : fill(verdict === 'unclear' ? UNCLEAR : CLEAR, { low: figure(low), high: figure(high) }),
      fill(tried > 0 ? CHOSEN : GIVEN, { tried, name: fit.name }),
      fill(HELD, { of: rowCount, eighty: held(0.8), ninetyFive: held(0.95) }),
    ],
  };
}

const SIMPLE: readonly Rival['id'][] = ['persistence', 'seasonal-naive', 'drift'];
const LEARN_NOTHING: Phrase = { ko: '배우지 않는 예측', en: 'what learns nothing' };

/** `LSTM, GRU`, those that learn nothing as one where they are all among them; undefined of none. */
function namesTogether(all: readonly Rival[], some: readonly Rival[]): Phrase | undefined {
  if (some.length === 0) return undefined;
  const isSimple = ({ id }: Rival) => SIMPLE.includes(id);
  const areTogether = all.filter(isSimple).every((rival) => some.includes(rival));
  const names = [
    ...(areTogether ? [LEARN_NOTHING] : []),
    ...some.filter((rival) => !areTogether || !isSimple(rival)).map(({ name }) => name),
  ];
  const joined = (language: 'ko' | 'en') => names.map((name) => name[language]).join(', ');
  return { ko: joined('ko'), en: joined('en'), filled: true };
}

/** Which of the prediction's options had the smallest mean absolute error. */
export function answerOf(rivals: readonly Rival[]): Extract<SharedEvent, { kind: 'answer' }> {
  const best = (ids: readonly Rival['id'][]) =>
    rivals.filter(({ id }) => ids.includes(id)).reduce((a, b) => (b.mae < a.mae ? b : a));
  const groups = {
    arima: best(['arima']),
    network: best(['lstm', 'gru', 'rnn']),
    smoothing: best(['holt-winters']),
    simple: best(SIMPLE),
  };
  const [option] = Object.entries(groups).reduce((a, b) => (b[1].mae < a[1].mae ? b : a));
  return {
    kind: 'answer',
    option,
    values: {
      arima: groups.arima.mae,
      network: groups.network.mae,
      networkName: groups.network.name.en,
      smoothing: groups.smoothing.mae,
      simple: groups.simple.mae,
    },
  };
}
