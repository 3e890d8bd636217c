import { commands, l10n, window, workspace, type TextDocument, type Uri } from 'vscode';
import type { FixKind } from '../../dataset/table-faults';
import { lessons } from '../../lessons/index';
import { activeTarget, nameOf, openReadable } from '../document-source';
import { orSay } from '../failure';
import type { Panels } from '../panels';
import { offerSample } from '../train-on-this-file';
import { isWanted, type DataDoctor } from './data-doctor';
import type { ForecastRows } from './forecast-rows';
import { placeOfColumn, readColumns } from './read-table';
import type { TableAnalyst } from './table-analyst';

export interface ColumnTools {
  readonly analyst: TableAnalyst;
  readonly doctor: DataDoctor;
  readonly forecastRows: ForecastRows;
}

/** Commands on one column of a table, by the end of their ids: from a lens, or on the active file. */
export function columnCommands(
  panels: Panels,
  { analyst, doctor, forecastRows }: ColumnTools,
): Record<string, (...args: never[]) => unknown> {
  /** Runs on a column: the one given, else the only one, else the one chosen. */
  const onColumn =
    (run: (document: TextDocument, column: string) => unknown) =>
    async (uri?: Uri, column?: unknown): Promise<void> => {
      const chosen = await chooseColumn(uri, typeof column === 'string' ? column : undefined);
      if (chosen === undefined) return;
      void doctor.examine(chosen.document);
      await run(chosen.document, chosen.column);
    };
  const lesson = (id: string) =>
    onColumn((document, column) => openLessonOn(panels, id, document.uri, column));
  return {
    showAutocorrelation: lesson('autocorrelation'),
    testStationarity: lesson('stationarity'),
    showForecastChart: lesson('arima'),
    showWindows: lesson('timeseries-generator'),
    forecastColumn: onColumn((document, column) => forecastRows.show(document, column)),
    insertForecast: () => forecastRows.insert(),
    dismissForecast: () => forecastRows.dismiss(),
    differenceColumn: onColumn((document, column) => openDifference(analyst, document, column)),
    chooseColumn: onColumn(async (document, column) => {
      const actions = [
        { label: l10n.t('Train on “{0}”', column), run: 'trainOnThisFile' },
        { label: l10n.t('ACF'), run: 'showAutocorrelation' },
        { label: l10n.t('Stationary?'), run: 'testStationarity' },
        { label: l10n.t('Forecast'), run: 'forecastColumn' },
        { label: l10n.t('Difference'), run: 'differenceColumn' },
      ];
      const chosen = await window.showQuickPick(actions, { placeHolder: column });
      if (chosen === undefined) return;
      await commands.executeCommand(`unroll.${chosen.run}`, document.uri, column);
    }),
    checkData: async (uri?: Uri) => {
      const document = await tableOf(uri);
      if (document === undefined) return;
      await orSay(nameOf(document.uri), async () => {
        const found = await doctor.check(document);
        const name = nameOf(document.uri);
        if (found === 0) {
          void window.showInformationMessage(l10n.t('Unroll finds nothing wrong with {0}.', name));
          return;
        }
        const copy = l10n.t('Open a Fixed Copy');
        const sentence = isWanted(document)
          ? l10n.t('{0} places in {1} are in the Problems panel.', found, name)
          : l10n.t('{0} places in {1} have something wrong.', found, name);
        const answer = await window.showInformationMessage(sentence, copy);
        if (answer === copy) await doctor.openFixedCopy(document);
      });
    },
    openFixedCopy: async (uri?: Uri) => {
      const document = await tableOf(uri);
      if (document !== undefined) await doctor.openFixedCopy(document);
    },
    fixFault: (uri: Uri, version: number, fault: number, fix: FixKind) =>
      doctor.fix(uri, version, fault, fix),
  };
}

/** A lesson about a column of a file, beside it, running at once. */
function openLessonOn(panels: Panels, id: string, uri: Uri, column: string): void {
  const lesson = lessons.find((each) => each.id === id);
  if (lesson === undefined) throw new RangeError(`no lesson "${id}"`);
  const initial = Object.fromEntries(lesson.knobs.map((knob) => [knob.id, knob.initial]));
  panels
    .open({ kind: 'lesson', id }, { uri, selection: undefined }, { beside: true })
    .runWhenReady({ ...initial, column });
}

async function tableOf(uri: Uri | undefined): Promise<TextDocument | undefined> {
  const address = uri ?? activeTarget()?.uri;
  if (address === undefined) {
    await offerSample();
    return undefined;
  }
  return orSay(nameOf(address), () => openReadable(address));
}

async function chooseColumn(uri: Uri | undefined, column: string | undefined) {
  // A lens may have read the name in the wrong encoding; its place stays the same.
  const place = uri === undefined || column === undefined ? -1 : placeOfColumn(uri, column);
  const document = await tableOf(uri);
  if (document === undefined) return undefined;
  const names = readColumns(document).map(({ name }) => name);
  if (column !== undefined) return { document, column: names[place] ?? column };
  if (names.length === 0) {
    const name = nameOf(document.uri);
    void window.showWarningMessage(
      l10n.t('{0} has no column of numbers: open a CSV or TSV file that has one.', name),
    );
    return undefined;
  }
  const chosen =
    names.length === 1
      ? names[0]
      : await window.showQuickPick(names, { placeHolder: l10n.t('Which column?') });
  return chosen === undefined ? undefined : { document, column: chosen };
}

/** Asks which difference, and opens it as a table of its own. */
async function openDifference(
  analyst: TableAnalyst,
  document: TextDocument,
  column: string,
): Promise<void> {
  await orSay(nameOf(document.uri), async () => {
    const { season, isPositive } = await analyst.ask(document, { about: 'column', column });
    const kinds = [
      { label: l10n.t('Each row less the one before'), lag: 1, log: 0 },
      ...(season === undefined
        ? []
        : [
            {
              label: l10n.t('Each row less the one a season ({0} rows) before', season),
              lag: season,
              log: 0,
            },
          ]),
      ...(isPositive
        ? [{ label: l10n.t('The same of the logarithm: growth rates'), lag: 1, log: 1 }]
        : []),
    ];
    const kind = await window.showQuickPick(kinds, {
      placeHolder: l10n.t('Which difference of “{0}”?', column),
    });
    if (kind === undefined) return;
    const { lag, log } = kind;
    const { text } = await analyst.ask(document, { about: 'difference', column, lag, log });
    const { languageId: language } = document;
    await window.showTextDocument(await workspace.openTextDocument({ language, content: text }));
  });
}
