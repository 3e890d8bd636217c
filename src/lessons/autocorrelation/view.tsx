import { useState } from 'preact/hooks';
import { formatNumber, formatP, formatPercent } from '../../phrase/phrase';
import { LineChart } from '../../webview/charts/line-chart';
import { StemChart, type StemBand } from '../../webview/charts/stem-chart';
import { Slider } from '../../webview/slider';
import type { View, ViewProps } from '../../webview/view';
import type {
  AutocorrelationEvent,
  ColumnRows,
  Correlogram,
  FittedModel,
  Guess,
  NoiseShare,
} from './autocorrelation-event';
import { WORDS } from './autocorrelation-words';
import { GuessPictures } from './guess-pictures';
import './view.css';

type Say = Pick<ViewProps<AutocorrelationEvent>, 'say'>;

/** Three pictures to choose from; then the stems of the column, its difference and the residuals. */
export const view: View<AutocorrelationEvent> = ({ events, say }) => {
  const [isOpen, setOpen] = useState(false);
  const guess = events.find((event) => event.kind === 'guess');
  const rows = events.find((event) => event.kind === 'rows');
  const model = events.find((event) => event.kind === 'model');
  const noise = events.find((event) => event.kind === 'noise');
  const stemsOf = (of: Correlogram['of']) =>
    events.find((event) => event.kind === 'correlogram' && event.of === of) as
      Correlogram | undefined;
  const own = stemsOf('column');
  if (guess === undefined) return null;
  const parts = { changes: stemsOf('difference'), left: stemsOf('residuals'), model, noise };
  return (
    <>
      <GuessPictures guess={guess} onOpen={() => setOpen(true)} say={say} />
      {isOpen && rows !== undefined && own !== undefined && (
        <>
          <Column guess={guess} rows={rows} own={own} say={say} />
          <Later {...parts} season={rows.season} say={say} />
        </>
      )}
    </>
  );
};

interface ColumnProps extends Say {
  readonly guess: Guess;
  readonly rows: ColumnRows;
  readonly own: Correlogram;
}

/** The column's stems, and the column slid over itself by the lag of one of them. */
function Column({ guess: { column }, rows, own, say }: ColumnProps) {
  const [lag, setLag] = useState(1);
  return (
    <section>
      <Stems
        of={own}
        what={say(WORDS.column, { column })}
        season={rows.season}
        now={lag}
        onChoose={setLag}
        say={say}
      />
      {rows.tooManyLags !== undefined && (
        <p class="quiet">{say(WORDS.tooManyLags, { asked: rows.tooManyLags })}</p>
      )}
      <Slide column={column} rows={rows} own={own} lag={lag} onLag={setLag} say={say} />
    </section>
  );
}

interface LaterProps extends Say {
  readonly changes: Correlogram | undefined;
  readonly model: FittedModel | undefined;
  readonly left: Correlogram | undefined;
  readonly noise: NoiseShare | undefined;
  readonly season: number | undefined;
}

/** What is left once the past is subtracted, and once a model has done what it can. */
function Later({ changes, model, left, noise, season, say }: LaterProps) {
  const { lag = 1, seasonMissing = false } = changes?.difference ?? {};
  return (
    <>
      {changes !== undefined && (
        <section>
          <Stems
            of={changes}
            what={say(lag === 1 ? WORDS.differenceOfOne : WORDS.difference, { lag })}
            season={season}
            say={say}
          />
          {seasonMissing && <p class="quiet">{say(WORDS.seasonMissing)}</p>}
        </section>
      )}
      {changes === undefined && model !== undefined && <p class="quiet">{say(WORDS.flat)}</p>}
      {model !== undefined && left === undefined && model.name === undefined && (
        <p class="quiet">{say(WORDS.noModel, { rows: model.rows })}</p>
      )}
      {model !== undefined && left !== undefined && (
        <section>
          <Stems
            of={left}
            what={say(WORDS.residuals, { model: model.name ?? '' })}
            season={season}
            say={say}
          />
          <p>{say(WORDS.degrees, { ...left.ljungBox })}</p>
          <p class="quiet">{say(WORDS.residualsHelp, { rows: model.rows })}</p>
        </section>
      )}
      {noise !== undefined && (
        <p class="quiet">
          {say(WORDS.noiseShare, {
            series: noise.series,
            inside: formatPercent(noise.inside),
            deviation: formatPercent(noise.deviation),
          })}
        </p>
      )}
    </>
  );
}

