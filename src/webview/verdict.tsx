import type { RunEvent } from '../protocol/messages';
import { lastOf } from './state';
import { useWords } from './words';

interface VerdictProps {
  readonly events: readonly RunEvent[];
}

/** What the run found, in one sentence. */
export function Verdict({ events }: VerdictProps) {
  const words = useWords();
  const verdict = lastOf('verdict', events);
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
      {lastOf('verdict', events)?.reasons.map((reason, i) => (
        <p key={i}>{words.phrase(reason)}</p>
      ))}
    </div>
  );
}
