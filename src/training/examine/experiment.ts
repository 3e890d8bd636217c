import type { SeriesDataset } from '../../dataset/series';
import { findFaults, fixAll, fixEdits, type TableFault } from '../../dataset/table-faults';
import { tableStyle } from '../../dataset/table-style';
import type { Experiment, Lab, UntimedContext } from '../../lessons/experiment';
import { differenceColumn } from './difference-column';
import type { ExamineEvent, ExamineQuestion } from './examine-event';
import { examineColumn, examineCell } from './examine-column';
import { forecastColumn, type FittedColumn } from './forecast-column';

/** More are not shown anywhere; a fixed copy mends them all the same. */
const MOST_LISTED = 100;

/**
 * Reads an open table for its editor: its faults at once, then whatever is asked about a column. It
 * trains no network and lives on a worker of its own, so that a hover never waits for a training.
 */
export const experiment: Experiment<ExamineEvent, UntimedContext> = function* ({ dataset }) {
  if (dataset.kind !== 'series') throw new RangeError('examine requires a series');
  const faults = findFaults(dataset);
  const listed = faults.slice(0, MOST_LISTED).map((each) => {
    const { code, line, column, message, values, fixes } = each;
    return { code, line, column, message, values, fixes };
  });
  yield {
    kind: 'table-examined',
    style: tableStyle(dataset),
    faults: listed,
    faultCount: faults.length,
  };
  return labOf(dataset, faults);
};

function labOf(dataset: SeriesDataset, faults: readonly TableFault[]): Lab<ExamineEvent> {
  const fitted = new Map<string, FittedColumn>();
  return {
    *ask(params) {
      const question = params as ExamineQuestion;
      switch (question.about) {
        case 'column':
          yield examineColumn(dataset, question.column);
          return;
        case 'cell':
          yield examineCell(dataset, question, fitted.get(question.column));
          return;
        case 'forecast': {
          const { forecast, fit } = forecastColumn(dataset, question.column);
          fitted.set(question.column, fit);
          yield forecast;
          return;
        }
        case 'difference':
          yield differenceColumn(dataset, question);
          return;
        case 'fix': {
          const { fault, fix } = question;
          const edits =
            fix === 'all' ? fixAll(dataset, faults) : fixEdits(dataset, faults[fault]!, fix);
          yield { kind: 'fix-found', fault, edits };
          return;
        }
      }
    },
    dispose: () => fitted.clear(),
  };
}
