import { useState } from 'preact/hooks';
import type { Spread } from '../../models/over-seeds';
import { formatNumber, formatPercent } from '../../phrase/phrase';
import { LossesPicture } from '../../training/over-seeds/losses-picture';
import { Bars } from '../../webview/charts/bars';
import { FigureTable } from '../../webview/charts/figure-table';
import { HeatStrip } from '../../webview/charts/heat-strip';
import { OneHotStrip } from '../../webview/charts/one-hot-strip';
import { ScoreTable } from '../../webview/charts/score-table';
import { TokenChips } from '../../webview/charts/token-chips';
import { useLineWalk } from '../../webview/line-walk';
import { Stepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type {
  EmbeddedLine,
  EmbeddedToken,
  EmbeddingLayerEvent,
  EmbeddingSizes,
  LinesFound,
  ModelsMade,
  TablesCompared,
  TokenNeighbours,
  Table,
} from './embedding-layer-event';
import { TABLE_HELP, TABLE_NAMES, WORDS } from './embedding-layer-words';

type Props = ViewProps<EmbeddingLayerEvent>;
type Say = Pick<Props, 'say'>;

const TABLES = Object.keys(TABLE_NAMES) as Table[];
const LOOKS = {
  'random-frozen': { colour: 'blue', dash: [4, 3] },
  random: { colour: 'blue' },
  'word2vec-frozen': { colour: 'purple', dash: [4, 3] },
  word2vec: { colour: 'purple' },
} as const;
const LINES = TABLES.map((id) => ({
  id,
  name: TABLE_NAMES[id],
  help: TABLE_HELP[id],
  ...LOOKS[id],
}));

/** Between characters of a list: five columns have to fit the side bar. */
const THIN_SPACE = '\u2009';

/** A line by the product and by the lookup, and what four tables come to in the same model. */
export const view: View<EmbeddingLayerEvent> = (props) => {
  const { events, answers, say } = props;
  const sizes = events.find((event) => event.kind === 'sizes');
  const lines = events.find((event) => event.kind === 'lines');
  const line =
    answers.find((event) => event.kind === 'line') ??
    events.findLast((event) => event.kind === 'line');
  const models = events.find((event) => event.kind === 'models');
  const compared = events.find((event) => event.kind === 'compared');
  const neighbours = events.findLast((event) => event.kind === 'neighbours');
  const losses = events.filter((event) => event.kind === 'losses');
  if (sizes === undefined || lines === undefined || line === undefined) return null;
  return (
    <>
      <Line {...props} sizes={sizes} lines={lines} line={line} />
      <Sizes sizes={sizes} say={say} />
      <LossesPicture losses={losses} title={WORDS.losses} models={LINES} say={say} />
      {models !== undefined && <Models models={models} compared={compared} say={say} />}
      {compared !== undefined && <BySeed compared={compared} say={say} />}
      {neighbours !== undefined && (
        <Neighbours neighbours={neighbours} compared={compared} say={say} />
      )}
    </>
  );
};

type LineProps = Props & {
  readonly sizes: EmbeddingSizes;
  readonly lines: LinesFound;
  readonly line: EmbeddedLine;
};

function Line({ sizes, lines, line, say, ask, ended, highlight, stepKey }: LineProps) {
  const [chosen, setChosen] = useState(0);
  const { stepper } = useLineWalk({
    places: lines.places,
    line,
    tokens: line.tokens,
    ask,
    ended,
    highlight,
    stepKey,
  });
  const { tokens, learned } = line;
  const at = Math.min(chosen, Math.max(0, tokens.length - 1));
  const token = tokens[at];
  const choose = (index: number) => {
    setChosen(index);
    const place = tokens[index]?.place;
    if (place !== undefined) highlight([place]);
  };
  return (
    <Stepper {...stepper}>
      <h3>{say(WORDS.tokens)}</h3>
      <TokenChips
        describe={say(WORDS.tokens)}
        tokens={tokens.map(({ text, id, known }) => ({ text, under: String(id), unknown: !known }))}
        now={at}
        onChoose={choose}
      />
      <p class="quiet">{say(WORDS.tokensHelp)}</p>
      {token !== undefined && <TwoWays token={token} sizes={sizes} learned={learned} say={say} />}
    </Stepper>
  );
}

interface TwoWaysProps extends Say {
  readonly token: EmbeddedToken;
  readonly sizes: EmbeddingSizes;
  readonly learned: boolean;
}

/** The same vector by the product and by the lookup. */
function TwoWays({ token, sizes, learned, say }: TwoWaysProps) {
  const { text, id, known, product, lookup, difference, start } = token;
  const size = sizes.vocabulary;
  const oneHot = say(WORDS.oneHot, { text, id, size });
  const largest = Math.max(...[...product, ...lookup, ...start].map(Math.abs)) || 1;
  const strips = [
    { title: say(WORDS.product, { size }), values: product },
    { title: say(WORDS.lookup, { id }), values: lookup },
    ...(learned ? [{ title: say(WORDS.start, { id }), values: start }] : []),
  ];
  return (
    <>
      <p aria-live="polite">
        {oneHot} {!known && say(WORDS.unknown)}
      </p>
      <OneHotStrip
        size={size}
        ones={[id]}
        describe={oneHot}
        label={(place) => say(WORDS.place, { place })}
      />
      {strips.map(({ title, values }) => (
        <section key={title}>
          <h3>{title}</h3>
          <HeatStrip
            values={values.map((value) => value / largest)}
            describe={`${title}: ${values.map(formatNumber).join(', ')}`}
            label={(i) => `${say(WORDS.place, { place: i + 1 })}, ${formatNumber(values[i] ?? 0)}`}
          />
        </section>
      ))}
      <FigureTable
        caption={say(WORDS.numbers)}
        columns={[
          { name: say(WORDS.productShort), help: say(WORDS.product, { size }) },
          { name: say(WORDS.lookupShort), help: say(WORDS.lookup, { id }) },
          ...(learned ? [{ name: say(WORDS.startShort), help: say(WORDS.start, { id }) }] : []),
        ]}
        rows={product.map((value, i) => ({
          name: String(i + 1),
          cells: [value, lookup[i]!, ...(learned ? [start[i]!] : [])].map((number) =>
            formatNumber(Number(number.toFixed(4))),
          ),
        }))}
      />
      <p>
        <b>{say(WORDS.same, { difference })}</b>{' '}
        <span class="quiet">{say(learned ? WORDS.ofLearned : WORDS.ofRandom)}</span>
      </p>
    </>
  );
}

function Sizes({ sizes, say }: { readonly sizes: EmbeddingSizes } & Say) {
  const { known, vocabulary, units, table } = sizes;
  const bars = [
    { name: say(WORDS.asOneHot), numbers: vocabulary },
    { name: say(WORDS.asEmbedding), numbers: units },
  ];
  return (
    <section>
      <h3>{say(WORDS.sizes)}</h3>
      <Bars
        describe={say(WORDS.sizes)}
        bars={bars.map(({ name, numbers }) => ({
          name,
          share: numbers / Math.max(vocabulary, units),
          figure: formatNumber(numbers),
        }))}
      />
      <p>{say(WORDS.sizesHelp, { known, vocabulary, units, table })}</p>
    </section>
  );
}

interface ModelsProps extends Say {
  readonly models: ModelsMade;
  readonly compared: TablesCompared | undefined;
}

function Models({ models, compared, say }: ModelsProps) {
  const baselines = compared?.baselines ?? [];
  return (
    <FigureTable
      caption={say(WORDS.table)}
      columns={[
        { name: say(WORDS.learning), help: say(WORDS.learningHelp) },
        { name: say(WORDS.loss), help: say(WORDS.lossHelp) },
      ]}
      rows={[
        ...TABLES.map((table) => ({
          name: say(TABLE_NAMES[table]),
          cells: [formatNumber(models.learning[table]), withSpread(compared?.overSeeds[table])],
        })),
        ...baselines.map(({ name, loss }) => ({ name: say(name), cells: ['–', figure(loss)] })),
      ]}
    />
  );
}

function withSpread(of: Spread | undefined): string {
  return of === undefined ? '…' : `${figure(of.mean)} ± ${figure(of.deviation)}`;
}

/** As whole per cent: one neighbour more or less is about one. */
function percent(share: number): string {
  return formatPercent(Number(share.toFixed(2)));
}

function figure(loss: number): string {
  return loss.toFixed(2);
}

function BySeed({ compared, say }: { readonly compared: TablesCompared } & Say) {
  const { seeds, losses } = compared;
  return (
    <ScoreTable
      caption={say(WORDS.bySeed)}
      columns={seeds.map((seed) => ({
        name: say(WORDS.seed, { seed }),
        help: say(WORDS.seedHelp, { seed }),
      }))}
      rows={TABLES.map((table) => ({
        id: table,
        name: say(TABLE_NAMES[table]),
        values: losses[table],
      }))}
    />
  );
}

interface NeighboursProps extends Say {
  readonly neighbours: TokenNeighbours;
  readonly compared: TablesCompared | undefined;
}

function Neighbours({ neighbours, compared, say }: NeighboursProps) {
  const shares = compared?.shares;
  const spread = ({ mean, deviation }: Spread) => `${percent(mean)} ± ${percent(deviation)}`;
  return (
    <section>
      <h3>{say(WORDS.neighbours)}</h3>
      <FigureTable
        caption={say(WORDS.character)}
        columns={[
          { name: say(WORDS.usedAlike), help: say(WORDS.usedAlikeHelp) },
          { name: say(WORDS.before), help: say(WORDS.beforeHelp) },
          { name: say(WORDS.after), help: say(WORDS.afterHelp) },
          { name: say(WORDS.word2vec), help: say(WORDS.word2vecHelp) },
        ]}
        rows={[
          ...(shares === undefined
            ? []
            : [
                {
                  name: say(WORDS.share),
                  cells: [
                    '–',
                    percent(shares.random.mean),
                    percent(shares.learned.mean),
                    percent(shares.word2vec.mean),
                  ],
                  marked: true,
                },
              ]),
          ...neighbours.rows.map(({ token, usedAlike, random, learned, word2vec }) => ({
            name: token,
            cells: [usedAlike, random, learned, word2vec].map(
              (near) => near?.join(THIN_SPACE) ?? '…',
            ),
          })),
        ]}
      />
      {shares !== undefined && (
        <p class="quiet">
          {say(WORDS.neighboursHelp, {
            among: shares.among,
            nearest: shares.nearest,
            before: spread(shares.random),
            after: spread(shares.learned),
            word2vec: spread(shares.word2vec),
            chance: percent(shares.chance),
          })}
        </p>
      )}
    </section>
  );
}
