import { useMemo } from 'preact/hooks';
import type { Phrase } from '../../phrase/phrase';
import { LineChart, type LineSeries } from '../../webview/charts/line-chart';
import type { ViewProps } from '../../webview/view';
import type { LossesSoFar } from './losses-so-far-event';
import { LOSSES_WORDS } from './losses-words';

export interface LossesPictureProps<Name extends string> extends Pick<ViewProps<never>, 'say'> {
  readonly losses: readonly LossesSoFar<Name>[];
  /** what is drawn, and in what */
  readonly title: Phrase;
  readonly models: readonly (Pick<LineSeries, 'colour' | 'dash'> & {
    readonly id: Name;
    readonly name: Phrase;
    readonly help: Phrase;
  })[];
}

/** How models learn side by side: a line for each, the mean over the seeds so far. */
export function LossesPicture<Name extends string>(props: LossesPictureProps<Name>) {
  const { losses, title, models, say } = props;
  const newest = useMemo(
    () => [...new Map(losses.map((event) => [event.step, event])).values()],
    [losses.length],
  );
  const x = useMemo(() => newest.map(({ step }) => step), [newest]);
  const lines = useMemo(
    () => models.map(({ id }) => newest.map(({ means }) => means[id])),
    [newest],
  );
  if (losses.length < 2) return null;
  return (
    <section>
      <h3>{say(title)}</h3>
      <LineChart
        x={x}
        label={(row) => String(x[row] ?? '')}
        rows={say(LOSSES_WORDS.step)}
        describe={say(title)}
        height={170}
        series={models.map(({ name, help, ...line }, i) => ({
          ...line,
          name: say(name),
          help: say(help),
          values: lines[i]!,
        }))}
      />
      <p class="quiet">{say(LOSSES_WORDS.seedsSoFar, { seeds: losses.at(-1)!.seeds })}</p>
    </section>
  );
}
