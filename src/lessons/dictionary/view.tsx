import { formatNumber, formatPercent } from '../../phrase/phrase';
import { Bars } from '../../webview/charts/bars';
import { LineChart } from '../../webview/charts/line-chart';
import { Stepper, useStepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type {
  DictionaryEntries,
  DictionaryEvent,
  DictionaryRanks,
  DictionarySizes,
  MinCounts,
} from './dictionary-event';
import { WORDS } from './dictionary-words';

type Props = ViewProps<DictionaryEvent>;
type Say = Pick<Props, 'say'>;

/** The entries one by one, count against rank, and what each min-count costs. */
export const view: View<DictionaryEvent> = (props) => {
  const { events, say } = props;
  const sizes = events.find((event) => event.kind === 'sizes');
  const ranks = events.find((event) => event.kind === 'ranks');
  const entries = events.find((event) => event.kind === 'entries');
  const minCounts = events.find((event) => event.kind === 'min-counts');
  return (
    <>
      {sizes !== undefined && <p>{say(WORDS.sums, { ...sizes })}</p>}
      {ranks !== undefined && <Ranks ranks={ranks} say={say} />}
      {entries !== undefined && <Entries {...props} entries={entries} />}
      {minCounts !== undefined && sizes !== undefined && (
        <Cuts minCounts={minCounts} sizes={sizes} say={say} />
      )}
    </>
  );
};

function Ranks({ ranks, say }: { readonly ranks: DictionaryRanks } & Say) {
  const { points, cut } = ranks;
  return (
    <section>
      <h3>{say(WORDS.ranks)}</h3>
      <LineChart
        x={points.map(({ place }) => place)}
        label={(row) => `${String(points[row]?.rank ?? '')} · ${points[row]?.token ?? ''}`}
        placeLabel={(place) => (Number.isInteger(place) ? formatNumber(10 ** place) : '')}
        rows={say(WORDS.rank)}
        describe={say(WORDS.ranksDescribe)}
        log
        {...(cut === undefined ? {} : { boundary: { row: cut, label: say(WORDS.cut) } })}
        series={[
          {
            name: say(WORDS.count),
            help: say(WORDS.countHelp),
            values: points.map(({ count }) => count),
            colour: 'blue',
            width: 2,
          },
          {
            name: say(WORDS.zipf),
            help: say(WORDS.zipfHelp),
            values: points.map(({ zipf }) => zipf),
            colour: 'foreground',
            dash: [3, 3],
          },
          ...(ranks.exponent === undefined
            ? []
            : [
                {
                  name: say(WORDS.fitted),
                  help: say(WORDS.fittedHelp),
                  values: points.map(({ fitted }) => fitted),
                  colour: 'green' as const,
                },
              ]),
        ]}
      />
    </section>
  );
}

function Entries({
  entries: { entries },
  say,
  highlight,
  stepKey,
}: Props & { readonly entries: DictionaryEntries }) {
  const { now, stepper } = useStepper({
    count: entries.length,
    placesOf: (index) => entries[index]!.places,
    highlight,
    stepKey,
  });
  const entry = entries[now];
  if (entry === undefined) return null;
  const { rank, token, count, occurrences, places } = entry;
  return (
    <Stepper {...stepper}>
      <p aria-live="polite">{say(WORDS.entry, { rank, token, count, occurrences })}</p>
      <p class="quiet">
        {say(WORDS.walk)}{' '}
        {places.length > 0 &&
          places.length < occurrences &&
          say(WORDS.firstPlaces, { shown: places.length })}
      </p>
    </Stepper>
  );
}

function Cuts({
  minCounts,
  sizes,
  say,
}: { readonly minCounts: MinCounts; readonly sizes: DictionarySizes } & Say) {
  return (
    <section>
      <h3>{say(WORDS.minCounts)}</h3>
      <Bars
        describe={say(WORDS.minCounts)}
        bars={minCounts.rows.map(({ minCount, known, training, heldOut }) => ({
          name: say(WORDS.minCount, { minCount, known }),
          share: heldOut,
          figure: formatPercent(heldOut),
          help: say(WORDS.minCountHelp, { training: formatPercent(training) }),
          marked: minCount === sizes.minCount,
        }))}
      />
    </section>
  );
}
