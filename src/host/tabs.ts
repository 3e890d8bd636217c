import { TabInputCustom, TabInputText, TabInputTextDiff, window, type Uri } from 'vscode';

/** Whether any tab still shows the file. A document without one is not closed by VS Code for minutes. */
export function hasTab(uri: Uri): boolean {
  const wanted = uri.toString();
  return window.tabGroups.all.some((group) =>
    group.tabs.some(({ input }) => {
      if (input instanceof TabInputTextDiff) return input.modified.toString() === wanted;
      const shows = input instanceof TabInputText || input instanceof TabInputCustom;
      return shows && input.uri.toString() === wanted;
    }),
  );
}
