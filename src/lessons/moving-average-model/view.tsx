import { formatNumber } from '../../phrase/phrase';
import type { ColumnData, ModelFit } from '../../training/arima/arima-event';
import { AheadChart, TestChart, TestScores } from '../../training/arima/arima-picture';
import { coefficientName } from '../../training/arima/coefficient-words';
import { Roots } from '../../training/arima/roots-picture';
import { LineChart } from '../../webview/charts/line-chart';
import { SignedBars } from '../../webview/charts/signed-bars';
import { StemChart } from '../../webview/charts/stem-chart';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type {
  Correlations,
  Errors,
  MovingAverageModelEvent,
  Smoothed,
  Walk,
} from './moving-average-model-event';
import { WORDS } from './moving-average-model-words';
import { Equation, TermTable } from './term-table';

type Props = ViewProps<MovingAverageModelEvent>;
type Say = Pick<Props, 'say'>;

/** The smoothing and the model of the same name under each other, then the model row by row. */
export const view: View<MovingAverageModelEvent> = (props) => {
  const { events, say } = props;
  const data = events.findLast((event) => event.kind === 'column');
  if (data === undefined) return null;
  const smoothed = events.findLast((event) => event.kind === 'smoothed');
  const errors = events.findLast((event) => event.kind === 'errors');
  const fit = events.findLast((event) => event.kind === 'fit');
  const walk = events.findLast((event) => event.kind === 'walk');
  const correlations = events.findLast((event) => event.kind === 'correlations');
  const forecasts = events.findLast((event) => event.kind === 'test-forecasts');
  const scores = events.findLast((event) => event.kind === 'scores');
  const ahead = events.findLast((event) => event.kind === 'ahead');
  return (
    <>
      {smoothed !== undefined && <Smoothing data={data} smoothed={smoothed} say={say} />}
      {errors !== undefined && fit !== undefined && walk !== undefined && (
        <Steps {...props} data={data} errors={errors} fit={fit} walk={walk} />
      )}
      {fit !== undefined && (
        <div class="side-by-side">
          <Coefficients fit={fit} say={say} />
          <Roots
            roots={fit.roots}
            describe={WORDS.circleDescribe}
            help={WORDS.circleHelp}
            say={say}
          />
        </div>
      )}
      {correlations !== undefined && fit !== undefined && (
        <Autocorrelations correlations={correlations} q={fit.coefficients.length} say={say} />
      )}
      {forecasts !== undefined && <TestChart data={data} forecasts={forecasts} say={say} />}
      {scores !== undefined && <TestScores scores={scores} say={say} />}
      {ahead !== undefined && <AheadChart ahead={ahead} data={data} say={say} />}
    </>
  );
};

type OfColumn = { readonly data: ColumnData } & Say;

