import { createInt32List } from './growing-list';

/**
 * Short texts by number, joined into a few long strings: a million labels take their characters and
 * four bytes each, not a million objects, and none keeps the file's text alive.
 */
export interface LabelList {
  push(label: string): void;
  /** @throws {RangeError} if there is no such label */
  at(index: number): string;
}

const BLOCK = 4096;

export function createLabelList(): LabelList {
  const blocks: string[] = [];
  const ends = createInt32List(); // of each label within its block
  let open: string[] = [];
  let openLength = 0;
  let closedEnds: Int32Array | undefined;
  return {
    push(label) {
      open.push(label);
      openLength += label.length;
      ends.push(openLength);
      closedEnds = undefined;
      if (open.length === BLOCK) {
        blocks.push(open.join(''));
        open = [];
        openLength = 0;
      }
    },
    at(index) {
      if (!Number.isInteger(index) || index < 0 || index >= ends.length) {
        throw new RangeError(`label requires a row from 0 to ${ends.length - 1}, got ${index}`);
      }
      const within = index % BLOCK;
      const block = blocks[Math.floor(index / BLOCK)];
      if (block === undefined) return open[within]!;
      closedEnds ??= ends.toArray();
      return block.slice(within === 0 ? 0 : closedEnds[index - 1]!, closedEnds[index]);
    },
  };
}
