import { createFloat64List } from './growing-list';
import { isMissing, parseNumber } from './number-cell';
import * as problem from './problem';
import type { Problem } from './problem';
import type { NumberColumn } from './series';
import type { ColumnFormat } from './table-layout';

/** A column of numbers while its rows come in. */
export interface NumberCells {
  readonly index: number;
  add(cell: string, line: number): void;
  finish(file: string): { readonly column: NumberColumn; readonly problems: readonly Problem[] };
}

export function createNumberCells(
  name: string,
  index: number,
  { format, ambiguous }: Extract<ColumnFormat, { kind: 'number' }>,
): NumberCells {
  const values = createFloat64List();
  const missing = problem.createPlaces();
  const infinite = problem.createPlaces();
  const others = problem.createPlaces();
  let firstOther = '';
  let low = Infinity;
  let high = -Infinity;

  const problems = (file: string): Problem[] => {
    const found: Problem[] = [];
    const numbers = values.length - missing.count - others.count;
    if (missing.count > 0) found.push(problem.missingValues(file, name, missing));
    if (others.count > 0) found.push(problem.notNumbers(file, name, others, firstOther));
    if (infinite.count > 0) found.push(problem.infiniteValues(file, name, infinite));
    if (numbers === 0) found.push(problem.allMissingColumn(file, name, 'noticed'));
    if (numbers > 1 && low === high) found.push(problem.constantColumn(file, name, low));
    if (ambiguous !== undefined) found.push(problem.ambiguousNumbers(file, name, ambiguous));
    return found;
  };

  return {
    index,
    add(cell, line) {
      const value = parseNumber(cell, format);
      values.push(value ?? NaN);
      if (value === undefined) {
        if (isMissing(cell)) {
          missing.add(line);
        } else {
          if (others.count === 0) firstOther = cell;
          others.add(line);
        }
        return;
      }
      if (!Number.isFinite(value)) infinite.add(line);
      if (value < low) low = value;
      if (value > high) high = value;
    },
    finish: (file) => ({
      column: { name, index, values: values.toArray(), ...format },
      problems: values.length === 0 ? [] : problems(file),
    }),
  };
}
