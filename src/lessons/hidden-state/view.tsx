import { useEffect, useMemo, useState } from 'preact/hooks';
import { HeatMap } from '../../webview/charts/heat-map';
import { LineChart } from '../../webview/charts/line-chart';
import { Slider } from '../../webview/slider';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { HiddenStateEvent, ResetAtPlace, ResetMean, StateTrace } from './hidden-state-event';
import { WORDS } from './hidden-state-words';

type Props = ViewProps<HiddenStateEvent>;
type Say = Pick<Props, 'say'>;

/** The state along the file, what happens when it is wiped at one place, and the mean of many. */
export const view: View<HiddenStateEvent> = (props) => {
  const trace = props.events.findLast((event) => event.kind === 'states');
  const mean = props.events.findLast((event) => event.kind === 'mean');
  if (trace === undefined || trace.h.length === 0) return null;
  return (
    <>
      <Walk {...props} trace={trace} />
      {mean !== undefined && <Mean mean={mean} say={props.say} />}
      <p class="quiet">{props.say(WORDS.inEditor)}</p>
    </>
  );
};

function Walk(props: Props & { readonly trace: StateTrace }) {
  const { trace, say, highlight, stepKey, ask, answers, ended } = props;
  const { words, places } = trace;
  const { now, stepper } = useStepper({
    count: words.length,
    placesOf: (t) => [places[t]!],
    highlight,
    stepKey,
  });
  const [at, setAt] = useState(Math.min(20, words.length - 1));
  useEffect(() => {
    if (ended) ask({ reset: at });
  }, [ended, at]);
  const reset = answers.find((event) => event.kind === 'reset');
  return (
    <Stepper {...stepper}>
      <h3>{say(WORDS.h)}</h3>
      <States
        trace={trace}
        h={trace.h}
        describe={say(WORDS.heat)}
        now={now}
        goTo={stepper.goTo}
        say={say}
      />
      <h3>{say(WORDS.resetTitle)}</h3>
      {reset === undefined ? (
        <p class="quiet">{say(WORDS.waits)}</p>
      ) : (
        <>
          <Slider
            label={say(WORDS.reset)}
            help={say(WORDS.resetHelp)}
            min={1}
            max={words.length}
            step={1}
            value={at + 1}
            onChange={(value) => setAt(value - 1)}
          />
          <ResetLosses reset={reset} trace={trace} say={say} />
          <States
            trace={trace}
            h={reset.h}
            describe={say(WORDS.heatReset, { step: reset.at + 1 })}
            now={now}
            goTo={stepper.goTo}
            say={say}
            wipedAt={reset.at}
          />
        </>
      )}
    </Stepper>
  );
}

interface StatesProps extends Say {
  readonly trace: StateTrace;
  readonly h: StateTrace['h'];
  readonly describe: string;
  readonly now: number;
  readonly goTo: (step: number) => void;
  readonly wipedAt?: number;
}

function States({ trace, h, describe, now, goTo, say, wipedAt }: StatesProps) {
  return (
    <HeatMap
      rowCount={trace.units}
      columnCount={h.length}
      value={(row, column) => h[column]?.[row]}
      rowLabel={(row) => say(WORDS.unitAt, { unit: row + 1 })}
      columnLabel={(t) => say(WORDS.stepAt, { step: t + 1, word: trace.words[t] ?? '' })}
      columns={say(WORDS.step)}
      describe={describe}
      now={now}
      onChoose={(_, column) => goTo(column)}
      version={h}
      {...(wipedAt === undefined
        ? {}
        : { boundary: { column: wipedAt, label: say(WORDS.resetHere) } })}
    />
  );
}

function ResetLosses({
  reset,
  trace,
  say,
}: { readonly reset: ResetAtPlace; readonly trace: StateTrace } & Say) {
  const x = useMemo(() => reset.kept.map((_, t) => t + 1), [reset.kept.length]);
  return (
    <LineChart
      x={x}
      label={(row) => say(WORDS.stepAt, { step: row + 1, word: trace.words[row] ?? '' })}
      rows={say(WORDS.step)}
      describe={say(WORDS.lossLines, { unit: say(reset.unit) })}
      boundary={{ row: reset.at, label: say(WORDS.resetHere) }}
      series={[
        { name: say(WORDS.kept), values: reset.kept, colour: 'blue', width: 2 },
        { name: say(WORDS.wiped), values: reset.reset, colour: 'red', dash: [4, 2] },
      ]}
    />
  );
}

function Mean({ mean, say }: { readonly mean: ResetMean } & Say) {
  const x = useMemo(() => mean.kept.map((_, t) => t + 1), [mean]);
  return (
    <section>
      <h3>{say(WORDS.meanTitle, { places: mean.places })}</h3>
      <LineChart
        x={x}
        label={(row) => String(row + 1)}
        rows={say(WORDS.since)}
        describe={say(WORDS.meanLines, { unit: say(mean.unit) })}
        height={160}
        series={[
          { name: say(WORDS.kept), values: mean.kept, colour: 'blue', width: 2 },
          { name: say(WORDS.wiped), values: mean.reset, colour: 'red', dash: [4, 2] },
        ]}
      />
    </section>
  );
}
