import { commands, l10n, ProgressLocation, window, type Uri } from 'vscode';
import type { SourceSummary } from '../protocol/messages';
import { placeOfColumn } from './columns/read-table';
import { activeTarget, nameOf, readTarget, targetOf, type Target } from './document-source';
import { orSay } from './failure';
import { inReadersLanguage } from './language';
import type { Panels } from './panels';
import type { Services } from './services';

/**
 * *Train on This File*: looks into the file, picks the model that suits it, asks only what it
 * cannot know (the column, when there are several) and starts in a panel beside the file.
 *
 * @param uri from the explorer, a title button or a lens; else the active file
 * @param column from a lens; else asked for when there are several
 */
export async function trainOnThisFile(
  services: Services,
  panels: Panels,
  uri?: Uri,
  column?: string,
): Promise<void> {
  // A lens may have read the name in the wrong encoding; its place stays the same.
  const place = uri === undefined || column === undefined ? -1 : placeOfColumn(uri, column);
  const target = targetFrom(uri);
  if (target === undefined) {
    await offerSample();
    return;
  }
  const summary = await lookInto(services, target);
  if (summary === undefined) return;
  services.problems.put(target.uri, summary.problems);
  const stop = summary.problems.find((problem) => problem.severity === 'stops');
  if (stop !== undefined) {
    void window.showWarningMessage(inReadersLanguage(stop.message));
    return;
  }
  if (summary.datasetKind !== 'series') {
    panels.open({ kind: 'training', experiment: 'text' }, target).runWhenReady({});
    return;
  }
  const meant = summary.columns[place] ?? column;
  const chosen = meant ?? (await chooseColumn(summary));
  if (chosen === undefined) return; // the person left the question open on purpose
  panels
    .open({ kind: 'training', experiment: 'forecast' }, target)
    .runWhenReady({ column: chosen });
}

function targetFrom(uri: Uri | undefined): Target | undefined {
  if (uri === undefined) return activeTarget();
  const wanted = uri.toString();
  const editor = window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === wanted,
  );
  return editor === undefined ? { uri, selection: undefined } : targetOf(editor);
}

async function lookInto(services: Services, target: Target): Promise<SourceSummary | undefined> {
  const name = nameOf(target.uri);
  const title = l10n.t('Unroll reads {0}', name);
  return orSay(name, () =>
    window.withProgress({ location: ProgressLocation.Window, title }, async () => {
      const { source } = await readTarget(target, services.platform);
      return services.trainer.inspect(source);
    }),
  );
}

async function chooseColumn({ name, columns }: SourceSummary): Promise<string | undefined> {
  if (columns.length <= 1) return columns[0];
  return window.showQuickPick([...columns], {
    title: name,
    placeHolder: l10n.t('Which column shall the network learn to forecast?'),
  });
}

/** Says that a file has to be open, and offers one. */
export async function offerSample(): Promise<void> {
  const open = l10n.t('Open a Sample');
  const message = l10n.t('Open a CSV or a text file first: Unroll learns the file you have open.');
  const answer = await window.showInformationMessage(message, open);
  if (answer === open) await commands.executeCommand('unroll.openSample');
}
