import type { Reading } from '../../models/reading';
import type { TrackedFeature } from './tracked-feature-words';

/** Rows over which a series counts as rising: the value now, minus the value so many rows before. */
const RISE_ROWS = 3;
const OPENING = new Set(['“', '‘', '「', '『', '«']);
const CLOSING = new Set(['”', '’', '」', '』', '»']);

/**
 * The feature at each piece, right after it has been read, shape [length]: 1 or 0 for inside quotes and
 * after a digit, spaces (a tab counts as one) for the indentation, characters since the line's
 * beginning for the place in the line, the change over three rows for a rising series.
 */
export function labelFeature(reading: Reading, feature: TrackedFeature): Float64Array {
  const labels = new Float64Array(reading.length);
  if (feature === 'rising') {
    for (let t = RISE_ROWS; t < labels.length; t++) {
      labels[t] = Number(reading.piece(t)) - Number(reading.piece(t - RISE_ROWS));
    }
    return labels;
  }
  let quoted = false;
  let indentation = 0;
  let place = 0;
  let begun = false; // a character other than a space has come in this line
  for (let t = 0; t < labels.length; t++) {
    const piece = String(reading.piece(t));
    if (piece === '\n') {
      // A quotation that was never closed ends with its paragraph.
      if (place === 0) quoted = false;
      [indentation, place, begun] = [0, 0, false];
    } else {
      place++;
      if (!begun && (piece === ' ' || piece === '\t')) indentation++;
      else begun = true;
      if (piece === '"') quoted = !quoted;
      else if (OPENING.has(piece)) quoted = true;
      else if (CLOSING.has(piece)) quoted = false;
    }
    labels[t] =
      feature === 'inside-quotes'
        ? Number(quoted)
        : feature === 'indentation'
          ? indentation
          : feature === 'line-position'
            ? place
            : Number(/\p{Nd}/u.test(piece));
  }
  return labels;
}
