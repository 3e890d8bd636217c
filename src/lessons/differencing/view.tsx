import { useMemo } from 'preact/hooks';
import type { StationarityFigures } from '../../models/stationarity-figures';
import { formatNumber, formatPercent } from '../../phrase/phrase';
import { LineChart } from '../../webview/charts/line-chart';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import { TestGrid } from '../stationarity/test-grid';
import type {
  BothTested,
  ByOrder,
  Differences,
  DifferencingEvent,
  Undone,
} from './differencing-event';
import { WORDS } from './differencing-words';
import { numbersOf, signsOf } from './formula-words';

type Say = Pick<ViewProps<DifferencingEvent>, 'say'>;

/** Before and after, one difference at a time, both tests, every order, and the way back. */
export const view: View<DifferencingEvent> = (props) => {
  const { events, say } = props;
  const differences = events.findLast((event) => event.kind === 'differences');
  const tested = events.findLast((event) => event.kind === 'tested');
  const orders = events.findLast((event) => event.kind === 'orders');
  const undone = events.findLast((event) => event.kind === 'undone');
  if (differences === undefined) return null;
  return (
    <>
      <Notices differences={differences} say={say} />
      <BeforeAndAfter differences={differences} say={say} />
      <Walk {...props} differences={differences} />
      {orders !== undefined && <Orders orders={orders} say={say} />}
      {tested !== undefined && <Tested tested={tested} say={say} />}
      {undone !== undefined && <Back undone={undone} log={differences.log} say={say} />}
    </>
  );
};

type Shown = Say & { readonly differences: Differences };

function Notices({ differences: { refusedBy, isWithoutSeason }, say }: Shown) {
  return (
    <>
      {refusedBy !== undefined && <p class="notice">{say(WORDS.refused, { least: refusedBy })}</p>}
      {isWithoutSeason && <p class="notice">{say(WORDS.withoutSeason)}</p>}
    </>
  );
}

function BeforeAndAfter({ differences, say }: Shown) {
  const { column, unit, labels, before, after, log, order, season } = differences;
  const x = useMemo(() => labels.map((_, row) => row), [labels]);
  const zero = useMemo(() => labels.map(() => 0), [labels]);
  const titles = {
    before: say(log ? WORDS.beforeLog : WORDS.before),
    after:
      season === undefined
        ? say(WORDS.after, { order })
        : say(WORDS.afterSeason, { order, season }),
  };
  const shared = { x, label: (row: number) => labels[row] ?? '', rows: say(WORDS.row), unit };
  return (
    <section>
      <h3>{titles.before}</h3>
      <LineChart
        {...shared}
        describe={`${column}: ${titles.before}`}
        height={150}
        series={[
          { name: say(log ? WORDS.logarithm : WORDS.value), values: before, colour: 'foreground' },
        ]}
      />
      <h3>{titles.after}</h3>
      <LineChart
        {...shared}
        describe={`${column}: ${titles.after}`}
        height={150}
        series={[
          { name: say(WORDS.changes), values: after, colour: 'blue' },
          { name: say(WORDS.zero), values: zero, colour: 'foreground', dash: [2, 3], width: 1 },
        ]}
      />
    </section>
  );
}

type WalkProps = ViewProps<DifferencingEvent> & { readonly differences: Differences };

/** One row: the cells that make its difference, marked in the editor, and the numbers. */
function Walk({ differences, say, highlight, stepKey }: WalkProps) {
  const { labels, terms, first, places, raw, growth } = differences;
  const { now, stepper } = useStepper({
    count: labels.length - first,
    placesOf: (t) => terms.map(({ back }) => places[first + t - back]!),
    highlight,
    stepKey,
  });
  const row = first + now;
  const rate = growth[row];
  return (
    <section>
      <h3>{say(WORDS.walk)}</h3>
      <Stepper {...stepper}>
        <p aria-live="polite">
          {say(WORDS.step, { label: labels[row] ?? '' })}: <b>{numbersOf(differences, row)}</b>
        </p>
        <p class="quiet">
          {terms.length === 1 ? say(WORDS.noDifference) : `d[t] = ${signsOf(differences)}. `}
          {terms.length > 1 &&
            say(WORDS.takes, {
              labels: terms.map(({ back }) => labels[row - back] ?? '').join(', '),
            })}
        </p>
        {rate !== undefined && (
          <p class="quiet">
            {say(WORDS.growth, {
              then: raw[row - first] ?? 0,
              now: raw[row] ?? 0,
              percent: `${rate > 0 ? '+' : ''}${formatPercent(rate)}`,
            })}
          </p>
        )}
      </Stepper>
    </section>
  );
}

function Orders({ orders: { rows, season, chosen }, say }: { readonly orders: ByOrder } & Say) {
  return (
    <table class="scores">
      <thead>
        <tr>
          <th scope="col">{say(season === undefined ? WORDS.orders : WORDS.ordersSeason)}</th>
          <th scope="col">
            <abbr title={say(WORDS.varianceHelp)}>{say(WORDS.variance)}</abbr>
          </th>
          <th scope="col">
            <abbr title={say(WORDS.lag1Help)}>{say(WORDS.lag1)}</abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ order, variance, autocorrelation, isSmallest }) => (
          <tr key={order}>
            <th scope="row">
              {order} {order === chosen && `← ${say(WORDS.chosen)}`}
            </th>
            <td class={isSmallest ? 'best' : ''}>{formatNumber(variance)}</td>
            <td>{autocorrelation === undefined ? '–' : formatNumber(autocorrelation)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tested({ tested: { before, after }, say }: { readonly tested: BothTested } & Say) {
  const both = [
    { figures: before, name: say(WORDS.beforeShort) },
    { figures: after, name: say(WORDS.afterShort) },
  ];
  const rows: readonly (readonly [
    name: string,
    help: string,
    of: (figures: StationarityFigures) => string,
  ])[] = [
    [say(WORDS.adf), say(WORDS.adfHelp), ({ adf }) => formatNumber(adf.statistic)],
    [say(WORDS.adfP), say(WORDS.adfHelp), ({ adf }) => adf.p],
    [say(WORDS.kpss), say(WORDS.kpssHelp), ({ kpss }) => formatNumber(kpss.statistic)],
    [say(WORDS.kpssP), say(WORDS.kpssHelp), ({ kpss }) => kpss.p],
  ];
  return (
    <section>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.tested)}</th>
            {both.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, help, of]) => (
            <tr key={name}>
              <th scope="row">
                <abbr title={help}>{name}</abbr>
              </th>
              {both.map(({ figures }, i) => (
                <td key={i}>{figures === undefined ? '–' : of(figures)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <TestGrid
        tested={both.flatMap(({ figures, name }) =>
          figures === undefined ? [] : [{ figures, name }],
        )}
        say={say}
      />
    </section>
  );
}

function Back({ undone, log, say }: { readonly undone: Undone; readonly log: boolean } & Say) {
  const { worst, bound, worstInFile } = undone;
  return (
    <p class="quiet">
      {say(WORDS.undone, { worst, bound })} {log && say(WORDS.undoneLog, { worst: worstInFile })}
    </p>
  );
}
