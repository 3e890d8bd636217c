import { useMemo } from 'preact/hooks';
import { formatNumber, type Phrase } from '../../phrase/phrase';
import { LineChart, type LineSeries } from '../../webview/charts/line-chart';
import type { View, ViewProps } from '../../webview/view';
import type {
  RollingPicture,
  Scale,
  SpreadPicture,
  StationarityEvent,
  TestsPicture,
} from './stationarity-event';
import { WORDS } from './stationarity-words';
import { TestGrid } from './test-grid';

type Say = Pick<ViewProps<StationarityEvent>, 'say'>;

/** The three figures along the file, the spread by the level, and the two tests read together. */
export const view: View<StationarityEvent> = ({ events, say }) => {
  const rolling = events.findLast((event) => event.kind === 'rolling');
  const spread = events.findLast((event) => event.kind === 'spread');
  const tests = events.findLast((event) => event.kind === 'tests');
  return (
    <>
      {rolling !== undefined && <Rolling rolling={rolling} say={say} />}
      {spread !== undefined && spread.levels.length > 1 && (
        <Spread spread={spread} isRaw={rolling?.scale.lambda === undefined} say={say} />
      )}
      {tests !== undefined && <Tests tests={tests} say={say} />}
    </>
  );
};

function Rolling({ rolling, say }: { readonly rolling: RollingPicture } & Say) {
  const { window, values, mean, deviation, autocovariance, scale } = rolling;
  const { lambda, refusedBy } = scale;
  return (
    <>
      {refusedBy !== undefined && <p class="notice">{say(WORDS.refused, { least: refusedBy })}</p>}
      <Along
        rolling={rolling}
        title={say(WORDS.values, { window })}
        height={180}
        series={[
          { ...valueLine(scale, say), values, colour: 'foreground', width: 1 },
          {
            name: say(WORDS.mean, { window }),
            help: say(WORDS.meanHelp, { window }),
            values: mean,
            colour: 'blue',
            width: 2,
          },
        ]}
        say={say}
      />
      {lambda !== undefined && lambda !== 0 && <p class="quiet">{say(WORDS.lambda, { lambda })}</p>}
      <Along
        rolling={rolling}
        title={say(WORDS.deviation, { window })}
        series={[
          {
            name: say(WORDS.deviation, { window }),
            help: say(WORDS.deviationHelp, { window }),
            values: deviation,
            colour: 'green',
          },
        ]}
        say={say}
      />
      <Along
        rolling={rolling}
        title={say(WORDS.autocovariance, { window })}
        series={[
          {
            name: say(WORDS.autocovariance, { window }),
            help: say(WORDS.autocovarianceHelp),
            values: autocovariance,
            colour: 'purple',
          },
        ]}
        unit=""
        say={say}
      />
    </>
  );
}

function valueLine({ lambda }: Scale, say: Say['say']): Pick<LineSeries, 'name' | 'help'> {
  if (lambda === undefined) return { name: say(WORDS.asTheyAre) };
  if (lambda === 0) return { name: say(WORDS.logarithm) };
  return { name: say(WORDS.boxCox), help: say(WORDS.boxCoxHelp, { lambda }) };
}

interface AlongProps extends Say {
  readonly rolling: RollingPicture;
  readonly title: string;
  readonly series: readonly LineSeries[];
  readonly height?: number;
  /** the column's own when left out */
  readonly unit?: string;
}

/** Figures along the rows of the file. */
function Along({ rolling, title, series, height = 120, unit = rolling.unit, say }: AlongProps) {
  return (
    <section>
      <h3>{title}</h3>
      <LineChart
        x={rolling.x}
        label={(row) => rolling.labels[row] ?? ''}
        rows={say(WORDS.row)}
        describe={`${rolling.column}: ${title}`}
        height={height}
        unit={unit}
        series={series}
      />
    </section>
  );
}

interface SpreadProps extends Say {
  readonly spread: SpreadPicture;
  readonly isRaw: boolean;
}

function Spread({ spread, isRaw, say }: SpreadProps) {
  const { window, levels, spreads, line, slope, rawSlope } = spread;
  const title = say(WORDS.spread, { window });
  const series = useMemo(() => {
    const dots: LineSeries = {
      name: say(WORDS.spreads, { window }),
      values: spreads,
      colour: 'green',
      points: true,
    };
    const through: LineSeries = {
      name: say(WORDS.line),
      values: line,
      colour: 'foreground',
      dash: [4, 3],
    };
    return line.length > 0 ? [dots, through] : [dots];
  }, [spread]);
  return (
    <section>
      <h3>{title}</h3>
      <LineChart
        x={levels}
        label={(row) => `${say(WORDS.level)} ${formatNumber(levels[row] ?? 0)}`}
        placeLabel={formatNumber}
        rows={say(WORDS.level)}
        describe={title}
        height={150}
        series={series}
      />
      {slope !== undefined && (
        <p class="quiet">
          {say(WORDS.slope, { slope })}{' '}
          {!isRaw && rawSlope !== undefined && say(WORDS.slopeBefore, { slope: rawSlope })}
        </p>
      )}
    </section>
  );
}

function Tests({ tests, say }: { readonly tests: TestsPicture } & Say) {
  const { figures, rows, of } = tests;
  return (
    <section>
      <TestTable figures={figures} say={say} />
      <TestGrid tested={[{ figures, name: say(WORDS.here) }]} say={say} />
      {rows < of && <p class="quiet">{say(WORDS.newest, { rows, of })}</p>}
    </section>
  );
}

/** Both tests beside each other: what each takes for granted, and what it found. */
function TestTable({ figures, say }: Pick<TestsPicture, 'figures'> & Say) {
  const { adf, kpss, level } = figures;
  const decided = (rejects: boolean) => say(rejects ? WORDS.rejects : WORDS.keeps);
  const rows: readonly (readonly [name: string, adf: string, kpss: string])[] = [
    [say(WORDS.null), say(WORDS.adfNull), say(WORDS.kpssNull)],
    [say(WORDS.statistic), formatNumber(adf.statistic), formatNumber(kpss.statistic)],
    [say(WORDS.lag), String(adf.lag), String(kpss.lag)],
    [say(WORDS.p), adf.p, kpss.p],
    [say(WORDS.decision, { share: 100 * level }), decided(adf.rejects), decided(kpss.rejects)],
  ];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.tests)}</th>
          <th scope="col">ADF</th>
          <th scope="col">KPSS</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, i) => (
              <td key={i}>{cell}</td>
            ))}
          </tr>
        ))}
        {(['1%', '5%', '10%'] as const).map((share) => (
          <tr key={share}>
            <th scope="row">{say(WORDS.critical, { share: Number.parseInt(share) })}</th>
            <Critical value={adf.critical[share]} help={WORDS.adfCriticalHelp} say={say} />
            <Critical value={kpss.critical[share]} help={WORDS.kpssCriticalHelp} say={say} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Critical({ value, help, say }: { readonly value: number; readonly help: Phrase } & Say) {
  return (
    <td>
      <abbr title={say(help)}>{formatNumber(value)}</abbr>
    </td>
  );
}
