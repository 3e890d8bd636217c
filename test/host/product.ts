import { commands, extensions, Position, window, type Hover, type MarkdownString } from 'vscode';
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

/** What the hovers of the active editor say at a position, as Markdown. */
export async function hoverAt(line: number, character: number): Promise<string> {
  const document = window.activeTextEditor!.document;
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    new Position(line, character),
  );
  return hovers
    .flatMap(({ contents }) => contents.map((c) => (c as MarkdownString).value))
    .join('\n');
}

/** Runs something while a method, as one of the editor's, is another. */
export async function withPatched<Target extends object, Done>(
  target: Target,
  name: keyof Target,
  replacement: unknown,
  run: () => Thenable<Done> | Done,
): Promise<Done> {
  const original = target[name];
  Object.assign(target, { [name]: replacement });
  try {
    return await run();
  } finally {
    Object.assign(target, { [name]: original });
  }
}
