import type { CorpusDataset } from './corpus';
import { inFileOrder, type Problem } from './problem';

/** Keeps running text as it stands. */
export function createCorpus(place: Pick<CorpusDataset, 'name' | 'firstLine' | 'firstCharacter'>): {
  push(text: string): void;
  end(found: readonly Problem[]): CorpusDataset;
} {
  const pieces: string[] = [];
  return {
    push: (text) => void pieces.push(text),
    end: (found) => ({
      kind: 'corpus',
      ...place,
      text: pieces.join(''),
      problems: inFileOrder(found),
    }),
  };
}
