import type { Phrase } from './phrase';

/**
 * Thrown where a run cannot go on and the person can do something about it: the phrase names the
 * file, the column or line, what was found and what is needed. Any other error is a bug.
 */
export class Refusal extends Error {
  constructor(readonly phrase: Phrase) {
    super(phrase.en);
    this.name = 'Refusal';
  }
}
