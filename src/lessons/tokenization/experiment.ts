import { lineToBeginAt } from '../../models/line-to-begin-at';
import { placeIn, readTextHalves, type TextLine } from '../../models/text-halves';
import { fill, formatPercent, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { outOfVocabulary, unknownAmong } from '../../text/out-of-vocabulary';
import { segmentGraphemes, segmentWords } from '../../text/text-segments';
import type { Tokenizer, TokenizerKind } from '../../text/tokenizer';
import type { Experiment, SharedEvent, UntimedContext } from '../experiment';
import { nounForms } from './noun-forms';
import type {
  NounForms,
  TokenizationEvent,
  TokenizerRow,
  TokenizersCompared,
} from './tokenization-event';
import { tokenizedLine } from './tokenized-line';
import { trainTokenizers } from './train-tokenizers';

/** Lines to walk through: an hour's walk; all lines are counted. */
const MOST_LINES = 2000;
/** The first picture shows a line that fits the page under six tokenizers. */
const SHORT_LINE = 80;
const SHOWN_NOUNS = 6;

/** One text under six tokenizers: made from its first half, judged on the second. */
export const experiment: Experiment<TokenizationEvent, UntimedContext> = function* ({
  dataset,
  params,
}) {
  const halves = readTextHalves(dataset);
  yield { kind: 'used', words: halves.used };
  const lines = halves.lines.slice(0, MOST_LINES);
  yield { kind: 'lines', places: lines.map((line) => placeIn(line, 0, line.text.length)) };
  const tokenizers = yield* trainTokenizers(halves.training, {
    vocabulary: Number(params['vocabulary']),
    minCount: Number(params['minCount']),
  });
  const first = lineToBeginAt(lines, params['line']) ?? tellingLine(lines, tokenizers);
  yield tokenizedLine(first, lines[first]!, tokenizers);

  const characters = Array.from(segmentGraphemes(halves.heldOut)).length;
  yield { kind: 'slice' };
  const rows: TokenizerRow[] = [];
  for (const tokenizer of tokenizers) {
    rows.push(rowOf(tokenizer, halves.heldOut, characters));
    yield { kind: 'tokenizers', rows: [...rows] };
    yield { kind: 'progress', step: rows.length, total: tokenizers.length };
  }
  const nouns = nounsOf(halves.training + halves.heldOut);
  if (nouns !== undefined) yield nouns;
  const compared: TokenizersCompared = { kind: 'tokenizers', rows };
  yield answerOf(compared);
  yield verdictOf(compared, nouns, halves.warning);

  return {
    *ask(question) {
      const index = Number(question['line']);
      const line = lines[index];
      if (line === undefined) throw new Refusal(fill(NO_LINE, { line: index + 1 }));
      yield tokenizedLine(index, line, tokenizers);
    },
    dispose: () => undefined,
  };
};

/** The unseen line, short enough for the page, with the most unknown words. */
function tellingLine(lines: readonly TextLine[], tokenizers: readonly Tokenizer[]): number {
  const words = tokenizers.find(({ kind }) => kind === 'words')!;
  let [best, most] = [0, -1];
  lines.forEach(({ text, isHeldOut }, index) => {
    if (!isHeldOut || text.length > SHORT_LINE) return;
    const { unknown } = outOfVocabulary(words, text);
    if (unknown > most) [best, most] = [index, unknown];
  });
  return best;
}

function rowOf(tokenizer: Tokenizer, heldOut: string, characters: number): TokenizerRow {
  const ids = tokenizer.encode(heldOut);
  const { tokens, unknown, rate } = unknownAmong(ids);
  return {
    id: tokenizer.kind,
    vocabulary: tokenizer.vocabulary.size,
    tokens,
    unknown,
    unknownRate: rate,
    tokensPerCharacter: tokens / characters,
    same: tokenizer.decode(ids) === heldOut,
  };
}

function nounsOf(text: string): NounForms | undefined {
  const words = Array.from(segmentWords(text), (word) => word.text.normalize('NFC'));
  const found = nounForms(words);
  if (found.length === 0) return undefined;
  return {
    kind: 'nouns',
    nouns: found.length,
    words: found.reduce((sum, { forms }) => sum + forms.length, 0),
    shown: found.slice(0, SHOWN_NOUNS),
  };
}

const GROUPS: Readonly<Record<TokenizerKind, string>> = {
  characters: 'letters',
  jamo: 'letters',
  words: 'words',
  eojeol: 'eojeol',
  'byte-bpe': 'subwords',
  wordpiece: 'subwords',
};

function answerOf({ rows }: TokenizersCompared): Extract<SharedEvent, { kind: 'answer' }> {
  const highest = Math.max(...rows.map(({ unknownRate }) => unknownRate));
  const groups = new Set(
    rows.filter(({ unknownRate }) => unknownRate === highest).map(({ id }) => GROUPS[id]),
  );
  const option = highest > 0 && groups.size === 1 ? [...groups][0]! : 'tie';
  return { kind: 'answer', option, values: ratesOf(rows) };
}

/** Unknown rates by name, as they are said. */
function ratesOf(rows: readonly TokenizerRow[]) {
  const rate = (id: TokenizerKind) =>
    formatPercent(rows.find((row) => row.id === id)?.unknownRate ?? 0);
  return {
    characters: rate('characters'),
    jamo: rate('jamo'),
    words: rate('words'),
    eojeol: rate('eojeol'),
    bpe: rate('byte-bpe'),
    wordPiece: rate('wordpiece'),
  };
}

function verdictOf(
  { rows }: TokenizersCompared,
  nouns: NounForms | undefined,
  warning: Phrase | undefined,
): Extract<SharedEvent, { kind: 'verdict' }> {
  const of = (id: TokenizerKind) => rows.find((row) => row.id === id)!;
  const reasons = [
    fill(LENGTHS, {
      words: of('words').tokens,
      bpe: of('byte-bpe').tokens,
      characters: of('characters').tokens,
      jamo: of('jamo').tokens,
    }),
  ];
  if (nouns !== undefined) {
    const [{ noun, forms }] = nouns.shown as [NounForms['shown'][number]];
    reasons.push(fill(NOUNS, { noun, forms: forms.length }));
  }
  if (warning !== undefined) reasons.push(warning);
  const headline = fill(HEADLINE, ratesOf(rows));
  return { kind: 'verdict', headline, reasons };
}

const HEADLINE: Phrase = {
  ko: '처음 보는 절반에서 모르는 토큰은 단어로 자르면 {words}, 글자로 자르면 {characters}, 바이트 BPE로 자르면 {bpe|이에요/예요}.',
  en: 'In the unseen half, {words} of the words are unknown, {characters} of the characters, {bpe} of the tokens of byte-level BPE.',
};
const LENGTHS: Phrase = {
  ko: '대신 길이가 달라져요. 같은 글이 단어로는 {words}개, 바이트 BPE로는 {bpe}개, 글자로는 {characters}개, 자모로는 {jamo}개의 토큰이에요.',
  en: 'Length is the price: the same text is {words} tokens as words, {bpe} with byte-level BPE, {characters} as characters, {jamo} as jamo.',
};
const NOUNS: Phrase = {
  ko: '붙은 조사로 보아 명사인 듯한 ‘{noun}’ 하나가 서로 다른 단어 {forms}개로 나와요. 단어로 자르면 이 모두에 번호가 따로따로 붙어요.',
  en: 'The stem “{noun}”, a noun as its particles suggest, appears as {forms} different words. When the text is cut into words, each of them gets its own number.',
};
const NO_LINE: Phrase = {
  ko: '{line}번째 줄이 없어요.',
  en: 'There is no line {line}.',
};
