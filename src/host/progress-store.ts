import { EventEmitter, type Disposable, type Memento } from 'vscode';
import * as v from 'valibot';

const KEY = 'unroll.progress';

const LessonRecord = v.object({
  /** the option chosen first, or `skipped` */
  prediction: v.optional(v.string()),
  ranOnce: v.boolean(),
});

const Progress = v.object({
  version: v.literal(1),
  lessons: v.record(v.string(), LessonRecord),
});

export type LessonRecord = v.InferOutput<typeof LessonRecord>;

/**
 * What the learner has done, kept across sessions. Data of another version is set aside under its
 * own key, never guessed at.
 */
export class ProgressStore implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #lessons: Record<string, LessonRecord> = {};
  /** true when what was kept could not be read and was set aside */
  readonly wasSetAside: boolean;

  constructor(private readonly memento: Memento) {
    const kept = memento.get<unknown>(KEY);
    const parsed = v.safeParse(Progress, kept);
    this.wasSetAside = kept !== undefined && !parsed.success;
    if (this.wasSetAside) void memento.update(`${KEY}.set-aside`, kept);
    if (parsed.success) this.#lessons = parsed.output.lessons;
  }

  of(lesson: string): LessonRecord {
    return this.#lessons[lesson] ?? { ranOnce: false };
  }

  /** The first answer counts; a later one changes nothing. */
  predicted(lesson: string, option: string): void {
    const record = this.of(lesson);
    if (record.prediction === undefined) this.#put(lesson, { ...record, prediction: option });
  }

  ran(lesson: string): void {
    const record = this.of(lesson);
    if (!record.ranOnce) this.#put(lesson, { ...record, ranOnce: true });
  }

  forget(): void {
    this.#lessons = {};
    this.#save();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #put(lesson: string, record: LessonRecord): void {
    this.#lessons = { ...this.#lessons, [lesson]: record };
    this.#save();
  }

  #save(): void {
    void this.memento.update(KEY, { version: 1, lessons: this.#lessons });
    this.#changed.fire();
  }
}
