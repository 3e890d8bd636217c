import './decision-grid.css';

export interface DecisionGridProps {
  /** what is decided, in the corner */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    /** one for each column: what it means to be there */
    readonly cells: readonly string[];
  }[];
  /** where something stands, and what is called so */
  readonly marks: readonly {
    readonly row: number;
    readonly column: number;
    readonly name: string;
  }[];
}

/** Two answers read together: each pair of them has a cell, and the cell that came out is marked. */
export function DecisionGrid({ caption, columns, rows, marks }: DecisionGridProps) {
  const marksAt = (row: number, column: number) =>
    marks.filter((mark) => mark.row === row && mark.column === column);
  return (
    <table class="decision">
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          {columns.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }, row) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((meaning, column) => {
              const here = marksAt(row, column);
              return (
                <td key={column} class={here.length > 0 ? 'here' : ''}>
                  {meaning}
                  {here.map((mark) => (
                    <span class="mark" key={mark.name}>
                      ● {mark.name}
                    </span>
                  ))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
