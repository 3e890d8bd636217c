import { CancellationError, type CancellationToken, type Disposable } from 'vscode';

/**
 * What some work gives, unless the person cancels before it does. The work itself goes on, and nobody
 * hears of it.
 *
 * @throws {CancellationError}
 */
export async function orCancelled<Done>(
  work: Promise<Done>,
  token: CancellationToken,
): Promise<Done> {
  let listening: Disposable | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    const refuse = () => reject(new CancellationError());
    if (token.isCancellationRequested) refuse();
    listening = token.onCancellationRequested(refuse);
  });
  try {
    return await Promise.race([cancelled, work]);
  } finally {
    listening?.dispose();
  }
}
