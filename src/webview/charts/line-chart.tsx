import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { formatNumber } from '../../phrase/phrase';
import { themeColour, themeVersion } from '../theme';
import { TableTwin } from './table-twin';

export interface LineSeries {
  readonly name: string;
  /** in the order of the chart's rows; undefined where there is no value */
  readonly values: readonly (number | null | undefined)[];
  readonly colour: 'foreground' | 'blue' | 'green' | 'red' | 'yellow' | 'purple';
  readonly dash?: readonly number[];
  readonly width?: number;
  /** dots that no line joins */
  readonly points?: true;
  /** shown when the pointer rests on its name */
  readonly help?: string;
}

export interface LineChartProps {
  /** the place of each row on the horizontal axis, ascending */
  readonly x: readonly number[];
  /** what a row is called: its time, its step */
  readonly label: (row: number) => string;
  /** what any place of the axis is called; when left out, only rows have names */
  readonly placeLabel?: (place: number) => string;
  readonly series: readonly LineSeries[];
  /** one sentence for those who do not see the chart */
  readonly describe: string;
  /** heading of the first column of the table */
  readonly rows: string;
  readonly unit?: string;
  readonly log?: boolean;
  /** a line down at a row, and what begins there */
  readonly boundary?: { readonly row: number; readonly label: string };
  readonly height?: number;
}

/** More points than this are not told apart on any screen. */
const MOST_POINTS = 2000;
/** So few rows are named where they lie: round numbers between them would have no name. */
const FEW_ROWS = 12;
/** Pixels between the names of two rows. */
const NAME_APART = 40;
/** From here on an axis says `120K` for 120,000. */
const LONG_NUMBER = 100_000;
/** From here on `1e12`: a T for it is read by few. */
const HUGE_NUMBER = 1e12;
/** uPlot names no axis with more digits: what is larger leaves through the top. */
const HIGHEST = 1e16;
/** Lines of a logarithmic axis. */
const MOST_POWERS = 7;
/** uPlot's number for a logarithmic scale, whose enum does not exist at run time. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- a type without a value
const LOGARITHMIC = 3 as number as uPlot.Scale.Distr;

const VARIABLES: Readonly<Record<LineSeries['colour'], string>> = {
  foreground: '--vscode-foreground',
  blue: '--vscode-charts-blue',
  green: '--vscode-charts-green',
  red: '--vscode-charts-red',
  yellow: '--vscode-charts-yellow',
  purple: '--vscode-charts-purple',
};

/** Lines over rows, with their names under them, the figures under the pointer, and a table twin. */
export function LineChart(props: LineChartProps) {
  const { series, describe, label, unit = '' } = props;
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | undefined>(undefined);
  const [hovered, setHovered] = useState<number | undefined>(undefined);
  const shown = useRef(props);
  shown.current = props;
  const drawn = useRef<Drawn | undefined>(undefined);
  const theme = themeVersion.value;
  // What only a new chart can show; new values are handed to the one that is there.
  const frame = series.map(({ name, colour }) => name + colour).join('|');

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    drawn.current = drawnOf(shown.current);
    const made = new uPlot(
      optionsFor(shown, element.clientWidth, (index) =>
        setHovered(index === undefined ? undefined : drawn.current?.rows[index]),
      ),
      drawn.current.data,
      element,
    );
    chart.current = made;
    const resize = new ResizeObserver(() => {
      made.setSize({ width: element.clientWidth, height: shown.current.height ?? 210 });
    });
    resize.observe(element);
    return () => {
      resize.disconnect();
      made.destroy();
      chart.current = undefined;
    };
  }, [theme, frame, props.log, props.boundary?.row]);

  useEffect(() => {
    drawn.current = drawnOf(props);
    chart.current?.setData(drawn.current.data);
  }, [props.x, ...series.map(({ values }) => values)]);

  const row = hovered !== undefined && hovered < props.x.length ? hovered : undefined;
  return (
    <figure class="chart">
      <div ref={box} class="plot" role="img" aria-label={describe} />
      <figcaption class="keys">
        {series.map(({ name, colour, dash, points, help, values }) => (
          <span class="key" title={help} key={name}>
            <i class={`line ${colour}${points ? ' dotted' : dash ? ' dashed' : ''}`} />
            {name}
            {row !== undefined && <b>{withUnit(values[row], unit)}</b>}
          </span>
        ))}
        {row !== undefined && <span class="key quiet">{label(row)}</span>}
      </figcaption>
      <TableTwin
        describe={describe}
        rows={props.rows}
        columns={series.map(({ name }) => name)}
        rowCount={props.x.length}
        label={label}
        cell={(at, column) => withUnit(series[column]?.values[at], unit)}
      />
    </figure>
  );
}

