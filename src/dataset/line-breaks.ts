/** Counts lines as the editor does: `\r\n`, `\n` and a lone `\r` each end one. */
export interface LineCounter {
  /** 0-based line that the next character stands on */
  readonly line: number;
  /** the next piece of the text, cut anywhere */
  push(text: string): void;
}

export function createLineCounter(firstLine: number): LineCounter {
  let line = firstLine;
  let afterReturn = false;
  return {
    get line() {
      return line;
    },
    push(text) {
      if (text === '') return;
      // The second half of a \r\n that was cut between two pieces is no line of its own.
      const from = afterReturn && text.startsWith('\n') ? 1 : 0;
      if (!text.includes('\r')) {
        for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) line++;
      } else {
        for (let at = from; at < text.length; at++) {
          const unit = text.charCodeAt(at);
          if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) line++;
        }
      }
      afterReturn = text.endsWith('\r');
    },
  };
}

/**
 * Turns every lone `\r` into `\n`, as VS Code does on opening a file, and leaves `\r\n` alone. The
 * text keeps its length and its lines.
 */
export function createLineBreakMender(): { push(text: string): string; end(): string } {
  let held = ''; // a \r at the end of a piece: the next one tells whether it is alone
  const mend = (text: string): string =>
    text.includes('\r') ? text.replace(/\r(?!\n)/gu, '\n') : text;
  return {
    push(text) {
      const whole = held + text;
      held = whole.endsWith('\r') ? '\r' : '';
      return mend(held === '' ? whole : whole.slice(0, -1));
    },
    end() {
      const rest = mend(held);
      held = '';
      return rest;
    },
  };
}
