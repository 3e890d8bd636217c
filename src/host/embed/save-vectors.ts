import { l10n, window, workspace, type Uri } from 'vscode';
import type { Phrase } from '../../phrase/phrase';
import type { VectorFormat } from '../../text/vector-file';
import { createWordVectors } from '../../text/word-vectors';
import { writeVectors } from '../../text/write-vectors';
import { nameOf } from '../document-source';
import { orSay } from '../failure';
import { inReadersLanguage } from '../language';
import type { TextAnalyst } from './text-analyst';

/** What the end of a file's name asks for; any other name has word2vec's text, as gensim reads it. */
const FORMATS: Readonly<Record<string, VectorFormat>> = {
  vec: 'word2vec',
  bin: 'word2vec-binary',
  txt: 'glove',
};

/**
 * Writes the vectors that were learned of the open text to a file, in the format of its name. Five
 * seeds have learned five tables; the first one's is written.
 *
 * @param uri undefined: asked for
 */
export async function saveVectors(analyst: TextAnalyst, uri?: Uri): Promise<void> {
  const document = window.activeTextEditor?.document;
  const learned = document && analyst.learnedOf(document);
  if (document === undefined || learned === undefined) {
    void window.showWarningMessage(inReadersLanguage(NOT_LEARNED));
    return;
  }
  const file = uri ?? (await askWhere(document.uri));
  if (file === undefined) return;
  const name = nameOf(file);
  const words = await orSay(name, async () => {
    const given = await learned.ask({ about: 'vectors' });
    const vectors = createWordVectors(given.words, given.dimensions, given.data);
    const format = FORMATS[/[^.]*$/u.exec(name)![0].toLowerCase()] ?? 'word2vec';
    const whole = new Blob([...writeVectors(vectors, format)] as Uint8Array<ArrayBuffer>[]);
    await workspace.fs.writeFile(file, new Uint8Array(await whole.arrayBuffer()));
    return given.words.length;
  });
  if (words === undefined) return;
  void window.showInformationMessage(inReadersLanguage(SAVED, { name, words }));
}

async function askWhere(text: Uri): Promise<Uri | undefined> {
  const path = `${text.path.replace(/\.[^./]*$/u, '')}.vec`;
  return window.showSaveDialog({
    title: l10n.t('Save the learned vectors'),
    ...(text.scheme === 'untitled' ? {} : { defaultUri: text.with({ path }) }),
    filters: {
      [l10n.t('word2vec text, fastText')]: ['vec'],
      [l10n.t('word2vec binary')]: ['bin'],
      [l10n.t('GloVe text')]: ['txt'],
    },
  });
}

const NOT_LEARNED: Phrase = {
  ko: '이 글에서 배운 벡터가 아직 없어요. 먼저 ‘선택한 부분 임베딩’을 실행해 주세요.',
  en: 'No vectors have been learned from this text yet: run Embed Selection first.',
};
const SAVED: Phrase = {
  ko: '단어 {words}개의 벡터를 {name|으로/로} 저장했어요. 첫 번째 시드로 배운 벡터예요.',
  en: 'The vectors of {words} words are saved in {name}, as learned with the first seed.',
};
