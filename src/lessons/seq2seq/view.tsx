import { useMemo, useState } from 'preact/hooks';
import { formatNumber, formatPercent } from '../../phrase/phrase';
import type { HandOver } from '../../models/seq2seq';
import type { States } from '../../models/seq2seq-walk';
import { HeatStrip } from '../../webview/charts/heat-strip';
import { LineChart } from '../../webview/charts/line-chart';
import { Segments } from '../../webview/segments';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { HandOverScores, PairShown, Seq2seqEvent, Seq2seqLoss } from './seq2seq-event';
import { HAND_OVERS, WORDS } from './seq2seq-words';
import './view.css';

type Props = ViewProps<Seq2seqEvent>;
type Say = Pick<Props, 'say'>;

/** One source followed from the encoder over the hand-over to the decoder; and what each hand-over comes to. */
export const view: View<Seq2seqEvent> = (props) => {
  const { events, answers, say } = props;
  const told = events.findLast((event) => event.kind === 'walk');
  const shown = answers.find((event) => event.kind === 'walk') ?? told;
  const scores = events.findLast((event) => event.kind === 'scores');
  const losses = events.filter((event): event is Seq2seqLoss => event.kind === 'loss');
  if (shown === undefined) return null;
  return (
    <>
      <Ask {...props} shown={shown} />
      <Walk {...props} key={`${shown.source} ${shown.handOver}`} shown={shown} />
      {scores !== undefined && <Scores scores={scores} say={say} />}
      {losses.length > 1 && <Losses losses={losses} say={say} />}
    </>
  );
};

