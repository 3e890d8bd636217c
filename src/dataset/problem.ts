import { fill, formatNumber, type Phrase, type PhraseValues } from '../phrase/phrase';

/**
 * Something about the file that the reader should know. Nothing is dropped without one.
 * `stops` means no dataset could be made (or no model can be trained from it).
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'stops' | 'changed' | 'noticed';
  /** 0-based line of the document of the first place concerned */
  readonly line: number | undefined;
  readonly column: string | undefined;
  /** how many places are concerned, and the 1-based lines of the first few */
  readonly count: number;
  readonly lines: readonly number[];
  /** the whole sentence: file, column and rows, what was found, what was done or is needed */
  readonly message: Phrase;
}

export type ProblemCode =
  | 'all-missing-column'
  | 'ambiguous-dates'
  | 'ambiguous-numbers'
  | 'binary-file'
  | 'constant-column'
  | 'damaged-characters'
  | 'decoded-otherwise'
  | 'duplicate-names'
  | 'duplicate-times'
  | 'empty-file'
  | 'ends-left-out'
  | 'filled-values'
  | 'gaps'
  | 'huge-line'
  | 'incomplete-pairs'
  | 'infinite-values'
  | 'irregular-times'
  | 'lines-before-table'
  | 'lone-surrogates'
  | 'malformed-quote'
  | 'missing-values'
  | 'mixed-date-order'
  | 'no-numeric-column'
  | 'no-pairs'
  | 'no-rows'
  | 'not-numbers'
  | 'not-times'
  | 'times-run-backwards'
  | 'too-few-cells'
  | 'too-few-rows'
  | 'too-many-cells'
  | 'unclosed-quote'
  | 'unknown-encoding'
  | 'unsorted-times'
  | 'unused-columns';

/** Where something was found: how often, and the first few lines. */
export interface Places {
  readonly count: number;
  /** 1-based, the first few, in the order they were added */
  readonly lines: readonly number[];
}

export interface PlaceList extends Places {
  /** @param line 0-based line of the document */
  add(line: number): void;
}

/** How many lines a problem names; the others are counted. */
const NAMED_LINES = 5;

export function createPlaces(): PlaceList {
  let count = 0;
  const lines: number[] = [];
  return {
    get count() {
      return count;
    },
    lines,
    add(line) {
      count++;
      if (lines.length < NAMED_LINES && lines.at(-1) !== line + 1) lines.push(line + 1);
    },
  };
}

/** Problems in the file's order: those about the whole file first. */
export function inFileOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.line ?? -1) - (b.line ?? -1));
}

export function emptyFile(name: string): Problem {
  return wholeFile(name, 'empty-file', 'stops', {
    ko: '{name}에 아무것도 없어서 배울 것이 없어요. 내용을 넣고 다시 실행해 주세요.',
    en: '{name} is empty: put something into it and run again.',
  });
}

export function binaryFile(name: string): Problem {
  return wholeFile(name, 'binary-file', 'stops', {
    ko: '{name}에 글자가 아닌 바이트가 많아요. 글이나 표로 된 텍스트 파일을 열어 주세요.',
    en: '{name} looks like a binary file: open one that holds text or a table.',
  });
}

export function noRows(name: string): Problem {
  return wholeFile(name, 'no-rows', 'stops', {
    ko: '{name}에 제목 줄만 있고 자료 행이 없어요. 행을 넣고 다시 실행해 주세요.',
    en: '{name} has a header but no rows: add rows and run again.',
  });
}

export function noNumericColumn(name: string, columns: readonly string[]): Problem {
  const values = { columns: quotedList(columns) };
  return wholeFile(
    name,
    'no-numeric-column',
    'stops',
    {
      ko: '{name}에 숫자로 된 열이 없어요(있는 열: {columns}). 배울 숫자가 든 열이 하나는 필요해요.',
      en: '{name} has no column of numbers (its columns: {columns}): a series needs at least one.',
    },
    values,
  );
}

/**
 * For an experiment that needs more rows than the file has.
 *
 * @param rows how many rows can be used
 * @param needed how many it takes at least
 */
export function tooFewRows(name: string, rows: number, needed: number): Problem {
  return wholeFile(
    name,
    'too-few-rows',
    'stops',
    {
      ko: '{name}에 쓸 수 있는 행이 {rows}개뿐이에요. 적어도 {needed}개가 있어야 해요.',
      en: `{name} has only {rows} usable ${many(rows, 'row', 'rows')}: at least {needed} are needed.`,
    },
    { rows, needed },
  );
}

