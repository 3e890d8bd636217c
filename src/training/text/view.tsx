import { LossChart } from '../../webview/charts/loss-chart';
import { ScoreTable } from '../../webview/charts/score-table';
import type { View } from '../../webview/view';
import type { TextEvent } from './text-event';
import { WORDS } from './text-words';

/** What the network writes, better and better, and its bits per character beside counting. */
export const view: View<TextEvent> = ({ events, say }) => {
  const data = events.find((event) => event.kind === 'data');
  if (data === undefined) return null;
  const samples = events.filter((event) => event.kind === 'sample');
  const latest = samples.at(-1);
  const scores = events.findLast((event) => event.kind === 'scores');
  return (
    <>
      {latest !== undefined && (
        <section class="sample">
          <h3 class="quiet">{say(WORDS.writes, { step: latest.step })}</h3>
          <p class="written">
            <span class="quiet">{latest.prompt}</span>
            {latest.text}
          </p>
        </section>
      )}
      <LossChart
        events={events}
        unit={say(WORDS.lossUnit)}
        levels={[
          {
            name: say(WORDS.unigram),
            value: data.unigram,
            colour: 'yellow',
            dash: [2, 3],
            help: say(WORDS.unigramHelp),
          },
          {
            name: say(WORDS.bigram),
            value: data.bigram,
            colour: 'green',
            dash: [6, 4],
            help: say(WORDS.bigramHelp),
          },
        ]}
      />
      <p class="quiet">{say(data.splitWords)}.</p>
      {scores !== undefined && (
        <ScoreTable
          caption={say(WORDS.scores)}
          columns={[{ name: say(WORDS.bits), help: say(WORDS.bitsHelp) }]}
          rows={scores.rows.map(({ id, name, bitsPerCharacter }) => ({
            id,
            name: say(name),
            values: [bitsPerCharacter],
          }))}
        />
      )}
      {samples.length > 1 && (
        <details>
          <summary class="quiet">{say(WORDS.earlier)}</summary>
          <dl class="samples">
            {samples.slice(0, -1).map(({ step, text }) => (
              <div key={step}>
                <dt class="quiet">{say(WORDS.afterSteps, { step })}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
};
