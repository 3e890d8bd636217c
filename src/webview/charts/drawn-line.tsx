import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import './drawn-line.css';

export interface DrawnLineProps {
  /** what is known, oldest first */
  readonly history: readonly number[];
  /** what is drawn so far: the rows after it */
  readonly drawn: readonly number[];
  /** what each of them is called, history first */
  readonly labels: readonly string[];
  readonly onDraw: (drawn: readonly number[]) => void;
  readonly unit?: string;
  /** one sentence for those who do not see the line */
  readonly describe: string;
  readonly height?: number;
}

const HEIGHT = 220;
/** Room for the figures of the axis, px. */
const LEFT = 40;
const BELOW = 18;
/** Above and below what is known, of its range: the line may go there. */
const BEYOND = 0.4;
/** An arrow key moves a point by so much of the range; five times as much with shift. */
const STEP = 0.01;
const FIGURES = 4;

/**
 * A line that the person goes on drawing: with the pointer over the rows to come, or with the arrow
 * keys, up and down for the value and left and right for the row.
 */
export function DrawnLine(props: DrawnLineProps) {
  const { history, drawn, labels, onDraw, unit = '', describe, height = HEIGHT } = props;
  const box = useRef<HTMLDivElement>(null);
  const points = useRef<(SVGCircleElement | null)[]>([]);
  const last = useRef<number | undefined>(undefined);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const resize = new ResizeObserver(() => setWidth(element.clientWidth));
    resize.observe(element);
    setWidth(element.clientWidth);
    return () => resize.disconnect();
  }, []);

  const place = placeOf(history, drawn.length, width, height);
  const { x, y, low, high } = place;
  const set = (changes: ReadonlyMap<number, number>) =>
    onDraw(drawn.map((value, i) => rounded(changes.get(i) ?? value)));

  /** The point under the pointer, and those that it has swept over since the last move. */
  const drawTo = (event: PointerEvent & { readonly currentTarget: SVGElement }) => {
    const { left, top } = event.currentTarget.ownerSVGElement!.getBoundingClientRect();
    const row = Math.round(place.row(event.clientX - left)) - history.length;
    const to = clamp(row, 0, drawn.length - 1);
    const value = clamp(place.value(event.clientY - top), low, high);
    const from = last.current ?? to;
    const changes = new Map([[to, value]]);
    for (let i = Math.min(from, to) + 1; i < Math.max(from, to); i++) {
      const share = (i - from) / (to - from);
      changes.set(i, drawn[from]! + share * (value - drawn[from]!));
    }
    last.current = to;
    set(changes);
  };
  const onKeyDown = (event: KeyboardEvent, i: number) => {
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (across === undefined && up === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (across !== undefined) {
      const next = clamp(i + across, 0, drawn.length - 1);
      setAt(next);
      points.current[next]?.focus();
    } else {
      const by = (up ?? 0) * STEP * (event.shiftKey ? 5 : 1) * (high - low);
      set(new Map([[i, clamp(drawn[i]! + by, low, high)]]));
    }
  };
  const tip = (i: number) => `${formatNumber(drawn[i]!)}${unit}`;
  const boardStart = x(history.length - 0.5);
  return (
    <figure class="chart drawn-line">
      <div ref={box}>
        <svg height={height} role="group" aria-label={describe}>
          {width > 0 && (
            <>
              <Axes {...props} place={place} height={height} />
              <rect
                class="board"
                x={boardStart}
                y={0}
                width={Math.max(0, width - boardStart)}
                height={height - BELOW}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  last.current = undefined;
                  drawTo(event);
                }}
                onPointerMove={(event) => {
                  if (event.buttons === 1) drawTo(event);
                }}
              />
              <polyline points={pointsOf(history, 0, place)} />
              <polyline
                class="own"
                points={pointsOf([history.at(-1)!, ...drawn], history.length - 1, place)}
              />
              {drawn.map((value, i) => (
                <circle
                  key={i}
                  ref={(element) => {
                    points.current[i] = element;
                  }}
                  cx={x(history.length + i)}
                  cy={y(value)}
                  r={4}
                  role="slider"
                  tabIndex={i === at ? 0 : -1}
                  aria-orientation="vertical"
                  aria-label={labels[history.length + i]}
                  aria-valuemin={low}
                  aria-valuemax={high}
                  aria-valuenow={value}
                  aria-valuetext={tip(i)}
                  onFocus={() => setAt(i)}
                  onKeyDown={(event) => onKeyDown(event, i)}
                />
              ))}
            </>
          )}
        </svg>
      </div>
      <figcaption class="keys">
        <span class="key quiet">{labels[history.length + at]}</span>
        <span class="key">
          <i class="line red" />
          <b>{tip(at)}</b>
        </span>
      </figcaption>
    </figure>
  );
}

/** Where things lie, px; and back. */
interface Place {
  readonly low: number;
  readonly high: number;
  readonly x: (row: number) => number;
  readonly y: (value: number) => number;
  readonly row: (x: number) => number;
  readonly value: (y: number) => number;
}

function placeOf(history: readonly number[], drawn: number, width: number, height: number): Place {
  const [least, most] = [Math.min(...history), Math.max(...history)];
  const beyond = BEYOND * (most - least) || Math.abs(most) || 1;
  // Where nothing is below 0, nobody draws there.
  const low = least >= 0 ? Math.max(0, least - beyond) : least - beyond;
  const high = most + beyond;
  const across = Math.max(1, width - LEFT - 6) / Math.max(1, history.length + drawn - 1);
  const down = (height - BELOW - 8) / (high - low);
  return {
    low,
    high,
    x: (row) => LEFT + row * across,
    y: (value) => 4 + (high - value) * down,
    row: (x) => (x - LEFT) / across,
    value: (y) => high - (y - 4) / down,
  };
}

interface AxesProps extends DrawnLineProps {
  readonly place: Place;
  readonly height: number;
}

function Axes({ history, labels, place, height }: AxesProps) {
  const { low, high, x, y } = place;
  const values = [0.1, 0.5, 0.9].map((share) => rounded(low + share * (high - low), 2));
  const named = [0, history.length];
  return (
    <>
      {values.map((value) => (
        <g key={value}>
          <line class="grid" x1={LEFT} x2={x(labels.length - 1)} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">
            {formatNumber(value)}
          </text>
        </g>
      ))}
      {named.map((row) => (
        <text key={row} x={x(row)} y={height - 4} text-anchor={row === 0 ? 'start' : 'middle'}>
          {labels[row]}
        </text>
      ))}
    </>
  );
}

function pointsOf(values: readonly number[], first: number, { x, y }: Place): string {
  return values.map((value, i) => `${String(x(first + i))},${String(y(value))}`).join(' ');
}

function rounded(value: number, figures = FIGURES): number {
  return Number(value.toPrecision(figures));
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