export function linesBeforeTable(name: string, places: Places): Problem {
  return atPlaces(name, 'lines-before-table', 'changed', places, undefined, {
    ko: '{name}에서 표가 시작되기 전의 {count}줄({linesKo})은 칸 수가 표와 달라서 설명으로 보고 뺐어요.',
    en: `{name}: {count} ${many(places.count, 'record', 'records')} before the table ({linesEn}) ${many(places.count, 'has', 'have')} another number of cells, so ${many(places.count, 'it was', 'they were')} left out as a title.`,
  });
}

export function tooFewCells(name: string, places: Places, width: number): Problem {
  return atPlaces(
    name,
    'too-few-cells',
    'changed',
    places,
    undefined,
    {
      ko: '{name}에 칸이 {width}개보다 적은 행이 {count}개 있어서({linesKo}) 모자란 칸을 빈 값으로 두었어요.',
      en: `{name}: {count} ${many(places.count, 'row has', 'rows have')} fewer than {width} cells ({linesEn}), so the absent cells count as missing.`,
    },
    { width },
  );
}

export function tooManyCells(name: string, places: Places, width: number): Problem {
  return atPlaces(
    name,
    'too-many-cells',
    'changed',
    places,
    undefined,
    {
      ko: '{name}에 칸이 {width}개보다 많은 행이 {count}개 있어서({linesKo}) 넘치는 칸은 쓰지 않았어요.',
      en: `{name}: {count} ${many(places.count, 'row has', 'rows have')} more than {width} cells ({linesEn}), so the cells beyond were not used.`,
    },
    { width },
  );
}

export function unclosedQuote(name: string, places: Places): Problem {
  return atPlaces(name, 'unclosed-quote', 'changed', places, undefined, {
    ko: '{name}에 열고 제대로 닫지 않은 따옴표가 있어서({linesKo}) 거기부터는 한 줄을 한 행으로 읽었어요.',
    en: '{name}: a quote is opened and not properly closed ({linesEn}), so the lines after it were read as one row each.',
  });
}

export function malformedQuote(name: string, places: Places): Problem {
  return atPlaces(name, 'malformed-quote', 'changed', places, undefined, {
    ko: '{name}에 따옴표가 칸 가운데서 닫힌 행이 {count}개 있어서({linesKo}) 알맞은 따옴표까지를 한 칸으로 읽었어요.',
    en: `{name}: in {count} ${many(places.count, 'row', 'rows')} ({linesEn}) a quote closes in the middle of a cell, so the cell was read up to the next fitting quote.`,
  });
}

export function duplicateNames(name: string, columns: readonly string[], line: number): Problem {
  const places = createPlaces();
  places.add(line);
  return atPlaces(
    name,
    'duplicate-names',
    'changed',
    places,
    undefined,
    {
      ko: '{name}에 이름이 같은 열이 있어서 뒤의 열을 {columns|으로/로} 부를게요.',
      en: '{name} has columns of the same name, so the later ones are called {columns}.',
    },
    { columns: quotedList(columns) },
  );
}

/** Columns of text beside the numbers: read, but nothing here learns from them. */
export function unusedColumns(name: string, columns: readonly string[]): Problem {
  return wholeFile(
    name,
    'unused-columns',
    'noticed',
    {
      ko: '{name}의 {columns} 열은 쓰지 않아요.',
      en: `{name}: ${many(columns.length, 'column {columns} is', 'the columns {columns} are')} not used.`,
    },
    { columns: quotedList(columns) },
  );
}

export function missingValues(name: string, column: string, places: Places): Problem {
  return atPlaces(name, 'missing-values', 'noticed', places, column, {
    ko: '{name}의 "{column}" 열에 빈 값이 {count}개 있어요({linesKo}).',
    en: `{name}, column "{column}": {count} ${many(places.count, 'value is', 'values are')} missing ({linesEn}).`,
  });
}

export function notNumbers(name: string, column: string, places: Places, found: string): Problem {
  return atPlaces(
    name,
    'not-numbers',
    'changed',
    places,
    column,
    {
      ko: '{name}의 "{column}" 열에 숫자가 아닌 값이 {count}개 있어서(예: "{found}", {linesKo}) 빈 값으로 두었어요.',
      en: `{name}, column "{column}": {count} ${many(places.count, 'value is not a number and counts', 'values are not numbers and count')} as missing (such as "{found}", {linesEn}).`,
    },
    { found: shortened(found) },
  );
}

