import { ProgressLocation, window, type CancellationToken } from 'vscode';
import type { TextAnalyst } from './text-analyst';

/** A notification with a bar and a Cancel while vectors are learned or loaded. */
export function withLearningProgress<Done>(
  analyst: TextAnalyst,
  title: string,
  work: (token: CancellationToken) => Promise<Done>,
): Thenable<Done> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    let shown = 0;
    const learning = analyst.onDidLearn((now) => {
      const share = 100 * (now?.share ?? 0);
      if (share > shown) progress.report({ increment: share - shown });
      shown = Math.max(shown, share);
    });
    try {
      return await work(token);
    } finally {
      learning.dispose();
    }
  });
}
