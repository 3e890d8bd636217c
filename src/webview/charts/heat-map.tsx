import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import { themeColour, themeVersion } from '../theme';
import { HEAT_VARIABLES, heatStep } from './heat-colour';
import './heat-map.css';
import { TableTwin } from './table-twin';

export interface HeatMapProps {
  readonly rowCount: number;
  readonly columnCount: number;
  /** value of a cell, any unit; undefined where there is none */
  readonly value: (row: number, column: number) => number | undefined;
  /** this size and more gets the strongest colour; 1 when left out */
  readonly scale?: number;
  /** what a row is called: `unit 3` */
  readonly rowLabel: (row: number) => string;
  /** what a column is called: `step 7 “a”` */
  readonly columnLabel: (column: number) => string;
  /** how the cell's value comes about, with the values filled in; said beside it */
  readonly formula?: (row: number, column: number) => string | undefined;
  /** heading of the columns' names in the table */
  readonly columns: string;
  /** one sentence for those who do not see the colours */
  readonly describe: string;
  /** framed: the step that is looked at */
  readonly now?: number;
  /** a line before this column, and what begins there */
  readonly boundary?: { readonly column: number; readonly label: string };
  /** a click, or Enter on the cell that the arrow keys have reached */
  readonly onChoose?: (row: number, column: number) => void;
  /** for few cells: rows and columns are named along the edges, and each cell carries its text */
  readonly text?: (row: number, column: number) => string;
  /** what colours a cell, in units of `scale`, where that is not its value */
  readonly colour?: (row: number, column: number) => number;
  /** the one cell that is framed */
  readonly chosen?: readonly [row: number, column: number] | undefined;
  /** changes when the values do */
  readonly version?: unknown;
}

const ROW_HEIGHT = 11;
/** Of a cell with text, and the room for the names of rows and columns, px. */
const TEXT_HEIGHT = 28;
const NAMES = { left: 36, top: 18 };
const NO_NAMES = { left: 0, top: 0 };
const MOST_HEIGHT = 260;
const LEAST_CELL = 4; // px; more columns than fit are scrolled to

/**
 * Rows by columns of coloured cells. The cell under the pointer, or under the arrow keys, is said below;
 * in high contrast a cell large enough also carries its sign.
 */
