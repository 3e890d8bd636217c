import { useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import { LineChart, type LineSeries } from '../../webview/charts/line-chart';
import { ScoreTable } from '../../webview/charts/score-table';
import { Segments } from '../../webview/segments';
import type { ViewProps } from '../../webview/view';
import type {
  ExactChecks,
  HeldOutLosses,
  LagCurveId,
  LagCurves,
  StartsCompared,
  VanishingGradientEvent,
} from './vanishing-gradient-event';
import { CELL_NAMES } from '../../training/cell-knob';
import { CURVES, STARTS, WORDS } from './vanishing-gradient-words';

type Say = Pick<ViewProps<VanishingGradientEvent>, 'say'>;

const LOOKS: readonly (Pick<LineSeries, 'colour' | 'dash' | 'width'> & { id: LagCurveId })[] = [
  { id: 'rnn', colour: 'red', width: 2 },
  { id: 'gru', colour: 'green', width: 2 },
  { id: 'lstm', colour: 'blue', dash: [5, 4] },
  { id: 'lstm-c', colour: 'blue', width: 2 },
];

/** Gradient against lag, before or after training: the newest until someone chooses. */
export function LagPicture({
  events,
  say,
}: Pick<ViewProps<VanishingGradientEvent>, 'events'> & Say) {
  const [chosen, setChosen] = useState<LagCurves['kind'] | undefined>(undefined);
  const curves = events.filter(isCurves);
  const before = curves.find(({ kind }) => kind === 'before');
  const after = curves.find(({ kind }) => kind === 'after');
  const shown = chosen === 'before' ? before : (after ?? before);
  if (shown === undefined) return null;
  return (
    <section>
      {after !== undefined && (
        <Segments
          name={say(WORDS.when)}
          options={(['before', 'after'] as const).map((id) => ({ id, label: say(WORDS[id]) }))}
          chosen={shown.kind}
          onChoose={setChosen}
        />
      )}
      <Curves shown={shown} say={say} />
    </section>
  );
}

function isCurves(event: { readonly kind: string }): event is LagCurves {
  return event.kind === 'before' || event.kind === 'after';
}

function Curves({ shown, say }: { readonly shown: LagCurves } & Say) {
  const lags = shown.curves.rnn.map((_, lag) => lag);
  return (
    <>
      <LineChart
        key={shown.kind}
        x={lags}
        label={(row) => String(row)}
        rows={say(WORDS.lag)}
        describe={`${say(WORDS[shown.kind])}. ${say(WORDS.curves)}`}
        log
        series={LOOKS.map(({ id, ...look }) => ({
          ...look,
          name: say(CURVES[id].name),
          help: say(CURVES[id].help),
          values: shown.curves[id],
        }))}
      />
      <p class="quiet">
        {say(WORDS.curves)}{' '}
        {shown.kind === 'after' && `${say(WORDS.trained, { steps: shown.trained })} `}
        {say(WORDS.start, {
          units: shown.units,
          bias: shown.forgetBias,
          places: shown.places,
        })}
      </p>
    </>
  );
}

export function Starts({ starts: { lag, rows }, say }: { readonly starts: StartsCompared } & Say) {
  return (
    <table title={say(WORDS.startsHelp)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.starts, { lag })}</th>
          <th scope="col">{say(WORDS.before)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, left }) => (
          <tr key={id}>
            <th scope="row">{say(STARTS[id])}</th>
            <td>{formatNumber(left)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Losses({ losses, say }: { readonly losses: HeldOutLosses } & Say) {
  const { unit, cells, baselines } = losses;
  return (
    <ScoreTable
      caption={say(WORDS.losses)}
      columns={[{ name: say(unit), help: say(WORDS.lossesHelp) }]}
      rows={[
        ...cells.map(({ cell, loss }) => ({ id: cell, name: CELL_NAMES[cell], values: [loss] })),
        ...baselines.map(({ id, name, loss }) => ({ id, name: say(name), values: [loss] })),
      ]}
    />
  );
}

export function Exact({ exact, say }: { readonly exact: ExactChecks } & Say) {
  const { lag, measured, product, difference, norm, bound, jacobian } = exact;
  return (
    <section>
      <h3>{say(WORDS.exactTitle)}</h3>
      <p>{say(WORDS.product, { lag, measured, product, difference })}</p>
      <p>{say(WORDS.bound, { lag, norm, bound, jacobian })}</p>
    </section>
  );
}
