import { commands, Disposable, l10n, window, type Uri } from 'vscode';
import { chapters, lessons } from '../lessons/index';
import { say } from '../phrase/phrase';
import { columnCommands, type ColumnTools } from './columns/column-commands';
import type { EmbedTools } from './embed/embed-tools';
import type { InfluenceHeat } from './heat/influence-heat';
import type { UnitHeat } from './heat/unit-heat';
import { readLanguage } from './language';
import type { LessonView } from './lesson-view';
import type { Panels } from './panels';
import { openSample } from './samples';
import type { Services } from './services';
import { trainOnThisFile } from './train-on-this-file';

/** What commands drive in the editor. */
export interface EditorTools extends ColumnTools {
  readonly unitHeat: UnitHeat;
  readonly influenceHeat: InfluenceHeat;
  readonly embed: EmbedTools;
}

/** Every command, by the end of its id. */
export function registerCommands(
  services: Services,
  panels: Panels,
  lessonView: LessonView,
  tools: EditorTools,
): Disposable {
  const { unitHeat, influenceHeat } = tools;
  const { trainer, highlight, store, extensionUri } = services;
  const table: Record<string, (...args: never[]) => unknown> = {
    trainOnThisFile: (uri?: Uri, column?: unknown) =>
      trainOnThisFile(services, panels, uri, typeof column === 'string' ? column : undefined),
    openLesson: (id?: unknown) => openLesson(lessonView, id),
    openLarge: () => panels.open({ kind: 'lesson', id: lessonView.lesson }, undefined),
    openSample: () => openSample(extensionUri),
    pauseOrResume: () => {
      const run = trainer.current;
      if (run === undefined) sayNothingRuns();
      else if (run.paused) trainer.resume(run.runId);
      else trainer.pause(run.runId);
    },
    stop: () => {
      const run = trainer.current;
      if (run === undefined) sayNothingRuns();
      else trainer.cancel(run.runId);
    },
    revealRun: () => trainer.current?.reveal(),
    stepNext: () => highlight.key(1),
    stepPrevious: () => highlight.key(-1),
    stepPlay: () => highlight.key(0),
    leaveStepping: () => highlight.leave(),
    showUnit: () => unitHeat.show(),
    nextUnit: () => unitHeat.go(1),
    previousUnit: () => unitHeat.go(-1),
    switchState: () => unitHeat.switchState(),
    findUnit: () => unitHeat.find(),
    leaveUnit: () => unitHeat.leave(),
    showInfluence: () => influenceHeat.show(),
    nextCell: () => influenceHeat.switchCell(),
    strongerInfluence: () => influenceHeat.strengthen(1),
    weakerInfluence: () => influenceHeat.strengthen(-1),
    leaveInfluence: () => influenceHeat.leave(),
    ...columnCommands(panels, tools),
    ...tools.embed.commands,
    forgetProgress: async () => {
      const forget = l10n.t('Forget');
      const question = l10n.t('Forget which lessons you have done and what you predicted?');
      const answer = await window.showWarningMessage(question, { modal: true }, forget);
      if (answer === forget) store.forget();
    },
  };
  return Disposable.from(
    ...Object.entries(table).map(([name, run]) =>
      commands.registerCommand(`unroll.${name}`, run as (...args: unknown[]) => unknown),
    ),
  );
}

async function openLesson(lessonView: LessonView, id: unknown): Promise<void> {
  if (typeof id === 'string') {
    if (lessons.some((lesson) => lesson.id === id)) await lessonView.show(id);
    else void window.showWarningMessage(l10n.t('Unroll has no lesson “{0}”.', id));
    return;
  }
  const language = readLanguage();
  const items = lessons.map((lesson) => ({
    label: say(lesson.title, language),
    description: chapters
      .filter((chapter) => chapter.id === lesson.chapter)
      .map((chapter) => say(chapter.title, language))
      .join(),
    id: lesson.id,
  }));
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Which lesson?') });
  if (chosen !== undefined) await lessonView.show(chosen.id);
}

function sayNothingRuns(): void {
  void window.showInformationMessage(l10n.t('Nothing is being learned at the moment.'));
}
