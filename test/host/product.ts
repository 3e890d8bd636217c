import { commands, extensions } from 'vscode';
import type { Api } from '../../src/extension';

/** The running extension, as activate() returned it. */
export async function unroll(): Promise<Api> {
  const extension = extensions.getExtension<Api>('unroll.unroll');
  if (extension === undefined) throw new Error('unroll.unroll is not installed');
  return extension.activate();
}

export async function closeAllTabs(): Promise<void> {
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until `look` finds something. @throws {Error} naming what was waited for */
export async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited 20 s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
