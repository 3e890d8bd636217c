import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import { Bars } from '../../webview/charts/bars';
import { HeatMap } from '../../webview/charts/heat-map';
import { HeatStrip } from '../../webview/charts/heat-strip';
import type { Guess } from '../../models/reading';
import { Segments } from '../../webview/segments';
import { Slider } from '../../webview/slider';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { CellStep, CellSteps, CellWeightsEvent } from './cell-weights-event';
import { WORDS } from './cell-weights-words';
import { TermsTable, type PickedWeight } from './terms-table';

type Props = ViewProps<CellWeightsEvent>;

/** The cell at one step: what comes in, every product, what goes out, and one weight to be dragged. */
export const view: View<CellWeightsEvent> = (props) => {
  const trace = props.events.findLast((event) => event.kind === 'steps');
  if (trace === undefined || trace.steps.length === 0) return null;
  return <Bench {...props} trace={trace} />;
};

function Bench(props: Props & { readonly trace: CellSteps }) {
  const { trace, say, highlight, stepKey, ask, answers, ended } = props;
  const { steps, gates, units } = trace;
  const { now, stepper } = useStepper({
    count: steps.length,
    placesOf: (t) => [steps[t]!.place],
    highlight,
    stepKey,
    first: Math.min(3, steps.length - 1), // where there is a state before it
  });
  const [unit, setUnit] = useState(0);
  const [gate, setGate] = useState(gates[0] ?? '');
  const shownGate = gates.includes(gate) ? gate : (gates[0] ?? '');
  const [picked, setPicked] = useState<PickedWeight | undefined>(undefined);
  useEffect(() => {
    if (!ended) return;
    const at = { step: now, unit, gate: shownGate };
    if (picked === undefined) {
      ask(at);
      return;
    }
    const { matrix, row, column, value } = picked;
    ask({ ...at, matrix, row, column, value });
  }, [ended, now, unit, shownGate, picked]);
  const terms = answers.find((event) => event.kind === 'terms');
  const dragged = answers.find((event) => event.kind === 'dragged');
  const step = steps[now];
  if (step === undefined) return null;
  // Answers to another weight, or at another step, are not this one's.
  const isOfPicked =
    dragged?.step === now &&
    dragged.matrix === picked?.matrix &&
    dragged.row === picked.row &&
    dragged.column === picked.column;
  return (
    <Stepper {...stepper}>
      <StepNumbers step={step} unit={unit} trace={trace} say={say} />
      <Expected guesses={step.guesses} came={step.came} say={say} />
      <div class="knobs">
        <Slider
          label={say(WORDS.unit)}
          help={say(WORDS.unitHelp)}
          min={1}
          max={units}
          step={1}
          value={unit + 1}
          onChange={(chosen) => setUnit(chosen - 1)}
        />
        {gates.length > 1 && (
          <Segments
            name={say(WORDS.gate)}
            options={gates.map((id) => ({ id, label: id }))}
            chosen={shownGate}
            onChoose={setGate}
          />
        )}
      </div>
      <h3>{say(WORDS.terms)}</h3>
      {terms === undefined ? (
        <p class="quiet">{say(WORDS.waits)}</p>
      ) : (
        <TermsTable
          terms={terms}
          column={gates.indexOf(terms.gate) * units + terms.unit}
          picked={picked}
          onPick={setPicked}
          say={say}
        />
      )}
      {terms !== undefined && (
        <section>
          <h3>{say(WORDS.drag)}</h3>
          {picked === undefined ? (
            <p class="quiet">{say(WORDS.pickFirst)}</p>
          ) : (
            <Slider
              label={picked.name}
              help={say(WORDS.dragHelp)}
              min={-reachOf(picked.value)}
              max={reachOf(picked.value)}
              step={0.05}
              value={picked.value}
              onChange={(value) => setPicked({ ...picked, value })}
            />
          )}
          {isOfPicked && (
            <>
              <Strip name={say(WORDS.hAfter)} values={dragged.h} label={unitLabel(say)} />
              <Expected guesses={dragged.guesses} came={step.came} say={say} />
              <p>
                {say(WORDS.lossAfter, { before: dragged.lossBefore, after: dragged.lossAfter })}
              </p>
            </>
          )}
        </section>
      )}
      <Matrices trace={trace} step={step} say={say} />
    </Stepper>
  );
}

type Say = Pick<Props, 'say'>;

/** How far a weight can be dragged: 3 either way, or as far as it is. */
function reachOf(value: number): number {
  return Math.max(3, Math.ceil(Math.abs(value)));
}

