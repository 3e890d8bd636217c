import {
  ColorThemeKind,
  DecorationRangeBehavior,
  Range,
  ThemeColor,
  window,
  type Disposable,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';

/** A stretch of one line and its value in [−1, 1]. */
export interface HeatRun {
  readonly line: number;
  readonly start: number;
  /** undefined: to the end of the line */
  readonly end: number | undefined;
  readonly value: number;
}

const COLOURS = ['M4', 'M3', 'M2', 'M1', '0', 'P1', 'P2', 'P3', 'P4'] as const;
const MIDDLE = 4;
/** Where black stands out better than white; the others are the other way round. */
const BLACK_ON_DARK = new Set<string>(['M4', 'M3', 'P3', 'P4']);
const WHITE_ON_LIGHT = new Set<string>(['M4']);

/**
 * The nine heat colours in an editor: one decoration type each. What is around 0 stays as it is. In high
 * contrast positive is underlined and negative overlined, so that the sign also shows without colour.
 */
export class HeatDecorations implements Disposable {
  #types = createTypes();
  readonly #subscription = window.onDidChangeActiveColorTheme(() => {
    this.#disposeTypes();
    this.#types = createTypes();
    this.onThemeChange();
  });

  /** @param onThemeChange what was drawn is gone: draw again */
  constructor(private readonly onThemeChange: () => void) {}

  /** Replaces what is drawn in this editor; neighbours of one colour become one range. */
  draw(editor: TextEditor, runs: readonly HeatRun[]): void {
    const ranges: Range[][] = COLOURS.map(() => []);
    let open: { step: number; line: number; start: number; end: number } | undefined;
    const close = () => {
      if (open === undefined) return;
      ranges[open.step]!.push(new Range(open.line, open.start, open.line, open.end));
      open = undefined;
    };
    for (const { line, start, end = Number.MAX_SAFE_INTEGER, value } of runs) {
      const step = heatStep(value);
      if (open?.step === step && open.line === line && open.end === start) {
        open.end = end;
        continue;
      }
      close();
      if (step !== MIDDLE) open = { step, line, start, end };
    }
    close();
    this.#types.forEach((type, step) => editor.setDecorations(type, ranges[step]!));
  }

  clear(editor: TextEditor): void {
    for (const type of this.#types) editor.setDecorations(type, []);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#disposeTypes();
  }

  #disposeTypes(): void {
    for (const type of this.#types) type.dispose();
  }
}

/**
 * A word on the heat colour of a value in [−1, 1], for a hover that may hold HTML. The word is escaped.
 */
export function heatSpan(word: string, value: number): string {
  const step = heatStep(value);
  const text = escapeHtml(word);
  if (step === MIDDLE) return text;
  const { kind } = window.activeColorTheme;
  const isLight = kind === ColorThemeKind.Light || kind === ColorThemeKind.HighContrastLight;
  const colour = textColour(COLOURS[step]!, isLight);
  const background = `var(--vscode-unroll-heat${COLOURS[step]})`;
  return `<span style="color:${colour};background-color:${background};">${text}</span>`;
}

function escapeHtml(word: string): string {
  return word.replace(/[&<>"'`*_\\[\]|~#$]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** Which of the nine colours a value in [−1, 1] has, from 0. */
function heatStep(value: number): number {
  return Math.round((Math.max(-1, Math.min(1, value)) + 1) * 4);
}

/** Black or white, whichever stands out. */
function textColour(name: (typeof COLOURS)[number], isLight: boolean): string {
  if (isLight) return WHITE_ON_LIGHT.has(name) ? '#ffffff' : '#000000';
  return BLACK_ON_DARK.has(name) ? '#000000' : '#ffffff';
}

function createTypes(): TextEditorDecorationType[] {
  const { kind } = window.activeColorTheme;
  const contrast =
    kind === ColorThemeKind.HighContrast || kind === ColorThemeKind.HighContrastLight;
  return COLOURS.map((name, step) =>
    window.createTextEditorDecorationType({
      backgroundColor: new ThemeColor(`unroll.heat${name}`),
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
      light: { color: textColour(name, true) },
      dark: { color: textColour(name, false) },
      ...(contrast ? { textDecoration: step > MIDDLE ? 'underline' : 'overline' } : {}),
    }),
  );
}
