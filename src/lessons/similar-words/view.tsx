import { useEffect } from 'preact/hooks';
import { formatPercent } from '../../phrase/phrase';
import { Bars } from '../../webview/charts/bars';
import { TableTwin } from '../../webview/charts/table-twin';
import { WordMap } from '../../webview/charts/word-map';
import type { View, ViewProps } from '../../webview/view';
import { WordChoice } from '../../webview/word-choice';
import type { Agreement, MapWords, Neighbours, SimilarWordsEvent } from './similar-words-event';
import { WORDS } from './similar-words-words';

type Props = ViewProps<SimilarWordsEvent>;
type Say = Pick<Props, 'say'>;

/** The neighbours of one word and how many trainings agree, the map, and how far to trust both. */
export const view: View<SimilarWordsEvent> = (props) => {
  const { events, answers, ask, ended, say, highlight } = props;
  const words = events.find((event) => event.kind === 'words');
  const asked = answers.findLast((event) => event.kind === 'neighbours');
  const near = asked ?? events.findLast((event) => event.kind === 'neighbours');
  const agreement = events.find((event) => event.kind === 'agreement');
  useEffect(() => {
    if (near !== undefined) highlight(near.places);
  }, [near]);
  if (words === undefined) return null;
  const choose = (row: number) => {
    if (ended) ask({ word: row });
  };
  return (
    <>
      {words.warning !== undefined && <p class="notice">{say(words.warning)}</p>}
      {near !== undefined && (
        <>
          {ended ? (
            <WordChoice
              label={say(WORDS.look)}
              help={say(WORDS.lookHelp)}
              words={words.words}
              counts={words.counts}
              row={near.row}
              onChoose={choose}
            />
          ) : (
            <p class="quiet">{say(WORDS.waits)}</p>
          )}
          <Near near={near} of={words.runs} say={say} />
        </>
      )}
      <Places {...props} words={words} near={near} onChoose={choose} />
      {agreement !== undefined && <Trust agreement={agreement} say={say} />}
    </>
  );
};

/** More bars than these are read by nobody. */
const MOST_BARS = 12;

function Near({ near, of, say }: { readonly near: Neighbours; readonly of: number } & Say) {
  const { word, count, agreed, overlap, lists } = near;
  const heading = say(WORDS.heading, { word, count });
  const most = lists[0]?.length ?? 0;
  return (
    <section>
      <h3>{heading}</h3>
      <Bars
        describe={heading}
        bars={agreed.slice(0, MOST_BARS).map((each) => ({
          name: each.word,
          share: each.score,
          figure: say(WORDS.bar, {
            runs: each.runs,
            of: near.runs,
            score: cosineWords(each.score),
          }),
          help: say(WORDS.barHelp, { runs: each.runs, of: near.runs, most }),
          marked: near.runs === of && each.runs === of,
        }))}
      />
      {overlap !== undefined && (
        <p class="quiet">{say(WORDS.overlap, { overlap: formatPercent(overlap) })}</p>
      )}
      <TableTwin
        describe={say(WORDS.lists)}
        rows={say(WORDS.place)}
        columns={lists.map((_, run) => say(WORDS.run, { run: run + 1 }))}
        rowCount={most}
        label={(row) => String(row + 1)}
        cell={(row, run) => {
          const found = lists[run]?.[row];
          return found === undefined ? '' : `${found.word} ${cosineWords(found.score)}`;
        }}
      />
    </section>
  );
}

function cosineWords(score: number): string {
  return score.toFixed(2).replace('-', '−');
}

interface PlacesProps extends Props {
  readonly words: MapWords;
  readonly near: Neighbours | undefined;
  readonly onChoose: (row: number) => void;
}

function Places({ events, words: { words, counts, focus }, near, onChoose, say }: PlacesProps) {
  const places = events.findLast((event) => event.kind === 'places');
  if (places === undefined) return null;
  return (
    <section>
      <WordMap
        words={words}
        positions={places.positions}
        chosen={near?.row ?? focus}
        marked={(near?.lists[0] ?? []).flatMap(({ word }) => {
          const row = words.indexOf(word);
          return row < 0 ? [] : [row];
        })}
        describe={say(WORDS.map, { count: words.length })}
        rows={say(WORDS.words)}
        about={(row) => say(WORDS.times, { count: counts[row] ?? 0 })}
        onChoose={onChoose}
      />
      <p class="quiet">
        {places.share === undefined
          ? say(WORDS.umap)
          : say(WORDS.pca, { share: formatPercent(places.share) })}
      </p>
    </section>
  );
}

function Trust({ agreement, say }: { readonly agreement: Agreement } & Say) {
  const bars = (['seeds', 'halves', 'chance'] as const).flatMap((id) => {
    const share = agreement[id];
    const help = say(WORDS[`${id}Help`]);
    return share === undefined
      ? []
      : [{ name: say(WORDS[id]), share, figure: formatPercent(share), help }];
  });
  return (
    <section>
      <h3>{say(WORDS.agreement)}</h3>
      <Bars describe={say(WORDS.agreement)} bars={bars} />
    </section>
  );
}
