import { formatNumber } from '../../phrase/phrase';
import { FigureTable } from '../../webview/charts/figure-table';
import { HeatMap } from '../../webview/charts/heat-map';
import { LineChart, type LineSeries } from '../../webview/charts/line-chart';
import { StemChart } from '../../webview/charts/stem-chart';
import type { View, ViewProps } from '../../webview/view';
import type {
  ArmaEvent,
  Cancellation,
  Chosen,
  ColumnPrepared,
  OrderCell,
  OrderMap,
  TestForecasts,
  TestScores,
} from './arma-event';
import { WORDS } from './arma-words';
import { ErrorTable } from '../../training/forecast/error-table';

type Say = Pick<ViewProps<ArmaEvent>, 'say'>;

/** The map of AICc as it fills, the order it picks, its forecasts, and an AR and an MA that cancel. */
export const view: View<ArmaEvent> = ({ events, say }) => {
  const column = events.find((event) => event.kind === 'column');
  const map = events.findLast((event) => event.kind === 'orders');
  const chosen = events.find((event) => event.kind === 'chosen');
  const forecasts = events.find((event) => event.kind === 'forecasts');
  const scores = events.find((event) => event.kind === 'scores');
  const cancellation = events.find((event) => event.kind === 'cancellation');
  if (column === undefined) return null;
  return (
    <>
      {map !== undefined && <AiccMap map={map} chosen={chosen} say={say} />}
      <Common column={column} say={say} />
      {chosen !== undefined && <Coefficients chosen={chosen} say={say} />}
      {forecasts !== undefined && chosen !== undefined && (
        <Forecasts forecasts={forecasts} chosen={chosen} column={column} say={say} />
      )}
      {scores !== undefined && <Scores scores={scores} say={say} />}
      {cancellation !== undefined && <Cancelling cancellation={cancellation} say={say} />}
    </>
  );
};

/** So far above the smallest AICc, an order has next to nothing for it: the other end of the colours. */
const FAR = 10;
const MARKS = { good: '', boundary: '†', restless: '?', 'no-fit': '×' } as const;

function orderName({ p, q }: { readonly p: number; readonly q: number }): string {
  return `ARMA(${String(p)},${String(q)})`;
}

