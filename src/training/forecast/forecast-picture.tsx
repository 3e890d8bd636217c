import { LineChart, type LineSeries } from '../../webview/charts/line-chart';
import { LossChart } from '../../webview/charts/loss-chart';
import type { ViewProps } from '../../webview/view';
import type { ForecastData, ForecastEvent } from './forecast-event';
import { WORDS } from './forecast-words';
import { ErrorTable } from './error-table';

export interface ForecastPictureProps extends Pick<ViewProps<ForecastEvent>, 'say'> {
  readonly events: readonly { readonly kind: string }[];
  /** rows by which the network's line is slid to the left: 0 or 1 */
  readonly slide?: number;
  /** further lines of the charted rows, such as a band's limits */
  readonly more?: readonly LineSeries[];
}

/** The column as it was, as the network forecasts it, and as no learning forecasts it. */
export function ForecastPicture({ events, say, slide = 0, more = [] }: ForecastPictureProps) {
  const own = events as readonly ForecastEvent[];
  const data = own.find((event) => event.kind === 'data');
  if (data === undefined) return null;
  const forecast = own.findLast((event) => event.kind === 'forecast');
  const scores = own.findLast((event) => event.kind === 'scores');
  const { labels, testStart, column, unit, network } = data;
  const isBest = scores !== undefined && forecast?.step === scores.bestStep;
  return (
    <>
      <LineChart
        x={data.lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={unit}
        describe={say(WORDS.describe, { column, network, rows: labels.length })}
        boundary={{ row: testStart, label: say(WORDS.test) }}
        series={[
          {
            name: say(WORDS.actual, { column }),
            values: data.actual,
            colour: 'foreground',
            help: say(WORDS.actualHelp),
          },
          {
            name: network,
            values: (forecast?.values ?? []).slice(slide),
            colour: 'blue',
            width: 2,
            help: say(isBest ? WORDS.networkBest : WORDS.networkNow, { step: forecast?.step ?? 0 }),
          },
          ...baselines(data, say),
          ...more,
        ]}
      />
      <p class="quiet">
        {say(data.splitWords)}. {say(data.seasonWords)}
      </p>
      <LossChart events={events} unit={say(WORDS.lossUnit)} log />
      {scores !== undefined && (
        <ErrorTable
          caption={say(WORDS.scores, { rows: labels.length - testStart })}
          rows={scores.rows}
          say={say}
        />
      )}
    </>
  );
}

function baselines(data: ForecastData, say: ForecastPictureProps['say']): LineSeries[] {
  const persistence: LineSeries = {
    name: say(WORDS.persistence),
    values: data.persistence,
    colour: 'yellow',
    dash: [2, 3],
    help: say(WORDS.persistenceHelp),
  };
  if (data.seasonalNaive === undefined) return [persistence];
  const seasonalNaive: LineSeries = {
    name: say(WORDS.seasonalNaive),
    values: data.seasonalNaive,
    colour: 'green',
    dash: [6, 4],
    help: say(WORDS.seasonalHelp, { season: data.season ?? 0 }),
  };
  return [persistence, seasonalNaive];
}
