import assert from 'node:assert/strict';
import type { Place } from '../../src/dataset/dataset';
import { lessons } from '../../src/lessons/index';
import { eventsOf, experimentOf, initialParams, sampleFile } from './run-experiment';

const alley = sampleFile('a-year-in-the-alley.ko.txt');

/** What the lessons say of their lines, each in its own event. */
interface Told {
  readonly kind: string;
  readonly places?: readonly Place[];
  readonly lines?: readonly { readonly place: Place }[];
  readonly sentences?: readonly { readonly place: Place }[];
  readonly index?: number;
  readonly query?: number;
  readonly sentence?: number;
}

function begunAt(id: string, params: Readonly<Record<string, number>>): number {
  const { knobs } = lessons.find((lesson) => lesson.id === id)!;
  const experiment = experimentOf<Told>(id);
  let places: readonly Place[] = [];
  for (const event of eventsOf(experiment, alley, { ...initialParams(knobs), ...params })) {
    const told: Told = event;
    places = told.places ?? (told.lines ?? told.sentences)?.map(({ place }) => place) ?? places;
    const first = told.index ?? told.query ?? told.sentence;
    if (first !== undefined) return places[first]!.line;
  }
  throw new Error(`${id} shows no line`);
}

describe('a lesson that begins at a line', () => {
  const line = alley.text.split('\n').findIndex((text) => text.startsWith('해가 짧아진다'));

  for (const { id } of lessons.filter(({ beginsAt }) => beginsAt === 'line')) {
    it(`${id}: the cursor's, and the next one with something in it`, () => {
      assert.equal(begunAt(id, { line }), line);
      assert.equal(begunAt(id, { line: line - 1 }), line, 'an empty line before it');
    });

    it(`${id}: one of its own where the cursor is below all of them`, () => {
      assert.equal(begunAt(id, { line: 100_000 }), begunAt(id, {}));
    });
  }
});
