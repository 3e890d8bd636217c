import { useState } from 'preact/hooks';
import { useWords } from '../words';

export interface TableTwinProps {
  /** one sentence, the same that describes the picture */
  readonly describe: string;
  /** heading of the first column */
  readonly rows: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly label: (row: number) => string;
  readonly cell: (row: number, column: number) => string;
}

const MOST_TABLE_ROWS = 200;

/** A picture in numbers, for everyone who would rather read it, or cannot see it. */
export function TableTwin({ describe, rows, columns, rowCount, label, cell }: TableTwinProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const picked = evenly(rowCount, MOST_TABLE_ROWS);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="quiet">{words.say('inNumbers')}</summary>
      {open && (
        <div class="scroll" tabIndex={0} role="region" aria-label={describe}>
          <table>
            <thead>
              <tr>
                <th scope="col">{rows}</th>
                {columns.map((name, i) => (
                  <th scope="col" key={i}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {picked.map((row) => (
                <tr key={row}>
                  <th scope="row">{label(row)}</th>
                  {columns.map((_, i) => (
                    <td key={i}>{cell(row, i)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {picked.length < rowCount && (
            <p class="quiet">{words.say('everyNth', { shown: picked.length, all: rowCount })}</p>
          )}
        </div>
      )}
    </details>
  );
}

function evenly(count: number, most: number): number[] {
  const shown = Math.min(count, most);
  return Array.from({ length: shown }, (_, i) => Math.floor((i * count) / shown));
}
