import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import './stem-chart.css';
import { TableTwin } from './table-twin';

export interface StemPlotProps {
  /** one stem each, in [−1, 1] */
  readonly stems: readonly number[];
  /** lag of the first stem, 0 when left out */
  readonly first?: number;
  /** around 0; a stem that leaves the first of them is drawn strong */
  readonly bands: readonly StemBand[];
  readonly height: number;
  /** figures along the edges */
  readonly axes?: boolean;
  /** lags that are multiples of this are named, as far as they have room: the season */
  readonly every?: number | undefined;
  /** the lag that is framed */
  readonly now?: number | undefined;
}

export interface StemBand {
  readonly name: string;
  /** shown when the pointer rests on its name */
  readonly help: string;
  /** half its width at each stem; 0 where it says nothing */
  readonly half: readonly number[];
  readonly kind: 'lines' | 'area';
}

export interface StemChartProps extends Omit<StemPlotProps, 'axes' | 'height'> {
  /** what a stem is */
  readonly name: string;
  readonly help?: string;
  /** what a lag is called: `lag 12` */
  readonly label: (lag: number) => string;
  /** heading of the first column of the table */
  readonly rows: string;
  /** one sentence for those who do not see the stems */
  readonly describe: string;
  /** a click on a stem, or Enter on the one that the arrow keys have reached */
  readonly onChoose?: (lag: number) => void;
  readonly height?: number;
}

const HEIGHT = 150;
/** Room for the figures of the axes, px. */
const LEFT = 34;
const BELOW = 18;
/** Between the edge and a stem of 1, so that its dot is whole, px. */
const EDGE = 5;
/** Between the names of two lags, px. */
const NAME_APART = 28;

/**
 * Stems from 0, one for each lag, and the bands that stems of pure chance would keep to. The stem under
 * the pointer, or under the arrow keys, is said below; a stem inside the band is hollow and grey.
 */
export function StemChart(props: StemChartProps) {
  const { stems, first = 0, bands, name, help, label, describe, onChoose } = props;
  const [read, setRead] = useState<number | undefined>(undefined);
  const last = stems.length - 1;
  const at = read === undefined ? undefined : Math.min(read, last);
  const stemUnder = (event: MouseEvent & { readonly currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left - LEFT) / (width - LEFT);
    return Math.max(0, Math.min(last, Math.floor(share * stems.length)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: (at ?? 1) - 1, ArrowRight: (at ?? -1) + 1, Home: 0, End: last }[
      event.key
    ];
    if (to !== undefined) {
      event.preventDefault();
      setRead(Math.max(0, Math.min(last, to)));
    } else if (event.key === 'Enter' && at !== undefined) {
      onChoose?.(first + at);
    }
  };
  return (
    <figure class="chart">
      <div
        role="img"
        tabIndex={0}
        aria-label={describe}
        onMouseMove={(event) => setRead(stemUnder(event))}
        onMouseLeave={() => setRead(undefined)}
        onClick={(event) => onChoose?.(first + stemUnder(event))}
        onKeyDown={onKeyDown}
      >
        <StemPlot
          {...props}
          height={props.height ?? HEIGHT}
          axes
          now={at === undefined ? props.now : first + at}
        />
      </div>
      <figcaption class="keys" aria-live="polite">
        <span class="key" title={help}>
          <i class="line blue" />
          {name}
          {at !== undefined && <b>{formatNumber(stems[at]!)}</b>}
        </span>
        {bands.map((band) => (
          <span class="key" title={band.help} key={band.name}>
            <i class={band.kind === 'area' ? 'patch' : 'line dashed'} />
            {band.name}
            {at !== undefined && <b>{halfOf(band, at)}</b>}
          </span>
        ))}
        {at !== undefined && <span class="key quiet">{label(first + at)}</span>}
      </figcaption>
      <TableTwin
        describe={describe}
        rows={props.rows}
        columns={[name, ...bands.map((band) => band.name)]}
        rowCount={stems.length}
        label={(row) => label(first + row)}
        cell={(row, column) =>
          column === 0 ? formatNumber(stems[row]!) : halfOf(bands[column - 1]!, row)
        }
      />
    </figure>
  );
}

function halfOf({ half }: StemBand, stem: number): string {
  const value = half[stem] ?? 0;
  return value === 0 ? '–' : `± ${formatNumber(value)}`;
}

/** The stems and nothing around them: a picture to look at, or to choose. */
export function StemPlot(props: StemPlotProps) {
  const { stems, first = 0, bands, height, axes = false, now } = props;
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const resize = new ResizeObserver(() => setWidth(element.clientWidth));
    resize.observe(element);
    setWidth(element.clientWidth);
    return () => resize.disconnect();
  }, []);

  const left = axes ? LEFT : 0;
  const below = axes ? BELOW : 0;
  const step = Math.max(1, width - left) / stems.length;
  const place: Place = {
    step,
    x: (stem) => left + (stem + 0.5) * step,
    y: (value) => EDGE + ((1 - value) / 2) * (height - below - 2 * EDGE),
    left,
    right: Math.max(left, width),
  };
  return (
    <div ref={box} class="stems">
      <svg height={height} aria-hidden="true">
        {width > 0 && (
          <>
            {axes && <Axes {...props} place={place} />}
            {bands.map((band) => (
              <Band band={band} place={place} key={band.name} />
            ))}
            <line class="axis" x1={left} x2={place.right} y1={place.y(0)} y2={place.y(0)} />
            {stems.map((value, stem) => (
              <Stem
                key={stem}
                value={value}
                isOutside={Math.abs(value) > (bands[0]?.half[stem] ?? 0)}
                x={place.x(stem)}
                place={place}
              />
            ))}
            {now !== undefined && (
              <rect
                class="now"
                x={left + (now - first) * step}
                y={0.5}
                width={step}
                height={height - below - 1}
              />
            )}
          </>
        )}
      </svg>
    </div>
  );
}

