import type { Experiment, Lab, UntimedContext } from '../../lessons/experiment';
import { followTraining, type Slice } from '../../models/follow-training';
import { inSlices } from '../../models/in-slices';
import {
  comparable,
  tooLittleText,
  trainSeveralSeeds,
  type SeveralSeeds,
} from '../../models/text-vectors';
import { readTextWordsInSlices, type TextWords } from '../../models/text-words';
import { Refusal } from '../../phrase/refusal';
import { createEmbeddedTexts, type EmbeddedTexts } from './embedded-texts';
import type { EmbeddedFiles, EmbedEvent, EmbedQuestion } from './embed-event';
import { createSimilarity, type Similarity } from './similarity';
import { learnedVectors, loadedVectors, type VectorSet } from './vector-set';

/** Steps of the progress bar to each seed, and to what makes the texts ready for search. */
const PARTS = 100;
const totalOf = (seeds: number) => (seeds + 1) * PARTS;

/**
 * Learns word vectors of the open texts from five seeds, or takes those of a file, and leaves them on
 * the bench: what is like a selection, how several selections compare, what is known of a word. It
 * lives on a worker of its own.
 *
 * The source is all texts, one after the other, each from a line of its own on. Vectors of a file need
 * none: texts come to them later.
 */
export const experiment: Experiment<EmbedEvent, UntimedContext> = function* (context) {
  const { dataset, params, seed, engine } = context;
  if (dataset.kind !== 'corpus') throw new RangeError('embed requires a text');
  if (context.vectors !== undefined) {
    const loaded = loadedVectors(dataset.name, context.vectors);
    yield {
      kind: 'vectors-loaded',
      words: loaded.words.length,
      dimensions: context.vectors.dimensions,
    };
    return labOf(loaded, createEmbeddedTexts(loaded, undefined, []));
  }
  const files = JSON.parse(String(params['files'])) as EmbeddedFiles;
  yield { kind: 'progress', step: 0, total: 1 };
  // The editor keeps to limits that it states; within them no text is cut without a word.
  const words = yield* inSlices(readTextWordsInSlices(dataset, { mostCharacters: Infinity }));
  const seeds = yield* followTraining(trainSeveralSeeds(engine, words, seed), (told) => {
    const { run, runs, step } = told;
    const done = (step.step / step.total) * PARTS;
    return [
      { kind: 'progress' as const, step: Math.round(run * PARTS + done), total: totalOf(runs) },
    ];
  });
  const vectors = learnedVectors(words, seeds);
  const texts = createEmbeddedTexts(vectors, { text: dataset.text, words }, files);
  // What the first question needs, while it can be followed and cancelled: it takes seconds at most.
  const total = totalOf(seeds.runs.length);
  yield* texts.sentences();
  yield { kind: 'progress', step: total - PARTS / 2, total };
  yield* texts.lines();
  yield { kind: 'progress', step: total, total };
  yield summaryOf(words, seeds);
  return labOf(vectors, texts);
};

function summaryOf(words: TextWords, seeds: SeveralSeeds): EmbedEvent {
  const neighbours = comparable(10, words.words.length);
  return {
    kind: 'texts-embedded',
    words: words.words.length,
    minCount: words.minCount,
    running: words.running,
    seeds: seeds.runs.length,
    overlap: seeds.meanOverlap(neighbours),
    neighbours,
    warning: tooLittleText(words),
  };
}

function labOf(vectors: VectorSet, texts: EmbeddedTexts): Lab<EmbedEvent> {
  const similarity = createSimilarity(vectors, texts);
  return {
    *ask(params) {
      const question = params as EmbedQuestion;
      try {
        if (question.about === 'text') {
          yield* texts.replace(question);
          yield { kind: 'text-taken', file: question.file };
        } else if (question.about === 'vectors') {
          const { words, dimensions, data } = vectors.runs[0]!;
          yield { kind: 'vectors-given', words, dimensions, data };
        } else {
          yield yield* answer(similarity, question);
        }
      } catch (error) {
        // What a person can mend is an answer; all else means that the lab is of no use any more.
        if (!(error instanceof Refusal)) throw error;
        yield { kind: 'not-embedded', message: error.phrase };
      }
    },
    dispose: () => undefined, // nothing of it lies in the engine's memory
  };
}

function* answer(
  similarity: Similarity,
  question: Exclude<EmbedQuestion, { about: 'text' | 'vectors' }>,
): Generator<Slice, EmbedEvent, undefined> {
  switch (question.about) {
    case 'selection':
      return yield* similarity.similarTo(question);
    case 'selections':
      return yield* similarity.compare(JSON.parse(question.texts) as string[]);
    case 'map':
      return yield* similarity.draw(question);
    case 'word':
      return similarity.word(question.word);
  }
}
