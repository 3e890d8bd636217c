import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatNumber, formatPercent } from '../../phrase/phrase';
import { FigureTable } from '../../webview/charts/figure-table';
import { LineChart } from '../../webview/charts/line-chart';
import { WordMap } from '../../webview/charts/word-map';
import { Slider } from '../../webview/slider';
import type { View, ViewProps } from '../../webview/view';
import { WordChoice } from '../../webview/word-choice';
import type {
  Around,
  MapFrame,
  MapWords,
  Planted,
  Word2vecEvent,
  WordLoss,
} from './word2vec-event';
import { WORDS } from './word2vec-words';

type Props = ViewProps<Word2vecEvent>;
type Say = Pick<Props, 'say'>;

/** The map as it moves, the loss, one word with its three lists, and the planted twins. */
export const view: View<Word2vecEvent> = (props) => {
  const { events, say } = props;
  const words = events.find((event) => event.kind === 'words');
  const planted = events.find((event) => event.kind === 'planted');
  const frames = events.filter((event) => event.kind === 'frame');
  const losses = events.filter((event) => event.kind === 'loss');
  if (words === undefined) return null;
  return (
    <>
      {words.warning !== undefined && <p class="notice">{say(words.warning)}</p>}
      {frames.length > 0 && <Learning {...props} words={words} frames={frames} />}
      {losses.length > 0 && <Losses losses={losses} start={words.start} say={say} />}
      {planted !== undefined && <Twins planted={planted} say={say} />}
    </>
  );
};

interface LearningProps extends Props {
  readonly words: MapWords;
  readonly frames: readonly MapFrame[];
}

/** Milliseconds from one frame to the next. */
const FRAME = 110;

function Learning(props: LearningProps) {
  const { words, frames, events, answers, ask, ended, say, params } = props;
  const { at, setAt } = usePlaying(frames.length, words);
  const told = events.find((event) => event.kind === 'around');
  const asked = answers.findLast((event) => event.kind === 'around');
  const around = asked ?? told;
  const frame = frames[Math.min(at, frames.length - 1)]!;
  const isFirst = (around?.row ?? words.focus) === words.focus;
  const marked = isFirst ? frame.neighbours : (around?.neighbours ?? []);
  const choose = (row: number) => {
    if (ended) ask({ word: row });
  };
  return (
    <section>
      <WordMap
        words={words.words}
        positions={frame.positions}
        chosen={around?.row ?? words.focus}
        marked={marked.map(({ row }) => row)}
        describe={say(WORDS.map, { count: words.words.length, step: frame.step })}
        rows={say(WORDS.words)}
        about={(row) => say(WORDS.times, { count: words.counts[row] ?? 0 })}
        onChoose={choose}
        walk={FRAME}
      />
      <div class="row">
        <Slider
          label={say(WORDS.moment)}
          help={say(WORDS.momentHelp)}
          min={0}
          max={frames.length - 1}
          step={1}
          value={Math.min(at, frames.length - 1)}
          shown={say(WORDS.readWords, { step: frame.step })}
          onChange={setAt}
        />
        <button type="button" class="button secondary" onClick={() => setAt(0, true)}>
          {say(WORDS.again)}
        </button>
      </div>
      <p>
        {say(WORDS.nearNow, {
          word: words.words[words.focus] ?? '',
          neighbours: frame.neighbours
            .map(({ word, score }) => `${word} ${score.toFixed(2).replace('-', '−')}`)
            .join(', '),
        })}
      </p>
      <p class="quiet">{say(WORDS.mapHelp, { dimensions: params['dimensions'] ?? '' })}</p>
      {around === undefined || !ended ? (
        <p class="quiet">{say(WORDS.waits)}</p>
      ) : (
        <WordChoice
          label={say(WORDS.look)}
          help={say(WORDS.lookHelp)}
          words={words.words}
          counts={words.counts}
          row={around.row}
          onChoose={choose}
        />
      )}
      {around !== undefined && <Lists around={around} say={say} />}
    </section>
  );
}

