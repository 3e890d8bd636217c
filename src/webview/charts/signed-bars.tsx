import { useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import './signed-bars.css';
import { TableTwin } from './table-twin';

export interface SignedBarsProps {
  /** one bar each, up or down from 0; undefined where there is none */
  readonly values: readonly (number | undefined)[];
  /** what a bar is */
  readonly name: string;
  readonly unit?: string;
  readonly label: (row: number) => string;
  /** heading of the first column of the table */
  readonly rows: string;
  /** one sentence for those who do not see the bars */
  readonly describe: string;
  /** rows that stand out */
  readonly marked?: readonly number[];
  /** a line before this row */
  readonly boundary?: number;
  readonly height?: number;
}

/** Between two bars, of a row's width. */
const GAP = 0.25;

/** Bars up and down from 0, one for each row of a line chart above; the one under the pointer is said. */
export function SignedBars(props: SignedBarsProps) {
  const { values, name, unit = '', label, describe, marked = [], boundary, height = 90 } = props;
  const [read, setRead] = useState<number | undefined>(undefined);
  const count = values.length;
  const at = read === undefined ? undefined : Math.min(read, count - 1);
  const largest = values.reduce<number>((most, v) => Math.max(most, Math.abs(v ?? 0)), 0) || 1;
  const figure = (value: number | undefined) =>
    value === undefined ? '–' : formatNumber(value) + unit;
  const rowUnder = (event: MouseEvent & { readonly currentTarget: SVGElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - left) / width) * count)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // around it, arrow keys step
    setRead(Math.max(0, Math.min(count - 1, (at ?? count) + by)));
  };
  const classOf = (value: number, row: number) => {
    if (row === at) return 'read';
    return marked.includes(row) ? 'marked' : value < 0 ? 'below' : '';
  };
  return (
    <figure class="chart signed-bars">
      <svg
        viewBox={`0 -1 ${count} 2`}
        preserveAspectRatio="none"
        height={height}
        role="img"
        tabIndex={0}
        aria-label={describe}
        onMouseMove={(event) => setRead(rowUnder(event))}
        onMouseLeave={() => setRead(undefined)}
        onKeyDown={onKeyDown}
      >
        {values.map((value, row) => {
          if (value === undefined) return null;
          const size = Math.abs(value) / largest;
          return (
            <rect
              key={row}
              class={classOf(value, row)}
              x={row + GAP / 2}
              width={1 - GAP}
              y={value < 0 ? 0 : -size}
              height={size}
            />
          );
        })}
        <line x1={0} x2={count} y1={0} y2={0} />
        {boundary !== undefined && (
          <line class="begins" x1={boundary} x2={boundary} y1={-1} y2={1} />
        )}
      </svg>
      <figcaption class="keys" aria-live="polite">
        <span class="key">
          <i class="line blue" />
          {name}
          {at !== undefined && <b>{figure(values[at])}</b>}
        </span>
        <span class="key quiet">{at === undefined ? `± ${figure(largest)}` : label(at)}</span>
      </figcaption>
      <TableTwin
        describe={describe}
        rows={props.rows}
        columns={[name]}
        rowCount={count}
        label={label}
        cell={(row) => figure(values[row])}
      />
    </figure>
  );
}
