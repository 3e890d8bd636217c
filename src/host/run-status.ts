import type { Disposable } from 'vscode';
import { commands, l10n, StatusBarAlignment, window } from 'vscode';
import type { CurrentRun, Trainer } from './trainer';

/** The run's progress in the status bar, and the context key `unroll.running`. */
export class RunStatus implements Disposable {
  readonly #item = window.createStatusBarItem('unroll.run', StatusBarAlignment.Left, 1);
  readonly #subscription: Disposable;
  #wasRunning = false;

  constructor(trainer: Trainer) {
    this.#item.name = l10n.t('Unroll run');
    this.#item.command = 'unroll.revealRun';
    this.#subscription = trainer.onDidChange((run) => this.#show(run));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }

  #show(run: CurrentRun | undefined): void {
    const isRunning = run !== undefined;
    if (isRunning !== this.#wasRunning) {
      this.#wasRunning = isRunning;
      void commands.executeCommand('setContext', 'unroll.running', isRunning);
    }
    if (run === undefined) {
      this.#item.hide();
      return;
    }
    const { name, progress, paused } = run;
    const share = progress === undefined ? 0 : Math.floor((100 * progress.step) / progress.total);
    const icon = paused ? '$(debug-pause)' : '$(sync~spin)';
    this.#item.text = `${icon} Unroll ${String(share)}%`;
    this.#item.tooltip = paused
      ? l10n.t('{0}: paused. Click to show the run.', name)
      : l10n.t('{0} is being learned. Click to show the run.', name);
    this.#item.show();
  }
}