/** @param shown what is drawn now: a chart stays while its rows become more */
function optionsFor(
  shown: { readonly current: LineChartProps },
  width: number,
  onHover: (index: number | undefined) => void,
): uPlot.Options {
  const { series, height = 210, log = false, boundary } = shown.current;
  const text = themeColour('--vscode-descriptionForeground');
  const grid = {
    stroke: themeColour('--vscode-widget-border', '--vscode-charts-lines'),
    width: 1,
    // The lines of high contrast would be as loud as the series.
    ...(document.body.classList.contains('vscode-high-contrast') ? { dash: [1, 5] } : {}),
    ...(log ? { filter: onlyPowersOfTen } : {}),
  };
  const axis = { stroke: text, font: '11px system-ui, sans-serif', ticks: { show: false } };
  return {
    width: Math.max(width, 120),
    height,
    legend: { show: false },
    cursor: { points: { size: 6 }, drag: { x: false, y: false }, y: false },
    scales: { x: { time: false }, y: log ? { distr: LOGARITHMIC, range: logRange } : {} },
    padding: [8, 28, 0, 0], // room for half of the last row's name
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 70,
        size: 26,
        splits: (plot, _, low, high, increment) => {
          const { x, placeLabel } = shown.current;
          const isNamedByRow = placeLabel === undefined && x.length <= FEW_ROWS;
          return isNamedByRow ? rowsApart(plot, x) : uniformSplits(low, high, increment);
        },
        values: (_, splits) =>
          splits.map(
            (place) => shown.current.placeLabel?.(place) ?? nearestLabel(shown.current, place),
          ),
      },
      {
        ...axis,
        grid,
        size: 52,
        ...(log ? { filter: onlyPowersOfTen } : {}),
        // A logarithmic axis leaves out the figures that would lie on each other.
        values: (_, splits) =>
          splits.map((value) => ((value as number | null) === null ? '' : axisNumber(value))),
      },
    ],
    series: [
      {},
      ...series.map(({ colour, dash, points, width: strokeWidth = 1.5 }) => ({
        stroke: themeColour(VARIABLES[colour]),
        width: strokeWidth,
        points: points
          ? { show: true, size: 6, fill: themeColour(VARIABLES[colour]) }
          : { show: false },
        spanGaps: true,
        ...(points ? { paths: () => null } : {}),
        ...(dash === undefined ? {} : { dash: [...dash] }),
      })),
    ],
    hooks: {
      setCursor: [({ cursor: { idx } }) => onHover(typeof idx === 'number' ? idx : undefined)],
      draw: boundary === undefined ? [] : [(plot) => drawBoundary(plot, shown.current)],
    },
  };
}

function logRange(_: uPlot, low: number | null, high: number | null): uPlot.Range.MinMax {
  if (low === null || high === null) return [null, null];
  return uPlot.rangeLog(Math.min(low, HIGHEST), Math.min(high, HIGHEST), 10, false);
}

/** The lines between 1, 10, 100 of a logarithmic axis are left out, and powers that lie too close. */
function onlyPowersOfTen(_: uPlot, splits: number[]): (number | null)[] {
  const isPower = (value: number) => {
    const exponent = Math.log10(value);
    return Math.abs(exponent - Math.round(exponent)) < 1e-9;
  };
  const powers = splits.filter(isPower);
  const step = Math.max(1, Math.ceil(powers.length / MOST_POWERS));
  const kept = new Set(powers.filter((value) => Math.round(Math.log10(value)) % step === 0));
  return splits.map((value) => (kept.has(value) ? value : null));
}