/** Which pair, which hand-over, or a source of one's own: the lab answers at once. */
function Ask({ events, ask, say, ended, shown }: Props & { readonly shown: PairShown }) {
  const pairs = events.find((event) => event.kind === 'pairs');
  const scores = events.findLast((event) => event.kind === 'scores');
  const [handOver, setHandOver] = useState<HandOver>(shown.handOver);
  const [pair, setPair] = useState(0);
  const [typed, setTyped] = useState('');
  if (!ended || scores === undefined || pairs === undefined) return null;
  const offered = scores.rows.map((row) => row.handOver);
  const source = typed.trim();
  const send = (over: HandOver, index: number, text: string) =>
    ask(text === '' ? { pair: index, handOver: over } : { source: text, handOver: over });
  return (
    <div class="knobs">
      <label class="knob">
        <span class="quiet">{say(WORDS.pair)}</span>
        <select
          value={pair}
          onChange={(event) => {
            const index = Number(event.currentTarget.value);
            setPair(index);
            setTyped('');
            send(handOver, index, '');
          }}
        >
          {pairs.sources.map((words, i) => (
            <option key={i} value={i}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label class="knob" title={say(WORDS.typedHelp)}>
        <span class="quiet">{say(WORDS.typed)}</span>
        <input
          type="text"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            send(handOver, pair, event.currentTarget.value.trim());
          }}
        />
      </label>
      <div class="knob" title={say(WORDS.handHelp)}>
        <span class="quiet">{say(WORDS.hand)}</span>
        <Segments
          name={say(WORDS.hand)}
          options={offered.map((id) => ({ id, label: say(HAND_OVERS[id]) }))}
          chosen={handOver}
          onChoose={(over) => {
            setHandOver(over);
            send(over, pair, source);
          }}
        />
      </div>
    </div>
  );
}

function Walk({ shown, say, highlight, stepKey }: Props & { readonly shown: PairShown }) {
  const { walk, handOver, place, target } = shown;
  const output = shown.output === '' ? '∅' : shown.output;
  const { encoder, handedOver, decoder } = walk;
  const count = encoder.length + 1 + decoder.length;
  const { now, stepper } = useStepper({
    count,
    placesOf: () => (place === undefined ? [] : [place]),
    highlight,
    stepKey,
  });
  const writing = now - encoder.length - 1;
  const read = encoder[now];
  const written = decoder[writing];
  return (
    <Stepper {...stepper}>
      <p aria-live="polite">
        {read !== undefined
          ? say(WORDS.readAt, { step: now + 1, read: read.read })
          : written === undefined
            ? say(WORDS.handAt, { hand: say(HAND_OVERS[handOver]) })
            : say(WORDS.writeAt, {
                step: writing + 1,
                read: written.read,
                writes: written.writes,
                guesses: written.guesses
                  .map(
                    ({ words, probability = 0 }) =>
                      `${words} ${formatNumber(Math.round(100 * probability))}%`,
                  )
                  .join(', '),
              })}
      </p>
      <p class="quiet">{say(WORDS.units, { shown: SHOWN_UNITS, all: handedOver.h.length })}</p>
      <h3>{say(WORDS.encoder)}</h3>
      <ol class="tokens">
        {encoder.map((step, t) => (
          <Token key={t} top={step.read} states={step} now={t === now} seen={t <= now} say={say} />
        ))}
      </ol>
      <h3>{say(WORDS.crosses)}</h3>
      <ol class="tokens">
        <Token
          top={say(HAND_OVERS[handOver])}
          states={handedOver}
          whole
          now={now === encoder.length}
          seen={now >= encoder.length}
          say={say}
        />
      </ol>
      <h3>{say(WORDS.decoder)}</h3>
      <ol class="tokens">
        {decoder.map((step, t) => (
          <Token
            key={t}
            top={step.read}
            bottom={step.writes}
            states={step}
            now={t === writing}
            seen={t <= writing}
            say={say}
          />
        ))}
      </ol>
      <p>
        <b>
          {target === undefined
            ? say(WORDS.wroteTyped, { output })
            : say(WORDS.wrote, { output, target })}
        </b>
      </p>
    </Stepper>
  );
}

interface TokenProps extends Say {
  readonly top: string;
  readonly bottom?: string;
  readonly states: States;
  /** every unit, not the first few */
  readonly whole?: boolean;
  readonly now: boolean;
  readonly seen: boolean;
}

/** A step: what is read, the states after it, what is written. */
function Token({ top, bottom, states, whole = false, now, seen, say }: TokenProps) {
  const label = (i: number) => say(WORDS.unit, { unit: i + 1 });
  return (
    <li
      class={`${now ? 'now' : seen ? '' : 'later'}${whole ? ' whole' : ''}`}
      aria-current={now ? 'step' : undefined}
    >
      <span>{top}</span>
      {([WORDS.h, WORDS.c] as const).map((name, i) => {
        const values = [states.h, states.c][i]?.slice(0, whole ? undefined : SHOWN_UNITS);
        const describe = `${say(name)}: ${values?.map(formatNumber).join(', ') ?? ''}`;
        return values && <HeatStrip key={i} values={values} describe={describe} label={label} />;
      })}
      {bottom !== undefined && <b>{seen ? bottom : ' '}</b>}
    </li>
  );
}

/** As many as can be told apart under a character. */
const SHOWN_UNITS = 8;

function Scores({ scores, say }: { readonly scores: HandOverScores } & Say) {
  const { target, share: most } = scores.mostFrequent;
  return (
    <table class="scores">
      <thead>
        <tr>
          <th scope="col">{say(WORDS.scores)}</th>
          <th scope="col">
            <abbr title={say(WORDS.exactHelp)}>{say(WORDS.exact)}</abbr>
          </th>
          <th scope="col">
            <abbr title={say(WORDS.tokensHelp)}>{say(WORDS.tokens)}</abbr>
          </th>
          <th scope="col">{say(WORDS.different)}</th>
        </tr>
      </thead>
      <tbody>
        {scores.rows.map(({ handOver, how, exact, tokenAccuracy, different }) => (
          <tr key={handOver}>
            <th scope="row">
              {say(HAND_OVERS[handOver])} <small>({say(WORDS[how])})</small>
            </th>
            <td>{formatPercent(exact)}</td>
            <td>{formatPercent(tokenAccuracy)}</td>
            <td>{different}</td>
          </tr>
        ))}
        <tr title={say(WORDS.mostFrequentHelp)}>
          <th scope="row">{say(WORDS.mostFrequent, { target })}</th>
          <td>{formatPercent(most)}</td>
          <td>–</td>
          <td>1</td>
        </tr>
      </tbody>
    </table>
  );
}

function Losses({ losses, say }: { readonly losses: readonly Seq2seqLoss[] } & Say) {
  const x = useMemo(() => losses.map(({ step }) => step), [losses.length]);
  const values = useMemo(() => losses.map(({ loss }) => loss), [losses.length]);
  return (
    <LineChart
      x={x}
      label={(row) => String(x[row] ?? '')}
      rows={say(WORDS.step)}
      describe={say(WORDS.loss)}
      height={140}
      series={[{ name: say(WORDS.loss), values, colour: 'blue' }]}
    />
  );
}
