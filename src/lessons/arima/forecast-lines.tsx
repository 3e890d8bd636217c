import type { LineSeries } from '../../webview/charts/line-chart';
import type { ViewProps } from '../../webview/view';
import type { ArimaEvent, ForecastRows, Limits } from './arima-event';
import { WORDS } from './arima-words';

type Say = ViewProps<ArimaEvent>['say'];

/** ARIMA's line and its bands, over what came and the forecasts that learn nothing. */
export function forecastLines(
  rows: ForecastRows,
  say: Say,
  line: 'median' | 'mean' = 'median',
): LineSeries[] {
  return [
    { name: say(WORDS.actual), values: rows.actual, colour: 'foreground' },
    {
      name: say(WORDS.arima),
      values: rows[line],
      colour: 'blue',
      width: 2,
      help: say(line === 'median' ? WORDS.medianHelp : WORDS.meanHelp),
    },
    ...rows.limits.flatMap((limits) => limitLines(limits, say)),
    {
      name: say(WORDS.persistence),
      values: rows.persistence,
      colour: 'yellow',
      dash: [2, 3],
      help: say(WORDS.persistenceHelp),
    },
    ...(rows.seasonalNaive === undefined
      ? []
      : [
          {
            name: say(WORDS.seasonalNaive),
            values: rows.seasonalNaive,
            colour: 'green',
            dash: [6, 4],
            help: say(WORDS.seasonalHelp),
          } as const,
        ]),
  ];
}

/** The wider a band, the finer its lines. */
function limitLines({ level, low, high }: Limits, say: Say): LineSeries[] {
  const percent = { level: Math.round(100 * level) };
  const help = say(WORDS.bandHelp, percent);
  const dash = level < 0.9 ? [5, 3] : [1, 3];
  const line = { colour: 'purple', dash, help } as const;
  return [
    { ...line, name: say(WORDS.high, percent), values: high },
    { ...line, name: say(WORDS.low, percent), values: low },
  ];
}
