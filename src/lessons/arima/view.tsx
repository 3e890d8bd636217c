import { useState } from 'preact/hooks';
import { formatNumber, formatPercent } from '../../phrase/phrase';
import { FigureTable } from '../../webview/charts/figure-table';
import { LineChart } from '../../webview/charts/line-chart';
import { ErrorTable } from '../../training/forecast/error-table';
import { Segments } from '../../webview/segments';
import type { View, ViewProps } from '../../webview/view';
import type {
  ArimaEvent,
  ColumnRead,
  Coverage,
  Differences,
  Future,
  OrderTried,
  Scores,
  SimulatedCoverage,
} from './arima-event';
import { WORDS } from './arima-words';
import { DrawnForecast, useDrawing } from './drawing';
import { Coefficients, Orders, ResidualCheck } from './fit-report';
import { forecastLines } from './forecast-lines';

type Props = ViewProps<ArimaEvent>;
type Say = Pick<Props, 'say'>;

/** The reader's drawing, then ARIMA: its order, its forecasts beside the others, its bands and leftovers. */
export const view: View<ArimaEvent> = (props) => {
  const read = props.events.find((event) => event.kind === 'column');
  return read === undefined ? null : <Picture {...props} read={read} />;
};

function Picture(props: Props & { readonly read: ColumnRead }) {
  const { events, say, read } = props;
  const state = useDrawing(read);
  const tried = events.filter((event): event is OrderTried => event.kind === 'tried');
  const told = events.find((event) => event.kind === 'fit');
  const scores = events.findLast((event) => event.kind === 'scores');
  const coverage = events.find((event) => event.kind === 'coverage');
  const residuals = events.find((event) => event.kind === 'residuals');
  const simulation = events.find((event) => event.kind === 'simulation');
  return (
    <>
      <DrawnForecast {...props} state={state} />
      <p class="quiet">
        {say(read.splitWords)}. {say(read.seasonWords)}
      </p>
      {state.isOpen && <TestRowsChart {...props} />}
      {scores !== undefined && <ScoreTables scores={scores} say={say} />}
      {coverage !== undefined && <Held coverage={coverage} say={say} />}
      {tried.length > 0 && <Orders tried={tried} fit={told?.fit} say={say} />}
      {told !== undefined && (
        <Coefficients fit={told.fit} caption={say(WORDS.coefficients)} say={say} />
      )}
      {residuals !== undefined && (
        <ResidualCheck residuals={residuals} season={read.season} say={say} />
      )}
      {state.isOpen && <Ahead {...props} />}
      {simulation !== undefined && <Simulation simulation={simulation} say={say} />}
    </>
  );
}

