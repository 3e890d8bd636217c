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
  /** changes when the values do */
  readonly version?: unknown;
}

const ROW_HEIGHT = 11;
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
  const rowHeight = Math.max(4, Math.min(ROW_HEIGHT, Math.floor(MOST_HEIGHT / rowCount)));
  const cellWidth = Math.max(LEAST_CELL, Math.floor(width / Math.max(1, columnCount)));

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
    const row = Math.floor(event.offsetY / rowHeight);
    const column = Math.floor(event.offsetX / cellWidth);
    return row < rowCount && column < columnCount ? [row, column] : undefined;
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
            width: `${String(cellWidth * columnCount)}px`,
            height: `${String(rowHeight * rowCount)}px`,
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
  { rowCount, columnCount, value, scale = 1, now, boundary }: HeatMapProps,
  cellWidth: number,
  rowHeight: number,
  cell: readonly [number, number] | undefined,
): void {
  const ratio = devicePixelRatio;
  canvas.width = cellWidth * columnCount * ratio;
  canvas.height = rowHeight * rowCount * ratio;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  const colours = HEAT_VARIABLES.map((variable) => themeColour(variable));
  const ink = themeColour('--vscode-foreground');
  const gap = cellWidth > 6 ? 1 : 0;
  const signs = document.body.className.includes('vscode-high-contrast') && cellWidth >= 7;
  context.font = `${String(Math.min(10, rowHeight))}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      const number = value(row, column);
      if (number === undefined) continue;
      const step = heatStep(number / scale);
      context.fillStyle = colours[step]!;
      const [x, y] = [column * cellWidth, row * rowHeight];
      context.fillRect(x, y, cellWidth - gap, rowHeight - gap);
      if (signs && step !== 4) {
        context.fillStyle = ink;
        context.fillText(step > 4 ? '+' : '−', x + cellWidth / 2, y + rowHeight / 2);
      }
    }
  }
  context.strokeStyle = themeColour('--vscode-focusBorder');
  context.lineWidth = 2;
  if (now !== undefined) {
    context.strokeRect(now * cellWidth, 1, cellWidth, rowCount * rowHeight - 2);
  }
  context.strokeStyle = ink;
  if (cell !== undefined) {
    context.lineWidth = 1;
    context.strokeRect(
      cell[1] * cellWidth + 0.5,
      cell[0] * rowHeight + 0.5,
      cellWidth - 1,
      rowHeight - 1,
    );
  }
  if (boundary !== undefined) {
    context.setLineDash([3, 2]);
    context.beginPath();
    context.moveTo(boundary.column * cellWidth, 0);
    context.lineTo(boundary.column * cellWidth, rowCount * rowHeight);
    context.stroke();
  }
}
