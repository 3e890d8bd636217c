import type { Place } from '../../dataset/dataset';
import type { Engine, Tensor } from '../../engine/engine';
import type { Reading } from '../../models/reading';
import { greatestDifference, matrixProduct } from '../../text/matrix-product';
import { oneHot } from '../../text/one-hot';
import type { EmbeddedLine } from './embedding-layer-event';
import { layerOutput } from './embedding-tables';

/** Lines that a page can still walk through, and characters of one that it can show. */
const MOST_LINES = 2000;
const LONGEST_LINE = 100;

export interface LineOfText {
  readonly text: string;
  readonly place: Place;
  /** UTF-16 units before it on its line */
  readonly start: number;
  /** its pieces: from … to − 1 */
  readonly from: number;
  readonly to: number;
}

/** Lines that hold more than spaces, without their line breaks. */
export function linesOf(reading: Reading): LineOfText[] {
  const lines: LineOfText[] = [];
  let from = 0;
  while (from < reading.length && lines.length < MOST_LINES) {
    let to = from;
    while (to < reading.length && to - from < LONGEST_LINE && reading.piece(to) !== '\n') to++;
    const text = Array.from({ length: to - from }, (_, i) => reading.piece(from + i)).join('');
    if (text.trim() !== '') {
      const { line, start } = reading.place(from);
      const place = { line, start, end: reading.place(to - 1).end };
      lines.push({ text, place, start, from, to });
    }
    from = reading.length > to && reading.piece(to) === '\n' ? to + 1 : to;
  }
  return lines;
}

export interface Tables {
  /** the random table before any training */
  readonly start: Tensor;
  /** the table that is looked at: this one, or what it has learned */
  readonly table: Tensor;
}

/** Each token of a line by the product and by the lookup. */
export function embeddedLine(
  engine: Engine,
  reading: Reading,
  lines: readonly LineOfText[],
  index: number,
  { start, table }: Tables,
): EmbeddedLine {
  const { from, to } = lines[index]!;
  const inputs = reading.inputs([from], to - from);
  const ids = Int32Array.from(inputs.data);
  const [size = 0, d = 0] = table.shape;
  const products = matrixProduct(oneHot(ids, size), table.data, size);
  const rows = layerOutput(engine, reading, table, inputs);
  return {
    kind: 'line',
    index,
    learned: table !== start,
    tokens: Array.from(ids, (id, i) => {
      const [product, lookup] = [products, rows].map((all) => all.subarray(i * d, (i + 1) * d));
      return {
        text: reading.words(from + i),
        id,
        known: id !== 0,
        place: reading.place(from + i),
        product: Array.from(product!),
        lookup: Array.from(lookup!),
        difference: greatestDifference(product!, lookup!),
        start: Array.from(start.data.subarray(id * d, (id + 1) * d)),
      };
    }),
  };
}