/** One row ahead over the test rows. */
function TestRowsChart({ events, say, read }: Props & { readonly read: ColumnRead }) {
  const rows = events.findLast((event) => event.kind === 'test-rows');
  if (rows === undefined) return null;
  const { network } = rows;
  const lines = forecastLines({ ...rows, limits: rows.limits.slice(-1) }, say);
  return (
    <section>
      <h3>{say(WORDS.testRows)}</h3>
      <LineChart
        x={rows.lines}
        label={(row) => rows.labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={read.unit}
        describe={say(WORDS.testDescribe, { column: read.column })}
        series={
          network === undefined
            ? lines
            : [
                ...lines,
                {
                  name: say(network.name),
                  values: network.values,
                  colour: 'red',
                  help: say(WORDS.networkHelp),
                },
              ]
        }
      />
    </section>
  );
}

function ScoreTables({ scores, say }: { readonly scores: Scores } & Say) {
  const { oneRow, several, rowCount, ahead, origins } = scores;
  return (
    <section>
      <ErrorTable caption={say(WORDS.oneRow, { rows: rowCount })} rows={oneRow} say={say} />
      <Against scores={scores} say={say} />
      {origins > 0 && (
        <>
          <ErrorTable caption={say(WORDS.several, { ahead, origins })} rows={several} say={say} />
          <p class="quiet">{say(WORDS.severalHelp, { ahead })}</p>
        </>
      )}
    </section>
  );
}

/** Whether the differences in the first table can be chance. */
function Against({ scores, say }: { readonly scores: Scores } & Say) {
  const figure = (value: number) => formatNumber(Number(value.toPrecision(3)));
  return (
    <FigureTable
      caption={say(WORDS.against)}
      columns={[{ name: say(WORDS.gain), help: say(WORDS.gainHelp) }, { name: say(WORDS.verdict) }]}
      rows={scores.oneRow.flatMap(({ name, gain }) =>
        gain === undefined
          ? []
          : [
              {
                name: say(name),
                cells: [`${figure(gain.low)} … ${figure(gain.high)}`, say(WORDS[gain.verdict])],
              },
            ],
      )}
    />
  );
}

function Held({ coverage, say }: { readonly coverage: Coverage } & Say) {
  return (
    <FigureTable
      caption={say(WORDS.coverage)}
      columns={[{ name: say(WORDS.held) }, { name: say(WORDS.width), help: say(WORDS.widthHelp) }]}
      rows={coverage.rows
        .filter(({ of }) => of > 0)
        .map(({ level, ahead, held, of, width }) => ({
          name: say(WORDS.band, { level: Math.round(100 * level), ahead }),
          cells: [
            say(WORDS.heldOf, { held, of }),
            width === undefined ? '–' : formatNumber(Number(width.toPrecision(3))),
          ],
        }))}
    />
  );
}

/** The rows to come: first as differences, then added up again. */
function Ahead({ events, say, read }: Props & { readonly read: ColumnRead }) {
  const differences = events.find((event) => event.kind === 'differences');
  const future = events.find((event) => event.kind === 'future');
  return (
    <>
      {differences !== undefined && (
        <InDifferences differences={differences} column={read.column} say={say} />
      )}
      {future !== undefined && <FutureChart future={future} read={read} say={say} />}
    </>
  );
}

/** Rows of the table that shows a difference beside what it comes to. */
const ROWS_ADDED = 3;

function InDifferences({
  differences,
  column,
  say,
}: { readonly differences: Differences; readonly column: string } & Say) {
  const { steps, lines, labels, known, forecast, integrated } = differences;
  const start = lines.length - integrated.length;
  const figure = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value));
  return (
    <section>
      <h3>{say(WORDS.differences)}</h3>
      <p>
        {steps.length === 0
          ? say(WORDS.noSteps)
          : say(WORDS.steps, { steps: steps.map((step) => say(step)).join(' → ') })}
      </p>
      <LineChart
        x={lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        describe={say(WORDS.differencesDescribe, { column })}
        boundary={{ row: start, label: say(WORDS.from) }}
        height={150}
        series={[
          { name: say(WORDS.changes), values: known, colour: 'foreground' },
          { name: say(WORDS.forecast), values: forecast, colour: 'blue', width: 2 },
        ]}
      />
      <p>{say(WORDS.addUp)}</p>
      <FigureTable
        caption={say(WORDS.row)}
        columns={[{ name: say(WORDS.changes) }, { name: say(WORDS.addedUp) }]}
        rows={integrated.slice(0, ROWS_ADDED).map((value, h) => ({
          name: labels[start + h] ?? '',
          cells: [figure(forecast[start + h]), figure(value)],
        }))}
      />
    </section>
  );
}

function FutureChart({
  future,
  read,
  say,
}: { readonly future: Future; readonly read: ColumnRead } & Say) {
  const [line, setLine] = useState<'median' | 'mean'>('median');
  const { lines, labels, start, fit } = future;
  const horizon = lines.length - start;
  return (
    <section>
      <h3>{say(WORDS.future)}</h3>
      {fit.lambda !== undefined && (
        <>
          <div class="row">
            <Segments
              name={say(WORDS.line)}
              options={[
                { id: 'median', label: say(WORDS.median) },
                { id: 'mean', label: say(WORDS.mean) },
              ]}
              chosen={line}
              onChoose={setLine}
            />
          </div>
          <p class="quiet">{say(WORDS.lineHelp)}</p>
        </>
      )}
      <LineChart
        x={lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={read.unit}
        describe={say(WORDS.futureDescribe, { column: read.column, horizon })}
        boundary={{ row: start, label: say(WORDS.from) }}
        series={forecastLines(future, say, line)}
      />
      <Coefficients fit={fit} caption={say(WORDS.coefficientsAll)} say={say} />
    </section>
  );
}

function Simulation({ simulation, say }: { readonly simulation: SimulatedCoverage } & Say) {
  const { phi, series, ahead, rows } = simulation;
  const levels = rows[0]?.held.map(({ level }) => level) ?? [];
  return (
    <section>
      <FigureTable
        caption={say(WORDS.simulation, { phi })}
        columns={rows.map(({ n }) => ({ name: say(WORDS.length, { n }) }))}
        rows={levels.map((level, i) => ({
          name: say(WORDS.promised, { level: Math.round(100 * level) }),
          cells: rows.map(({ held }) => formatPercent(held[i]?.share ?? 0)),
        }))}
      />
      <p class="quiet">{say(WORDS.simulationHelp, { series, ahead })}</p>
    </section>
  );
}