export function infiniteValues(name: string, column: string, places: Places): Problem {
  return atPlaces(name, 'infinite-values', 'noticed', places, column, {
    ko: '{name}의 "{column}" 열에 무한대인 값이 {count}개 있어요({linesKo}). 이 열로 배우려면 고쳐야 해요.',
    en: `{name}, column "{column}": {count} ${many(places.count, 'value is', 'values are')} infinite ({linesEn}) and must be mended before a model can learn the column.`,
  });
}

export function allMissingColumn(
  name: string,
  column: string,
  severity: 'stops' | 'noticed',
): Problem {
  return wholeColumn(name, 'all-missing-column', severity, column, {
    ko: '{name}의 "{column}" 열에는 숫자가 하나도 없어서 이 열로는 배울 수 없어요.',
    en: '{name}, column "{column}" holds no number at all, so nothing can be learned from it.',
  });
}

export function constantColumn(name: string, column: string, value: number): Problem {
  return wholeColumn(
    name,
    'constant-column',
    'noticed',
    column,
    {
      ko: '{name}의 "{column}" 열은 모든 값이 {value|이라/라}서 배울 변화가 없어요.',
      en: '{name}, column "{column}" is {value} in every row, so there is no change to learn.',
    },
    { value },
  );
}

/** `1,234` throughout, where the comma may group thousands or be the decimal sign. */
export function ambiguousNumbers(name: string, column: string, found: string): Problem {
  return wholeColumn(
    name,
    'ambiguous-numbers',
    'noticed',
    column,
    {
      ko: '{name}의 "{column}" 열은 쉼표가 자릿수 구분인지 소수점인지 알 수 없어서(예: "{found}") 자릿수 구분으로 읽었어요.',
      en: '{name}, column "{column}": commas may group thousands or be decimal signs (such as "{found}"), so they were read as grouping.',
    },
    { found: shortened(found) },
  );
}

export function notTimes(name: string, column: string, places: Places, found: string): Problem {
  return atPlaces(
    name,
    'not-times',
    'changed',
    places,
    column,
    {
      ko: '{name}의 "{column}" 열에 시점으로 읽을 수 없는 값이 {count}개 있어서(예: "{found}", {linesKo}) 그 행은 시점을 모르는 것으로 두었어요.',
      en: `{name}, column "{column}": {count} ${many(places.count, 'value is not a time', 'values are not times')} (such as "{found}", {linesEn}), so ${many(places.count, 'that row has', 'those rows have')} no time.`,
    },
    { found: shortened(found) },
  );
}

/** 03/04/2024 throughout: nothing in the column tells day and month apart. */
export function ambiguousDates(name: string, column: string, found: string): Problem {
  return wholeColumn(
    name,
    'ambiguous-dates',
    'noticed',
    column,
    {
      ko: '{name}의 "{column}" 열은 일과 월의 차례를 알 수 없어서(예: "{found}") 시점으로 쓰지 않았어요. 2024-04-03처럼 적으면 쓸 수 있어요.',
      en: '{name}, column "{column}": day and month cannot be told apart (such as "{found}"), so it is not used as the time; write 2024-04-03 instead.',
    },
    { found: shortened(found) },
  );
}

/** 25/12/2024 beside 12/25/2024. */
export function mixedDateOrder(
  name: string,
  column: string,
  dayFirst: string,
  monthFirst: string,
): Problem {
  return wholeColumn(
    name,
    'mixed-date-order',
    'noticed',
    column,
    {
      ko: '{name}의 "{column}" 열은 일이 먼저인 값("{dayFirst}")과 월이 먼저인 값("{monthFirst}")이 섞여 있어서 시점으로 쓰지 않았어요. 2024-12-25처럼 적으면 쓸 수 있어요.',
      en: '{name}, column "{column}" mixes day first ("{dayFirst}") and month first ("{monthFirst}"), so it is not used as the time; write 2024-12-25 instead.',
    },
    { dayFirst: shortened(dayFirst), monthFirst: shortened(monthFirst) },
  );
}

export function duplicateTimes(name: string, column: string, places: Places): Problem {
  return atPlaces(name, 'duplicate-times', 'noticed', places, column, {
    ko: '{name}의 "{column}" 열에 앞에 나온 시점이 다시 나오는 행이 {count}개 있어요({linesKo}). 모두 그대로 두었어요.',
    en: `{name}, column "{column}": {count} ${many(places.count, 'row repeats', 'rows repeat')} an earlier time ({linesEn}); all rows were kept.`,
  });
}

