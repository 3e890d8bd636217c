import {
  TabInputCustom,
  TabInputText,
  TabInputTextDiff,
  window,
  type TabGroup,
  type Uri,
} from 'vscode';

/** Whether any tab still shows the file. A document without one is not closed by VS Code for minutes. */
export function hasTab(uri: Uri): boolean {
  return window.tabGroups.all.some((group) => groupHasTab(group, uri));
}

/** Whether a tab of this group shows the file. */
export function groupHasTab(group: TabGroup, uri: Uri): boolean {
  const wanted = uri.toString();
  return group.tabs.some(({ input }) => {
    if (input instanceof TabInputTextDiff) return input.modified.toString() === wanted;
    const shows = input instanceof TabInputText || input instanceof TabInputCustom;
    return shows && input.uri.toString() === wanted;
  });
}
