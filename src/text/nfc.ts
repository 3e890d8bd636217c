import { segmentGraphemes } from './text-segments';

/** A text in NFC, and where each UTF-16 unit of it comes from. */
export interface NfcText {
  readonly text: string;
  /** half-open offsets in `text` -> half-open offsets in the raw text */
  readonly rawRange: (
    start: number,
    end: number,
  ) => { readonly start: number; readonly end: number };
}

/**
 * Composes a text and keeps the way back. What composing changed is traced to the whole grapheme
 * cluster it stood in: composition never crosses a cluster's bounds.
 *
 * @see Unicode Standard Annex #15, Unicode Normalization Forms
 * @example toNfc('e\u0301!').rawRange(1, 2) // => { start: 2, end: 3 }
 */
export function toNfc(raw: string): NfcText {
  if (raw.normalize('NFC') === raw) {
    return { text: raw, rawRange: (start, end) => ({ start, end }) };
  }
  let text = '';
  const starts: number[] = []; // of each unit of the composed text
  const ends: number[] = [];
  for (const cluster of segmentGraphemes(raw)) {
    const composed = cluster.text.normalize('NFC');
    const isSame = composed === cluster.text;
    for (let i = 0; i < composed.length; i++) {
      starts.push(isSame ? cluster.start + i : cluster.start);
      ends.push(isSame ? cluster.start + i + 1 : cluster.end);
    }
    text += composed;
  }
  return {
    text,
    rawRange: (start, end) => ({
      start: starts[start] ?? raw.length,
      end: end > start ? ends[end - 1]! : (starts[start] ?? raw.length),
    }),
  };
}
