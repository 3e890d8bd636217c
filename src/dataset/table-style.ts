import type { TableStyle } from './row-edits';
import type { SeriesDataset } from './series';

/** How a table writes its rows. */
export function tableStyle({ separator, header, time, columns }: SeriesDataset): TableStyle {
  return {
    separator,
    width: header.length,
    time: time && { index: time.index, format: time.format },
    numbers: columns.map(({ index, name, decimal, unit }) => ({ index, name, decimal, unit })),
  };
}
