import { createFloat64List } from './growing-list';
import { createLabelList } from './label-list';
import { isMissing } from './number-cell';
import * as problem from './problem';
import type { Problem } from './problem';
import type { TimeColumn } from './series';
import { parseTime, type TimeFormat } from './time-cell';
import { inspectTimeSteps } from './time-steps';

/** The column of times while its rows come in. */
export interface TimeCells {
  readonly index: number;
  add(cell: string, line: number): void;
  /** @param lines 0-based line of each row */
  finish(
    file: string,
    lines: Int32Array,
  ): { readonly column: TimeColumn; readonly problems: readonly Problem[] };
}

export function createTimeCells(name: string, index: number, format: TimeFormat): TimeCells {
  const values = createFloat64List();
  const labels = createLabelList();
  const missing = problem.createPlaces();
  const others = problem.createPlaces();
  let firstOther = '';
  return {
    index,
    add(cell, line) {
      const value = parseTime(cell, format);
      values.push(value ?? NaN);
      labels.push(cell.trim());
      if (value !== undefined) return;
      if (isMissing(cell)) {
        missing.add(line);
      } else {
        if (others.count === 0) firstOther = cell;
        others.add(line);
      }
    },
    finish(file, lines) {
      const times = values.toArray();
      const { frequency, problems } = inspectTimeSteps(times, lines, { name: file, column: name });
      const found: Problem[] = [];
      if (missing.count > 0) found.push(problem.missingValues(file, name, missing));
      if (others.count > 0) found.push(problem.notTimes(file, name, others, firstOther));
      const label = (row: number): string => labels.at(row);
      return {
        column: { name, index, values: times, format, label, frequency },
        problems: [...found, ...problems],
      };
    },
  };
}
