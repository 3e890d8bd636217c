import type { SharedEvent } from '../lessons/experiment';
import type { RunEvent } from '../protocol/messages';
import { useWords } from './words';

/** What the run found: one sentence, and why. */
export function Verdict({ events }: { readonly events: readonly RunEvent[] }) {
  const words = useWords();
  const verdict = events.findLast(
    (event): event is Extract<SharedEvent, { kind: 'verdict' }> => event.kind === 'verdict',
  );
  if (verdict === undefined) return null;
  return (
    <>
      <p class="verdict">{words.phrase(verdict.headline)}</p>
      {verdict.reasons.map((reason, i) => (
        <p key={i}>{words.phrase(reason)}</p>
      ))}
    </>
  );
}
