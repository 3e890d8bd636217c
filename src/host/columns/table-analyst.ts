import { workspace, type Disposable, type TextDocument, type Uri } from 'vscode';
import { MOST_LABS } from '../../protocol/messages';
import type {
  ExamineEvent,
  ExamineQuestion,
  TableExamined,
} from '../../training/examine/examine-event';
import { readTarget } from '../document-source';
import { LabRun } from '../lab-run';
import type { Platform } from '../platform';
import { Trainer } from '../trainer';

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
    if (this.#examinations.size >= MOST_LABS && oldest !== undefined) this.#drop(oldest);
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
  readonly #run: LabRun<ExamineEvent>;
  readonly #answers = new Map<string, Promise<ExamineEvent>>();

  constructor(
    trainer: Trainer,
    platform: Platform,
    readonly document: TextDocument,
    private readonly onFailure: () => void,
  ) {
    this.version = document.version;
    // A question without an answer may be asked again, of a new examination.
    this.#run = new LabRun(trainer, () => this.dispose());
    this.table = this.#start(platform);
    this.table.catch(onFailure); // so that the next question tries again
  }

  /** The same question is asked once. */
  ask(question: ExamineQuestion): Promise<ExamineEvent> {
    const key = JSON.stringify(question);
    // What a model expects of a cell changes once there is a model.
    const known = question.about === 'cell' ? undefined : this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#run.ask({ ...question });
    this.#answers.set(key, answer);
    return answer;
  }

  dispose(): void {
    this.#run.dispose(() => new Error('the text has changed'));
    this.onFailure();
  }

  async #start(platform: Platform): Promise<TableExamined> {
    const { source } = await readTarget({ uri: this.document.uri, selection: undefined }, platform);
    let table: TableExamined | undefined;
    const request = {
      experiment: 'examine',
      source,
      datasetKind: 'series',
      params: {},
      seed: 1,
      engine: { name: 'wasm', threads: 1 },
    } as const;
    await this.#run.start(request, ({ events }) => {
      const [event] = events as ExamineEvent[];
      if (event?.kind === 'table-examined') table = event;
    });
    if (table === undefined) throw new Error('the examination told nothing');
    return table;
  }
}
