import { formatNumber } from '../../phrase/phrase';
import { heatColour, heatSign } from './heat-colour';

export interface HeatStripProps {
  /** in [−1, 1] */
  readonly values: readonly number[];
  /** one sentence for those who do not see the colours */
  readonly describe: string;
  /** what a cell is called: `unit 3` */
  readonly label: (index: number) => string;
  readonly vertical?: boolean;
}

/** A row of cells coloured by value; each says its value, and its sign where colours do not tell. */
export function HeatStrip({ values, describe, label, vertical = false }: HeatStripProps) {
  return (
    <span class={vertical ? 'heat vertical' : 'heat'} role="img" aria-label={describe}>
      {values.map((value, i) => (
        <i
          key={i}
          class={`heat-${heatColour(value)}`}
          data-sign={heatSign(value)}
          title={`${label(i)}: ${formatNumber(value)}`}
        />
      ))}
    </span>
  );
}
