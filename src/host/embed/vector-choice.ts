import {
  CancellationError,
  EventEmitter,
  l10n,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import { formatBytes } from '../../phrase/format-bytes';
import { formatNumber, type Phrase } from '../../phrase/phrase';
import type { VectorSource } from '../../protocol/messages';
import { memoryOfVectors, type VectorAnnouncement } from '../../text/vector-file';
import { nameOf } from '../document-source';
import { explainFailure } from '../failure';
import { inReadersLanguage } from '../language';
import type { Platform } from '../platform';
import { withLearningProgress } from './learning-progress';
import type { TextAnalyst } from './text-analyst';

/** More memory than this is asked for first. */
const LARGE = 100_000_000;
/** The most frequent words of a large file: those that most texts need. */
const FIRST_WORDS = 100_000;

/** What vectors are learned from while none are loaded. */
export type LearnedFrom = 'document' | 'workspace';

/** Which vectors answer: learned from the open file or the workspace's texts, or loaded from a file. */
export class VectorChoice implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #learnedFrom: LearnedFrom = 'document';

  constructor(
    private readonly platform: Platform,
    private readonly analyst: TextAnalyst,
  ) {}

  get learnedFrom(): LearnedFrom {
    return this.#learnedFrom;
  }

  /** Asks which vectors shall answer. */
  async choose(): Promise<void> {
    const { loaded } = this.analyst;
    const now = loaded === undefined ? this.#learnedFrom : 'loaded';
    const itemOf = (is: typeof now, label: string, detail: string, take?: () => void) => ({
      label,
      detail,
      take,
      ...(is === now ? { description: l10n.t('now') } : {}),
    });
    const items: (QuickPickItem & { readonly take: (() => unknown) | undefined })[] = [
      itemOf('document', l10n.t('The open file'), l10n.t('Learned from it by five seeds'), () =>
        this.#learnFrom('document'),
      ),
    ];
    if (workspace.isTrusted && (workspace.workspaceFolders ?? []).length > 0) {
      const label = l10n.t('The texts of the workspace');
      const take = () => this.#learnFrom('workspace');
      items.push(
        itemOf('workspace', label, l10n.t('Learned from all of them by five seeds'), take),
      );
    }
    if (loaded !== undefined) {
      items.push(itemOf('loaded', loaded.name, l10n.t('Loaded from a file')));
    }
    items.push({ label: l10n.t('Load a vector file…'), take: () => this.load() });
    const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Which vectors?') });
    await chosen?.take?.();
  }

  /**
   * Loads a file of word vectors, once the person knows how much memory it takes.
   *
   * @param uri undefined: asked for
   */
  async load(uri?: Uri): Promise<void> {
    const file = uri ?? (await askForFile());
    if (file === undefined) return;
    const name = nameOf(file);
    try {
      const { size } = await workspace.fs.stat(file);
      const source = await this.platform.largeFileSource(file, name, '');
      const whole = { source, size, most: undefined };
      const announcement = await this.analyst.announce(whole);
      const vectors = await askHowMuch(whole, announcement);
      if (vectors === undefined) return;
      const title = l10n.t('Unroll loads {0}', sizeWords(vectors, announcement));
      await withLearningProgress(this.analyst, title, (token) => this.analyst.load(vectors, token));
    } catch (error) {
      if (error instanceof CancellationError) return; // the person's own wish
      void window.showWarningMessage(inReadersLanguage(explainFailure(error, name)));
      return;
    }
    this.#changed.fire();
    void window.showInformationMessage(inReadersLanguage(LOADED, { name }));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #learnFrom(what: LearnedFrom): void {
    this.#learnedFrom = what;
    this.analyst.unload();
    this.#changed.fire();
  }
}

async function askForFile(): Promise<Uri | undefined> {
  const found = await window.showOpenDialog({
    title: l10n.t('Load a vector file'),
    openLabel: l10n.t('Load'),
    filters: {
      [l10n.t('Word vectors (word2vec, GloVe, fastText .vec)')]: ['vec', 'txt', 'bin'],
      [l10n.t('All files')]: ['*'],
    },
  });
  return found?.[0];
}

/** @returns undefined: not at all */
async function askHowMuch(
  vectors: VectorSource,
  announcement: VectorAnnouncement,
): Promise<VectorSource | undefined> {
  const { words = 0, memory = 0 } = announcement;
  if (memory < LARGE) return vectors;
  const all = l10n.t('Load It');
  const first = l10n.t('Only the First {0} Words', formatNumber(FIRST_WORDS));
  const choices = words > FIRST_WORDS ? [all, first] : [all];
  const message = sizeWords(vectors, announcement);
  const chosen = await window.showInformationMessage(message, { modal: true }, ...choices);
  if (chosen === undefined) return undefined;
  return chosen === first ? { ...vectors, most: FIRST_WORDS } : vectors;
}

/** `glove.txt (1.04 GB): 400,000 words × 300 numbers, about 532 MB of memory` */
function sizeWords(
  { source, size, most = Infinity }: VectorSource,
  { words: all = 0, dimensions, isEstimate }: VectorAnnouncement,
): string {
  const words = Math.min(all, most);
  const values = {
    name: source.name,
    size: formatBytes(size),
    words,
    dimensions,
    memory: formatBytes(memoryOfVectors(words, dimensions)),
  };
  return inReadersLanguage(isEstimate && words === all ? ESTIMATED : KNOWN, values);
}

const KNOWN: Phrase = {
  ko: '{name}({size}): 단어 {words}개 × 숫자 {dimensions}개, 메모리 약 {memory}',
  en: '{name} ({size}): {words} words × {dimensions} numbers, about {memory} of memory',
};
const ESTIMATED: Phrase = {
  ko: '{name}({size}): 단어 약 {words}개 × 숫자 {dimensions}개, 메모리 약 {memory}',
  en: '{name} ({size}): about {words} words × {dimensions} numbers, about {memory} of memory',
};
const LOADED: Phrase = {
  ko: '{name|을/를} 불러왔어요. ‘벡터 고르기’로 다른 벡터를 고를 때까지, ‘선택한 부분 임베딩’, ‘비슷한 줄 찾기’와 단어 도움말 풍선이 이 벡터를 써요.',
  en: '{name} is loaded. Embed Selection, Find Similar Lines and the hovers on words use these vectors until you choose others with Choose Vectors.',
};
