import type { Engine } from '../../engine/engine';
import { lineToBeginAt } from '../../models/line-to-begin-at';
import { readPieces, type Reading } from '../../models/reading';
import { readableLine } from '../../models/text-halves';
import { requireCorpus } from '../../models/text-words';
import { requireWholeCharacters } from '../../models/whole-characters';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import type { Experiment, Lab } from '../experiment';
import { compareTables } from './compare-tables';
import { embeddedLine, linesOf, type LineOfText, type Tables } from './embedded-line';
import type { EmbeddingLayerEvent } from './embedding-layer-event';
import { startWeights, TABLE } from './embedding-tables';
import { readTokens } from './token-neighbours';
import { conclude } from './verdict';

/**
 * The embedding layer by the product and by the lookup, and four tables for it in the same model: two at
 * random, two from word2vec, one of each frozen. Trained beside each other, seed after seed, and judged
 * on what none of them has read.
 */
export const experiment: Experiment<EmbeddingLayerEvent> = function* (context) {
  const { dataset, params, engine } = context;
  const { name, text, firstLine } = requireCorpus(dataset);
  requireWholeCharacters(name, text, firstLine);
  const units = Number(params['size']);
  const reading = readPieces(dataset, {}, { embedding: units });
  yield { kind: 'used', words: reading.used };
  const tokens = readTokens(reading);
  const vocabulary = tokens.names.length;
  const known = vocabulary - 1;
  if (known < 2) {
    throw new Refusal(fill(ONE_TOKEN, { name, token: tokens.names[1] ?? '' }));
  }
  yield { kind: 'sizes', known, vocabulary, units, table: vocabulary * units };
  const lines = linesOf(reading);
  if (lines.length === 0) throw new Refusal(fill(ONLY_SPACES, { name }));
  const places = lines.map(({ place }) => place);
  yield { kind: 'lines', places };
  const weights = startWeights(engine, reading, context.seed);
  const first = lineToBeginAt(places, params['line']) ?? readableLine(lines);
  const start = weights[TABLE]!;
  yield embeddedLine(engine, reading, lines, first, { start, table: start });

  const steps = Number(params['steps']);
  const seeds = Array.from({ length: Number(params['seeds']) }, (_, i) => context.seed + i);
  const { learned, compared } = yield* compareTables(engine, reading, tokens, {
    steps,
    seeds,
    units,
  });
  const tables = { start, table: learned };
  yield embeddedLine(engine, reading, lines, first, tables);
  yield compared;
  yield* conclude(compared);
  return labOf(engine, reading, lines, tables);
};

function labOf(
  engine: Engine,
  reading: Reading,
  lines: readonly LineOfText[],
  tables: Tables,
): Lab<EmbeddingLayerEvent> {
  return {
    *ask(question) {
      const at = Number(question['line']);
      if (lines[at] === undefined) throw new Refusal(fill(NO_LINE, { line: at + 1 }));
      yield embeddedLine(engine, reading, lines, at, tables);
    },
    dispose: () => undefined, // tables are the page's own: nothing in the engine is held
  };
}

const ONE_TOKEN: Phrase = {
  ko: '{name}에서 배울 부분에는 글자가 “{token}” 한 가지뿐이에요. 벡터를 견주려면 서로 다른 글자가 적어도 2가지는 있어야 해요.',
  en: 'The part of {name} to learn from holds no character but “{token}”. Comparing vectors needs at least 2 different ones.',
};
const ONLY_SPACES: Phrase = {
  ko: '{name}에는 띄어쓰기와 줄바꿈뿐이에요. 따라가 보려면 글자가 있는 줄이 하나는 있어야 해요.',
  en: '{name} holds nothing but spaces and line breaks. There has to be at least one line of text.',
};
const NO_LINE: Phrase = {
  ko: '{line}번째 줄이 없어요.',
  en: 'There is no line {line}.',
};
