import { TypedField, useChosenOrTyped } from '../../webview/chosen-or-typed';
import { Stepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { Hit, LinesFound, SearchedLines, VectorSearchEvent } from './vector-search-event';
import { WORDS } from './vector-search-words';
import './view.css';

type Props = ViewProps<VectorSearchEvent>;
type Say = Pick<Props, 'say'>;

/** A line is chosen, or words are typed; what is found is read here and marked in the editor. */
export const view: View<VectorSearchEvent> = (props) => {
  const { events, answers, say } = props;
  const searched = events.find((event) => event.kind === 'lines');
  const told = events.findLast((event) => event.kind === 'found');
  const found = answers.find((event) => event.kind === 'found') ?? told;
  if (searched === undefined) return null;
  return (
    <>
      {searched.warning !== undefined && <p class="notice">{say(searched.warning)}</p>}
      {told !== undefined && found !== undefined && (
        <Search {...props} searched={searched} first={told.query ?? 0} found={found} />
      )}
    </>
  );
};

interface SearchProps extends Props {
  readonly searched: SearchedLines;
  /** the line that the run itself has asked about */
  readonly first: number;
  readonly found: LinesFound;
}

function Search({ searched, first, found, say, ask, highlight, stepKey, ended }: SearchProps) {
  const { lines } = searched;
  const { now, stepper, typed, show } = useChosenOrTyped({
    count: lines.length,
    placeOf: (line) => lines[line]!.place,
    first,
    asked: found.query,
    questionOf: (line) => ({ line }),
    ask,
    highlight,
    stepKey,
    ended,
  });
  const current = lines[now];
  const lists = { found, searched, onOpen: show, say };
  return (
    <Stepper {...stepper}>
      {current !== undefined && (
        <p aria-live="polite">
          <b>{say(WORDS.line, { line: current.place.line + 1 })}</b> {current.text}
        </p>
      )}
      {ended && <TypedField label={say(WORDS.typed)} help={say(WORDS.typedHelp)} {...typed} />}
      {found.unknown.length > 0 && (
        <p class="quiet">{say(WORDS.unknown, { words: found.unknown.join(', ') })}</p>
      )}
      {found.words.length > 0 && <NearestWords found={found} say={say} />}
      <ByVectors {...lists} />
      <ByTfIdf {...lists} />
    </Stepper>
  );
}

interface ListProps extends Say {
  readonly found: LinesFound;
  readonly searched: SearchedLines;
  readonly onOpen: (line: number) => void;
}

function ByVectors({ found, searched, onOpen, say }: ListProps) {
  const { nothing, own, ties, byVectors, query } = found;
  const { lines } = searched;
  if (nothing !== undefined) {
    return (
      <section>
        <h3>{say(WORDS.byVectors)}</h3>
        <p>{say(nothing === 'no-known-word' ? WORDS.noKnownWord : WORDS.noDirection)}</p>
      </section>
    );
  }
  return (
    <section>
      <h3>{say(WORDS.byVectors)}</h3>
      <Hits
        hits={byVectors}
        rank={say(WORDS.rankTfIdf)}
        own={query === undefined ? undefined : own}
        {...{ found, searched, onOpen, say }}
      />
      {ties.length > 0 && (
        <p class="quiet">
          {say(WORDS.ties, {
            count: ties.length,
            lines: ties.map((line) => lines[line]!.place.line + 1).join(', '),
          })}
        </p>
      )}
    </section>
  );
}

function ByTfIdf(props: ListProps) {
  const { found, say } = props;
  return (
    <section>
      <h3>{say(WORDS.byTfIdf)}</h3>
      {found.byTfIdf.length === 0 ? (
        <p>{say(WORDS.noTfIdf)}</p>
      ) : (
        <Hits hits={found.byTfIdf} rank={say(WORDS.rankVectors)} own={undefined} {...props} />
      )}
    </section>
  );
}

interface HitsProps extends ListProps {
  readonly hits: readonly Hit[];
  /** what the other list is called */
  readonly rank: string;
  /** score of the line itself, shown above the others */
  readonly own: number | undefined;
}

function Hits({ hits, rank, own, found, searched, onOpen, say }: HitsProps) {
  const { ties } = found;
  return (
    <table class="scores">
      <thead>
        <tr>
          <th scope="col">{say(WORDS.foundLine)}</th>
          <th scope="col">
            <abbr title={say(WORDS.scoreHelp)}>{say(WORDS.score)}</abbr>
          </th>
          <th scope="col">
            <abbr title={say(WORDS.rankHelp)}>{rank}</abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {own !== undefined && (
          <tr>
            <th scope="row">
              <i>{say(WORDS.itself)}</i>
            </th>
            <td>{own.toFixed(3)}</td>
            <td>–</td>
          </tr>
        )}
        {hits.map(({ line, score, otherRank, shared }) => {
          const { text, place } = searched.lines[line]!;
          const words =
            shared.length === 0
              ? say(WORDS.notShared)
              : say(WORDS.shared, { words: shared.join(', ') });
          return (
            <tr key={line}>
              <th scope="row">
                <button
                  type="button"
                  class="link hit"
                  title={say(WORDS.open)}
                  onClick={() => onOpen(line)}
                >
                  {place.line + 1}: {text}
                </button>{' '}
                <small>
                  {ties.includes(line) && <b>{say(WORDS.tie)} · </b>}
                  {words}
                </small>
              </th>
              <td>{score.toFixed(3)}</td>
              <td>{otherRank ?? '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function NearestWords({ found, say }: Say & { readonly found: LinesFound }) {
  return (
    <table class="scores">
      <caption>{say(WORDS.words)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.word)}</th>
          <th scope="col">
            <abbr title={say(WORDS.scoreHelp)}>{say(WORDS.score)}</abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {found.words.map(({ word, score }) => (
          <tr key={word}>
            <th scope="row" class="quoted">
              {word}
            </th>
            <td>{score.toFixed(3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
