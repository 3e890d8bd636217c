import { workspace, type Disposable, type TextDocument, type Uri } from 'vscode';
import { Refusal } from '../../phrase/refusal';
import type {
  ExamineEvent,
  ExamineQuestion,
  TableExamined,
} from '../../training/examine/examine-event';
import { readTarget } from '../document-source';
import type { Platform } from '../platform';
import { Trainer, type RunNews } from '../trainer';

/** Documents whose examinations are kept: as many as the worker keeps labs. */
const MOST_KEPT = 4;

export type AnswerTo<Question extends ExamineQuestion> = Extract<
  ExamineEvent,
  {
    kind: {
      column: 'column-examined';
      cell: 'cell-examined';
      forecast: 'column-forecast';
      difference: 'column-differenced';
      fix: 'fix-found';
    }[Question['about']];
  }
>;

/**
 * Examines open tables on a worker of its own, so that lenses and hovers never wait for a training. What
 * it has found is of one version of a document; with the next question after an edit it begins anew.
 */
export class TableAnalyst implements Disposable {
  readonly #trainer: Trainer;
  /** by address, the newest last */
  readonly #examinations = new Map<string, Examination>();
  readonly #subscription: Disposable;

  constructor(
    private readonly platform: Platform,
    extensionUri: Uri,
  ) {
    this.#trainer = new Trainer(platform, extensionUri);
    this.#subscription = workspace.onDidCloseTextDocument(({ uri }) => this.#drop(uri.toString()));
  }

  /** How the table is written, and its faults. @throws {Refusal} with the sentence to show */
  table(document: TextDocument): Promise<TableExamined> {
    return this.#examinationOf(document).table;
  }

  /** @throws {Refusal} with the sentence to show */
  async ask<Question extends ExamineQuestion>(
    document: TextDocument,
    question: Question,
  ): Promise<AnswerTo<Question>> {
    const examination = this.#examinationOf(document);
    await examination.table;
    return (await examination.ask(question)) as AnswerTo<Question>;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#trainer.dispose();
  }

  #examinationOf(document: TextDocument): Examination {
    const key = document.uri.toString();
    const known = this.#examinations.get(key);
    // A new unnamed document may have the address of one that was closed.
    if (known?.document === document && known.version === document.version) return known;
    this.#drop(key);
    const [oldest] = this.#examinations.keys();
    if (this.#examinations.size >= MOST_KEPT && oldest !== undefined) this.#drop(oldest);
    const examination = new Examination(this.#trainer, this.platform, document, () => {
      if (this.#examinations.get(key) === examination) this.#examinations.delete(key);
    });
    this.#examinations.set(key, examination);
    return examination;
  }

  #drop(key: string): void {
    this.#examinations.get(key)?.dispose();
    this.#examinations.delete(key);
  }
}

/** One version of a document in the worker. */
class Examination implements Disposable {
  readonly version: number;
  readonly table: Promise<TableExamined>;
  readonly #runId: number;
  /** asked and not yet answered, in order */
  readonly #asked: {
    readonly resolve: (event: ExamineEvent) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  readonly #answers = new Map<string, Promise<ExamineEvent>>();
  #ended = false;

  constructor(
    private readonly trainer: Trainer,
    platform: Platform,
    readonly document: TextDocument,
    private readonly onFailure: () => void,
  ) {
    this.version = document.version;
    this.#runId = trainer.nextRunId();
    this.table = this.#start(platform, document);
    this.table.catch(onFailure); // so that the next question tries again
  }

  /** The same question is asked once. */
  ask(question: ExamineQuestion): Promise<ExamineEvent> {
    const key = JSON.stringify(question);
    // What a model expects of a cell changes once there is a model.
    const known = question.about === 'cell' ? undefined : this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = new Promise<ExamineEvent>((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.trainer.ask(this.#runId, { ...question });
    });
    this.#answers.set(key, answer);
    return answer;
  }

  dispose(): void {
    if (this.#ended) this.trainer.forget(this.#runId);
    else this.trainer.cancel(this.#runId);
    this.#refuse(new Error('the text has changed'));
  }

  async #start(platform: Platform, document: TextDocument): Promise<TableExamined> {
    const { source } = await readTarget({ uri: document.uri, selection: undefined }, platform);
    return new Promise((resolve, reject) => {
      let table: TableExamined | undefined;
      const hear = (news: RunNews): void => {
        if (news.kind === 'events') {
          const [event] = news.events as ExamineEvent[];
          if (event?.kind === 'table-examined') table = event;
        } else if (news.kind === 'answers') {
          this.#hearAnswer(news);
        } else if (news.kind === 'ended') {
          this.#ended = true;
          if (news.how === 'done' && table !== undefined) resolve(table);
          else reject(news.message ? new Refusal(news.message) : new Error(news.how));
        }
      };
      const request = {
        experiment: 'examine',
        source,
        datasetKind: 'series' as const,
        params: {},
        seed: 1,
        engine: { name: 'wasm' as const, threads: 1 },
        reveal: () => undefined,
      };
      this.trainer.start(this.#runId, request, hear);
    });
  }

  #hearAnswer({ events, message }: Extract<RunNews, { kind: 'answers' }>): void {
    const asked = this.#asked.shift();
    const [event] = events as ExamineEvent[];
    if (event !== undefined) {
      asked?.resolve(event);
      return;
    }
    asked?.reject(message === undefined ? new Error('no answer') : new Refusal(message));
    if (message !== undefined && this.#asked.length === 0) this.#answers.clear();
  }

  #refuse(error: Error): void {
    for (const { reject } of this.#asked.splice(0)) reject(error);
    this.onFailure();
  }
}
