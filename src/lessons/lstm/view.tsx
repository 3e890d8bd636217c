import { useMemo, useState } from 'preact/hooks';
import { HeatMap } from '../../webview/charts/heat-map';
import { LineChart } from '../../webview/charts/line-chart';
import { Slider } from '../../webview/slider';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { Force, GateTraces, LstmEvent } from './lstm-event';
import { FORCES, GATE_NAMES, WORDS } from './lstm-words';

type Props = ViewProps<LstmEvent>;

/** The two states and the gates of an LSTM along the file, one unit as lines, and a gate to be forced. */
export const view: View<LstmEvent> = (props) => {
  const traces = props.events.findLast((event) => event.kind === 'traces');
  const loss = props.events.findLast((event) => event.kind === 'loss');
  if (traces === undefined || traces.h.length === 0) return null;
  return (
    <>
      <Walk {...props} traces={traces} />
      <p class="quiet">
        {traces.trained === 0 || loss === undefined
          ? props.say(WORDS.untrained)
          : props.say(WORDS.training, { steps: traces.trained, loss: loss.loss })}
      </p>
    </>
  );
};

function Walk(props: Props & { readonly traces: GateTraces }) {
  const { traces, say, highlight, stepKey } = props;
  const { words, h, c, gates, units, places } = traces;
  const [chosen, setUnit] = useState(0);
  const unit = Math.min(chosen, units - 1);
  const { now, stepper } = useStepper({
    count: words.length,
    placesOf: (t) => [places[t]!],
    highlight,
    stepKey,
  });
  const choose = (row: number, column: number) => {
    setUnit(row);
    stepper.goTo(column);
  };
  const at = (rows: readonly (readonly number[])[], t = now, row = unit) => rows[t]?.[row] ?? 0;
  const gate = (id: 'f' | 'i' | 'o') => ({
    name: say(GATE_NAMES[id]),
    rows: gates[id],
    scale: 1,
    formula: (row: number, t: number) =>
      say(WORDS.gateFormula, { gate: id, value: at(gates[id], t, row) }),
  });
  const maps = [
    {
      name: say(WORDS.c),
      rows: c,
      scale: traces.cScale,
      formula: (row: number, t: number) =>
        say(WORDS.cFormula, {
          f: at(gates.f, t, row),
          before: at(c, t - 1, row),
          i: at(gates.i, t, row),
          g: at(gates.g, t, row),
          c: at(c, t, row),
        }),
    },
    {
      name: say(WORDS.h),
      rows: h,
      scale: 1,
      formula: (row: number, t: number) =>
        say(WORDS.hFormula, {
          o: at(gates.o, t, row),
          c: at(c, t, row),
          h: at(h, t, row),
        }),
    },
    gate('f'),
    gate('i'),
    gate('o'),
  ];
  return (
    <Stepper {...stepper}>
      <p aria-live="polite">
        {say(WORDS.here, {
          step: now + 1,
          word: words[now] ?? '',
          unit: unit + 1,
          f: at(gates.f),
          before: now === 0 ? 0 : at(c, now - 1),
          i: at(gates.i),
          g: at(gates.g),
          c: at(c),
          h: at(h),
        })}
      </p>
      <Forcing {...props} now={now} unit={unit} />
      <Slider
        label={say(WORDS.unit)}
        help={say(WORDS.unitHelp)}
        min={1}
        max={units}
        step={1}
        value={unit + 1}
        onChange={(value) => setUnit(value - 1)}
      />
      <UnitLines traces={traces} unit={unit} say={say} />
      {maps.map(({ name, rows, scale, formula }) => (
        <section key={name}>
          <h3>{name}</h3>
          <HeatMap
            rowCount={units}
            columnCount={words.length}
            value={(row, column) => rows[column]?.[row]}
            scale={scale}
            rowLabel={(row) => say(WORDS.unitAt, { unit: row + 1 })}
            columnLabel={(t) => say(WORDS.stepAt, { step: t + 1, word: words[t] ?? '' })}
            columns={say(WORDS.step)}
            describe={say(WORDS.heat, { name })}
            formula={formula}
            now={now}
            onChoose={choose}
            version={rows}
          />
        </section>
      ))}
    </Stepper>
  );
}

function UnitLines({
  traces,
  unit,
  say,
}: { readonly traces: GateTraces; readonly unit: number } & Pick<Props, 'say'>) {
  const { words, h, c, gates } = traces;
  const x = useMemo(() => words.map((_, t) => t + 1), [words.length]);
  const lines = useMemo(() => {
    const of = (rows: readonly (readonly number[])[]) => rows.map((row) => row[unit] ?? 0);
    return [
      { name: say(WORDS.c), values: of(c), colour: 'foreground', width: 2 },
      { name: say(WORDS.h), values: of(h), colour: 'blue', width: 2 },
      { name: say(GATE_NAMES.f), values: of(gates.f), colour: 'green', dash: [4, 2] },
      { name: say(GATE_NAMES.i), values: of(gates.i), colour: 'purple', dash: [4, 2] },
      { name: say(GATE_NAMES.o), values: of(gates.o), colour: 'red', dash: [4, 2] },
    ] as const;
  }, [traces, unit]);
  return (
    <LineChart
      x={x}
      label={(row) => say(WORDS.stepAt, { step: row + 1, word: words[row] ?? '' })}
      rows={say(WORDS.step)}
      describe={say(WORDS.lines, { unit: unit + 1 })}
      series={lines}
    />
  );
}

type ForcingProps = Props & {
  readonly traces: GateTraces;
  readonly now: number;
  readonly unit: number;
};

/** The ablation: a gate held at 0 or 1, and what that does to c, to the output and to the loss. */
function Forcing({ answers, ask, say, ended, now, traces }: ForcingProps) {
  const [force, setForce] = useState<Force>('none');
  const forced = answers.find((event) => event.kind === 'forced');
  const choose = (id: Force) => {
    setForce(id);
    ask({ force: id });
  };
  return (
    <section>
      <h3>{say(WORDS.force)}</h3>
      {!ended ? (
        <p class="quiet">{say(WORDS.waits)}</p>
      ) : (
        <select
          value={force}
          title={say(WORDS.forceHelp)}
          aria-label={say(WORDS.force)}
          onChange={(event) => choose(event.currentTarget.value as Force)}
        >
          {FORCES.map(({ id, words }) => (
            <option key={id} value={id}>
              {say(words)}
            </option>
          ))}
        </select>
      )}
      {forced !== undefined && forced.force !== 'none' && forced.force === force && (
        <>
          <p>
            {say(WORDS.lossNow, {
              steps: traces.words.length,
              before: forced.lossBefore,
              after: forced.lossAfter,
              unit: say(forced.unit),
            })}
            <br />
            {say(WORDS.outputNow, {
              step: now + 1,
              before: forced.expectedBefore[now] ?? '',
              after: forced.expectedAfter[now] ?? '',
            })}
          </p>
          <p class="quiet">{say(WORDS.forcedC)}</p>
          <HeatMap
            rowCount={traces.units}
            columnCount={traces.words.length}
            value={(row, column) => forced.c[column]?.[row]}
            scale={traces.cScale}
            rowLabel={(row) => say(WORDS.unitAt, { unit: row + 1 })}
            columnLabel={(t) => say(WORDS.stepAt, { step: t + 1, word: traces.words[t] ?? '' })}
            columns={say(WORDS.step)}
            describe={say(WORDS.heat, { name: say(WORDS.forcedC) })}
            now={now}
            version={forced.c}
          />
        </>
      )}
    </section>
  );
}
