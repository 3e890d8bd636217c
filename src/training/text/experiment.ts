import type { CellKind } from '../../engine/model-spec';
import type { Experiment, SharedEvent, UntimedContext } from '../../lessons/experiment';
import { CHAR_MODEL_TRAINING, CONTEXT, trainCharModelInSlices } from '../../models/char-model';
import { followTraining } from '../../models/follow-training';
import { CELL_NAMES } from '../../models/forecast-comparison';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { createRandom } from '../../random/random';
import { blockBootstrapInterval } from '../../series/block-bootstrap';
import { mean } from '../../series/mean';
import { fitBigram } from '../../text/bigram';
import { bitsOfEach, bitsPerCharacter, type CharacterModel } from '../../text/character-model';
import { createVocabulary, encode, splitCharacters } from '../../text/characters';
import { splitText, type TextRange } from '../../text/split';
import { textVerdict } from '../../text/text-verdict';
import { textVerdictWords } from '../../text/text-verdict-words';
import { fitUnigram } from '../../text/unigram';
import type { TextEvent } from './text-event';

/** Rarer characters are read as unknown: Korean has thousands of syllables. */
const MOST_CHARACTERS = 1000;
const LEAST_CHARACTERS = 600;
/** A longer file's newest characters are scored at the end, so that this takes seconds. */
const MOST_TESTED = 4000;
const EMBEDDING = 24;
const STEPS_BETWEEN_SAMPLES = 50;
const SAMPLE_LENGTH = 120;
const PROMPT_LENGTH = 12;
/** Slightly bolder than the network's own doubts. */
const TEMPERATURE = 0.8;

const TOO_SHORT: Phrase = {
  ko: '{name|은/는} {found}자예요. 글로 학습하려면 {needed}자 이상이 필요해요.',
  en: '{name} has {found} characters; learning a text takes at least {needed}.',
};
const USED: Phrase = {
  ko: '{characters}자 · 서로 다른 글자 {vocabulary}개',
  en: '{characters} characters · {vocabulary} different ones',
};
const SPLIT: Phrase = {
  ko: '{train}자로 학습하고, {validation}자를 보며 고르고, 마지막 {test}자로 판정해요',
  en: 'Learned from {train} characters, chosen by {validation}, judged on the last {test}',
};
const NAMES = {
  network: { ko: '{cell}, {units}유닛', en: '{cell}, {units} units' },
  unigram: { ko: '글자마다 횟수 세기 (유니그램)', en: 'counting characters (unigram)' },
  bigram: { ko: '앞 글자까지 세기 (바이그램)', en: 'counting pairs (bigram)' },
} as const satisfies Record<string, Phrase>;

type Told = Generator<TextEvent | SharedEvent, void, undefined>;

/** A recurrent network learns to write like the file, beside counts of characters and of pairs. */
export const experiment: Experiment<TextEvent, UntimedContext> = function* ({
  dataset,
  params,
  seed,
  engine,
}) {
  if (dataset.kind !== 'corpus') throw new RangeError(`text requires a corpus`);
  const cell = (params['cell'] ?? 'lstm') as CellKind;
  const units = Number(params['units'] ?? 32);
  const characters = splitCharacters(dataset.text);
  const count = characters.length;
  if (count < LEAST_CHARACTERS) {
    const values = { name: dataset.name, found: count, needed: LEAST_CHARACTERS };
    throw new Refusal(fill(TOO_SHORT, values));
  }
  const split = splitText(count);
  const partOf = ({ start, end }: TextRange) => characters.slice(start, end).join('');
  const trainingText = partOf(split.training);
  const vocabulary = createVocabulary(trainingText, { most: MOST_CHARACTERS });
  const encoded = (range: TextRange) => encode(partOf(range), vocabulary);
  const [training, validation] = [encoded(split.training), encoded(split.validation)];
  const test = encoded(split.test).slice(-MOST_TESTED);
  yield { kind: 'used', words: fill(USED, { characters: count, vocabulary: vocabulary.size - 1 }) };

  const unigram = fitUnigram(training, vocabulary.size);
  const bigram = fitBigram(training, vocabulary.size);
  const options = { ...CHAR_MODEL_TRAINING, seed };
  const design = { cell, units, embedding: EMBEDDING };
  const run = trainCharModelInSlices(engine, training, validation, vocabulary, design, options);
  const prompt = characters.slice(0, PROMPT_LENGTH).join('');
  const { model, bestStep } = yield* followTraining(run, function* (now): Told {
    const { step, training: loss, validation: bits } = now;
    if (step === 1) {
      yield {
        kind: 'data',
        network: CELL_NAMES[cell],
        parameterCount: now.model.parameterCount,
        characters: count,
        vocabulary: vocabulary.size - 1,
        unigram: bitsPerCharacter(unigram, validation),
        bigram: bitsPerCharacter(bigram, validation),
        splitWords: fill(SPLIT, {
          train: training.length,
          validation: validation.length,
          test: test.length,
        }),
      };
    }
    yield { kind: 'loss', step, training: loss, validation: bits };
    if (step === 1 || step % STEPS_BETWEEN_SAMPLES === 0) {
      const random = createRandom(seed + step);
      const text = now.model.write(prompt, SAMPLE_LENGTH, TEMPERATURE, random);
      yield { kind: 'sample', step, prompt, text };
    }
    yield { kind: 'progress', step, total: options.steps };
  });

  try {
    const text = model.write(prompt, 2 * SAMPLE_LENGTH, TEMPERATURE, createRandom(seed));
    yield { kind: 'sample', step: bestStep, prompt, text };
    const network = model.bitsOfEach(test);
    // The very same characters: those that the network scores, after its first context.
    const counted = (counts: CharacterModel) => bitsOfEach(counts, test).slice(CONTEXT - 1);
    const [ofUnigram, ofBigram] = [counted(unigram), counted(bigram)];
    const differences = network.map((bits, i) => ofBigram[i]! - bits);
    const figures = { network: mean(network), unigram: mean(ofUnigram), bigram: mean(ofBigram) };
    const name = fill(NAMES.network, { cell: CELL_NAMES[cell], units });
    yield {
      kind: 'scores',
      bestStep,
      rows: [
        { id: 'network', name, bitsPerCharacter: figures.network },
        { id: 'unigram', name: NAMES.unigram, bitsPerCharacter: figures.unigram },
        { id: 'bigram', name: NAMES.bigram, bitsPerCharacter: figures.bigram },
      ],
    };
    const interval = blockBootstrapInterval(differences, createRandom(seed));
    const verdict = textVerdict({ ...figures, interval });
    yield { kind: 'verdict', ...textVerdictWords(verdict, { network: CELL_NAMES[cell] }) };
  } finally {
    model.dispose();
  }
};
