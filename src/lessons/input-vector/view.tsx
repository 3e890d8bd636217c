import { formatNumber } from '../../phrase/phrase';
import { HeatStrip } from '../../webview/charts/heat-strip';
import { OneHotStrip } from '../../webview/charts/one-hot-strip';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { InputStep, InputVectorEvent, InputVectors } from './input-vector-event';
import { WORDS } from './input-vector-words';

type Say = Pick<ViewProps<InputVectorEvent>, 'say'>;

/** From the piece to its vector, step by step. */
export const view: View<InputVectorEvent> = (props) => {
  const { events, say } = props;
  const vectors = events.findLast((event) => event.kind === 'vectors');
  const undone = events.findLast((event) => event.kind === 'undone');
  if (vectors === undefined || vectors.steps.length === 0) return null;
  return (
    <>
      <Walk {...props} vectors={vectors} />
      {undone !== undefined && <p class="quiet">{say(WORDS.undone, { ...undone })}</p>}
    </>
  );
};

type WalkProps = ViewProps<InputVectorEvent> & { readonly vectors: InputVectors };

function Walk({ vectors, say, highlight, stepKey }: WalkProps) {
  const { steps, encoding, inputSize, trained } = vectors;
  const { now, stepper } = useStepper({
    count: steps.length,
    placesOf: (t) => [steps[t]!.place],
    highlight,
    stepKey,
  });
  const step = steps[now];
  if (step === undefined) return null;
  return (
    <Stepper {...stepper}>
      <p aria-live="polite">
        {say(WORDS.reads)} <b>{step.read}</b>
        {step.id !== undefined && (
          <>
            {' → '}
            <abbr title={say(WORDS.numberHelp)}>{say(WORDS.number, { id: step.id })}</abbr>
          </>
        )}
      </p>
      <h3>{say(WORDS.vector, { size: inputSize })}</h3>
      {encoding === 'one-hot' && <OneHot step={step} size={inputSize} say={say} />}
      {encoding === 'embedding' && (
        <>
          <HeatStrip
            values={step.x}
            describe={step.x.map(formatNumber).join(', ')}
            label={(i) => say(WORDS.place, { index: i + 1 })}
          />
          <p class="quiet">{say(WORDS.embedding, { id: step.id ?? 0, trained })}</p>
        </>
      )}
      {encoding === 'scaled' && <Scaled step={step} names={vectors.names} say={say} />}
    </Stepper>
  );
}

function OneHot({ step, size, say }: { readonly step: InputStep; readonly size: number } & Say) {
  const id = step.id ?? 0;
  const words = say(WORDS.oneHot, { size, id, rest: size - 1 });
  return (
    <>
      <OneHotStrip
        size={size}
        ones={[id]}
        describe={words}
        label={(place) => say(WORDS.place, { index: place })}
      />
      <p class="quiet">{words}</p>
    </>
  );
}

function Scaled({
  step,
  names,
  say,
}: { readonly step: InputStep; readonly names: readonly string[] } & Say) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.feature)}</th>
          <th scope="col">{say(WORDS.inFile)}</th>
          <th scope="col">{say(WORDS.scaled)}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name, i) => {
          const { value = 0, mean = 0, deviation = 1 } = step.from[i] ?? {};
          const values = { value, mean, deviation, x: step.x[i] ?? 0 };
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatNumber(value)}</td>
              <td>
                <abbr title={`${say(WORDS.formula, values)} ${say(WORDS.back, values)}`}>
                  {formatNumber(values.x)}
                </abbr>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
