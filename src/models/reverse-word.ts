import type { Place } from '../dataset/dataset';
import type { CorpusDataset } from '../dataset/corpus';
import type { PairsDataset } from '../dataset/pairs';
import type { Random } from '../random/random';
import { splitCharacters } from '../text/characters';
import type { WrittenPair } from './pair-reading';

/** Letters of a word that is taken: one has no order, and a long one takes long. */
export const REVERSED_LENGTHS = { least: 2, most: 10 } as const;

/**
 * The bundled task: a word, and the same word written backwards. Each different word of a file once,
 * in small letters, where it first stands.
 *
 * @example reverseWords({ kind: 'corpus', text: 'No, no rain', … }) // => no -> on, rain -> niar
 */
export function reverseWords(dataset: CorpusDataset | PairsDataset): WrittenPair[] {
  const pairs = new Map<string, WrittenPair>();
  const add = (line: string, placeOf: (start: number, end: number) => Place): void => {
    for (const { 0: found, index } of line.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const word = found.toLowerCase();
      const letters = splitCharacters(word);
      const { least, most } = REVERSED_LENGTHS;
      if (letters.length < least || letters.length > most || pairs.has(word)) continue;
      pairs.set(word, {
        source: word,
        target: backwards(letters),
        place: placeOf(index, index + found.length),
        exact: true,
      });
    }
  };
  if (dataset.kind === 'pairs') {
    dataset.sources.forEach((source, row) => {
      add(source, () => ({ line: dataset.lines[row]!, start: 0, end: undefined }));
    });
    return [...pairs.values()].map((pair) => ({ ...pair, exact: false }));
  }
  dataset.text.split(/\r\n|\n|\r/u).forEach((text, i) => {
    const before = i === 0 ? dataset.firstCharacter : 0;
    add(text, (start, end) => ({
      line: dataset.firstLine + i,
      start: before + start,
      end: before + end,
    }));
  });
  return [...pairs.values()];
}

/**
 * A word that is in no file, so that there are always more to practise on: letters drawn from the
 * words' own, each as often as it occurs there.
 *
 * @param letters of all words one after another, not empty
 * @param length letters of the new word
 */
export function makeUpWord(
  letters: readonly string[],
  length: number,
  random: Random,
): Pick<WrittenPair, 'source' | 'target'> {
  const drawn = Array.from({ length }, () => letters[Math.floor(random() * letters.length)]!);
  return { source: drawn.join(''), target: backwards(drawn) };
}

function backwards(letters: readonly string[]): string {
  return letters.toReversed().join('');
}
