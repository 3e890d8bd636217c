import type { Uri } from 'vscode';
import type { FileProblems } from './file-problems';
import type { OpenFile } from './open-file';
import type { Platform } from './platform';
import type { ProgressStore } from './progress-store';
import type { StepHighlight } from './step-highlight';
import type { Trainer } from './trainer';

/** What pages and commands work with; each is built once, in activate(). */
export interface Services {
  readonly extensionUri: Uri;
  readonly platform: Platform;
  readonly trainer: Trainer;
  readonly store: ProgressStore;
  readonly openFile: OpenFile;
  readonly highlight: StepHighlight;
  readonly problems: FileProblems;
}
