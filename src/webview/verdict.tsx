import type { SharedEvent } from '../lessons/experiment';
import type { RunEvent } from '../protocol/messages';
import { useWords } from './words';

interface VerdictProps {
  readonly events: readonly RunEvent[];
}

/** What the run found, in one sentence. */
export function Verdict({ events }: VerdictProps) {
  const words = useWords();
  const verdict = verdictIn(events);
  return (
    <div class="headline" aria-live="polite">
      {verdict !== undefined && <p class="verdict">{words.phrase(verdict.headline)}</p>}
    </div>
  );
}

/** Why: the figures behind the sentence. */
export function Reasons({ events }: VerdictProps) {
  const words = useWords();
  return (
    <div class="reasons">
      {verdictIn(events)?.reasons.map((reason, i) => (
        <p key={i}>{words.phrase(reason)}</p>
      ))}
    </div>
  );
}

function verdictIn(events: readonly RunEvent[]) {
  return events.findLast(
    (event): event is Extract<SharedEvent, { kind: 'verdict' }> => event.kind === 'verdict',
  );
}
