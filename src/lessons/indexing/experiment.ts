import { lineToBeginAt } from '../../models/line-to-begin-at';
import {
  placeIn,
  readableLine,
  readTextHalves,
  type TextHalves,
  type TextLine,
} from '../../models/text-halves';
import { unitTokenizer, visibleToken } from '../../models/unit-tokenizer';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { mean } from '../../series/mean';
import { fitBigram } from '../../text/bigram';
import { bitsPerCharacter } from '../../text/character-model';
import {
  EOS_ID,
  idOfToken,
  PAD_ID,
  SOS_ID,
  SPECIAL_TOKENS,
  UNK_ID,
} from '../../text/token-vocabulary';
import type { Tokenizer } from '../../text/tokenizer';
import type { Experiment, SharedEvent } from '../experiment';
import type {
  IndexedLine,
  IndexingEvent,
  IndexMade,
  NumberingLoss,
  Relabelled,
} from './indexing-event';
import { relabelling, type Relabelling } from './relabel';
import { trainTwoNumberings } from './two-numberings';

/** The most frequent tokens get a number; the network of the page names the next out of so many. */
const MOST_KNOWN = 1000;
const MOST_LINES = 2000;
const SHOWN_ENTRIES = 12;
const STEPS = 120;
const STEPS_BETWEEN_EVENTS = 4;
/** The mean of so many last steps is what a training came to. */
const LAST = 20;
/** Bits: what 32-bit sums in another order may differ by. */
const ROUNDING = 0.001;

type Told = Generator<IndexingEvent | SharedEvent, Relabelled, undefined>;

/** Every token gets a number; then the numbers are drawn anew, and models are asked whether they notice. */
export const experiment: Experiment<IndexingEvent> = function* ({ dataset, params, seed, engine }) {
  const halves = readTextHalves(dataset);
  yield { kind: 'used', words: halves.used };
  const tokenizer = unitTokenizer(params['unit'], halves.training, { most: MOST_KNOWN });
  const draw = Number(params['draw']);
  const drawn = relabelling(tokenizer.vocabulary.size, draw);
  const index = indexOf(tokenizer, drawn);
  yield index;
  const lines = halves.lines.slice(0, MOST_LINES);
  yield { kind: 'lines', places: lines.map((line) => placeIn(line, 0, line.text.length)) };
  const first = lineToBeginAt(lines, params['line']) ?? readableLine(lines);
  yield indexedLine(first, lines, tokenizer, drawn);
  const relabelled = yield* compare(tokenizer, halves, drawn, { draw, seed, engine });
  yield relabelled;
  yield answerOf(relabelled);
  yield verdictOf(index, relabelled, halves.warning);

  return {
    *ask(question) {
      const at = Number(question['line']);
      if (lines[at] === undefined) throw new Refusal(fill(NO_LINE, { line: at + 1 }));
      yield indexedLine(at, lines, tokenizer, drawn);
    },
    dispose: () => undefined,
  };
};

function indexOf({ vocabulary }: Tokenizer, { drawn }: Relabelling): IndexMade {
  const { tokens, size } = vocabulary;
  const leadsBack = tokens.filter((token, id) => {
    return id >= SPECIAL_TOKENS.length && idOfToken(vocabulary, token) === id;
  });
  return {
    kind: 'index',
    size,
    back: leadsBack.length,
    entries: tokens.slice(0, SHOWN_ENTRIES).map((token, id) => ({
      token: id < SPECIAL_TOKENS.length ? token : visibleToken(token),
      id,
      drawn: drawn[id]!,
    })),
  };
}

function indexedLine(
  index: number,
  lines: readonly TextLine[],
  tokenizer: Tokenizer,
  { drawn, back }: Relabelling,
): IndexedLine {
  const line = lines[index]!;
  const tokens = tokenizer.tokenize(line.text);
  const ids = Int32Array.from(tokens, ({ id }) => id);
  const others = ids.map((id) => drawn[id]!);
  const next = tokenizer.encode(lines[index + 1]?.text ?? '');
  return {
    kind: 'line',
    index,
    tokens: tokens.map(({ text, id, start, end }) => ({
      text: visibleToken(text),
      id,
      drawn: drawn[id]!,
      known: id !== UNK_ID,
      place: placeIn(line, start, end),
    })),
    decoded: tokenizer.decode(ids),
    decodedDrawn: tokenizer.decode(others.map((id) => back[id]!)),
    batch: padded([ids, next]),
  };
}

function padded(rows: readonly Int32Array[]): number[][] {
  const framed = rows.map((row) => [SOS_ID, ...row, EOS_ID]);
  const longest = Math.max(...framed.map(({ length }) => length));
  return framed.map((row) => [...row, ...Array<number>(longest - row.length).fill(PAD_ID)]);
}

interface Setting extends Pick<Parameters<typeof experiment>[0], 'seed' | 'engine'> {
  readonly draw: number;
}

