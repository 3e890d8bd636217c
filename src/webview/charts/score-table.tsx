import { formatNumber } from '../../phrase/phrase';

export interface ScoreTableProps {
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly help: string }[];
  /** smaller is better in every column */
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly values: readonly (number | undefined)[];
  }[];
}

/** Scores beside each other; the best of each column stands out. */
export function ScoreTable({ caption, columns, rows }: ScoreTableProps) {
  const smallest = columns.map((_, i) =>
    Math.min(...rows.map(({ values }) => values[i] ?? Infinity)),
  );
  return (
    <table class="scores">
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          {columns.map(({ name, help }) => (
            <th scope="col" key={name}>
              <abbr title={help}>{name}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, values }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {values.map((value, i) => (
              <td key={columns[i]?.name} class={value === smallest[i] ? 'best' : ''}>
                {value === undefined ? '–' : formatNumber(Number(value.toPrecision(3)))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
