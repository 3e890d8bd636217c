import { createInt32List } from './growing-list';
import type { PairsDataset } from './pairs';
import * as problem from './problem';
import type { TableLayout } from './table-layout';
import type { TableSink } from './table-sink';

/**
 * Rows of a table as pairs of texts, as written: the first two columns of text, or of any kind where
 * the table has fewer. A row with an empty side is left out and named.
 */
export function createPairsTable(name: string, layout: TableLayout): TableSink<PairsDataset> {
  const { header, hasHeader, width } = layout;
  const [from, to] = sides(layout);
  const sources: string[] = [];
  const targets: string[] = [];
  const lines = createInt32List();
  const incomplete = problem.createPlaces();
  const long = problem.createPlaces();
  return {
    add(cells, line) {
      if (cells.length > width) long.add(line);
      const source = cells[from] ?? '';
      const target = cells[to] ?? '';
      if (source.trim() === '' || target.trim() === '') {
        incomplete.add(line);
        return;
      }
      sources.push(source);
      targets.push(target);
      lines.push(line);
    },
    finish(found) {
      const problems = [...found];
      const unused = header.filter((_, index) => index !== from && index !== to);
      if (unused.length > 0) problems.push(problem.unusedColumns(name, unused));
      if (sources.length === 0) problems.push(problem.noPairs(name));
      if (incomplete.count > 0) problems.push(problem.incompletePairs(name, incomplete));
      if (long.count > 0) problems.push(problem.tooManyCells(name, long, width));
      return {
        kind: 'pairs',
        name,
        sources,
        targets,
        header: hasHeader ? [header[from] ?? '', header[to] ?? ''] : undefined,
        lines: lines.toArray(),
        problems: problem.inFileOrder(problems),
      };
    },
  };
}

function sides({ columns }: TableLayout): readonly [number, number] {
  const texts = columns.flatMap(({ kind }, index) => (kind === 'text' ? [index] : []));
  return texts.length >= 2 ? [texts[0]!, texts[1]!] : [0, 1];
}
