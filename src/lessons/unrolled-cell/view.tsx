import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import { IconButton } from '../../webview/icon-button';
import type { View, ViewProps } from '../../webview/view';
import type {
  CellCounts,
  Guess,
  UnrolledCellEvent,
  UnrolledStep,
  UnrolledTrace,
} from './unrolled-cell-event';
import { Unrolled } from './unrolled-picture';
import { WORDS } from './unrolled-words';

const PLAY_MS = 700;

/** The unrolled picture with its steps, and the weights counted. */
export const view: View<UnrolledCellEvent> = (props) => {
  const { events, say } = props;
  const counts = events.findLast((event) => event.kind === 'counts');
  const trace = events.findLast((event) => event.kind === 'trace');
  const loss = events.findLast((event) => event.kind === 'loss');
  if (counts === undefined || trace === undefined) return null;
  return (
    <>
      <Stepper {...props} trace={trace} />
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

type StepperProps = Pick<ViewProps<UnrolledCellEvent>, 'say' | 'highlight' | 'stepKey'> & {
  readonly trace: UnrolledTrace;
};

/**
 * Walks through the steps by button, slider, keys and play, and marks the place in the editor.
 * Nothing is marked before the person steps: marking enters the mode in which plain keys step.
 */
function Stepper({ trace, say, highlight, stepKey }: StepperProps) {
  const { steps } = trace;
  const last = steps.length - 1;
  const [chosen, setChosen] = useState(0);
  const [playing, setPlaying] = useState(false);
  const now = Math.min(chosen, last);
  const step = steps[now];

  const goTo = (t: number) => {
    const to = Math.max(0, Math.min(last, t));
    setChosen(to);
    const place = steps[to]?.place;
    if (place !== undefined) highlight([place]);
  };
  useEffect(() => {
    if (stepKey.count === 0) return;
    if (stepKey.by === 0) setPlaying((was) => !was);
    else goTo(now + stepKey.by);
  }, [stepKey.count]);
  useEffect(() => {
    if (!playing) return undefined;
    if (now === last) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => goTo(now + 1), PLAY_MS);
    return () => clearTimeout(timer);
  }, [playing, now, last]);

  if (step === undefined) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.target instanceof HTMLInputElement) return; // a slider has its own
    event.preventDefault();
    goTo(now + by);
  };
  return (
    <div class="stepper" onKeyDown={onKeyDown}>
      <div class="row">
        <IconButton icon="chevron-left" name={say(WORDS.back)} onClick={() => goTo(now - 1)} />
        <IconButton
          icon={playing ? 'debug-pause' : 'play'}
          name={say(playing ? WORDS.pausePlay : WORDS.play)}
          onClick={() => {
            if (!playing && now === last) goTo(0);
            setPlaying(!playing);
          }}
        />
        <IconButton icon="chevron-right" name={say(WORDS.next)} onClick={() => goTo(now + 1)} />
        <input
          type="range"
          min={1}
          max={steps.length}
          value={now + 1}
          aria-label={say(WORDS.place)}
          onInput={(event) => goTo(event.currentTarget.valueAsNumber - 1)}
        />
        <span class="quiet">{say(WORDS.placeOf, { step: now + 1, all: steps.length })}</span>
      </div>
      <Unrolled trace={trace} now={now} say={say} />
      <p aria-live="polite">
        {say(now === 0 ? WORDS.readsFirst : WORDS.reads, {
          step: now + 1,
          read: quoted(step.read, step),
          guess: step.guesses.map((guess) => guessWords(guess, step)).join(', '),
        })}{' '}
        <b>{say(WORDS.came, { came: quoted(step.came, step) })}</b>
      </p>
    </div>
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
function Counted({ counts, say }: { counts: CellCounts } & Pick<StepperProps, 'say'>) {
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

interface CountTableProps extends Pick<StepperProps, 'say'> {
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