export function HeatMap(props: HeatMapProps) {
  const { rowCount, columnCount, value, scale = 1, rowLabel, columnLabel, describe, now } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [cell, setCell] = useState<readonly [row: number, column: number] | undefined>(undefined);
  const theme = themeVersion.value;
  const hasText = props.text !== undefined;
  const { left, top } = hasText ? NAMES : NO_NAMES;
  const rowHeight = hasText
    ? TEXT_HEIGHT
    : Math.max(4, Math.min(ROW_HEIGHT, Math.floor(MOST_HEIGHT / rowCount)));
  const cellWidth = Math.max(LEAST_CELL, Math.floor((width - left) / Math.max(1, columnCount)));

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const resize = new ResizeObserver(() => setWidth(element.clientWidth));
    resize.observe(element);
    setWidth(element.clientWidth);
    return () => resize.disconnect();
  }, []);

  useEffect(() => {
    if (canvas.current !== null && width > 0)
      draw(canvas.current, props, cellWidth, rowHeight, cell);
  }, [
    theme,
    width,
    rowCount,
    columnCount,
    scale,
    now,
    cell,
    props.version,
    props.boundary?.column,
    props.chosen?.join(),
  ]);

  // The step that is looked at stays in sight.
  useEffect(() => {
    const element = box.current;
    if (element === null || now === undefined) return;
    const at = now * cellWidth;
    if (at < element.scrollLeft || at + cellWidth > element.scrollLeft + element.clientWidth) {
      element.scrollLeft = at - element.clientWidth / 2;
    }
  }, [now, cellWidth]);

  const cellAt = (event: MouseEvent): readonly [number, number] | undefined => {
    const row = Math.floor((event.offsetY - top) / rowHeight);
    const column = Math.floor((event.offsetX - left) / cellWidth);
    const isInside = row >= 0 && column >= 0 && row < rowCount && column < columnCount;
    return isInside ? [row, column] : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    const [row, column] = cell ?? [0, now ?? 0];
    if (by !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      setCell([clamp(row + by[0], rowCount), clamp(column + by[1], columnCount)]);
    } else if (event.key === 'Enter') {
      props.onChoose?.(row, column);
    }
  };
  const said = cell === undefined ? undefined : sayCell(props, cell);
  return (
    <figure class="chart heat-map">
      <div class="across" ref={box}>
        <canvas
          ref={canvas}
          role="img"
          tabIndex={0}
          aria-label={describe}
          style={{
            width: `${String(left + cellWidth * columnCount)}px`,
            height: `${String(top + rowHeight * rowCount)}px`,
          }}
          onMouseMove={(event) => setCell(cellAt(event))}
          onMouseLeave={() => setCell(undefined)}
          onClick={(event) => {
            const at = cellAt(event);
            if (at !== undefined) props.onChoose?.(...at);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <figcaption class="quiet" aria-live="polite">
        {said ?? describe}
      </figcaption>
      <TableTwin
        describe={describe}
        rows={props.columns}
        columns={Array.from({ length: rowCount }, (_, row) => rowLabel(row))}
        rowCount={columnCount}
        label={columnLabel}
        cell={(column, row) => formatValue(value(row, column))}
      />
    </figure>
  );
}

const MOVES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

function sayCell(
  { rowLabel, columnLabel, value, formula }: HeatMapProps,
  [row, column]: readonly [number, number],
): string {
  const how = formula?.(row, column);
  const number = formatValue(value(row, column));
  return `${rowLabel(row)} · ${columnLabel(column)}: ${how ?? number}`;
}

function formatValue(value: number | undefined): string {
  return value === undefined ? '–' : formatNumber(value);
}

function draw(
  canvas: HTMLCanvasElement,
  props: HeatMapProps,
  cellWidth: number,
  rowHeight: number,
  cell: readonly [number, number] | undefined,
): void {
  const { rowCount, columnCount, now, boundary, chosen, text } = props;
  const { left, top } = text === undefined ? NO_NAMES : NAMES;
  const ratio = devicePixelRatio;
  canvas.width = (left + cellWidth * columnCount) * ratio;
  canvas.height = (top + rowHeight * rowCount) * ratio;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  context.translate(left, top);
  const ink = themeColour('--vscode-foreground');
  context.font = `${String(text === undefined ? Math.min(10, rowHeight) : 11)}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  drawCells(context, props, cellWidth, rowHeight, ink);
  if (text !== undefined) drawNames(context, props, cellWidth, rowHeight);
  const frame = ([row, column]: readonly [number, number], width: number) => {
    context.lineWidth = width;
    context.strokeRect(
      column * cellWidth + width / 2,
      row * rowHeight + width / 2,
      cellWidth - width,
      rowHeight - width,
    );
  };
  context.strokeStyle = themeColour('--vscode-focusBorder');
  context.lineWidth = 2;
  if (now !== undefined) {
    context.strokeRect(now * cellWidth, 1, cellWidth, rowCount * rowHeight - 2);
  }
  context.strokeStyle = ink;
  if (chosen !== undefined) frame(chosen, 3);
  if (cell !== undefined) frame(cell, 1);
  if (boundary !== undefined) {
    context.setLineDash([3, 2]);
    context.beginPath();
    context.moveTo(boundary.column * cellWidth, 0);
    context.lineTo(boundary.column * cellWidth, rowCount * rowHeight);
    context.stroke();
  }
}

function drawCells(
  context: CanvasRenderingContext2D,
  { rowCount, columnCount, value, scale = 1, colour, text }: HeatMapProps,
  cellWidth: number,
  rowHeight: number,
  ink: string,
): void {
  const colours = HEAT_VARIABLES.map((variable) => themeColour(variable));
  const gap = cellWidth > 6 ? 1 : 0;
  const isContrast = document.body.className.includes('vscode-high-contrast');
  const signs = isContrast && cellWidth >= 7 && text === undefined;
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      const number = value(row, column);
      const middle = [(column + 0.5) * cellWidth, (row + 0.5) * rowHeight] as const;
      const said = text?.(row, column);
      if (number === undefined) {
        context.fillStyle = ink;
        if (said !== undefined) context.fillText(said, ...middle);
        continue;
      }
      const step = heatStep((colour?.(row, column) ?? number) / scale);
      context.fillStyle = colours[step]!;
      context.fillRect(column * cellWidth, row * rowHeight, cellWidth - gap, rowHeight - gap);
      if (said !== undefined) {
        context.fillStyle = inkOn(context);
        context.fillText(said, ...middle);
      } else if (signs && step !== 4) {
        context.fillStyle = ink;
        context.fillText(step > 4 ? '+' : '−', ...middle);
      }
    }
  }
}

/** Black or white, whichever is read better on the colour the context fills with. */
function inkOn({ fillStyle }: CanvasRenderingContext2D): string {
  const colour = typeof fillStyle === 'string' ? fillStyle : '';
  const [, ...pairs] = /^#(..)(..)(..)/u.exec(colour) ?? [];
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => (parseInt(pair, 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000' : '#fff';
}

function drawNames(
  context: CanvasRenderingContext2D,
  { rowCount, columnCount, rowLabel, columnLabel }: HeatMapProps,
  cellWidth: number,
  rowHeight: number,
): void {
  context.fillStyle = themeColour('--vscode-descriptionForeground');
  for (let column = 0; column < columnCount; column++) {
    context.fillText(columnLabel(column), (column + 0.5) * cellWidth, -NAMES.top / 2);
  }
  for (let row = 0; row < rowCount; row++) {
    context.fillText(rowLabel(row), -NAMES.left / 2, (row + 0.5) * rowHeight);
  }
}
