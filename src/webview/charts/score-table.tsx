import { formatNumber } from '../../phrase/phrase';

export interface ScoreTableProps {
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly help: string }[];
  /** smaller is better in every column */
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly values: readonly number[];
  }[];
}

/** Scores beside each other; the row that is best by the first of them stands out. */
export function ScoreTable({ caption, columns, rows }: ScoreTableProps) {
  const smallest = Math.min(...rows.map(({ values }) => values[0] ?? Infinity));
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
          <tr key={id} class={values[0] === smallest ? 'best' : ''}>
            <th scope="row">{name}</th>
            {values.map((value, i) => (
              <td key={columns[i]?.name}>{formatNumber(Number(value.toPrecision(3)))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
