import fc from 'fast-check';

/** Well-formed text: Korean composed, decomposed and typed, emoji, mixed scripts, controls. */
export const wellFormedText = fc
  .array(
    fc.oneof(
      fc.constantFrom('가', '닭', '한국'.normalize('NFD'), 'ㅋㅋ', 'ㅏ', '\u11a8', '커피를 마셔요'),
      fc.constantFrom('👩‍👩‍👧', '🇰🇷', '🙂', '<unk>', '<pad>', '□', '-', '##', "don't", "'s", '=\u0338'),
      fc.constantFrom('\r\n', '\n', ' ', '  ', '\t', '\u3000', '\u0085', '\ufeff', '\0', '^$`|~'),
      fc.constantFrom('Слово', '漢字', 'שלום', 'e\u0301', 'word', '3.14', '½', '!?'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''));
