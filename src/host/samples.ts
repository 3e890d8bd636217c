import { l10n, Uri, window, workspace } from 'vscode';

/** The bundled file of this name. */
export function sampleUri(extensionUri: Uri, name: string): Uri {
  return Uri.joinPath(extensionUri, 'media', 'samples', name);
}

/** Lets the person choose one of the bundled files and opens it. */
export async function openSample(extensionUri: Uri): Promise<void> {
  const folder = Uri.joinPath(extensionUri, 'media', 'samples');
  const entries = await workspace.fs.readDirectory(folder);
  const names = entries.map(([name]) => name).filter((name) => !name.endsWith('.md'));
  const placeHolder = l10n.t('Which sample shall Unroll open?');
  const chosen = await window.showQuickPick(names, { placeHolder });
  if (chosen !== undefined) await window.showTextDocument(sampleUri(extensionUri, chosen));
}
