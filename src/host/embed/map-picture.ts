import { ColorThemeKind, window } from 'vscode';
import type { WordMap } from '../../training/embed/embed-event';

const WIDTH = 320;
const HEIGHT = 150;
const MARGIN = 16;
const MOST_NAMES = 6;
const LINE_HEIGHT = 12;

interface Colours {
  readonly around: string;
  readonly near: string;
  readonly place: string;
}

/** Light enough on dark, dark enough on light: a picture in a hover knows no theme colours. */
const COLOURS: Readonly<Record<ColorThemeKind, Colours>> = {
  [ColorThemeKind.Light]: { around: '#9aa7b4', near: '#1a66b3', place: '#c2620f' },
  [ColorThemeKind.Dark]: { around: '#6c7a89', near: '#4fa3f7', place: '#f59b48' },
  [ColorThemeKind.HighContrast]: { around: '#b0b0b0', near: '#ffffff', place: '#ffd60a' },
  [ColorThemeKind.HighContrastLight]: { around: '#555555', near: '#000000', place: '#a80000' },
};

/** A place among words, as a picture in Markdown: a ring, its neighbours with names, others as dots. */
export function mapPicture({ place, points }: WordMap, alt: string): string {
  const { around, near, place: own } = COLOURS[window.activeColorTheme.kind];
  const all = [place, ...points];
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const [low, high] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
  // One scale for both axes: a distance is as long across as up.
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / (right - left || 1),
    (HEIGHT - 2 * MARGIN) / (high - low || 1),
  );
  const across = (x: number) => (WIDTH / 2 + (x - (left + right) / 2) * scale).toFixed(1);
  const up = (y: number) => (HEIGHT / 2 - (y - (low + high) / 2) * scale).toFixed(1);
  const dots = points.map(({ x, y, isNear }) => {
    const [colour, radius] = isNear ? [near, 3] : [around, 1.5];
    return `<circle cx="${across(x)}" cy="${up(y)}" r="${radius}" fill="${colour}"/>`;
  });
  const named = withRoom(
    points
      .filter(({ isNear }) => isNear)
      .map(({ x, y, word }) => ({ word, x: Number(across(x)), y: Number(up(y)) })),
  );
  const names = named
    .slice(0, MOST_NAMES)
    .map(
      ({ x, y, word }) =>
        `<text x="${x}" y="${y}" dx="5" dy="4" font-size="11" font-family="sans-serif" fill="${near}">${forXml(word)}</text>`,
    );
  const ring = `<circle cx="${across(place.x)}" cy="${up(place.y)}" r="6" fill="none" stroke="${own}" stroke-width="2.5"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${dots.join('')}${names.join('')}${ring}</svg>`;
  const bytes = new TextEncoder().encode(svg);
  return `![${alt}](data:image/svg+xml;base64,${btoa(String.fromCharCode(...bytes))})`;
}

/** Names that would lie on one before are left out. */
function withRoom<Named extends { readonly x: number; readonly y: number; readonly word: string }>(
  names: readonly Named[],
): Named[] {
  const written: Named[] = [];
  for (const name of names) {
    const isOn = (other: Named) =>
      Math.abs(other.y - name.y) < LINE_HEIGHT &&
      name.x < other.x + widthOf(other.word) &&
      other.x < name.x + widthOf(name.word);
    if (!written.some(isOn)) written.push(name);
  }
  return written;
}

/** About as wide as it is drawn: Hangul is as wide as high, Latin letters are half of it. */
function widthOf(word: string): number {
  return Array.from(word).reduce((sum, letter) => sum + (letter > '\u1100' ? 11 : 7), 8);
}

function forXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
