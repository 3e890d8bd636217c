import { languages, window, type ExtensionContext, type Uri } from 'vscode';
import { InfluenceHeat } from './host/heat/influence-heat';
import { UnitHeat } from './host/heat/unit-heat';
import { ColumnHovers } from './host/columns/column-hovers';
import { COLUMN_FILES, ColumnLenses } from './host/columns/column-lenses';
import { DataDoctor } from './host/columns/data-doctor';
import { ForecastRows } from './host/columns/forecast-rows';
import { TableAnalyst } from './host/columns/table-analyst';
import { EmbedTools } from './host/embed/embed-tools';
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
  readonly analyst: TableAnalyst;
  readonly forecastRows: ForecastRows;
  readonly embed: EmbedTools;
}

/** Builds the collaborators in the order in which they need each other. */
export function activate(context: ExtensionContext): Api {
  const { extensionUri } = context;
  const trainer = new Trainer(platform, extensionUri);
  const store = new ProgressStore(context.globalState);
  const openFile = new OpenFile();
  const highlight = new StepHighlight();
  const analyst = new TableAnalyst(platform, extensionUri);
  const doctor = new DataDoctor(analyst);
  const forecastRows = new ForecastRows(analyst);
  const embed = new EmbedTools(platform, extensionUri);
  const problems = new FileProblems(doctor);
  const services = { extensionUri, platform, trainer, store, openFile, highlight, problems };
  const unitHeat = new UnitHeat(services);
  const influenceHeat = new InfluenceHeat(services);
  const panels = new Panels(services, (id) => void lessonView.show(id));
  const lessonView = new LessonView(services, (name, target) => void panels.open(name, target));
  const lenses = new ColumnLenses();
  const tools = { unitHeat, influenceHeat, analyst, doctor, forecastRows, embed };
  const tree = new LessonsTree(store, openFile);
  const marks = [highlight, problems, doctor, forecastRows, unitHeat, influenceHeat];
  const own = [
    trainer,
    analyst,
    embed,
    store,
    openFile,
    ...marks,
    panels,
    lessonView,
    lenses,
    tree,
  ];
  context.subscriptions.push(
    ...own,
    new RunStatus(trainer),
    registerCommands(services, panels, lessonView, tools),
    window.registerTreeDataProvider('unroll.lessons', tree),
    window.registerWebviewViewProvider('unroll.lesson', lessonView),
    window.registerWebviewPanelSerializer(PANEL_TYPE, panels),
    languages.registerCodeLensProvider(COLUMN_FILES, lenses),
    languages.registerHoverProvider(COLUMN_FILES, new ColumnHovers(analyst)),
    languages.registerHoverProvider(COLUMN_FILES, forecastRows),
    languages.registerCodeLensProvider(COLUMN_FILES, forecastRows),
    languages.registerInlineCompletionItemProvider(COLUMN_FILES, forecastRows),
    languages.registerCodeActionsProvider(COLUMN_FILES, doctor, {
      providedCodeActionKinds: DataDoctor.kinds,
    }),
    languages.registerHoverProvider({ pattern: '**' }, unitHeat),
    languages.registerHoverProvider({ pattern: '**' }, influenceHeat),
  );
  return { extensionUri, trainer, unitHeat, influenceHeat, analyst, forecastRows, embed };
}
