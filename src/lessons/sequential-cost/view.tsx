import { useMemo } from 'preact/hooks';
import type { Phrase } from '../../phrase/phrase';
import { Bars } from '../../webview/charts/bars';
import { LineChart } from '../../webview/charts/line-chart';
import type { View, ViewProps } from '../../webview/view';
import type { CostAtLength, LayerCost, SequentialCostEvent } from './sequential-cost-event';
import { LAYER_NAMES, WORDS } from './sequential-cost-words';

type Say = Pick<ViewProps<SequentialCostEvent>, 'say'>;
const COLOURS = { rnn: 'red', gru: 'green', lstm: 'blue', attention: 'purple' } as const;

/** Steps, work and time against length, one line for each layer. */
export const view: View<SequentialCostEvent> = ({ events, say }) => {
  const costs = events.filter((event): event is CostAtLength => event.kind === 'cost');
  const last = costs.at(-1);
  if (last === undefined) return null;
  const most = Math.max(...last.layers.map(({ dependent }) => dependent));
  return (
    <>
      <h3>{say(WORDS.chain)}</h3>
      <Bars
        describe={say(WORDS.chainHelp)}
        bars={last.layers.map(({ layer, dependent }) => ({
          name: say(LAYER_NAMES[layer]),
          share: dependent / most,
          figure: String(dependent),
          help: say(WORDS.chainOf, { name: say(LAYER_NAMES[layer]), dependent }),
        }))}
      />
      <p class="quiet">{say(WORDS.chainHelp)}</p>
      <Lines costs={costs} what={WORDS.steps} of={({ dependent }) => dependent} say={say} />
      <Lines costs={costs} what={WORDS.work} of={({ work }) => work} say={say} />
      <Lines costs={costs} what={WORDS.time} of={({ ms }) => ms} say={say} />
    </>
  );
};

interface LinesProps extends Say {
  readonly costs: readonly CostAtLength[];
  readonly what: Phrase;
  readonly of: (cost: LayerCost) => number;
}

function Lines({ costs, what, of, say }: LinesProps) {
  const x = useMemo(() => costs.map(({ length }) => length), [costs.length]);
  const series = useMemo(
    () =>
      (costs[0]?.layers ?? []).map(({ layer }, i) => ({
        name: say(LAYER_NAMES[layer]),
        colour: COLOURS[layer],
        values: costs.map(({ layers }) => {
          const cost = layers[i];
          return cost === undefined ? undefined : of(cost);
        }),
      })),
    [costs.length],
  );
  return (
    <section>
      <h3>{say(what)}</h3>
      <LineChart
        x={x}
        label={(row) => String(x[row] ?? '')}
        rows={say(WORDS.length)}
        describe={say(WORDS.describe, { what: say(what) })}
        height={160}
        log
        series={series}
      />
    </section>
  );
}
