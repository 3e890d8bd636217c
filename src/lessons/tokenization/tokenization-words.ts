import type { Phrase } from '../../phrase/phrase';
import type { TokenizerId } from './tokenization-event';

export const NAMES: Readonly<
  Record<TokenizerId, { readonly name: Phrase; readonly help: Phrase }>
> = {
  characters: {
    name: { ko: '글자(음절)', en: 'characters' },
    help: {
      ko: '읽는 사람이 한 글자로 세는 것마다 잘라요. 한글은 음절, 띄어쓰기도 한 토큰이에요.',
      en: 'Cut at what a reader counts as one character. A space is a token, too.',
    },
  },
  jamo: {
    name: { ko: '자모', en: 'jamo' },
    help: {
      ko: '한글 음절을 첫소리(ㄱ-), 가운뎃소리(-ㅏ-), 끝소리(-ㄱ)로 풀어요. 다른 글자는 그대로예요.',
      en: 'Hangul syllables are taken apart into initial, medial and final letters. Other characters stay as they are.',
    },
  },
  words: {
    name: { ko: '단어', en: 'words' },
    help: {
      ko: '띄어쓰기와 문장 부호를 빼고 단어만 남겨요. 한국어에서는 조사가 붙은 채로 한 단어예요.',
      en: 'Spaces and punctuation are left out. A Korean word keeps its particles.',
    },
  },
  eojeol: {
    name: { ko: '어절', en: 'at spaces' },
    help: {
      ko: '띄어쓰기에서만 잘라요. 문장 부호도 앞말에 붙어 있어요.',
      en: 'Cut at spaces only (eojeol in Korean): punctuation stays with the word.',
    },
  },
  'byte-bpe': {
    name: { ko: '바이트 BPE', en: 'byte-level BPE' },
    help: {
      ko: '글을 바이트로 풀고, 자주 붙어 나오는 둘을 차례로 합쳐 배워요. 모르는 글이 없어요.',
      en: 'The text as bytes; the pair that stands together most often becomes one token, again and again. No text is unknown.',
    },
  },
  wordpiece: {
    name: { ko: '워드피스', en: 'WordPiece' },
    help: {
      ko: '단어의 앞에서부터, 사전에 있는 조각 가운데 가장 긴 것을 차례로 잘라 내요. ##은 단어 안에서 이어지는 조각이라는 표시예요.',
      en: 'From the front of a word, the longest known piece is cut off, again and again; ## marks a piece that goes on with a word.',
    },
  },
};

export const WORDS = {
  mark: { ko: '편집기에 표시할 토크나이저', en: 'Mark in the editor' },
  markHelp: {
    ko: '줄을 옮기면 이 토크나이저의 토큰이 편집기에 표시돼요.',
    en: 'As you go from line to line, the tokens of this one are marked in the editor.',
  },
  seen: {
    ko: '사전을 만든 절반의 줄이에요.',
    en: 'A line of the half the dictionaries come from.',
  },
  unseen: { ko: '처음 보는 절반의 줄이에요.', en: 'A line of the unseen half.' },
  count: {
    ko: '토큰 {tokens}개, 모르는 것 {unknown}개.',
    en: '{tokens} tokens, {unknown} unknown.',
  },
  same: { ko: '되돌리면 원래 줄과 같아요.', en: 'Decoded, it is the line again.' },
  differs: { ko: '되돌리면 달라요:', en: 'Decoded, it differs:' },
  chip: { ko: '번호 {id}', en: 'number {id}' },
  unknownChip: {
    ko: '사전에 없는 토큰: 모두 같은 <unk>가 돼요',
    en: 'not in the dictionary: becomes <unk> like all of these',
  },
  table: { ko: '처음 보는 절반에서', en: 'On the unseen half' },
  tokenizer: { ko: '토크나이저', en: 'tokenizer' },
  vocabulary: { ko: '사전 크기', en: 'vocabulary' },
  vocabularyHelp: {
    ko: '아는 토큰과 특수 토큰 4개를 더한 수예요.',
    en: 'Known tokens and the 4 special ones.',
  },
  perCharacter: { ko: '글자당 토큰', en: 'tokens per character' },
  perCharacterHelp: {
    ko: '작을수록 같은 글을 적은 토큰으로 나타내요.',
    en: 'The smaller, the shorter the sequence for the same text.',
  },
  unknown: { ko: '모르는 비율', en: 'unknown' },
  unknownHelp: {
    ko: '앞 절반으로 만든 사전에 없는 토큰의 비율이에요.',
    en: 'The share of tokens that the dictionary of the first half does not hold.',
  },
  backHelp: {
    ko: '이 절반 전체를 번호로 바꿨다가 되돌렸어요.',
    en: 'This whole half was turned into numbers and back.',
  },
  comesBack: {
    ko: '한 글자도 달라지지 않은 것: {names}.',
    en: 'The same to the last character: {names}.',
  },
  changed: { ko: '달라진 것: {names}.', en: 'Changed: {names}.' },
  nouns: { ko: '한 명사, 여러 단어', en: 'One noun, several words' },
  nounsHelp: {
    ko: '명사인 듯한 말 {nouns}개가 서로 다른 단어 {words}개로 나와요. ‘을/를’, ‘의’, ‘에’처럼 명사에 붙는 조사가 두 가지 이상 붙은 말을 조사 목록으로 찾은 것이라, 명사가 아닌 말이 섞일 수 있어요.',
    en: '{nouns} stems that look like nouns appear as {words} different words. They were found with a list of particles: two or more of those that mark a case, as nouns take them. Some may not be nouns all the same.',
  },
} as const satisfies Record<string, Phrase>;
