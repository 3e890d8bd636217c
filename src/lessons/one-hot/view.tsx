import { useState } from 'preact/hooks';
import { formatBytes } from '../../phrase/format-bytes';
import { formatNumber } from '../../phrase/phrase';
import { Bars } from '../../webview/charts/bars';
import { HeatMap } from '../../webview/charts/heat-map';
import { OneHotStrip } from '../../webview/charts/one-hot-strip';
import { TokenChips } from '../../webview/charts/token-chips';
import { useLineWalk } from '../../webview/line-walk';
import { Stepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type {
  Distances,
  LinesFound,
  MemorySizes,
  OneHotEvent,
  OneHotLine,
  OneHotRow,
  OneHotVocabulary,
} from './one-hot-event';
import { WORDS } from './one-hot-words';

type Props = ViewProps<OneHotEvent>;
type Say = Pick<Props, 'say'>;

/** A line as numbers and as rows, the distances of rows, and what they cost. */
export const view: View<OneHotEvent> = (props) => {
  const { events, answers, say } = props;
  const vocabulary = events.find((event) => event.kind === 'vocabulary');
  const lines = events.find((event) => event.kind === 'lines');
  const line =
    answers.find((event) => event.kind === 'line') ?? events.find((event) => event.kind === 'line');
  const distances = events.find((event) => event.kind === 'distances');
  const memory = events.find((event) => event.kind === 'memory');
  if (vocabulary === undefined || lines === undefined || line === undefined) return null;
  return (
    <>
      <Line {...props} vocabulary={vocabulary} lines={lines} line={line} />
      {distances !== undefined && <Apart distances={distances} say={say} />}
      {memory !== undefined && <Memory memory={memory} say={say} />}
    </>
  );
};

type LineProps = Props & {
  readonly vocabulary: OneHotVocabulary;
  readonly lines: LinesFound;
  readonly line: OneHotLine;
};

function Line({ vocabulary, lines, line, say, ask, ended, highlight, stepKey }: LineProps) {
  const [chosen, setChosen] = useState(0);
  const { stepper } = useLineWalk({
    places: lines.places,
    line,
    tokens: line.rows,
    ask,
    ended,
    highlight,
    stepKey,
  });
  const { rows, all, bytes } = line;
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const row = rows[at];
  const size = vocabulary.tokens.length;
  const choose = (index: number) => {
    setChosen(index);
    const place = rows[index]?.place;
    if (place !== undefined) highlight([place]);
  };
  // Of thousands of columns all but a few hold nothing: those are left out.
  const columns = [...new Set(rows.flatMap(({ ones }) => ones))].sort((a, b) => a - b);
  const sizes = {
    rows: rows.length,
    columns: size,
    bytes: formatBytes(bytes),
    shown: columns.length,
    rest: size - columns.length,
  };
  return (
    <Stepper {...stepper}>
      <h3>{say(WORDS.steps)}</h3>
      <TokenChips
        describe={say(WORDS.steps)}
        tokens={rows.map(({ text, id, known }) => ({ text, under: String(id), unknown: !known }))}
        now={at}
        onChoose={choose}
      />
      <p class="quiet">{say(WORDS.stepsHelp)}</p>
      {row !== undefined && <Vector at={at} row={row} tokens={vocabulary.tokens} say={say} />}
      {rows.length > 0 && (
        <>
          <h3>{say(WORDS.matrix)}</h3>
          <HeatMap
            rowCount={rows.length}
            columnCount={columns.length}
            value={(r, column) => (rows[r]?.ones.includes(columns[column]!) === true ? 1 : 0)}
            rowLabel={(r) => say(WORDS.row, { row: r + 1, text: rows[r]?.text ?? '' })}
            columnLabel={(column) => {
              const place = columns[column]!;
              return say(WORDS.place, { place, token: vocabulary.tokens[place] ?? '' });
            }}
            columns={say(WORDS.columns)}
            describe={say(WORDS.matrixSize, sizes)}
            onChoose={choose}
            version={line}
          />
        </>
      )}
      {rows.length < all && (
        <p class="quiet">{say(WORDS.matrixPart, { rows: rows.length, all })}</p>
      )}
    </Stepper>
  );
}

interface VectorProps extends Say {
  readonly at: number;
  readonly row: OneHotRow;
  readonly tokens: readonly string[];
}

function Vector({ at, row, tokens, say }: VectorProps) {
  const { text, id, ones, sum, known } = row;
  const place = ones[0] ?? id;
  const size = tokens.length;
  const words = say(WORDS.vector, { row: at + 1, text, id, size, place, sum });
  return (
    <>
      <p aria-live="polite">
        {words} {!known && say(WORDS.unknown)}
      </p>
      <OneHotStrip
        size={size}
        ones={ones}
        describe={words}
        label={(column) => say(WORDS.place, { place: column, token: tokens[column] ?? '' })}
      />
    </>
  );
}

function Apart({ distances, say }: { readonly distances: Distances } & Say) {
  const { examples, tokens, pairs, least, most, mostAlike } = distances;
  return (
    <section>
      <h3>{say(WORDS.distances)}</h3>
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.pair)}</th>
            <th scope="col">
              <abbr title={say(WORDS.numbersHelp)}>{say(WORDS.numbers)}</abbr>
            </th>
            <th scope="col">
              <abbr title={say(WORDS.oneHotHelp)}>{say(WORDS.oneHot)}</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {examples.map(({ first, second, numbers, oneHot }) => (
            <tr key={second}>
              <th scope="row">
                {first} – {second}
              </th>
              <td>{formatNumber(numbers)}</td>
              <td>{formatNumber(oneHot)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{say(WORDS.distancesHelp, { tokens, pairs, least, most, mostAlike })}</p>
    </section>
  );
}

function Memory({ memory, say }: { readonly memory: MemorySizes } & Say) {
  const { tokens, size, units, index, oneHot, table, embedded } = memory;
  const largest = Math.max(index, oneHot, table, embedded);
  const values = { tokens, size, units };
  const bars = [
    [WORDS.asIndex, WORDS.asIndexHelp, index],
    [WORDS.asOneHot, WORDS.asOneHotHelp, oneHot],
    [WORDS.asTable, WORDS.asTableHelp, table],
    [WORDS.asEmbedded, WORDS.asEmbeddedHelp, embedded],
  ] as const;
  return (
    <section>
      <h3>{say(WORDS.memory)}</h3>
      <Bars
        describe={say(WORDS.memory)}
        bars={bars.map(([name, help, bytes]) => ({
          name: say(name),
          share: bytes / largest,
          figure: formatBytes(bytes),
          help: say(help, values),
        }))}
      />
    </section>
  );
}
