import type { Place } from '../../dataset/dataset';
import { formatNumber } from '../../phrase/phrase';
import { Bars } from '../../webview/charts/bars';
import { LineChart } from '../../webview/charts/line-chart';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type {
  Misaligned,
  Pair,
  PairsMade,
  TimeseriesGeneratorEvent,
} from './timeseries-generator-event';
import { WORDS } from './timeseries-generator-words';

type Props = ViewProps<TimeseriesGeneratorEvent>;

/** The pairs one after the other, here and in the editor, and what a misaligned target does. */
export const view: View<TimeseriesGeneratorEvent> = (props) => {
  const pairs = props.events.findLast((event) => event.kind === 'pairs');
  const misaligned = props.events.findLast((event) => event.kind === 'misaligned');
  if (pairs === undefined) return null;
  return (
    <>
      {pairs.walked.length > 0 && <Walk {...props} pairs={pairs} />}
      {misaligned !== undefined && <Aligned misaligned={misaligned} say={props.say} />}
    </>
  );
};

/** Rows drawn before and after a pair, so that one sees where it lies. */
const AROUND = 12;

function Walk({ pairs, say, highlight, stepKey }: Props & { readonly pairs: PairsMade }) {
  const { walked, rows, count, shared, column, unit } = pairs;
  const { now, stepper } = useStepper({
    count: walked.length,
    placesOf: (k) => placesOf(pairs, walked[k]!),
    highlight,
    stepKey,
  });
  const pair = walked[now];
  if (pair === undefined) return null;
  const { inputs, targets } = pair;
  const from = Math.max(0, inputs.start - AROUND);
  const shown = rows.slice(from, targets.end + AROUND);
  const inside = ({ start, end }: Pair['inputs']) =>
    shown.map(({ value }, i) => (from + i >= start && from + i < end ? value : undefined));
  const lines = ({ start, end }: Pair['inputs']) => {
    const [first, last] = [String(rows[start]!.line), String(rows[end - 1]!.line)];
    return first === last ? first : `${first}–${last}`;
  };
  const values = ({ start, end }: Pair['inputs']) =>
    rows
      .slice(start, end)
      .map(({ value }) => formatNumber(value))
      .join(', ');
  return (
    <Stepper {...stepper}>
      <LineChart
        x={shown.map(({ line }) => line)}
        label={(row) => shown[row]?.label ?? ''}
        rows={say(WORDS.row)}
        unit={unit}
        describe={say(WORDS.describe, { column, pair: now + 1 })}
        series={[
          {
            name: say(WORDS.column, { column }),
            values: shown.map(({ value }) => value),
            colour: 'foreground',
            help: say(WORDS.columnHelp),
          },
          {
            name: say(WORDS.inputs),
            values: inside(inputs),
            colour: 'blue',
            width: 2,
            points: true,
            help: say(WORDS.inputsHelp),
          },
          {
            name: say(WORDS.targets),
            values: inside(targets),
            colour: 'red',
            width: 2,
            points: true,
            help: say(WORDS.targetsHelp),
          },
        ]}
      />
      <p aria-live="polite">
        <b>
          {say(WORDS.pair, {
            pair: now + 1,
            count,
            inputs: lines(inputs),
            targets: lines(targets),
          })}
        </b>{' '}
        {now > 0 && say(WORDS.overlap, { shared })}
      </p>
      <p class="scroll">
        <code>{say(WORDS.values, { inputs: values(inputs), targets: values(targets) })}</code>
      </p>
      <p class="quiet">
        {say(WORDS.walk)}{' '}
        {walked.length < count && say(WORDS.walkedFirst, { shown: walked.length, count })}
      </p>
    </Stepper>
  );
}

/** The window as input rows, then the targets. */
function placesOf({ rows }: PairsMade, { inputs, targets }: Pair): Place[] {
  const marked = ({ start, end }: Pair['inputs'], role: 'input' | 'target') =>
    rows.slice(start, end).map(({ place }) => ({ ...place, role }));
  return [...marked(inputs, 'input'), ...marked(targets, 'target')];
}

function Aligned({ misaligned, say }: { readonly misaligned: Misaligned } & Pick<Props, 'say'>) {
  const { right, early, unit } = misaligned;
  const largest = Math.max(right, early) || 1;
  const figure = (value: number) => `${formatNumber(value)}${unit}`;
  return (
    <section>
      <h3>{say(WORDS.misaligned)}</h3>
      <Bars
        describe={say(WORDS.misaligned)}
        bars={[
          { name: say(WORDS.rightBar), share: right / largest, figure: figure(right) },
          { name: say(WORDS.earlyBar), share: early / largest, figure: figure(early) },
        ]}
      />
      <p class="quiet">{say(WORDS.misalignedHelp)}</p>
    </section>
  );
}
