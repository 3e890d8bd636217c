import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import { themeColour, themeVersion } from '../theme';
import { TableTwin } from './table-twin';
import './word-map.css';

export interface WordMapProps {
  /** shape [n] */
  readonly words: readonly string[];
  /** x and y of each word, [n, 2] row by row, any unit: the map is fitted to them */
  readonly positions: readonly number[];
  /** the word that is looked at */
  readonly chosen?: number;
  /** words that stand out, as its neighbours do */
  readonly marked: readonly number[];
  /** one sentence for those who do not see it */
  readonly describe: string;
  /** heading of the words in the table */
  readonly rows: string;
  /** what is said of a word under the pointer or the arrow keys, beside its name */
  readonly about?: (row: number) => string;
  readonly onChoose?: (row: number) => void;
  /** milliseconds in which the words walk to new places */
  readonly walk?: number;
}

const HEIGHT = 320;
const MARGIN = 14;
const LABEL_HEIGHT = 13;
/** A pointer this far from a point still means it. */
const REACH = 14;
const WALK = 120;
/** More names than these are not read. */
const MOST_NAMES = 400;

/**
 * Words as points that walk to where they lie now. The most frequent ones are named where there is
 * room; the one under the pointer, or reached by the arrow keys, always is.
 */
export function WordMap(props: WordMapProps) {
  const { words, positions, chosen, marked, describe, rows, about, onChoose } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const places = useRef<Places>(NO_PLACES);
  const [width, setWidth] = useState(0);
  const [hovered, setHovered] = useState<number | undefined>(undefined);
  const theme = themeVersion.value;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const resize = new ResizeObserver(() => setWidth(element.clientWidth));
    resize.observe(element);
    setWidth(element.clientWidth);
    return () => resize.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (element === null || width === 0) return undefined;
    const from = places.current;
    const to = fitted(positions, width);
    const look = { words, chosen, marked, hovered };
    const duration = from.length === to.length && !isStill() ? (props.walk ?? WALK) : 0;
    return animate(duration, (share) => {
      places.current = between(from, to, share);
      draw(element, width, places.current, look);
    });
  }, [positions, width, words, chosen, hovered, marked.join(), theme]);

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    const now = hovered ?? chosen ?? 0;
    if (direction !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      setHovered(nextIn(places.current, now, direction));
    } else if (event.key === 'Enter') {
      onChoose?.(now);
    }
  };
  const said = hovered === undefined ? undefined : words[hovered];
  return (
    <figure class="chart word-map">
      <canvas
        ref={canvas}
        role="img"
        tabIndex={0}
        aria-label={describe}
        style={{ height: `${String(HEIGHT)}px` }}
        onMouseMove={(event) => setHovered(nearestTo(places.current, event.offsetX, event.offsetY))}
        onMouseLeave={() => setHovered(undefined)}
        onClick={(event) => {
          const row = nearestTo(places.current, event.offsetX, event.offsetY);
          if (row !== undefined) onChoose?.(row);
        }}
        onKeyDown={onKeyDown}
      />
      <figcaption class="quiet" aria-live="polite">
        {said === undefined || hovered === undefined ? (
          describe
        ) : (
          <>
            <b>{said}</b> {about?.(hovered)}
          </>
        )}
      </figcaption>
      <TableTwin
        describe={describe}
        rows={rows}
        columns={['x', 'y']}
        rowCount={words.length}
        label={(row) => words[row] ?? ''}
        cell={(row, column) => formatNumber(positions[2 * row + column] ?? NaN)}
      />
    </figure>
  );
}

/** x and y in CSS pixels, [n, 2]. */
type Places = Float32Array;

const NO_PLACES: Places = new Float32Array(0);

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Calls with the share of the time that has passed, 1 at last; what it returns ends it. */
function animate(duration: number, onFrame: (share: number) => void): () => void {
  let handle = 0;
  let began: number | undefined;
  const frame = (time: number) => {
    began ??= time;
    const share = duration === 0 ? 1 : Math.min(1, (time - began) / duration);
    onFrame(share);
    if (share < 1) handle = requestAnimationFrame(frame);
  };
  handle = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(handle);
}

function between(from: Places, to: Places, share: number): Places {
  if (share === 1 || from.length !== to.length) return to;
  return to.map((value, i) => from[i]! + share * (value - from[i]!));
}

/** The same scale along both axes, so that distances mean the same in every direction. */
function fitted(positions: readonly number[], width: number): Places {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 2) {
    left = Math.min(left, positions[i]!);
    right = Math.max(right, positions[i]!);
    low = Math.min(low, positions[i + 1]!);
    high = Math.max(high, positions[i + 1]!);
  }
  const [across, up] = [width - 2 * MARGIN, HEIGHT - 2 * MARGIN];
  const scale = Math.min(across / (right - left || 1), up / (high - low || 1));
  return Float32Array.from(positions, (value, i) =>
    i % 2 === 0
      ? width / 2 + scale * (value - (left + right) / 2)
      : HEIGHT / 2 - scale * (value - (low + high) / 2),
  );
}

