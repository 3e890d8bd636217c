import { useMemo } from 'preact/hooks';
import { LineChart } from '../../webview/charts/line-chart';
import { ScoreTable } from '../../webview/charts/score-table';
import { ShadedText } from '../../webview/charts/shaded-text';
import type { View, ViewProps } from '../../webview/view';
import type { OrderLoss, OrderScores, SequenceOrderEvent } from './sequence-order-event';
import { WORDS } from './sequence-order-words';

type Say = Pick<ViewProps<SequenceOrderEvent>, 'say'>;

/** A window in its two orders, the losses of both while they learn, and what both come to. */
export const view: View<SequenceOrderEvent> = ({ events, say }) => {
  const window = events.find((event) => event.kind === 'window');
  const scores = events.findLast((event) => event.kind === 'scores');
  const last = events.findLast((event) => event.kind === 'loss');
  const losses = events.filter(
    (event): event is OrderLoss => event.kind === 'loss' && event.seed === last?.seed,
  );
  if (window === undefined) return null;
  return (
    <>
      <h3>{say(WORDS.window)}</h3>
      {(['ordered', 'shuffled'] as const).map((order) => (
        <div key={order}>
          <p class="quiet">{say(WORDS[order])}</p>
          <ShadedText
            pieces={window[order].map((words) => ({ words, shade: undefined }))}
            describe={`${say(WORDS[order])}: ${window[order].join(' ')}`}
            valueName={say(WORDS.piece)}
            pieceName={say(WORDS.place)}
          />
        </div>
      ))}
      <p>{say(WORDS.next, { next: window.next })}</p>
      {losses.length > 1 && <Losses losses={losses} say={say} />}
      {scores !== undefined && <Scores scores={scores} say={say} />}
    </>
  );
};

function Losses({ losses, say }: { readonly losses: readonly OrderLoss[] } & Say) {
  const x = useMemo(() => losses.map(({ step }) => step), [losses.length, losses[0]?.seed]);
  return (
    <LineChart
      x={x}
      label={(row) => String(x[row] ?? '')}
      rows={say(WORDS.step)}
      describe={say(WORDS.losses, { seed: losses[0]?.seed ?? 0 })}
      height={150}
      series={[
        {
          name: say(WORDS.ordered),
          help: say(WORDS.orderedHelp),
          values: losses.map(({ ordered }) => ordered),
          colour: 'blue',
        },
        {
          name: say(WORDS.shuffled),
          help: say(WORDS.shuffledHelp),
          values: losses.map(({ shuffled }) => shuffled),
          colour: 'red',
        },
      ]}
    />
  );
}

function Scores({ scores, say }: { readonly scores: OrderScores } & Say) {
  const { seeds, mean, baselines, unit } = scores;
  const help = say(WORDS.lossHelp, { unit: say(unit) });
  return (
    <ScoreTable
      caption={say(WORDS.scores)}
      columns={[
        ...seeds.map(({ seed }) => ({ name: say(WORDS.seed, { seed }), help })),
        { name: say(WORDS.mean), help },
      ]}
      rows={[
        ...(['ordered', 'shuffled'] as const).map((order) => ({
          id: order,
          name: say(WORDS[order]),
          values: [...seeds.map((score) => score[order]), mean[order]],
        })),
        ...baselines.map(({ id, name, loss }) => ({
          id,
          name: say(WORDS.baseline, { name: say(name) }),
          values: [...seeds.map(() => undefined), loss],
        })),
      ]}
    />
  );
}