/** Which frame is shown: the film runs on as frames arrive, unless someone has taken hold of it. */
function usePlaying(count: number, run: unknown) {
  const [at, setFrame] = useState(0);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    setFrame(0);
    setHeld(false);
  }, [run]);
  useEffect(() => {
    if (isHeld || at >= count - 1) return undefined;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = isStill ? count - 1 : at + 1;
    const timer = setTimeout(() => setFrame(next), isStill ? 0 : FRAME);
    return () => clearTimeout(timer);
  }, [at, count, isHeld]);
  const setAt = (frame: number, plays = false) => {
    setHeld(!plays);
    setFrame(frame);
  };
  return { at, setAt };
}

function Lists({ around, say }: { readonly around: Around } & Say) {
  const { word, count, companions, expected, neighbours } = around;
  const columns = [
    { name: say(WORDS.companions), help: say(WORDS.companionsHelp) },
    { name: say(WORDS.expected), help: say(WORDS.expectedHelp) },
    { name: say(WORDS.neighbours), help: say(WORDS.neighboursHelp) },
  ];
  const cells = [
    companions.map((each) => `${each.word} ${formatNumber(each.count)}`),
    expected.map((each) => `${each.word} ${formatPercent(each.probability)}`),
    neighbours.map(
      (each) => `${each.word} ${each.score.toFixed(2).replace('-', '−')} (${each.together})`,
    ),
  ];
  const length = Math.max(...cells.map((column) => column.length));
  return (
    <>
      <h3>{say(WORDS.lists, { word, count })}</h3>
      <div class="scroll" tabIndex={0} role="region" aria-label={say(WORDS.lists, { word, count })}>
        <table>
          <thead>
            <tr>
              {columns.map(({ name, help }) => (
                <th scope="col" key={name}>
                  <abbr title={help}>{name}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length }, (_, row) => (
              <tr key={row}>
                {cells.map((column, i) => (
                  <td key={i}>{column[row] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Losses({
  losses,
  start,
  say,
}: { readonly losses: readonly WordLoss[]; readonly start: number } & Say) {
  const x = useMemo(() => losses.map(({ step }) => step), [losses.length]);
  const values = useMemo(() => losses.map(({ loss }) => loss), [losses.length]);
  const flat = useMemo(() => losses.map(() => start), [losses.length, start]);
  return (
    <LineChart
      x={x}
      label={(row) => formatNumber(x[row] ?? 0)}
      placeLabel={formatNumber}
      rows={say(WORDS.read)}
      describe={say(WORDS.lossDescribe)}
      height={130}
      series={[
        { name: say(WORDS.loss), values, colour: 'blue' },
        {
          name: say(WORDS.start),
          values: flat,
          colour: 'foreground',
          dash: [4, 3],
          help: say(WORDS.startHelp),
        },
      ]}
    />
  );
}

function Twins({ planted: { sentences, twins }, say }: { readonly planted: Planted } & Say) {
  const cosine = (value: number) => value.toFixed(2).replace('-', '−');
  const rows = twins.flatMap((each) => [
    {
      name: `${say(each.a)} · ${say(each.b)}`,
      cells: [cosine(each.score), formatPercent(each.twinExpected)],
    },
    {
      name: say(WORDS.together, { word: say(each.a), companion: say(each.companion) }),
      cells: [cosine(each.companionScore), formatPercent(each.companionExpected)],
    },
  ]);
  return (
    <section>
      <h3>{say(WORDS.planted)}</h3>
      <p class="quiet">{say(WORDS.plantedHelp, { sentences })}</p>
      <FigureTable
        caption={say(WORDS.twoWords)}
        columns={[
          { name: say(WORDS.cosine), help: say(WORDS.cosineHelp) },
          { name: say(WORDS.besideIt), help: say(WORDS.expectedHelp) },
        ]}
        rows={rows}
      />
    </section>
  );
}
