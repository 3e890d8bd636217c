import type { Phrase } from '../../phrase/phrase';
import { ScoreTable } from '../../webview/charts/score-table';
import type { ViewProps } from '../../webview/view';
import { ERRORS } from './error-words';

export interface ErrorTableProps extends Pick<ViewProps<never>, 'say'> {
  readonly caption: string;
  readonly rows: readonly {
    readonly id: string;
    readonly name: Phrase;
    readonly mae: number | undefined;
    readonly rmse: number | undefined;
    readonly mase?: number | undefined;
  }[];
  /** false for a run that scales nothing */
  readonly withMase?: boolean;
}

/** Errors of several forecasts on the same rows. */
export function ErrorTable({ caption, rows, withMase = true, say }: ErrorTableProps) {
  const kinds = (['mae', 'rmse', 'mase'] as const).slice(0, withMase ? 3 : 2);
  return (
    <ScoreTable
      caption={caption}
      columns={kinds.map((kind) => ({ name: kind.toUpperCase(), help: say(ERRORS[kind]) }))}
      rows={rows.map((row) => ({
        id: row.id,
        name: say(row.name),
        values: kinds.map((kind) => row[kind]),
      }))}
    />
  );
}
