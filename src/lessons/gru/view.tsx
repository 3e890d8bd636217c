import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import { LineChart } from '../../webview/charts/line-chart';
import type { View, ViewProps } from '../../webview/view';
import type { CellScores, CellSizes, CellsLoss, GruEvent } from './gru-event';
import { CELL_NAMES } from '../../training/cell-knob';
import { WORDS } from './gru-words';

type Say = Pick<ViewProps<GruEvent>, 'say'>;
const COLOURS = { rnn: 'red', gru: 'green', lstm: 'blue' } as const;

/** Three cells beside each other: their weights, their losses while they learn, and what they come to. */
export const view: View<GruEvent> = ({ events, say }) => {
  const sizes = events.find((event) => event.kind === 'sizes');
  const scores = events.findLast((event) => event.kind === 'scores');
  const losses = events.filter((event): event is CellsLoss => event.kind === 'loss');
  return (
    <>
      {sizes !== undefined && <Sizes sizes={sizes} say={say} />}
      {losses.length > 0 && <Losses losses={losses} say={say} />}
      {scores !== undefined && <Scores scores={scores} say={say} />}
    </>
  );
};

function Sizes({ sizes, say }: { readonly sizes: CellSizes } & Say) {
  const { inputSize, units, cells } = sizes;
  return (
    <table>
      <caption class="quiet">{say(WORDS.sizes)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.cell)}</th>
          <th scope="col">{say(WORDS.matrices)}</th>
          <th scope="col">{say(WORDS.pytorch)}</th>
          <th scope="col">{say(WORDS.keras)}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((size) => {
          const { cell, gates, matrices, pytorch, keras } = size;
          const values = { gates, matrices, pytorch, keras, inputSize, units };
          const biases = cell === 'gru' ? 6 : gates;
          return (
            <tr key={cell}>
              <th scope="row">{CELL_NAMES[cell]}</th>
              <td>
                <abbr title={say(WORDS.matricesHelp, values)}>{formatNumber(matrices)}</abbr>
              </td>
              <td>
                <abbr title={say(WORDS.pytorchHelp, values)}>{formatNumber(pytorch)}</abbr>
              </td>
              <td>
                <abbr title={say(WORDS.kerasHelp, { ...values, biases })}>
                  {formatNumber(keras)}
                </abbr>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The newest seed's curves. */
function Losses({ losses, say }: { readonly losses: readonly CellsLoss[] } & Say) {
  const seed = losses.at(-1)?.seed ?? 0;
  const lines = useMemo(() => {
    const own = losses.filter((loss) => loss.seed === seed);
    const steps = [...new Set(own.map(({ step }) => step))].sort((a, b) => a - b);
    const at = new Map(own.map((loss) => [`${loss.cell} ${String(loss.step)}`, loss.loss]));
    return {
      steps,
      series: (['rnn', 'gru', 'lstm'] as const).map((cell) => ({
        name: CELL_NAMES[cell],
        colour: COLOURS[cell],
        values: steps.map((step) => at.get(`${cell} ${String(step)}`)),
      })),
    };
  }, [losses.length]);
  return (
    <LineChart
      x={lines.steps}
      label={(row) => String(lines.steps[row] ?? '')}
      rows={say(WORDS.step)}
      describe={say(WORDS.losses, { seed })}
      height={160}
      series={lines.series}
    />
  );
}

function Scores({ scores, say }: { readonly scores: CellScores } & Say) {
  const { cells, baselines, unit } = scores;
  const figure = (loss: number) => formatNumber(Number(loss.toPrecision(3)));
  return (
    <table class="scores">
      <thead>
        <tr>
          <th scope="col">{say(WORDS.scores)}</th>
          <th scope="col">{say(WORDS.mean)}</th>
          <th scope="col">{say(WORDS.range)}</th>
          <th scope="col">
            <abbr title={say(WORDS.msHelp)}>{say(WORDS.ms)}</abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ cell, losses, mean, smallest, largest, msPerStep }) => {
          const values = {
            seeds: losses.length,
            losses: losses.map(figure).join(', '),
            unit: say(unit),
          };
          return (
            <tr key={cell}>
              <th scope="row">{CELL_NAMES[cell]}</th>
              <td>
                <abbr title={say(WORDS.lossHelp, values)}>{figure(mean)}</abbr>
              </td>
              <td>{`${figure(smallest)}–${figure(largest)}`}</td>
              <td>{figure(msPerStep)}</td>
            </tr>
          );
        })}
        {baselines.map(({ id, name, loss }) => (
          <tr key={id} title={say(WORDS.baselineHelp)}>
            <th scope="row">{say(name)}</th>
            <td>{figure(loss)}</td>
            <td>–</td>
            <td>–</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
