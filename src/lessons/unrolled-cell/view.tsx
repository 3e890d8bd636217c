import { formatNumber } from '../../phrase/phrase';
import type { Guess } from '../../models/reading';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type {
  CellCounts,
  UnrolledCellEvent,
  UnrolledStep,
  UnrolledTrace,
} from './unrolled-cell-event';
import { Unrolled } from './unrolled-picture';
import { WORDS } from './unrolled-words';

/** The unrolled picture with its steps, and the weights counted. */
export const view: View<UnrolledCellEvent> = (props) => {
  const { events, say } = props;
  const counts = events.findLast((event) => event.kind === 'counts');
  const trace = events.findLast((event) => event.kind === 'trace');
  const loss = events.findLast((event) => event.kind === 'loss');
  if (counts === undefined || trace === undefined) return null;
  return (
    <>
      <Walk {...props} trace={trace} />
      <p class="quiet">
        {trace.trained === 0 || loss === undefined
          ? say(WORDS.untrained)
          : say(WORDS.trained, { steps: trace.trained, loss: loss.loss })}{' '}
        {say(WORDS.legend)} {say(WORDS.scale)}
      </p>
      <Counted counts={counts} say={say} />
    </>
  );
};

type WalkProps = Pick<ViewProps<UnrolledCellEvent>, 'say' | 'highlight' | 'stepKey'> & {
  readonly trace: UnrolledTrace;
};

/** The picture at one step, and what happens there in words. */
function Walk({ trace, say, highlight, stepKey }: WalkProps) {
  const { steps } = trace;
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
      <Unrolled trace={trace} now={now} say={say} />
      <p aria-live="polite">
        {say(now === 0 ? WORDS.readsFirst : WORDS.reads, {
          step: now + 1,
          read: quoted(step.read, step),
          guess: step.guesses.map((guess) => guessWords(guess, step)).join(', '),
        })}{' '}
        <b>{say(WORDS.came, { came: quoted(step.came, step) })}</b>
      </p>
    </Stepper>
  );
}

/** A character stands in quotes: a comma would not be seen otherwise. */
function quoted(words: string, { right }: UnrolledStep): string {
  return right === undefined ? words : `“${words}”`;
}

function guessWords({ words, probability }: Guess, step: UnrolledStep): string {
  const shown = quoted(words, step);
  return probability === undefined ? shown : `${shown} ${String(Math.round(100 * probability))}%`;
}

/** The same numbers for every length, and other numbers for other layers: all of them counted. */
function Counted({ counts, say }: { counts: CellCounts } & Pick<WalkProps, 'say'>) {
  return (
    <>
      <div class="side-by-side">
        <CountTable
          rows={counts.byLength.map(({ steps, weights }) => [steps, weights])}
          heading={say(WORDS.byLength)}
          say={say}
        />
        <CountTable
          rows={counts.byLayers.map(({ layers, weights }) => [layers, weights])}
          heading={say(WORDS.byLayers)}
          say={say}
        />
      </div>
      <p class="quiet">{say(WORDS.outside, { count: counts.outside })}</p>
    </>
  );
}

interface CountTableProps extends Pick<WalkProps, 'say'> {
  readonly heading: string;
  readonly rows: readonly (readonly [of: number, weights: number])[];
}

function CountTable({ heading, rows, say }: CountTableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">{say(WORDS.weights)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([of, weights]) => (
          <tr key={of}>
            <th scope="row">{of}</th>
            <td>{formatNumber(weights)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
