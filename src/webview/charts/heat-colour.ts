/** The nine heat colours of the manifest, `unroll.heatM4` to `unroll.heatP4`, from −1 to 1. */
export const HEAT_COLOURS = ['m4', 'm3', 'm2', 'm1', '0', 'p1', 'p2', 'p3', 'p4'] as const;

/** The same as VS Code's variables, for a canvas. */
export const HEAT_VARIABLES = HEAT_COLOURS.map(
  (name) => `--vscode-unroll-heat${name.toUpperCase()}`,
);

/** Which of the nine a value in [−1, 1] gets: equal steps, the middle one around 0. */
export function heatStep(value: number): number {
  return Math.round((Math.max(-1, Math.min(1, value)) + 1) * 4);
}

/** Its colour's name. */
export function heatColour(value: number): (typeof HEAT_COLOURS)[number] {
  return HEAT_COLOURS[heatStep(value)] ?? '0';
}

/** What says the same without colour. */
export function heatSign(value: number): '+' | '−' | '' {
  return value > 0.125 ? '+' : value < -0.125 ? '−' : '';
}
