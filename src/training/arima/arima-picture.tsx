import { LineChart, type LineSeries } from '../../webview/charts/line-chart';
import type { ViewProps } from '../../webview/view';
import type { Ahead, ColumnData, ForecastId, Scores, TestForecasts } from './arima-event';
import { WORDS } from './arima-words';
import { ErrorTable } from '../forecast/error-table';

type Say = Pick<ViewProps<never>, 'say'>;

const LOOKS: Readonly<Record<ForecastId, Pick<LineSeries, 'colour' | 'dash' | 'width'>>> = {
  model: { colour: 'blue', width: 2 },
  smoother: { colour: 'purple', dash: [4, 2] },
  persistence: { colour: 'yellow', dash: [2, 3] },
  'seasonal-naive': { colour: 'green', dash: [6, 4] },
};

/** The end of the column, and how each forecast has the test rows. */
export function TestChart({
  data,
  forecasts,
  say,
}: { readonly data: ColumnData; readonly forecasts: TestForecasts | undefined } & Say) {
  const { column, unit, labels, lines, actual, testStart } = data;
  const before = new Array<undefined>(testStart).fill(undefined);
  return (
    <section>
      <h3>{say(WORDS.testTitle)}</h3>
      <LineChart
        x={lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={unit}
        describe={say(WORDS.testDescribe, { column, rows: lines.length })}
        boundary={{ row: testStart, label: say(WORDS.test) }}
        series={[
          { name: say(WORDS.actual, { column }), values: actual, colour: 'foreground' },
          ...(forecasts?.forecasts ?? []).map(({ id, name, values }) => ({
            name: say(name),
            values: [...before, ...values],
            help: say(id === 'model' ? WORDS.modelHelp : WORDS.baselineHelp),
            ...LOOKS[id],
          })),
        ]}
      />
      <p class="quiet">
        {say(data.splitWords)} {say(data.modelled)} {say(data.seasonWords)}
      </p>
    </section>
  );
}

/** Every forecast's errors on the same test rows. */
export function TestScores({ scores, say }: { readonly scores: Scores } & Say) {
  return (
    <ErrorTable
      caption={say(WORDS.scores, { rows: scores.testRows })}
      rows={scores.rows}
      say={say}
    />
  );
}

type AheadProps = { readonly ahead: Ahead; readonly data: ColumnData } & Say;

/** The forecast past the last row with its bands; where the changes are modelled, these below it. */
export function AheadChart({ ahead, data, say }: AheadProps) {
  const { past, forecast, persistence, seasonalNaive, changes, rows } = ahead;
  const { column, unit } = data;
  const sizes = { column, past: past.length, horizon: forecast.length };
  const before = new Array<undefined>(past.length).fill(undefined);
  const after = new Array<undefined>(forecast.length).fill(undefined);
  const later = (values: readonly number[]) => [...before, ...values];
  const series: LineSeries[] = [
    { name: say(WORDS.actual, { column }), values: [...past, ...after], colour: 'foreground' },
    { name: say(WORDS.forecast), values: later(forecast), colour: 'blue', width: 2 },
    ...limits(ahead, later, say),
    { name: say(WORDS.persistence), values: later(persistence), ...LOOKS.persistence },
  ];
  if (seasonalNaive !== undefined) {
    const values = later(seasonalNaive);
    series.push({ name: say(WORDS.seasonalNaive), values, ...LOOKS['seasonal-naive'] });
  }
  if (changes === undefined) series.push(levelLine(ahead, say));
  return (
    <section>
      <h3>{say(WORDS.aheadTitle)}</h3>
      <AheadLines
        ahead={ahead}
        unit={unit}
        describe={say(WORDS.aheadDescribe, sizes)}
        series={series}
        say={say}
      />
      <p class="quiet">{say(WORDS.aheadHelp, { rows })}</p>
      {changes !== undefined && (
        <>
          <h3>{say(WORDS.changesTitle, { lag: data.lag })}</h3>
          <AheadLines
            ahead={ahead}
            unit={unit}
            describe={say(WORDS.changesDescribe, sizes)}
            height={150}
            series={[
              {
                name: say(WORDS.change),
                values: [...changes.past, ...after],
                colour: 'foreground',
              },
              {
                name: say(WORDS.forecast),
                values: later(changes.forecast),
                colour: 'blue',
                width: 2,
              },
              levelLine(ahead, say),
            ]}
            say={say}
          />
        </>
      )}
    </section>
  );
}

function limits(
  { bands }: Ahead,
  later: (values: readonly number[]) => (number | undefined)[],
  say: Say['say'],
): LineSeries[] {
  return bands.flatMap(({ level, low, high }, i) => {
    const share = { level: Math.round(100 * level) };
    const look = {
      colour: 'purple',
      dash: i === 0 ? [4, 2] : [1, 3],
      width: 1.5,
      help: say(WORDS.bandHelp, share),
    } as const;
    return [
      { ...look, name: say(WORDS.high, share), values: later(high) },
      { ...look, name: say(WORDS.low, share), values: later(low) },
    ];
  });
}

function levelLine({ past, forecast, level }: Ahead, say: Say['say']): LineSeries {
  const values = new Array<number>(past.length + forecast.length).fill(level);
  return { name: say(WORDS.level), values, colour: 'red', dash: [1, 3], width: 1 };
}

interface AheadLinesProps extends Say {
  readonly ahead: Ahead;
  readonly unit: string;
  readonly describe: string;
  readonly series: readonly LineSeries[];
  readonly height?: number;
}

function AheadLines({ ahead, unit, describe, series, height = 210, say }: AheadLinesProps) {
  const { lines, labels, past, forecast } = ahead;
  const last = lines.at(-1) ?? 0;
  return (
    <LineChart
      x={[...lines, ...forecast.map((_, h) => last + 1 + h)]}
      label={(row) => labels[row] ?? say(WORDS.ahead, { h: row - past.length + 1 })}
      rows={say(WORDS.row)}
      unit={unit}
      describe={describe}
      boundary={{ row: past.length, label: say(WORDS.from) }}
      height={height}
      series={series}
    />
  );
}
