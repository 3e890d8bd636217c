import { FileSystemError, window } from 'vscode';
import { fill, type Phrase } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import { inReadersLanguage } from './language';

const GONE: Phrase = {
  ko: '{name|을/를} 찾을 수 없어요. 옮겨졌거나 지워졌는지 확인해 주세요.',
  en: '{name} cannot be found. Was it moved or deleted?',
};
const UNREADABLE: Phrase = {
  ko: '{name|을/를} 읽을 수 없어요: {detail}',
  en: '{name} cannot be read: {detail}',
};

/** The sentence for a person about a file that could not be read or used. */
export function explainFailure(error: unknown, name: string): Phrase {
  if (error instanceof Refusal) return error.phrase;
  if (error instanceof FileSystemError && error.code === 'FileNotFound')
    return fill(GONE, { name });
  return fill(UNREADABLE, { name, detail: error instanceof Error ? error.message : String(error) });
}

/** Does something with a file; where that fails, says why in one sentence and gives undefined. */
export async function orSay<Done>(
  name: string,
  work: () => Thenable<Done>,
): Promise<Done | undefined> {
  try {
    return await work();
  } catch (error) {
    void window.showWarningMessage(inReadersLanguage(explainFailure(error, name)));
    return undefined;
  }
}