/** Where things lie, px. */
interface Place {
  /** from one stem to the next */
  readonly step: number;
  readonly x: (stem: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
}

interface StemProps {
  readonly value: number;
  readonly isOutside: boolean;
  readonly x: number;
  readonly place: Place;
}

function Stem({ value, isOutside, x, place: { step, y } }: StemProps) {
  return (
    <g class={isOutside ? 'stem outside' : 'stem'}>
      <line x1={x} x2={x} y1={y(0)} y2={y(value)} />
      <circle cx={x} cy={y(value)} r={Math.max(1, Math.min(3, step / 2 - 1))} />
    </g>
  );
}

function Band({ band, place }: { readonly band: StemBand; readonly place: Place }) {
  const { x, y, left, right } = place;
  const { half, kind } = band;
  if (kind === 'area') {
    const known = [...half.keys()].filter((stem) => half[stem]! > 0);
    const edge = (sign: 1 | -1) =>
      known.map((stem) => `${String(x(stem))},${String(y(sign * half[stem]!))}`);
    return <polygon class="area" points={[...edge(1), ...edge(-1).toReversed()].join(' ')} />;
  }
  const width = half.at(-1) ?? 0; // the same at every lag
  return (
    <>
      {[width, -width].map((limit) => (
        <line class="limit" key={limit} x1={left} x2={right} y1={y(limit)} y2={y(limit)} />
      ))}
    </>
  );
}

function Axes({
  stems,
  first = 0,
  every,
  height,
  place,
}: StemPlotProps & { readonly place: Place }) {
  const { x, y, step, left, right } = place;
  const apart = lagsApart(step, every);
  return (
    <>
      {[1, 0.5, 0, -0.5, -1].map((value) => (
        <g key={value}>
          <line class="grid" x1={left} x2={right} y1={y(value)} y2={y(value)} />
          <text x={left - 6} y={y(value) + 4} text-anchor="end">
            {formatNumber(value)}
          </text>
        </g>
      ))}
      {stems.map((_, stem) => {
        const lag = first + stem;
        return lag % apart === 0 ? (
          <text key={stem} x={x(stem)} y={height - 4} text-anchor="middle">
            {lag}
          </text>
        ) : null;
      })}
    </>
  );
}

/** Round numbers of lags, or seasons, from one name to the next. */
function lagsApart(step: number, every: number | undefined): number {
  const least = NAME_APART / step;
  if (every !== undefined) return every * Math.ceil(least / every);
  return [1, 2, 5, 10, 20, 50].find((lags) => lags >= least) ?? 100;
}