interface StemsProps extends Say {
  readonly of: Correlogram;
  readonly what: string;
  readonly season: number | undefined;
  /** the lag that is looked at, from 0 */
  readonly now?: number;
  readonly onChoose?: (lag: number) => void;
}

/** ACF with both bands, PACF with that of white noise, and what the test of all lags says. */
function Stems({ of, what, season, now, onChoose, say }: StemsProps) {
  const { acf, pacf, band, bartlett, outside, ljungBox } = of;
  const last = acf.length - 1;
  const white: StemBand = {
    name: say(WORDS.band),
    help: say(WORDS.bandHelp),
    half: acf.map(() => band),
    kind: 'lines',
  };
  const wide: StemBand = {
    name: say(WORDS.bartlett),
    help: say(WORDS.bartlettHelp),
    half: bartlett,
    kind: 'area',
  };
  const label = (lag: number) => say(WORDS.lag, { lag });
  const shared = {
    label,
    rows: say(WORDS.lags),
    every: season,
    now,
    ...(onChoose && { onChoose }),
  };
  const describe = (name: string, first: number) => say(WORDS.stems, { what, name, first, last });
  return (
    <>
      <h3>{what}</h3>
      <StemChart
        {...shared}
        stems={acf}
        name={say(WORDS.acf)}
        help={say(WORDS.acfHelp)}
        bands={[white, wide]}
        describe={describe(say(WORDS.acf), 0)}
      />
      <StemChart
        {...shared}
        stems={pacf}
        name={say(WORDS.pacf)}
        help={say(WORDS.pacfHelp)}
        bands={[white]}
        describe={describe(say(WORDS.pacf), 0)}
        height={120}
      />
      <p title={say(WORDS.ljungBoxHelp)}>
        {say(WORDS.outside, { lags: last, outside: outside.length })}{' '}
        {say(WORDS.ljungBox, { ...ljungBox, p: formatP(ljungBox.p) })}
      </p>
    </>
  );
}

interface SlideProps extends Say {
  readonly column: string;
  readonly rows: ColumnRows;
  readonly own: Correlogram;
  readonly lag: number;
  readonly onLag: (lag: number) => void;
}

/** A lag made visible: the column, and the column so many rows later. */
function Slide({
  column,
  rows: { values, lines, labels, unit },
  own,
  lag,
  onLag,
  say,
}: SlideProps) {
  const most = own.acf.length - 1;
  return (
    <>
      <Slider
        label={say(WORDS.slide)}
        help={say(WORDS.slideHelp)}
        min={0}
        max={most}
        step={1}
        value={lag}
        onChange={onLag}
      />
      <LineChart
        x={lines}
        label={(row) => labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={unit}
        describe={say(WORDS.slidDescribe, { column, lag })}
        height={130}
        series={[
          { name: column, values, colour: 'foreground' },
          {
            name: say(WORDS.slid, { lag: formatNumber(lag) }),
            values: values.map((_, row) => values[row - lag]),
            colour: 'blue',
            dash: [4, 2],
          },
        ]}
      />
      <p class="quiet">
        {say(WORDS.slidTo, { lag, value: own.acf[lag] ?? 0 })}{' '}
        {values.length < own.rows && say(WORDS.slidPart, { rows: values.length })}
      </p>
    </>
  );
}