function Smoothing({ data, smoothed, say }: OfColumn & { readonly smoothed: Smoothed }) {
  const { column, unit, lines, labels, actual } = data;
  const { width, trailing, centred } = smoothed;
  return (
    <section>
      <h3>{say(WORDS.smoothing, { width })}</h3>
      <LineChart
        x={lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={unit}
        describe={say(WORDS.smoothingDescribe, { column, rows: lines.length, width })}
        height={160}
        series={[
          { name: say(WORDS.actual, { column }), values: actual, colour: 'foreground', width: 1 },
          {
            name: say(WORDS.centred),
            values: centred,
            colour: 'green',
            width: 2,
            help: say(WORDS.centredHelp),
          },
          {
            name: say(WORDS.trailing, { width }),
            values: trailing,
            colour: 'purple',
            dash: [4, 2],
            width: 2,
            help: say(WORDS.trailingHelp),
          },
        ]}
      />
    </section>
  );
}

interface StepsProps extends Props {
  readonly data: ColumnData;
  readonly errors: Errors;
  readonly fit: ModelFit;
  readonly walk: Walk;
}

/** The forecasts, their errors as bars, and how these make the next forecast. */
function Steps({ data, errors, fit, walk, say, highlight, stepKey }: StepsProps) {
  const { steps } = walk;
  const { now, stepper } = useStepper({
    count: steps.length,
    placesOf: (t) => steps[t]!.places,
    highlight,
    stepKey,
  });
  const step = steps[now];
  if (step === undefined) return null;
  const { column, unit, lag, lines, labels, actual, testStart } = data;
  const { label, forecast, smoother, charted, terms } = step;
  const figure = (value: number) => formatNumber(value) + unit;
  return (
    <section>
      <h3>{say(WORDS.modelTitle)}</h3>
      <LineChart
        x={lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={unit}
        describe={say(WORDS.modelDescribe, { column, rows: lines.length })}
        boundary={{ row: testStart, label: say(WORDS.test) }}
        height={160}
        series={[
          { name: say(WORDS.actual, { column }), values: actual, colour: 'foreground', width: 1 },
          { name: say(WORDS.model), values: errors.forecast, colour: 'blue', width: 2 },
        ]}
      />
      <SignedBars
        values={errors.errors}
        name={say(WORDS.errors)}
        unit={unit}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        describe={say(WORDS.errorsDescribe)}
        marked={terms.map((_, j) => charted - 1 - j)}
        boundary={testStart}
      />
      <p class="quiet">{say(WORDS.errorsHelp)}</p>
      <Equation fit={fit} lag={lag} say={say} />
      <Stepper {...stepper}>
        <TermTable fit={fit} step={step} say={say} />
        <p aria-live="polite">
          {say(WORDS.atRow, {
            label,
            forecast: figure(forecast),
            actual: figure(step.actual),
            error: figure(step.actual - forecast),
          })}{' '}
          <span class="quiet">
            {say(WORDS.smootherAt, { ...smoother, value: figure(smoother.value) })}
          </span>
        </p>
      </Stepper>
    </section>
  );
}

function Coefficients({ fit, say }: { readonly fit: ModelFit } & Say) {
  const isBoundary = fit.roots.some((root) => root.isBoundary);
  return (
    <section>
      <h3>{say(WORDS.coefficients)}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">θ</th>
            <th scope="col">{say(WORDS.coefficient)}</th>
            <th scope="col">
              <abbr title={say(WORDS.standardErrorHelp)}>{say(WORDS.standardError)}</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {fit.coefficients.map(({ lag, value, standardError }) => (
            <tr key={lag}>
              <th scope="row">{coefficientName('θ', lag)}</th>
              {[value, standardError].map((number, at) => (
                <td key={at}>{formatNumber(Number((number ?? NaN).toFixed(3)))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isBoundary && <p class="notice">{say(WORDS.boundary)}</p>}
      <p class="quiet">
        {say(WORDS.fitted, {
          mean: fit.level,
          deviation: fit.deviation,
          likelihood: fit.logLikelihood,
          rows: fit.rows,
        })}
      </p>
    </section>
  );
}

function Autocorrelations({
  correlations: { ofRows, ofModel, band },
  q,
  say,
}: { readonly correlations: Correlations; readonly q: number } & Say) {
  const lags = ofRows.length - 1;
  const bands = [
    { name: say(WORDS.band), help: say(WORDS.bandHelp), half: band, kind: 'area' as const },
  ];
  const shared = {
    label: (lag: number) => say(WORDS.lagAt, { lag }),
    rows: say(WORDS.lag),
    height: 110,
  };
  return (
    <section>
      <h3>{say(WORDS.correlations)}</h3>
      <StemChart
        {...shared}
        stems={ofRows}
        bands={bands}
        name={say(WORDS.ofRows)}
        describe={say(WORDS.ofRowsDescribe, { lags })}
      />
      <StemChart
        {...shared}
        stems={ofModel}
        bands={[]}
        name={say(WORDS.ofModel)}
        describe={say(WORDS.ofModelDescribe, { q, lags })}
      />
    </section>
  );
}
