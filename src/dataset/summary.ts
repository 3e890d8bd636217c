import type { Phrase } from '../phrase/phrase';
import type { Dataset, DatasetKind } from './dataset';
import type { Problem } from './problem';

/** A dataset as the host and the page need to know it: no values. */
export interface DatasetSummary {
  readonly name: string;
  readonly datasetKind: DatasetKind;
  /** number columns of a series, in the file's order */
  readonly columns: readonly string[];
  readonly time: string | undefined;
  /** rows of a series, pairs, or lines of running text */
  readonly rows: number;
  /** Unicode characters of the text or of both sides of the pairs; 0 for a series */
  readonly characters: number;
  readonly problems: readonly ProblemSummary[];
}

export interface ProblemSummary {
  readonly code: Problem['code'];
  readonly severity: Problem['severity'];
  /** 0-based line of the document, for "go there" */
  readonly line: number | undefined;
  readonly message: Phrase;
}

export function summarize(dataset: Dataset): DatasetSummary {
  const base = {
    name: dataset.name,
    datasetKind: dataset.kind,
    columns: [],
    time: undefined,
    problems: dataset.problems.map(({ code, severity, line, message }) => ({
      code,
      severity,
      line,
      message,
    })),
  };
  switch (dataset.kind) {
    case 'series': {
      const columns = dataset.columns.map(({ name }) => name);
      return { ...base, columns, time: dataset.time?.name, rows: dataset.rowCount, characters: 0 };
    }
    case 'pairs': {
      const texts = [...dataset.sources, ...dataset.targets];
      const characters = texts.reduce((sum, text) => sum + countCharacters(text), 0);
      return { ...base, rows: dataset.sources.length, characters };
    }
    case 'corpus':
      return {
        ...base,
        rows: dataset.text === '' ? 0 : dataset.text.split(/\r\n|\n|\r/u).length,
        characters: countCharacters(dataset.text),
      };
  }
}

/** A pair of surrogates is one character. */
function countCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    count++;
    if (text.codePointAt(at)! > 0xffff) at++;
  }
  return count;
}
