import { ColorThemeKind, window } from 'vscode';

const WIDTH = 240;
const HEIGHT = 40;
const MARGIN = 3;

/** Light enough on dark, dark enough on light: a picture in a hover knows no theme colours. */
const COLOURS: Readonly<Record<ColorThemeKind, string>> = {
  [ColorThemeKind.Light]: '#1a66b3',
  [ColorThemeKind.Dark]: '#4fa3f7',
  [ColorThemeKind.HighContrast]: '#ffffff',
  [ColorThemeKind.HighContrastLight]: '#000000',
};

/** A small line through values, as a picture in Markdown; a gap where one is not known. */
export function sparkLine(values: readonly (number | undefined)[], alt: string): string {
  const known = values.filter((value) => value !== undefined);
  if (known.length < 2) return '';
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (i: number) => MARGIN + (i * (WIDTH - 2 * MARGIN)) / (values.length - 1);
  const y = (value: number) => HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN);
  let pen = 'M';
  const path = values.map((value, i) => {
    if (value === undefined) {
      pen = 'M';
      return '';
    }
    const piece = `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = 'L';
    return piece;
  });
  const colour = COLOURS[window.activeColorTheme.kind];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
    `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="1.5"/></svg>`;
  return `![${alt}](data:image/svg+xml;base64,${btoa(svg)})`;
}
