import { placeIn, type TextLine } from '../../models/text-halves';
import { visibleToken } from '../../models/unit-tokenizer';
import { BYTE_CHARACTERS, fromByteCharacters } from '../../text/byte-alphabet';
import { UNK_ID } from '../../text/token-vocabulary';
import type { Token, Tokenizer } from '../../text/tokenizer';
import type { LineCut, ShownToken, TokenizedLine } from './tokenization-event';

/** A line under every tokenizer, and what comes back. */
export function tokenizedLine(
  index: number,
  line: TextLine,
  tokenizers: readonly Tokenizer[],
): TokenizedLine {
  return {
    kind: 'line',
    index,
    text: line.text,
    isHeldOut: line.isHeldOut,
    cuts: tokenizers.map((tokenizer) => cutOf(line, tokenizer)),
  };
}

function cutOf(line: TextLine, tokenizer: Tokenizer): LineCut {
  const tokens = tokenizer.tokenize(line.text);
  const decoded = tokenizer.decode(Int32Array.from(tokens, ({ id }) => id));
  return {
    id: tokenizer.kind,
    tokens: tokens.map((token): ShownToken => {
      const { id, start, end } = token;
      const text = shownText(tokenizer, token, line.text.slice(start, end));
      return { text, id, known: id !== UNK_ID, place: placeIn(line, start, end) };
    }),
    unknown: tokens.filter(({ id }) => id === UNK_ID).length,
    decoded,
    same: decoded === line.text,
  };
}

function shownText({ kind }: Tokenizer, { id, text }: Token, inFile: string): string {
  if (id === UNK_ID && kind === 'wordpiece') return inFile;
  if (kind !== 'byte-bpe') return visibleToken(text);
  const whole = fromByteCharacters(text);
  return whole.includes('\ufffd') ? bytesOf(text) : visibleToken(whole);
}

/** Bytes in hexadecimal: part of a character. */
function bytesOf(characters: string): string {
  const bytes = Array.from(characters, (character) => {
    const byte = BYTE_CHARACTERS.indexOf(character);
    return byte.toString(16).toUpperCase().padStart(2, '0');
  });
  return `⟨${bytes.join(' ')}⟩`;
}
