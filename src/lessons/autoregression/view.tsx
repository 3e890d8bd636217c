import { formatNumber } from '../../phrase/phrase';
import type { ColumnData, ModelFit } from '../../training/arima/arima-event';
import { AheadChart, TestChart, TestScores } from '../../training/arima/arima-picture';
import { coefficientName } from '../../training/arima/coefficient-words';
import { Roots } from '../../training/arima/roots-picture';
import { ScoreTable } from '../../webview/charts/score-table';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { AutoregressionEvent, Companions, Orders, Walk } from './autoregression-event';
import { WORDS } from './autoregression-words';
import { Equation, TermTable } from './term-table';

type Props = ViewProps<AutoregressionEvent>;
type Say = Pick<Props, 'say'>;

/** The forecasts, the equation row by row, its coefficients and roots, what lies ahead, other p. */
export const view: View<AutoregressionEvent> = (props) => {
  const { events, say } = props;
  const data = events.findLast((event) => event.kind === 'column');
  if (data === undefined) return null;
  const forecasts = events.findLast((event) => event.kind === 'test-forecasts');
  const scores = events.findLast((event) => event.kind === 'scores');
  const fit = events.findLast((event) => event.kind === 'fit');
  const walk = events.findLast((event) => event.kind === 'walk');
  const companions = events.findLast((event) => event.kind === 'companions');
  const ahead = events.findLast((event) => event.kind === 'ahead');
  const orders = events.findLast((event) => event.kind === 'orders');
  return (
    <>
      <TestChart data={data} forecasts={forecasts} say={say} />
      {scores !== undefined && <TestScores scores={scores} say={say} />}
      {fit !== undefined && walk !== undefined && (
        <Steps {...props} data={data} fit={fit} walk={walk} />
      )}
      {fit !== undefined && companions !== undefined && (
        <div class="side-by-side">
          <Coefficients fit={fit} companions={companions} say={say} />
          <Roots
            roots={fit.roots}
            describe={WORDS.circleDescribe}
            help={WORDS.circleHelp}
            say={say}
          />
        </div>
      )}
      {ahead !== undefined && <AheadChart ahead={ahead} data={data} say={say} />}
      {orders !== undefined && <OtherOrders orders={orders} say={say} />}
    </>
  );
};

interface StepsProps extends Props {
  readonly data: ColumnData;
  readonly fit: ModelFit;
  readonly walk: Walk;
}

function Steps({ data, fit, walk, say, highlight, stepKey }: StepsProps) {
  const { steps } = walk;
  const { now, stepper } = useStepper({
    count: steps.length,
    placesOf: (t) => steps[t]!.places,
    highlight,
    stepKey,
  });
  const step = steps[now];
  const { lag, unit } = data;
  if (step === undefined) return null;
  const { label, forecast, actual, last } = step;
  const figure = (value: number) => formatNumber(value) + unit;
  return (
    <section>
      <Equation fit={fit} walk={walk} lag={lag} say={say} />
      <Stepper {...stepper}>
        <TermTable fit={fit} walk={walk} step={step} lag={lag} say={say} />
        <p aria-live="polite">
          {say(WORDS.atRow, {
            label,
            forecast: figure(forecast),
            actual: figure(actual),
            error: figure(actual - forecast),
            last: figure(last),
          })}
        </p>
      </Stepper>
    </section>
  );
}

function Coefficients({
  fit,
  companions: { regression, autocorrelation },
  say,
}: { readonly fit: ModelFit; readonly companions: Companions } & Say) {
  const heads = [
    { name: say(WORDS.coefficient), help: undefined },
    { name: say(WORDS.standardError), help: say(WORDS.standardErrorHelp) },
    { name: say(WORDS.regression), help: say(WORDS.regressionHelp) },
    { name: say(WORDS.correlation), help: say(WORDS.correlationHelp) },
  ];
  return (
    <section>
      <h3>{say(WORDS.coefficients)}</h3>
      <div class="scroll" tabIndex={0} role="region" aria-label={say(WORDS.coefficients)}>
        <table>
          <thead>
            <tr>
              <th scope="col">φ</th>
              {heads.map(({ name, help }) => (
                <th scope="col" key={name}>
                  {help === undefined ? name : <abbr title={help}>{name}</abbr>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fit.coefficients.map(({ lag, value, standardError }, i) => (
              <tr key={lag}>
                <th scope="row">{coefficientName('φ', lag)}</th>
                {[value, standardError, regression?.[i], autocorrelation[i]].map((number, at) => (
                  <td key={at}>{formatNumber(Number((number ?? NaN).toFixed(3)))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        {say(WORDS.mean, {
          mean: fit.level,
          error: fit.levelError ?? '–',
          deviation: fit.deviation,
          likelihood: fit.logLikelihood,
          rows: fit.rows,
        })}
      </p>
    </section>
  );
}

function OtherOrders({ orders: { rows, best }, say }: { readonly orders: Orders } & Say) {
  const least = rows.find(({ p }) => p === best)?.aicc ?? NaN;
  return (
    <ScoreTable
      caption={say(WORDS.orders)}
      columns={[
        { name: say(WORDS.deviation), help: say(WORDS.deviationHelp) },
        { name: say(WORDS.aicc), help: say(WORDS.aiccHelp) },
      ]}
      rows={rows.map(({ p, deviation, aicc }) => ({
        id: String(p),
        name: `AR(${String(p)})`,
        values: [deviation, aicc === undefined ? undefined : aicc - least],
      }))}
    />
  );
}
