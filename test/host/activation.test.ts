import assert from 'node:assert/strict';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import { sampleUri } from '../../src/host/samples';
import { closeAllTabs, unroll } from './product';

describe('activation, and what the extension offers', () => {
  it('activates, and says how long that took', async () => {
    const extension = extensions.getExtension('unroll.unroll');
    assert.ok(extension, 'unroll.unroll is not installed');
    // Files are run in alphabetical order and nothing before this one needs the extension.
    assert.equal(extension.isActive, false, 'active before anything asked for it');
    const started = performance.now();
    await unroll();
    console.log(`      loading and activating: ${(performance.now() - started).toFixed(0)} ms`);
    assert.ok(extension.isActive);
  });

  it('registers every command of its manifest', async () => {
    await unroll();
    const manifest = extensions.getExtension('unroll.unroll')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const registered = new Set(await commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('gives CSV and TSV files a language of their own', async () => {
    // A name of its own: a later test's unnamed document would be given the text of one never shown.
    const document = await workspace.openTextDocument(Uri.parse('untitled:rows.csv'));
    assert.equal(document.languageId, 'csv');
    const tabbed = await workspace.openTextDocument(Uri.parse('untitled:rows.tsv'));
    assert.equal(tabbed.languageId, 'tsv');
    await closeAllTabs();
  });

  it('offers a lens for each number column of an open CSV', async () => {
    const { extensionUri } = await unroll();
    const uri = sampleUri(extensionUri, 'air-passengers.csv');
    await window.showTextDocument(uri);
    const lenses = await commands.executeCommand<{ command?: { arguments?: unknown[] } }[]>(
      'vscode.executeCodeLensProvider',
      uri,
      10,
    );
    const columns = lenses.map(({ command }) => command?.arguments?.[1]);
    assert.deepEqual([...new Set(columns)], ['Passengers']);
    await closeAllTabs();
  });

  it('offers no lens on a column name in a text file', async () => {
    const { extensionUri } = await unroll();
    const uri = Uri.joinPath(sampleUri(extensionUri, 'the-lighthouse-log.txt'));
    await window.showTextDocument(uri);
    const lenses = await commands.executeCommand<unknown[]>('vscode.executeCodeLensProvider', uri);
    assert.deepEqual(lenses, []);
    await closeAllTabs();
  });
});
