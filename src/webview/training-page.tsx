import type { ToView } from '../protocol/messages';
import { knobs as forecastKnobs } from '../training/forecast/knobs';
import { knobs as textKnobs } from '../training/text/knobs';
import { RunSection } from './run-section';
import type { PageState } from './state';
import { useWords } from './words';

const KNOBS = { forecast: forecastKnobs, text: textKnobs };

export interface TrainingPageProps {
  readonly experiment: keyof typeof KNOBS;
  readonly shown: Extract<ToView, { kind: 'page' }>;
  readonly state: PageState;
}

/** *Train on This File*: no lesson, only the run. */
export function TrainingPage({ experiment, shown, state }: TrainingPageProps) {
  const words = useWords();
  return (
    <article>
      <h1>{words.say('trainingTitle', { name: shown.source?.name ?? '' })}</h1>
      <RunSection experiment={experiment} knobs={KNOBS[experiment]} shown={shown} state={state} />
    </article>
  );
}