function drawBoundary(plot: uPlot, { boundary, x }: LineChartProps): void {
  const place = boundary === undefined ? undefined : x[boundary.row];
  if (boundary === undefined || place === undefined) return;
  const { ctx, bbox } = plot;
  const left = plot.valToPos(place, 'x', true);
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = themeColour('--vscode-descriptionForeground');
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(left, bbox.top);
  ctx.lineTo(left, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = `${String(11 * devicePixelRatio)}px system-ui, sans-serif`;
  const room = bbox.left + bbox.width - left;
  const fits = ctx.measureText(boundary.label).width + 4 * devicePixelRatio < room;
  ctx.textAlign = fits ? 'left' : 'right';
  const offset = (fits ? 4 : -4) * devicePixelRatio;
  ctx.fillText(boundary.label, left + offset, bbox.top + 11 * devicePixelRatio);
  ctx.restore();
}

interface Drawn {
  /** the chart's row behind each point */
  readonly rows: readonly number[];
  readonly data: uPlot.AlignedData;
}

function drawnOf(props: LineChartProps): Drawn {
  const rows = thinned(props);
  const x = rows.map((row) => props.x[row]!);
  const positive = (value: number) => (props.log === true && value <= 0 ? null : value);
  const lines = props.series.map(({ values }) =>
    rows.map((row) => {
      const value = values[row];
      return value === undefined || value === null ? null : positive(value);
    }),
  );
  return { rows, data: [x, ...lines] };
}

/** Rows to draw: all, or of each stretch the ends and the extremes of the first line. */
function thinned({ x, series }: LineChartProps): number[] {
  if (x.length <= MOST_POINTS) return x.map((_, row) => row);
  const stretch = Math.ceil((2 * x.length) / MOST_POINTS);
  const values = series[0]?.values ?? [];
  const kept: number[] = [];
  for (let start = 0; start < x.length; start += stretch) {
    let [low, high] = [start, start];
    for (let row = start; row < Math.min(start + stretch, x.length); row++) {
      const value = values[row] ?? NaN;
      if (value < (values[low] ?? NaN)) low = row;
      if (value > (values[high] ?? NaN)) high = row;
    }
    kept.push(...new Set([Math.min(low, high), Math.max(low, high)]));
  }
  return kept;
}

function nearestLabel({ x, label }: LineChartProps, place: number): string {
  const row = x.findIndex((value) => value >= place);
  return row >= 0 && x[row] === place ? label(row) : '';
}

/** Every multiple of the increment in [low, high]. */
function uniformSplits(low: number, high: number, increment: number): number[] {
  const first = Math.ceil(low / increment);
  const count = Math.floor(high / increment) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * increment);
}

/** The rows' places, from the last one back, as many as have room for their names. */
function rowsApart(plot: uPlot, x: readonly number[]): number[] {
  const [first = 0, last = 1] = [x[0], x.at(-1)];
  const perPixel = (last - first) / (plot.bbox.width / devicePixelRatio);
  const kept: number[] = [];
  for (const place of x.toReversed()) {
    const next = kept[0];
    if (next === undefined || next - place >= NAME_APART * perPixel) kept.unshift(place);
  }
  return kept;
}

function axisNumber(value: number): string {
  const isTiny = value !== 0 && Math.abs(value) < 1e-4;
  if (isTiny || Math.abs(value) >= HUGE_NUMBER) {
    return value.toExponential(0).replace('+', '').replaceAll('-', '−');
  }
  if (Math.abs(value) < LONG_NUMBER) return formatNumber(value);
  return new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact' }).format(
    value,
  );
}

function withUnit(value: number | null | undefined, unit: string): string {
  return value === undefined || value === null ? '' : formatNumber(value) + unit;
}
