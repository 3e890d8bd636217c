import './bars.css';

export interface Bar {
  readonly name: string;
  /** in [0, 1] of the whole width */
  readonly share: number;
  /** the figure as it is said: `32 %` */
  readonly figure: string;
  /** shown on hovering: the formula with the numbers in it */
  readonly help?: string;
  /** the one that turned out right */
  readonly marked?: boolean;
}

/** A few named figures as bars: the likeliest characters, the losses of several models. */
export function Bars({
  bars,
  describe,
}: {
  readonly bars: readonly Bar[];
  readonly describe: string;
}) {
  return (
    <ol class="bars" aria-label={describe}>
      {bars.map(({ name, share, figure, help, marked = false }, i) => (
        <li key={i} class={marked ? 'marked' : ''} title={help}>
          <span class="name">{name}</span>
          <span class="track">
            <i style={{ width: `${String(Math.round(100 * Math.max(0, Math.min(1, share))))}%` }} />
          </span>
          <span class="figure">{figure}</span>
        </li>
      ))}
    </ol>
  );
}