function nearestTo(places: Places, x: number, y: number): number | undefined {
  let [best, nearest] = [REACH ** 2, -1];
  for (let row = 0; 2 * row < places.length; row++) {
    const distance = (places[2 * row]! - x) ** 2 + (places[2 * row + 1]! - y) ** 2;
    if (distance < best) [best, nearest] = [distance, row];
  }
  return nearest < 0 ? undefined : nearest;
}

/** The nearest word that lies more in this direction than beside it; the same word at the edge. */
function nextIn(places: Places, row: number, [dx, dy]: readonly [number, number]): number {
  const [x, y] = [places[2 * row] ?? 0, places[2 * row + 1] ?? 0];
  let [best, found] = [Infinity, row];
  for (let other = 0; 2 * other < places.length; other++) {
    const [ox, oy] = [places[2 * other]! - x, places[2 * other + 1]! - y];
    const along = ox * dx + oy * dy;
    const beside = Math.abs(ox * dy) + Math.abs(oy * dx);
    if (along <= 0 || beside > along) continue;
    const distance = along + 2 * beside;
    if (distance < best) [best, found] = [distance, other];
  }
  return found;
}

interface Look {
  readonly words: readonly string[];
  readonly chosen: number | undefined;
  readonly marked: readonly number[];
  readonly hovered: number | undefined;
}

function draw(canvas: HTMLCanvasElement, width: number, places: Places, look: Look): void {
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = HEIGHT * ratio;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  context.font = '12px system-ui, sans-serif';
  context.textBaseline = 'middle';
  const { words, chosen, marked, hovered } = look;
  const [ink, quiet] = [themeColour('--vscode-foreground'), themeColour('--vscode-charts-lines')];
  const strong = themeColour('--vscode-charts-blue');
  const standOut = [chosen, hovered, ...marked].filter((row) => row !== undefined);
  context.fillStyle = quiet;
  for (let row = 0; row < words.length; row++) dot(context, places, row, 1.5);
  const namer = createNamer(context, places, width);
  for (const row of standOut) {
    const isFirst = row === chosen || row === hovered;
    context.fillStyle = isFirst ? strong : ink;
    dot(context, places, row, isFirst ? 4.5 : 3);
    context.fillStyle = ink;
    context.font = `${isFirst ? '600 ' : ''}12px system-ui, sans-serif`;
    namer(row, words[row] ?? '', true);
  }
  context.font = '11px system-ui, sans-serif';
  context.fillStyle = themeColour('--vscode-descriptionForeground');
  for (let row = 0; row < Math.min(words.length, MOST_NAMES); row++) {
    if (!standOut.includes(row)) namer(row, words[row] ?? '', false);
  }
}

function dot(context: CanvasRenderingContext2D, places: Places, row: number, radius: number): void {
  context.beginPath();
  context.arc(places[2 * row] ?? 0, places[2 * row + 1] ?? 0, radius, 0, 2 * Math.PI);
  context.fill();
}

/** From a point to a name that found its place further off. */
function line(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  to: { readonly left: number; readonly right: number; readonly y: number },
): void {
  context.strokeStyle = themeColour('--vscode-charts-lines');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(
    Math.max(to.left, Math.min(to.right, x)),
    to.y + (to.y < y ? 1 : -1) * (LABEL_HEIGHT / 2),
  );
  context.stroke();
}

/** Lines above and below a point, the nearest first: where a name goes when its sides are taken. */
const FURTHER = [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5];

/** Writes names beside, above or below their points, where none is written yet. */
function createNamer(context: CanvasRenderingContext2D, places: Places, width: number) {
  const taken: { left: number; right: number; y: number }[] = [];
  return (row: number, name: string, always: boolean): void => {
    const [x, y] = [places[2 * row] ?? 0, places[2 * row + 1] ?? 0];
    const size = context.measureText(name).width;
    const within = (left: number) => Math.max(0, Math.min(width - size, left));
    const beside = { left: x + 5 + size > width ? x - 5 - size : x + 5, y };
    const elsewhere = () => [
      { left: x - 5 - size, y },
      ...FURTHER.flatMap((lines) =>
        [0.5, 0, 1].map((share) => ({
          left: within(x - share * size),
          y: y + lines * LABEL_HEIGHT,
        })),
      ),
    ];
    const isFree = (side: typeof beside) =>
      side.left >= 0 &&
      side.y >= LABEL_HEIGHT / 2 &&
      side.y <= HEIGHT - LABEL_HEIGHT / 2 &&
      taken.every(
        (other) =>
          other.right < side.left ||
          other.left > side.left + size ||
          Math.abs(other.y - side.y) >= LABEL_HEIGHT,
      );
    const free = [beside, ...(always ? elsewhere() : [])].find(isFree);
    const side = free ?? (always ? beside : undefined);
    if (side === undefined) return;
    const taking = { ...side, right: side.left + size };
    taken.push(taking);
    if (Math.abs(side.y - y) > LABEL_HEIGHT) line(context, [x, y], taking);
    context.fillText(name, side.left, side.y);
  };
}
