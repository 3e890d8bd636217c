import { useEffect, useMemo, useState } from 'preact/hooks';
import { LineChart } from '../../webview/charts/line-chart';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { ByPosition, StartTokenEvent, Written, WrittenStep } from './start-token-event';
import { WORDS } from './start-token-words';
import './view.css';

type Props = ViewProps<StartTokenEvent>;
type Say = Pick<Props, 'say'>;

/** One pair written three ways, step by step; and both ways by place over many pairs. */
export const view: View<StartTokenEvent> = (props) => {
  const { events, answers, say } = props;
  const told = events.findLast((event) => event.kind === 'written');
  const written = answers.find((event) => event.kind === 'written') ?? told;
  const positions = events.findLast((event) => event.kind === 'positions');
  const first = events.findLast((event) => event.kind === 'first-step');
  if (written === undefined) return null;
  return (
    <>
      <Walk {...props} written={written} />
      {positions !== undefined && <Positions positions={positions} say={say} />}
      {first !== undefined && (
        <p>
          {say(WORDS.firstStep, { first: first.largestDifference, second: first.secondDifference })}
        </p>
      )}
    </>
  );
};

function Walk({
  written,
  events,
  say,
  highlight,
  stepKey,
  ask,
  ended,
}: Props & { readonly written: Written }) {
  const { target, forced, free, disturbed, disturbedAt, place } = written;
  const offered = events.find((event) => event.kind === 'pairs');
  const [pair, setPair] = useState(0);
  const [token, setToken] = useState('');
  const { now, stepper } = useStepper({
    count: Math.max(target.length, free.length),
    placesOf: () => [place],
    highlight,
    stepKey,
  });
  useEffect(() => {
    if (ended) ask(token === '' ? { pair } : { pair, step: now, token: Number(token) });
  }, [ended, pair, token, now]);
  const step = free[now];
  return (
    <Stepper {...stepper}>
      {ended && offered !== undefined && (
        <div class="knobs">
          <label class="knob">
            <span class="quiet">{say(WORDS.pair)}</span>
            <select value={pair} onChange={(event) => setPair(Number(event.currentTarget.value))}>
              {offered.sources.map((words, i) => (
                <option key={i} value={i}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <label class="knob" title={say(WORDS.feedHelp)}>
            <span class="quiet">{say(WORDS.feed)}</span>
            <select value={token} onChange={(event) => setToken(event.currentTarget.value)}>
              <option value="">{say(WORDS.none)}</option>
              {offered.tokens.map(({ id, shown }) => (
                <option key={id} value={id}>
                  {shown}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <p aria-live="polite">
        {step !== undefined &&
          say(WORDS.stepAt, {
            step: now + 1,
            read: step.read,
            writes: step.writes,
            target: target[now] ?? '–',
          })}
      </p>
      <Row name={say(WORDS.forced)} steps={forced} now={now} say={say} />
      <Row name={say(WORDS.free)} steps={free} now={now} say={say} />
      {disturbed !== undefined && (
        <Row
          name={say(WORDS.disturbed, { step: (disturbedAt ?? 0) + 1 })}
          steps={disturbed}
          now={now}
          say={say}
        />
      )}
    </Stepper>
  );
}

interface RowProps extends Say {
  readonly name: string;
  readonly steps: readonly WrittenStep[];
  readonly now: number;
}

/** What is read above what is written; what is wrong is underlined and says so. */
function Row({ name, steps, now, say }: RowProps) {
  return (
    <section>
      <p class="quiet" aria-hidden="true">
        {name}
      </p>
      <div class="scroll read-write" tabIndex={0} role="region" aria-label={name}>
        <table>
          <tbody>
            {(['reads', 'writes'] as const).map((row) => (
              <tr key={row}>
                <th scope="row">{say(WORDS[row])}</th>
                {steps.map(({ read, writes, right }, t) => (
                  <td key={t} class={t === now ? 'best' : ''}>
                    {row === 'reads' ? (
                      read
                    ) : right ? (
                      writes
                    ) : (
                      <u title={say(WORDS.wrong)}>{writes}</u>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Positions({ positions, say }: { readonly positions: ByPosition } & Say) {
  const { forced, free } = positions;
  const x = useMemo(() => forced.map((_, t) => t + 1), [forced]);
  const lines = useMemo(
    () =>
      [
        {
          name: say(WORDS.forcedShort),
          values: forced.map((share) => 100 * share),
          colour: 'blue',
        },
        { name: say(WORDS.freeShort), values: free.map((share) => 100 * share), colour: 'red' },
      ] as const,
    [positions],
  );
  return (
    <section>
      <h3>{say(WORDS.positions)}</h3>
      <LineChart
        x={x}
        label={(row) => String(row + 1)}
        rows={say(WORDS.place)}
        describe={say(WORDS.positions)}
        height={160}
        series={lines}
      />
    </section>
  );
}