function* compare(
  tokenizer: Tokenizer,
  { training, heldOut }: TextHalves,
  relabelled: Relabelling,
  { draw, seed, engine }: Setting,
): Told {
  const { size } = tokenizer.vocabulary;
  const ids = tokenizer.encode(training);
  const unseen = tokenizer.encode(heldOut);
  const drawnOf = (of: Int32Array) => of.map((id) => relabelled.drawn[id]!);
  const bigram: NumberingLoss = {
    before: bitsPerCharacter(fitBigram(ids, size), unseen),
    after: bitsPerCharacter(fitBigram(drawnOf(ids), size), drawnOf(unseen)),
  };
  yield { kind: 'slice' };
  const told = { name: [] as NumberingLoss[], size: [] as NumberingLoss[] };
  const trainings = trainTwoNumberings(engine, { ids, size, steps: STEPS, seed }, relabelled);
  for (const losses of trainings) {
    if (losses === undefined) {
      yield { kind: 'slice' };
      continue;
    }
    told.name.push(losses.name);
    told.size.push(losses.size);
    const step = told.name.length;
    if (step % STEPS_BETWEEN_EVENTS === 0) yield { kind: 'step', step, ...losses };
    yield { kind: 'progress', step, total: STEPS };
  }
  const lastOf = (losses: readonly NumberingLoss[]): NumberingLoss => ({
    before: mean(losses.slice(-LAST).map(({ before }) => before)),
    after: mean(losses.slice(-LAST).map(({ after }) => after)),
  });
  return {
    kind: 'relabelled',
    draw,
    moved: relabelled.drawn.filter((other, id) => other !== id).length,
    bigram,
    name: lastOf(told.name),
    size: lastOf(told.size),
  };
}

const gap = ({ before, after }: NumberingLoss) => after - before;

function answerOf({ bigram, name }: Relabelled): Extract<SharedEvent, { kind: 'answer' }> {
  const change = gap(name);
  const option = Math.abs(change) <= ROUNDING ? 'same' : change > 0 ? 'worse' : 'better';
  const values = { before: name.before, after: name.after, bigram: bigram.after };
  return { kind: 'answer', option, values };
}

function verdictOf(
  { size, back }: IndexMade,
  relabelled: Relabelled,
  warning: Phrase | undefined,
): Extract<SharedEvent, { kind: 'verdict' }> {
  const { moved, bigram, name, size: read } = relabelled;
  const reasons = [
    fill(BACK, { known: size - SPECIAL_TOKENS.length, back, specials: SPECIAL_TOKENS.length }),
    fill(COUNTED, { before: bigram.before, after: bigram.after }),
    fill(AS_SIZE, { before: read.before, after: read.after, name: name.before }),
  ];
  if (warning !== undefined) reasons.push(warning);
  const isSame = Math.abs(gap(name)) <= ROUNDING;
  const headline = moved === 0 ? NOT_DRAWN : isSame ? NOTHING_LOST : CHANGED;
  const values = { moved, before: name.before, after: name.after };
  return { kind: 'verdict', headline: fill(headline, values), reasons };
}

const NOTHING_LOST: Phrase = {
  ko: '토큰 {moved}개의 번호를 바꿨는데도 번호를 이름으로 읽는 신경망의 학습 손실은 {before}비트에서 {after}비트로, 그대로예요.',
  en: '{moved} tokens have another number now, and a network that reads numbers as names does not notice: its training loss is {before} bits before, {after} after.',
};
const CHANGED: Phrase = {
  ko: '번호를 바꾸자 학습 손실이 {before}비트에서 {after}비트로 달라졌어요(바뀐 토큰 {moved}개). 더하는 순서만 달라도 이만큼 벌어질 수 있는 학습이에요.',
  en: 'With {moved} other numbers the training loss went from {before} bits to {after}: in this training, merely adding in another order can lead this far apart.',
};
const NOT_DRAWN: Phrase = {
  ko: '번호가 바뀐 토큰이 {moved}개예요. 학습 손실은 {before}비트와 {after}비트예요. 번호 뽑기를 올리거나, 서로 다른 토큰이 더 많은 글을 열어 보세요.',
  en: '{moved} tokens have another number: training losses of {before} and {after} bits. Raise the draw, or open a text with more different tokens.',
};
const BACK: Phrase = {
  ko: '글의 토큰이 받은 번호 {known}개 가운데 {back}개가 토큰으로 갔다가 같은 번호로 돌아와요. 앞 번호 {specials}개는 글에 없는 특수 토큰의 것이라 세지 않았어요.',
  en: 'Of the {known} numbers of the text’s tokens {back} lead to a token and back to the same number. The first {specials} numbers are those of special tokens, which no text holds, and are not counted.',
};
const COUNTED: Phrase = {
  ko: '토큰 둘씩 세는 바이그램도 처음 보는 절반에서 {before}비트, 바꾼 뒤 {after}비트예요.',
  en: 'Counting pairs of tokens (bigram) takes {before} bits per token in the unseen half, and {after} with the drawn numbers.',
};
const AS_SIZE: Phrase = {
  ko: '번호를 크기로 읽는 신경망의 학습 손실은 {before}비트에서 {after}비트가 돼요. 이름으로 읽는 신경망은 {name}비트예요.',
  en: 'A network that reads the number as a size has a training loss of {before} bits before and {after} after. The one that reads a name has {name}.',
};
const NO_LINE: Phrase = {
  ko: '{line}번째 줄이 없어요.',
  en: 'There is no line {line}.',
};
