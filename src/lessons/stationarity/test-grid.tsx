import type { StationarityFigures } from '../../models/stationarity-figures';
import { DecisionGrid } from '../../webview/charts/decision-grid';
import type { ViewProps } from '../../webview/view';
import { WORDS } from './stationarity-words';

export interface TestGridProps extends Pick<ViewProps<never>, 'say'> {
  /** what was tested, and what it is called */
  readonly tested: readonly { readonly figures: StationarityFigures; readonly name: string }[];
}

/** ADF and KPSS read together: the four cells, and where each of the series stands. */
export function TestGrid({ tested, say }: TestGridProps) {
  return (
    <DecisionGrid
      caption={say(WORDS.together)}
      columns={[say(WORDS.kpssKeeps), say(WORDS.kpssRejects)]}
      rows={[
        { name: say(WORDS.adfRejects), cells: [say(WORDS.stationary), say(WORDS.neitherFits)] },
        { name: say(WORDS.adfKeeps), cells: [say(WORDS.tooLittle), say(WORDS.unitRoot)] },
      ]}
      marks={tested.map(({ figures: { adf, kpss }, name }) => ({
        row: adf.rejects ? 0 : 1,
        column: kpss.rejects ? 1 : 0,
        name,
      }))}
    />
  );
}
