import { useState } from 'preact/hooks';
import { LineChart, type LineSeries } from '../../webview/charts/line-chart';
import { Slider } from '../../webview/slider';
import type { View, ViewProps } from '../../webview/view';
import type { LengthScore, TestScores, WindowData, WindowEvent } from './window-event';
import { WORDS } from './window-words';
import { ErrorTable } from '../../training/forecast/error-table';

type Say = Pick<ViewProps<WindowEvent>, 'say'>;

/** Error against length, beside the baselines; then what each length forecasts, and the test. */
export const view: View<WindowEvent> = ({ events, say }) => {
  const data = events.find((event) => event.kind === 'data');
  if (data === undefined) return null;
  const scores = events.filter((event): event is LengthScore => event.kind === 'length');
  const test = events.find((event) => event.kind === 'test');
  const known = { data, scores, test };
  return (
    <>
      <Errors {...known} say={say} />
      {scores.length > 0 && <Forecasts {...known} say={say} />}
      {test !== undefined && <Test test={test} rows={data.testRows} say={say} />}
    </>
  );
};

interface Known extends Say {
  readonly data: WindowData;
  /** of the lengths that are done, in their order */
  readonly scores: readonly LengthScore[];
  readonly test: TestScores | undefined;
}

function Errors({ data, scores, test, say }: Known) {
  const { lengths, network, trainings, column, unit, leftOut, pairs } = data;
  const x = lengths.map((_, i) => i);
  const ofEach = (of: (score: LengthScore) => number) =>
    lengths.map((_, i) => (scores[i] === undefined ? undefined : of(scores[i])));
  const thin = {
    colour: 'purple',
    dash: [2, 2],
    width: 1,
    help: say(WORDS.spreadHelp, { trainings }),
  } as const;
  const lines: LineSeries[] = [
    {
      name: network,
      values: ofEach(({ mean }) => mean),
      colour: 'blue',
      width: 2,
      help: say(WORDS.networkHelp, { trainings }),
    },
    { ...thin, name: say(WORDS.lowest), values: ofEach(({ errors }) => Math.min(...errors)) },
    { ...thin, name: say(WORDS.highest), values: ofEach(({ errors }) => Math.max(...errors)) },
    ...baselines(data, ({ error }) => x.map(() => error), say),
  ];
  const chosen = test === undefined ? -1 : lengths.indexOf(test.window);
  return (
    <section>
      <h3>{say(WORDS.title)}</h3>
      <LineChart
        x={x}
        label={(row) => say(WORDS.length, { window: lengths[row] ?? 0 })}
        rows={say(WORDS.window)}
        unit={unit}
        describe={say(WORDS.describe, { column, network })}
        {...(chosen < 0 ? {} : { boundary: { row: chosen, label: say(WORDS.chosen) } })}
        series={lines}
      />
      <p class="quiet">
        {say(data.splitWords)}. {say(WORDS.sameRows, { trainings, rows: data.validationRows })}{' '}
        {say(WORDS.pairs, {
          short: lengths[0] ?? 0,
          shortPairs: pairs[0] ?? 0,
          long: lengths.at(-1) ?? 0,
          longPairs: pairs.at(-1) ?? 0,
        })}{' '}
        {leftOut.length > 0 && say(WORDS.leftOut, { lengths: leftOut.join(', ') })}{' '}
        {say(data.seasonWords)}
      </p>
    </section>
  );
}

function baselines(
  { persistence, seasonalNaive }: WindowData,
  of: (baseline: WindowData['persistence']) => readonly number[],
  say: Say['say'],
): LineSeries[] {
  const lines: LineSeries[] = [
    { name: say(WORDS.persistence), values: of(persistence), colour: 'yellow', dash: [2, 3] },
  ];
  if (seasonalNaive !== undefined) {
    const name = say(WORDS.seasonalNaive);
    lines.push({ name, values: of(seasonalNaive), colour: 'green', dash: [6, 4] });
  }
  return lines;
}

/** The same rows, forecast by one length or another. */
function Forecasts({ data, scores, test, say }: Known) {
  const [at, setAt] = useState<number | undefined>(undefined);
  const chosen = scores.findIndex(({ window }) => window === test?.window);
  const shown = scores[at ?? (chosen < 0 ? scores.length - 1 : chosen)];
  if (shown === undefined) return null;
  const { column, unit, network, lines, labels, actual, testStart } = data;
  const { window } = shown;
  const isChosen = window === test?.window;
  const forecast = isChosen ? [...shown.forecast, ...test.forecast] : shown.forecast;
  return (
    <section>
      <Slider
        label={say(WORDS.lookAt)}
        help={say(WORDS.lookAtHelp)}
        min={0}
        max={scores.length - 1}
        step={1}
        value={scores.indexOf(shown)}
        shown={say(WORDS.length, { window })}
        onChange={setAt}
      />
      <LineChart
        x={lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={unit}
        describe={say(WORDS.forecasts, { column, network, window })}
        boundary={{ row: testStart, label: say(WORDS.test) }}
        height={170}
        series={[
          { name: say(WORDS.actual, { column }), values: actual, colour: 'foreground' },
          {
            name: say(WORDS.seeing, { network, window }),
            values: forecast,
            colour: 'blue',
            width: 2,
          },
          ...baselines(data, ({ values }) => values, say),
        ]}
      />
      <p class="quiet">{say(WORDS.onlyChosen)}</p>
    </section>
  );
}

interface TestProps extends Say {
  readonly test: TestScores;
  readonly rows: number;
}

function Test({ test, rows, say }: TestProps) {
  return (
    <ErrorTable caption={say(WORDS.scores, { rows })} rows={test.rows} withMase={false} say={say} />
  );
}
