import {
  CancellationError,
  EventEmitter,
  workspace,
  type CancellationToken,
  type Disposable,
  type TextDocument,
  type Uri,
} from 'vscode';
import { fill, type Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { MOST_LABS, type VectorSource } from '../../protocol/messages';
import { bagDistance } from '../../text/bag-distance';
import { LINE_BREAK } from '../../text/line-break';
import type { VectorAnnouncement } from '../../text/vector-file';
import type {
  EmbeddedFiles,
  EmbedEvent,
  EmbedQuestion,
  VectorsReady,
} from '../../training/embed/embed-event';
import { LabRun } from '../lab-run';
import { kindOf } from '../open-file';
import type { Platform } from '../platform';
import { readRunSettings } from '../run-settings';
import { Trainer } from '../trainer';
import { orCancelled } from './or-cancelled';
import type { TextFile } from './workspace-texts';

/** With more of the text changed than this share, the vectors are learned anew. */
const MOST_CHANGED = 0.2;

export type AnswerTo<Question extends EmbedQuestion> = Extract<
  EmbedEvent,
  {
    kind: {
      selection: 'selection-embedded';
      selections: 'selections-compared';
      word: 'word-embedded';
      text: 'text-taken';
      map: 'map-drawn';
      vectors: 'vectors-given';
    }[Question['about']];
  }
>;

/** What is learned at the moment, for whoever shows it. */
export interface Learning {
  readonly name: string;
  /** in [0, 1] */
  readonly share: number;
}

/**
 * Learns word vectors of open texts on a worker of its own, and keeps them for questions. Vectors
 * outlive small edits: the changed text is searched by the words that were learned. While vectors of
 * a file are loaded, all questions go to them, and nothing is learned.
 */
export class TextAnalyst implements Disposable {
  readonly #trainer: Trainer;
  /** by the address of the document, or a name for many; the last used last */
  readonly #kept = new Map<string, TextEmbedding>();
  /** with loaded ones, and those on their way: at most as many as the worker keeps labs */
  readonly #living = new Set<TextEmbedding>();
  readonly #learning = new EventEmitter<Learning | undefined>();
  readonly onDidLearn = this.#learning.event;
  readonly #subscription: Disposable;
  #loaded: TextEmbedding | undefined;

  constructor(platform: Platform, extensionUri: Uri) {
    this.#trainer = new Trainer(platform, extensionUri);
    this.#subscription = workspace.onDidCloseTextDocument(
      (document) => void this.#dropIfClosed(document),
    );
  }

  /** Vectors of a file, until they are unloaded or gone from the worker. */
  get loaded(): TextEmbedding | undefined {
    return this.#loaded;
  }

  /** @throws {Refusal} if the file does not begin as one of word vectors does */
  announce(vectors: VectorSource): Promise<VectorAnnouncement> {
    return this.#trainer.announce(vectors);
  }

  /**
   * Vectors of a file, instead of any that would be learned. Those that were loaded before stay until
   * these are there.
   *
   * @throws {Refusal} with the sentence to show
   * @throws {CancellationError}
   */
  async load(vectors: VectorSource, token: CancellationToken): Promise<TextEmbedding> {
    const { name } = vectors.source;
    const embedding = this.#begin(name, { vectors });
    await this.#follow(embedding, token);
    const before = this.#loaded;
    this.#loaded = embedding;
    embedding.onDidEnd(() => {
      if (this.#loaded === embedding) this.#loaded = undefined;
    });
    before?.dispose();
    return embedding;
  }

  unload(): void {
    this.#loaded?.dispose();
  }

  /**
   * Vectors of some texts: those of the loaded file, those that are there, with the texts as they stand
   * now, else new ones.
   *
   * @param scope the address of a document, or a name for many
   * @param name as people call the texts
   * @throws {Refusal} with the sentence to show
   * @throws {CancellationError}
   */
  async embed(
    scope: string,
    name: string,
    files: readonly TextFile[],
    token: CancellationToken,
  ): Promise<TextEmbedding> {
    const known = this.#use(scope);
    if (known !== undefined && (await orCancelled(known.bring(files), token))) return known;
    this.#drop(scope);
    const embedding = this.#begin(name, { files });
    const forget = () => {
      if (this.#kept.get(scope) === embedding) this.#kept.delete(scope);
    };
    embedding.onDidEnd(forget);
    this.#kept.set(scope, embedding);
    await this.#follow(embedding, token);
    return embedding;
  }

  /** Whether vectors of some texts, or loaded ones, are there; the texts may have changed too much since. */
  has(scope: string): boolean {
    return (this.#loaded ?? this.#kept.get(scope))?.summary !== undefined;
  }

  /** Vectors that are there, with the texts as they stand now; undefined: they would have to be learned. */
  async kept(scope: string, files: readonly TextFile[]): Promise<TextEmbedding | undefined> {
    const known = this.#use(scope);
    return known?.summary !== undefined && (await known.bring(files)) ? known : undefined;
  }

  /** Vectors that know a document: the loaded ones, its own, else those of many texts with it. */
  vectorsOf(document: TextDocument): TextEmbedding | undefined {
    const kind = kindOf(document);
    if (this.#loaded !== undefined && (kind === 'corpus' || kind === 'pairs')) return this.#loaded;
    return this.learnedOf(document);
  }

  /** Vectors that have been learned of a document: its own, else those of many texts with it. */
  learnedOf({ uri }: TextDocument): TextEmbedding | undefined {
    const key = uri.toString();
    const own = this.#kept.get(key);
    if (own?.summary !== undefined) return own;
    return [...this.#kept.values()].find((each) => each.summary !== undefined && each.has(key));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#trainer.dispose();
    this.#learning.dispose();
  }

  #use(scope: string): TextEmbedding | undefined {
    const kept = this.#kept.get(scope);
    if (this.#loaded !== undefined || kept === undefined) return this.#loaded;
    this.#kept.delete(scope);
    this.#kept.set(scope, kept);
    return kept;
  }

  #begin(name: string, from: Pick<Origin, 'files' | 'vectors'>): TextEmbedding {
    const onProgress = (share: number) => this.#learning.fire({ name, share });
    // The worker would give up a lab by itself, and nobody here would know.
    const [leastUsed] = this.#kept.keys();
    if (this.#living.size >= MOST_LABS && leastUsed !== undefined) this.#drop(leastUsed);
    const embedding = new TextEmbedding(this.#trainer, name, { ...from, onProgress });
    this.#living.add(embedding);
    embedding.onDidEnd(() => this.#living.delete(embedding));
    return embedding;
  }

  async #follow(embedding: TextEmbedding, token: CancellationToken): Promise<void> {
    const cancelling = token.onCancellationRequested(() => embedding.dispose());
    try {
      await embedding.learned;
    } finally {
      cancelling.dispose();
      this.#learning.fire(undefined);
    }
  }

  /** To change its language, VS Code closes a document and opens it again. */
  async #dropIfClosed({ uri }: TextDocument): Promise<void> {
    await Promise.resolve();
    const key = uri.toString();
    if (!workspace.textDocuments.some((open) => open.uri.toString() === key)) this.#drop(key);
  }

  #drop(scope: string): void {
    this.#kept.get(scope)?.dispose();
    this.#kept.delete(scope);
  }
}

/** Where vectors come from. */
interface Origin {
  /** texts that they are learned from */
  readonly files?: readonly TextFile[];
  /** the file that they are loaded from */
  readonly vectors?: VectorSource;
  readonly onProgress: (share: number) => void;
}

/** Vectors in the worker, and the texts that are searched by them. */
export class TextEmbedding implements Disposable {
  /** when it may be asked */
  readonly learned: Promise<VectorsReady>;
  readonly #run: LabRun<EmbedEvent>;
  readonly #ended = new EventEmitter<void>();
  /** it failed, was cancelled, or is gone from the worker */
  readonly onDidEnd = this.#ended.event;
  /** the texts the words were learned from, and as they stand now; by address */
  readonly #learnedTexts: ReadonlyMap<string, string>;
  readonly #texts: Map<string, TextFile>;
  #bringing: Promise<unknown> = Promise.resolve();
  #summary: VectorsReady | undefined;
  #isOver = false;

  constructor(
    trainer: Trainer,
    readonly name: string,
    private readonly origin: Origin,
  ) {
    const { files = [] } = origin;
    this.#run = new LabRun(trainer, () => this.#end());
    this.#learnedTexts = new Map(files.map(({ key, text }) => [key, text]));
    this.#texts = new Map(files.map((file) => [file.key, file]));
    this.learned = this.#learn(files);
    this.learned.catch(() => this.#end());
  }

  /** undefined while it learns */
  get summary(): VectorsReady | undefined {
    return this.#summary;
  }

  has(key: string): boolean {
    return this.#texts.has(key);
  }

  nameOf(key: string): string {
    return this.#texts.get(key)?.name ?? '';
  }

  /**
   * Takes the texts as they are now, after those that were brought before.
   *
   * @returns false when the vectors have to be learned anew: too much has changed, or they are gone
   * @throws {Refusal} if a text holds half a character
   */
  bring(files: readonly TextFile[]): Promise<boolean> {
    const brought = this.#bringing.then(() => this.#bring(files));
    this.#bringing = brought.catch(() => undefined);
    return brought;
  }

  /** @throws {Refusal} with the sentence to show, also when they are gone */
  async ask<Question extends EmbedQuestion>(question: Question): Promise<AnswerTo<Question>> {
    const event = await this.#run.ask({ ...question });
    if (event.kind === 'not-embedded') throw new Refusal(event.message);
    return event as AnswerTo<Question>;
  }

  dispose(): void {
    this.#end();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#run.dispose(() => new Refusal(fill(VECTORS_GONE, { name: this.name })));
    this.#ended.fire();
    this.#ended.dispose();
  }

  async #bring(files: readonly TextFile[]): Promise<boolean> {
    try {
      await this.learned;
    } catch {
      return false;
    }
    if (this.#isOver) return false;
    if (this.origin.files !== undefined && this.#changedShare(files) > MOST_CHANGED) return false;
    const here = new Set(files.map(({ key }) => key));
    const gone = [...this.#texts.keys()].filter((key) => !here.has(key));
    const changed = files.filter(({ key, hash }) => this.#texts.get(key)?.hash !== hash);
    const taken = await Promise.allSettled([
      ...gone.map((key) => this.#take(key, undefined)),
      ...changed.map((file) => this.#take(file.key, file)),
    ]);
    const refused = taken.find((each) => each.status === 'rejected');
    if (refused !== undefined) throw refused.reason;
    return true;
  }

  /** A text counts as there once the worker has taken it: it refuses half a character. */
  async #take(key: string, file: TextFile | undefined): Promise<void> {
    const { name = '', text = '' } = file ?? {};
    await this.ask({ about: 'text', file: key, name, text });
    if (file === undefined) this.#texts.delete(key);
    else this.#texts.set(key, file);
  }

  async #learn(files: readonly TextFile[]): Promise<VectorsReady> {
    const { seed } = readRunSettings();
    const listed: EmbeddedFiles = files.map(({ key, text }) => ({
      key,
      lines: text.split(LINE_BREAK).length,
    }));
    const request = {
      experiment: 'embed',
      source: {
        kind: 'text',
        name: this.name,
        languageId: 'plaintext',
        text: files.map(({ text }) => wholeLines(text)).join('\n'),
        firstLine: 0,
        firstCharacter: 0,
      },
      datasetKind: 'corpus',
      params: { files: JSON.stringify(listed) },
      seed,
      // TensorFlow.js has no word2vec; one thread leaves the editor and the lessons their cores.
      engine: { name: 'wasm', threads: 1 },
    } as const;
    const { vectors, onProgress } = this.origin;
    let summary: VectorsReady | undefined;
    await this.#run.start(
      vectors === undefined ? request : { ...request, vectors },
      ({ events, progress }) => {
        if (progress !== undefined) onProgress(progress.step / progress.total);
        const told = events as readonly EmbedEvent[];
        summary =
          told.find(
            (event) => event.kind === 'texts-embedded' || event.kind === 'vectors-loaded',
          ) ?? summary;
      },
      () => new CancellationError(),
    );
    if (summary === undefined) throw new Error('the run told nothing');
    this.#summary = summary;
    return summary;
  }

  /** Of the learned text, or of what came to it since. */
  #changedShare(files: readonly TextFile[]): number {
    const now = new Map(files.map(({ key, text }) => [key, text]));
    let changed = 0;
    let length = 0;
    for (const key of new Set([...now.keys(), ...this.#learnedTexts.keys()])) {
      const before = this.#learnedTexts.get(key) ?? '';
      changed += bagDistance(before, now.get(key) ?? '');
      length += before.length;
    }
    return changed / Math.max(1, length);
  }
}

/** The break that is to follow a last `\r` would become one with it. */
function wholeLines(text: string): string {
  return text.endsWith('\r') ? `${text}\n` : text;
}

export const VECTORS_GONE: Phrase = {
  ko: '{name}의 벡터가 더는 남아 있지 않아요. 다시 고르고 ‘선택한 부분 임베딩’이나 ‘비슷한 줄 찾기’를 실행해 주세요.',
  en: 'The vectors of {name} are no longer there: select again and run Embed Selection or Find Similar Lines.',
};
