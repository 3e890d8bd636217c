import { signal } from '@preact/signals';

/** Counts up with each change of the colour theme, so that drawings on a canvas follow it. */
export const themeVersion = signal(0);

/** VS Code sets the theme as classes and variables of the page. */
export function followTheme(): void {
  const options = { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] };
  const observer = new MutationObserver(() => (themeVersion.value += 1));
  observer.observe(document.documentElement, options);
  observer.observe(document.body, options);
}

/** The value that the first of these VS Code variables has now; a canvas cannot read variables. */
export function themeColour(...variables: readonly string[]): string {
  const style = getComputedStyle(document.body);
  const values = variables.map((variable) => style.getPropertyValue(variable).trim());
  return values.find((value) => value !== '') ?? style.color;
}
