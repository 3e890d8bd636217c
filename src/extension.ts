import { languages, window, type ExtensionContext, type Uri } from 'vscode';
import { InfluenceHeat } from './host/heat/influence-heat';
import { UnitHeat } from './host/heat/unit-heat';
import { ColumnHovers } from './host/column-hovers';
import { COLUMN_FILES, ColumnLenses } from './host/column-lenses';
import { registerCommands } from './host/commands';
import { FileProblems } from './host/file-problems';
import { LessonView } from './host/lesson-view';
import { LessonsTree } from './host/lessons-tree';
import { platform } from './host/node/platform';
import { OpenFile } from './host/open-file';
import { PANEL_TYPE, Panels } from './host/panels';
import { ProgressStore } from './host/progress-store';
import { RunStatus } from './host/run-status';
import { StepHighlight } from './host/step-highlight';
import { Trainer } from './host/trainer';

/** What the host tests drive; other programs use dist/core.cjs. */
export interface Api {
  readonly extensionUri: Uri;
  readonly trainer: Trainer;
  readonly unitHeat: UnitHeat;
  readonly influenceHeat: InfluenceHeat;
}

/** Builds the collaborators in the order in which they need each other. */
export function activate(context: ExtensionContext): Api {
  const { extensionUri } = context;
  const trainer = new Trainer(platform, extensionUri);
  const store = new ProgressStore(context.globalState);
  const openFile = new OpenFile();
  const highlight = new StepHighlight();
  const problems = new FileProblems();
  const services = { extensionUri, platform, trainer, store, openFile, highlight, problems };
  const unitHeat = new UnitHeat(services);
  const influenceHeat = new InfluenceHeat(services);
  const panels = new Panels(services, (id) => void lessonView.show(id));
  const lessonView = new LessonView(services, (name, target) => void panels.open(name, target));
  const lenses = new ColumnLenses();
  const tree = new LessonsTree(store, openFile);
  const marks = [highlight, problems, unitHeat, influenceHeat];
  const own = [trainer, store, openFile, ...marks, panels, lessonView, lenses, tree];
  context.subscriptions.push(
    ...own,
    new RunStatus(trainer),
    registerCommands(services, panels, lessonView, { unitHeat, influenceHeat }),
    window.registerTreeDataProvider('unroll.lessons', tree),
    window.registerWebviewViewProvider('unroll.lesson', lessonView),
    window.registerWebviewPanelSerializer(PANEL_TYPE, panels),
    languages.registerCodeLensProvider(COLUMN_FILES, lenses),
    languages.registerHoverProvider(COLUMN_FILES, new ColumnHovers()),
    languages.registerHoverProvider({ pattern: '**' }, unitHeat),
    languages.registerHoverProvider({ pattern: '**' }, influenceHeat),
  );
  return { extensionUri, trainer, unitHeat, influenceHeat };
}