function unitLabel(say: Props['say']) {
  return (i: number) => say(WORDS.unitAt, { unit: i + 1 });
}

interface StepNumbersProps extends Say {
  readonly step: CellStep;
  readonly unit: number;
  readonly trace: CellSteps;
}

function StepNumbers({ step, unit, trace, say }: StepNumbersProps) {
  const label = unitLabel(say);
  const gates = trace.cell === 'rnn' ? [] : trace.gates;
  const said = [
    `${say(WORDS.h)}[${String(unit + 1)}] = ${formatNumber(step.h[unit] ?? NaN)}`,
    ...(step.c === undefined
      ? []
      : [`c[${String(unit + 1)}] = ${formatNumber(step.c[unit] ?? NaN)}`]),
    ...gates.map((gate) => `${gate} = ${formatNumber(step.activations[gate]?.[unit] ?? NaN)}`),
  ];
  return (
    <>
      <p aria-live="polite">
        <b>{say(WORDS.reads, { read: step.read })}</b> · {say(WORDS.unitAt, { unit: unit + 1 })}:{' '}
        {said.join(' · ')}
      </p>
      <Strip
        name={say(WORDS.x)}
        values={step.x}
        label={(i) => say(WORDS.number, { index: i + 1 })}
      />
      <Strip name={say(WORDS.before)} values={step.before} label={label} />
      {gates.map((gate) => (
        <Strip
          key={gate}
          name={say(WORDS.gates, { gate })}
          values={step.activations[gate] ?? []}
          label={label}
        />
      ))}
      {step.c !== undefined && <Strip name={say(WORDS.c)} values={step.c} label={label} />}
      <Strip name={say(WORDS.h)} values={step.h} label={label} />
    </>
  );
}

interface StripProps {
  readonly name: string;
  readonly values: readonly number[];
  readonly label: (i: number) => string;
}

function Strip({ name, values, label }: StripProps) {
  return (
    <p class="row">
      <HeatStrip
        values={values}
        describe={`${name}: ${values.map(formatNumber).join(', ')}`}
        label={label}
      />
      <span class="quiet">{name}</span>
    </p>
  );
}

interface ExpectedProps extends Say {
  readonly guesses: readonly Guess[];
  readonly came: string;
}

/** The output's top five, or the one value; and what came. */
function Expected({ guesses, came, say }: ExpectedProps) {
  const [first] = guesses;
  return (
    <>
      {first?.probability === undefined ? (
        <p>
          {say(WORDS.top5)}: <b>{first?.words}</b>
        </p>
      ) : (
        <Bars
          describe={say(WORDS.top5)}
          bars={guesses.map(({ words, probability = 0 }) => ({
            name: words,
            share: probability,
            figure: `${formatNumber(Number((100 * probability).toPrecision(3)))} %`,
            help: say(WORDS.probability),
            marked: words === came,
          }))}
        />
      )}
      <p class="quiet">{say(WORDS.came, { came })}</p>
    </>
  );
}

interface MatricesProps extends Say {
  readonly trace: CellSteps;
  /** the step whose numbers the weights meet */
  readonly step: CellStep;
}

function Matrices({ trace, step, say }: MatricesProps) {
  const { kernel, recurrent, gates, units } = trace;
  const columnLabel = (column: number) =>
    say(WORDS.columnOf, {
      gate: gates[Math.floor(column / units)] ?? '',
      unit: (column % units) + 1,
    });
  return (
    <>
      {(
        [
          ['W', WORDS.matrixW, kernel, 'x', step.x],
          ['U', WORDS.matrixU, recurrent, 'h', step.before],
        ] as const
      ).map(([letter, name, rows, meets, numbers]) => (
        <section key={letter}>
          <h3>{say(name)}</h3>
          <HeatMap
            rowCount={rows.length}
            columnCount={gates.length * units}
            value={(row, column) => rows[row]?.[column]}
            rowLabel={(row) => `${letter}[${String(row + 1)}]`}
            columnLabel={columnLabel}
            formula={(row, column) => {
              const weight = rows[row]?.[column] ?? 0;
              const number = numbers[row] ?? 0;
              const index = row + 1;
              const product = weight * number;
              return say(WORDS.cellTerm, { letter, meets, index, weight, number, product });
            }}
            columns={say(WORDS.column)}
            describe={say(WORDS.matrixHelp, { name: letter })}
            version={rows}
          />
        </section>
      ))}
    </>
  );
}