function fixed(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

interface AiccMapProps extends Say {
  readonly map: OrderMap;
  readonly chosen: Chosen | undefined;
}

function AiccMap({ map, chosen, say }: AiccMapProps) {
  const { most, cells } = map;
  const cellAt = (p: number, q: number) => cells.find((cell) => cell.p === p && cell.q === q);
  return (
    <section>
      <h3>{say(WORDS.map)}</h3>
      <HeatMap
        rowCount={most + 1}
        columnCount={most + 1}
        value={(p, q) => cellAt(p, q)?.aicc}
        colour={(p, q) => warmth(cellAt(p, q))}
        text={(p, q) => textOf(cellAt(p, q))}
        rowLabel={(p) => say(WORDS.p, { p })}
        columnLabel={(q) => say(WORDS.q, { q })}
        columns={say(WORDS.columns)}
        formula={(p, q) => formulaOf(cellAt(p, q), say)}
        describe={say(WORDS.mapDescribe, { most })}
        chosen={chosen && [chosen.best.p, chosen.best.q]}
        version={cells}
      />
      <p class="quiet">{say(WORDS.legend)}</p>
      <Marks cells={cells} say={say} />
    </section>
  );
}

/** From 1, the smallest AICc, to −1; what may not be picked has no colour. */
function warmth(cell: OrderCell | undefined): number {
  if (cell?.delta === undefined || cell.state !== 'good') return 0;
  return 1 - (2 * Math.min(FAR, cell.delta)) / FAR;
}

function textOf(cell: OrderCell | undefined): string {
  if (cell === undefined) return '';
  const mark = MARKS[cell.state] + (cell.cancels ? '∼' : '');
  return cell.delta === undefined ? mark : `${cell.delta.toFixed(1).replace('-', '−')}${mark}`;
}

/** AICc with its values filled in, and what is wrong with the cell. */
function formulaOf(cell: OrderCell | undefined, say: Say['say']): string | undefined {
  if (cell === undefined) return undefined;
  const { aicc, logLikelihood, k, n } = cell;
  const notes = notesOf(cell, say);
  if (aicc === undefined || logLikelihood === undefined) return notes.join(' · ');
  const values = { loglik: fixed(logLikelihood), k, n, aicc: fixed(aicc) };
  return [say(WORDS.cell, values), ...notes, say(WORDS.cellHelp, { k, n })].join(' · ');
}

function notesOf({ state, cancels }: OrderCell, say: Say['say']): string[] {
  const words = { boundary: WORDS.boundary, restless: WORDS.restless, 'no-fit': WORDS.noFit };
  return [
    ...(state === 'good' ? [] : [say(words[state])]),
    ...(cancels ? [say(WORDS.cancels)] : []),
  ];
}

/** What the marks in the map mean: those that are there. */
function Marks({ cells, say }: { readonly cells: readonly OrderCell[] } & Say) {
  const said = [...new Set(cells.flatMap((cell) => notesOf(cell, say)))];
  return said.length === 0 ? null : <p class="quiet">{said.join(' · ')}</p>;
}

function Common({ column, say }: { readonly column: ColumnPrepared } & Say) {
  const { rows, d, D, transformWords, isSuggested, lacksSeason } = column;
  return (
    <>
      <p>
        {say(WORDS.common, { rows, d, D, transform: say(transformWords) })}
        {isSuggested && ` ${say(WORDS.suggested)}`}
        {lacksSeason && ` ${say(WORDS.lacksSeason)}`}
      </p>
      <p class="quiet">
        {say(column.splitWords)}. {say(column.seasonWords)}
      </p>
    </>
  );
}

function Coefficients({ chosen, say }: { readonly chosen: Chosen } & Say) {
  if (chosen.coefficients.length === 0) return null;
  const figure = (value: number) => value.toPrecision(4).replace('-', '−');
  return (
    <FigureTable
      caption={say(WORDS.coefficients, { order: orderName(chosen.best) })}
      columns={[{ name: say(WORDS.value) }, { name: say(WORDS.error), help: say(WORDS.errorHelp) }]}
      rows={chosen.coefficients.map(({ name, value, standardError }) => ({
        name,
        cells: [figure(value), standardError === undefined ? '–' : figure(standardError)],
      }))}
    />
  );
}

interface ForecastsProps extends Say {
  readonly forecasts: TestForecasts;
  readonly chosen: Chosen;
  readonly column: ColumnPrepared;
}

function Forecasts({ forecasts, chosen, column, say }: ForecastsProps) {
  const { lines, labels, actual, best, second, persistence, seasonalNaive } = forecasts;
  const series: LineSeries[] = [
    { name: say(WORDS.actual), values: actual, colour: 'foreground' },
    {
      name: orderName(chosen.best),
      values: best,
      colour: 'blue',
      width: 2,
      help: say(WORDS.bestHelp),
    },
  ];
  if (second !== undefined && chosen.second !== undefined) {
    const help = say(WORDS.secondHelp);
    series.push({ name: orderName(chosen.second), values: second, colour: 'purple', help });
  }
  series.push({
    name: say(WORDS.persistence),
    values: persistence,
    colour: 'yellow',
    dash: [2, 3],
    help: say(WORDS.persistenceHelp),
  });
  if (seasonalNaive !== undefined) {
    series.push({
      name: say(WORDS.seasonalNaive),
      values: seasonalNaive,
      colour: 'green',
      dash: [6, 4],
      help: say(WORDS.seasonalHelp),
    });
  }
  return (
    <section>
      <h3>{say(WORDS.testRows)}</h3>
      <LineChart
        x={lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={column.unit}
        describe={say(WORDS.testDescribe, { column: column.column })}
        series={series}
      />
    </section>
  );
}

function Scores({ scores, say }: { readonly scores: TestScores } & Say) {
  const figure = (value: number) => formatNumber(Number(value.toPrecision(3)));
  const [best] = scores.rows;
  return (
    <section>
      <ErrorTable
        caption={say(WORDS.scores, { rows: scores.rowCount })}
        rows={scores.rows}
        say={say}
      />
      <FigureTable
        caption={say(WORDS.against, { order: best === undefined ? '' : say(best.name) })}
        columns={[
          { name: say(WORDS.gain), help: say(WORDS.gainHelp) },
          { name: say(WORDS.verdict) },
        ]}
        rows={scores.rows.flatMap(({ name, gain }) =>
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
    </section>
  );
}

function Cancelling({ cancellation, say }: { readonly cancellation: Cancellation } & Say) {
  const { phi, rows, apart, autocorrelation, band, noiseAicc, armaAicc, fitted } = cancellation;
  return (
    <section>
      <h3>{say(WORDS.cancellation, { phi })}</h3>
      <p>
        {say(WORDS.cancellationHelp, {
          rows,
          apart: formatNumber(apart),
          noise: fixed(noiseAicc),
          arma: fixed(armaAicc),
          ar: fixed(fitted.ar),
          ma: fixed(fitted.ma),
        })}
      </p>
      <StemChart
        stems={autocorrelation}
        first={1}
        name={say(WORDS.autocorrelation)}
        label={(lag) => say(WORDS.lag, { lag })}
        rows={say(WORDS.lags)}
        describe={say(WORDS.cancellationDescribe)}
        height={120}
        bands={[
          {
            name: say(WORDS.band),
            help: say(WORDS.bandHelp),
            half: autocorrelation.map(() => band),
            kind: 'lines',
          },
        ]}
      />
    </section>
  );
}
