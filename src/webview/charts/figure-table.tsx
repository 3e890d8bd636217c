export interface FigureTableProps {
  /** heading of the first column */
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly help?: string }[];
  readonly rows: readonly {
    readonly name: string;
    /** as they are said */
    readonly cells: readonly string[];
    /** the one that stands out */
    readonly marked?: boolean;
  }[];
}

/** Figures in rows, as they are said. */
export function FigureTable({ caption, columns, rows }: FigureTableProps) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">{caption}</th>
            {columns.map(({ name, help }) => (
              <th scope="col" key={name}>
                {help === undefined ? name : <abbr title={help}>{name}</abbr>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, marked = false }, row) => (
            <tr key={row}>
              <th scope="row">{marked ? <b>{name}</b> : name}</th>
              {cells.map((cell, i) => (
                <td key={columns[i]?.name} class={marked ? 'best' : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
