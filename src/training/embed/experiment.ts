import type { Experiment, Lab, UntimedContext } from '../../lessons/experiment';
import { followTraining } from '../../models/follow-training';
import { tooLittleText, trainSeveralSeeds, type SeveralSeeds } from '../../models/text-vectors';
import { readTextWords, type TextWords } from '../../models/text-words';
import { Refusal } from '../../phrase/refusal';
import { createEmbeddedTexts } from './embedded-texts';
import type { EmbeddedFiles, EmbedEvent, EmbedQuestion } from './embed-event';
import { createSimilarity, type Similarity } from './similarity';

/** Steps of the progress bar to each seed. */
const PARTS = 100;

/**
 * Learns word vectors of the open texts from five seeds and leaves them on the bench: what is like a
 * selection, how several selections compare, what is known of a word. It lives on a worker of its own.
 *
 * The source is all texts, one after the other, each from a line of its own on.
 */
export const experiment: Experiment<EmbedEvent, UntimedContext> = function* (context) {
  const { dataset, params, seed, engine } = context;
  if (dataset.kind !== 'corpus') throw new RangeError('embed requires a text');
  const files = JSON.parse(String(params['files'])) as EmbeddedFiles;
  yield { kind: 'progress', step: 0, total: 1 };
  // The editor keeps to limits that it states; within them no text is cut without a word.
  const words = readTextWords(dataset, { mostCharacters: Infinity });
  const seeds = yield* followTraining(trainSeveralSeeds(engine, words, seed), (told) => {
    const { run, runs, step } = told;
    const done = (step.step / step.total) * PARTS;
    return [
      { kind: 'progress' as const, step: Math.round(run * PARTS + done), total: runs * PARTS },
    ];
  });
  yield summaryOf(words, seeds);
  return labOf(words, seeds, files);
};

function summaryOf(words: TextWords, seeds: SeveralSeeds): EmbedEvent {
  return {
    kind: 'texts-embedded',
    words: words.words.length,
    minCount: words.minCount,
    running: words.running,
    seeds: seeds.runs.length,
    overlap: seeds.meanOverlap(),
    warning: tooLittleText(words),
  };
}

function labOf(words: TextWords, seeds: SeveralSeeds, files: EmbeddedFiles): Lab<EmbedEvent> {
  const texts = createEmbeddedTexts(words, seeds, files);
  const similarity = createSimilarity(words, seeds, texts);
  return {
    *ask(params) {
      const question = params as EmbedQuestion;
      try {
        if (question.about === 'text') {
          texts.replace(question.file, question.text);
          yield { kind: 'text-taken', file: question.file };
        } else {
          yield answer(similarity, question);
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

function answer(
  similarity: Similarity,
  question: Exclude<EmbedQuestion, { about: 'text' }>,
): EmbedEvent {
  switch (question.about) {
    case 'selection':
      return similarity.similarTo(question);
    case 'selections':
      return similarity.compare(JSON.parse(question.texts) as string[]);
    case 'word':
      return similarity.word(question.word);
  }
}
