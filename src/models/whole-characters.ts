import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { LINE_BREAK } from '../text/line-break';

/**
 * @param firstLine 0-based line of the document on which the text begins
 * @throws {Refusal} naming the line that holds half a character (a lone surrogate)
 */
export function requireWholeCharacters(name: string, text: string, firstLine: number): void {
  // With the u flag a whole pair is one character, so only halves match.
  const at = text.search(/\p{Surrogate}/u);
  if (at < 0) return;
  const line = firstLine + text.slice(0, at).split(LINE_BREAK).length;
  throw new Refusal(fill(HALF_CHARACTER, { name, line }));
}

const HALF_CHARACTER: Phrase = {
  ko: '{name}의 {line}번째 줄에 반쪽짜리 글자(짝이 없는 서로게이트)가 있어요. 그 글자를 지우고 다시 실행해 주세요.',
  en: 'Line {line} of {name} holds half a character (a lone surrogate). Delete it and run again.',
};