export function gaps(name: string, column: string, places: Places, missingRows: number): Problem {
  return atPlaces(
    name,
    'gaps',
    'noticed',
    places,
    column,
    {
      ko: '{name}의 "{column}" 열에서 시점이 건너뛴 곳이 {count}군데 있어요({linesKo} 앞에서 모두 {missingRows}행). 건너뛴 앞뒤 행을 이웃으로 다뤄요.',
      en: `{name}, column "{column}" leaves out {missingRows} ${many(missingRows, 'time', 'times')} in {count} ${many(places.count, 'place', 'places')} (before {linesEn}); the rows on either side are treated as neighbours.`,
    },
    { missingRows },
  );
}

export function irregularTimes(name: string, column: string, places: Places): Problem {
  return atPlaces(name, 'irregular-times', 'noticed', places, column, {
    ko: '{name}의 "{column}" 열은 시점 간격이 {count}군데에서 고르지 않아요({linesKo} 앞). 한 행을 한 걸음으로 다뤄요.',
    en: `{name}, column "{column}": the step between rows is uneven in {count} ${many(places.count, 'place', 'places')} (before {linesEn}); each row is treated as one step.`,
  });
}

export function unsortedTimes(name: string, column: string, places: Places): Problem {
  return atPlaces(name, 'unsorted-times', 'noticed', places, column, {
    ko: '{name}의 "{column}" 열에서 시점이 거꾸로 가는 곳이 {count}군데 있어요({linesKo}). 행은 파일 차례 그대로 두었으니 차례가 맞는지 확인해 주세요.',
    en: `{name}, column "{column}" goes back in time in {count} ${many(places.count, 'place', 'places')} ({linesEn}); the rows stay in the file's order, so check that it is the one you mean.`,
  });
}

export function timesRunBackwards(name: string, column: string, places: Places): Problem {
  return atPlaces(name, 'times-run-backwards', 'noticed', places, column, {
    ko: '{name}의 "{column}" 열은 최근 것부터 옛것으로 내려가요. 행은 파일 차례 그대로 두었으니, 앞날을 내다보려면 파일을 오래된 것부터 정렬해 주세요.',
    en: `{name}, column "{column}" runs from newest to oldest; the rows stay in the file's order, so sort the file to forecast what comes after.`,
  });
}

export function incompletePairs(name: string, places: Places): Problem {
  return atPlaces(name, 'incomplete-pairs', 'changed', places, undefined, {
    ko: '{name}에 한쪽이 빈 짝이 {count}개 있어서({linesKo}) 뺐어요.',
    en: `{name}: {count} ${many(places.count, 'pair has an empty side and was', 'pairs have an empty side and were')} left out ({linesEn}).`,
  });
}

export function noPairs(name: string): Problem {
  return wholeFile(name, 'no-pairs', 'stops', {
    ko: '{name}에 두 칸이 다 찬 행이 없어요. 읽을 글과 쓸 글이 탭이나 쉼표로 나뉜 행이 필요해요.',
    en: '{name} has no row with two filled cells: put what is read and what is to be written on a row, with a tab or a comma between them.',
  });
}

export function hugeLine(name: string, places: Places, longest: number): Problem {
  return atPlaces(
    name,
    'huge-line',
    'noticed',
    places,
    undefined,
    {
      ko: '{name}에 아주 긴 줄이 {count}개 있어요({linesKo}, 가장 긴 줄은 {longest}자). 읽을 수는 있지만 편집기의 표시가 늦을 수 있어요.',
      en: `{name} has {count} very long ${many(places.count, 'line', 'lines')} ({linesEn}, up to {longest} characters): it was read, but marks in the editor may be slow.`,
    },
    { longest },
  );
}

/** Halves of characters outside the basic plane: a cut emoji. */
export function loneSurrogates(name: string, places: Places): Problem {
  return atPlaces(name, 'lone-surrogates', 'noticed', places, undefined, {
    ko: '{name}에 반쪽만 남은 글자가 {count}개 있어요({linesKo}, 대개 잘린 이모지). 그대로 한 글자로 읽어요.',
    en: `{name}: {count} ${many(places.count, 'character is', 'characters are')} only half there ({linesEn}, usually a cut emoji); each half is read as one character.`,
  });
}

/** U+FFFD: bytes that could not be read, now or when the file was saved. */
export function damagedCharacters(name: string, places: Places): Problem {
  return atPlaces(name, 'damaged-characters', 'noticed', places, undefined, {
    ko: '{name}에 읽을 수 없는 글자가 {count}개 있어서({linesKo}) �로 두었어요. 많으면 다른 인코딩으로 다시 열어 보세요.',
    en: `{name}: {count} ${many(places.count, 'character', 'characters')} could not be read and ${many(places.count, 'stands', 'stand')} as � ({linesEn}); if there are many, reopen the file with another encoding.`,
  });
}

