import { formatNumber } from '../../phrase/phrase';

export interface HeatStripProps {
  /** in [−1, 1] */
  readonly values: readonly number[];
  /** one sentence for those who do not see the colours */
  readonly describe: string;
  /** what a cell is called: `unit 3` */
  readonly label: (index: number) => string;
  readonly vertical?: boolean;
}

/** The nine heat colours of the manifest, `unroll.heatM4` to `unroll.heatP4`, from −1 to 1. */
const COLOURS = ['m4', 'm3', 'm2', 'm1', '0', 'p1', 'p2', 'p3', 'p4'] as const;

/** A row of cells coloured by value; each says its value, and its sign where colours do not tell. */
export function HeatStrip({ values, describe, label, vertical = false }: HeatStripProps) {
  return (
    <span class={vertical ? 'heat vertical' : 'heat'} role="img" aria-label={describe}>
      {values.map((value, i) => (
        <i
          key={i}
          class={`heat-${heatColour(value)}`}
          data-sign={value > 0.125 ? '+' : value < -0.125 ? '−' : ''}
          title={`${label(i)}: ${formatNumber(value)}`}
        />
      ))}
    </span>
  );
}

/** The colour of a value in [−1, 1]: nine equal steps, the middle one around 0. */
export function heatColour(value: number): (typeof COLOURS)[number] {
  const place = Math.round((Math.max(-1, Math.min(1, value)) + 1) * 4);
  return COLOURS[place] ?? '0';
}