/** @param line 0-based line with the first byte that is not UTF-8 */
export function decodedOtherwise(name: string, encoding: string, line: number): Problem {
  const places = createPlaces();
  places.add(line);
  return atPlaces(
    name,
    'decoded-otherwise',
    'noticed',
    places,
    undefined,
    {
      ko: '{name}의 바이트가 UTF-8이 아니어서({linesKo}부터) {encoding|으로/로} 읽었어요.',
      en: '{name} is not valid UTF-8 (from {linesEn} on), so it was read as {encoding}.',
    },
    { encoding },
  );
}

export function unknownEncoding(name: string, encoding: string): Problem {
  return wholeFile(
    name,
    'unknown-encoding',
    'noticed',
    {
      ko: '{name}의 인코딩이라는 "{encoding}" 이름은 모르는 것이라 쓰지 않았어요.',
      en: '{name}: the encoding name "{encoding}" is unknown and was not used.',
    },
    { encoding },
  );
}

/** Missing values between others, replaced for training. */
export function filledValues(name: string, column: string, places: Places): Problem {
  return atPlaces(name, 'filled-values', 'changed', places, column, {
    ko: '{name}의 "{column}" 열에서 빈 값 {count}개를({linesKo}) 양옆 값을 잇는 직선 위의 값으로 채웠어요.',
    en: `{name}, column "{column}": {count} missing ${many(places.count, 'value was', 'values were')} filled in from the straight line between the neighbours ({linesEn}).`,
  });
}

/** Missing values before the first number or after the last one. */
export function endsLeftOut(name: string, column: string, places: Places): Problem {
  return atPlaces(name, 'ends-left-out', 'changed', places, column, {
    ko: '{name}의 "{column}" 열에서 처음이나 끝의 빈 행 {count}개는({linesKo}) 쓰지 않았어요.',
    en: `{name}, column "{column}": {count} ${many(places.count, 'row', 'rows')} without a value at the beginning or the end ${many(places.count, 'was', 'were')} left out ({linesEn}).`,
  });
}

/** `lines 12, 80 and 15 more`; line numbers carry no thousands separators, as in the editor. */
export function linesInWords({ count, lines }: Places): {
  readonly ko: string;
  readonly en: string;
} {
  const named = lines.map(String).join(', ');
  const others = count - lines.length;
  if (others === 0) {
    return { ko: `${named}번째 줄`, en: `${many(lines.length, 'line', 'lines')} ${named}` };
  }
  const more = formatNumber(others);
  return { ko: `${named}번째 줄 외 ${more}곳`, en: `lines ${named} and ${more} more` };
}

function wholeFile(
  name: string,
  code: ProblemCode,
  severity: Problem['severity'],
  phrase: Phrase,
  values: PhraseValues = {},
): Problem {
  const message = fill(phrase, { name, ...values });
  return { code, severity, line: undefined, column: undefined, count: 1, lines: [], message };
}

function wholeColumn(
  name: string,
  code: ProblemCode,
  severity: Problem['severity'],
  column: string,
  phrase: Phrase,
  values: PhraseValues = {},
): Problem {
  const named = { column: shortened(column), ...values };
  return { ...wholeFile(name, code, severity, phrase, named), column };
}

function atPlaces(
  name: string,
  code: ProblemCode,
  severity: Problem['severity'],
  places: Places,
  column: string | undefined,
  phrase: Phrase,
  values: PhraseValues = {},
): Problem {
  const { ko: linesKo, en: linesEn } = linesInWords(places);
  const { count } = places;
  const named = column === undefined ? {} : { column: shortened(column) };
  const message = fill(phrase, { name, count, linesKo, linesEn, ...named, ...values });
  const first = places.lines[0];
  const line = first === undefined ? undefined : first - 1;
  return { code, severity, line, column, count, lines: [...places.lines], message };
}

function many(count: number, one: string, several: string): string {
  return count === 1 ? one : several;
}

/** Names in quotes, all of them up to eight. */
function quotedList(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `"${shortened(name)}"`);
  return names.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** What stands in a cell, on one line and short enough for a sentence. */
function shortened(text: string): string {
  const line = text.slice(0, 120).replace(/\s+/gu, ' ');
  if (line.length <= 30 && text.length <= 120) return line;
  return `${line.slice(0, 29).replace(/[\uD800-\uDBFF]$/, '')}…`; // no half of an emoji
}
