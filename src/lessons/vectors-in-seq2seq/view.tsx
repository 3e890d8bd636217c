import { formatPercent } from '../../phrase/phrase';
import type { Spread } from '../../models/over-seeds';
import { LossesPicture } from '../../training/over-seeds/losses-picture';
import type { View, ViewProps } from '../../webview/view';
import type {
  InputsCompared,
  ModelsMade,
  PairsWritten,
  TokenNeighbours,
  VectorsInSeq2seqEvent,
  TokenInput,
} from './vectors-in-seq2seq-event';
import { INPUT_HELP, INPUT_NAMES, WORDS } from './vectors-in-seq2seq-words';
import './view.css';

type Props = ViewProps<VectorsInSeq2seqEvent>;
type Say = Pick<Props, 'say'>;

const COLOURS = { 'one-hot': 'yellow', embedding: 'blue', word2vec: 'purple' } as const;
const INPUTS = Object.keys(INPUT_NAMES) as TokenInput[];
const LINES = INPUTS.map((id) => ({
  id,
  name: INPUT_NAMES[id],
  help: INPUT_HELP[id],
  colour: COLOURS[id],
}));

/** Three models beside each other: what they read, how they learn, what they come to. */
export const view: View<VectorsInSeq2seqEvent> = ({ events, say, highlight }) => {
  const models = events.find((event) => event.kind === 'models');
  const compared = events.find((event) => event.kind === 'compared');
  const neighbours = events.findLast((event) => event.kind === 'neighbours');
  const written = events.find((event) => event.kind === 'written');
  const losses = events.filter((event) => event.kind === 'losses');
  if (models === undefined) return null;
  return (
    <>
      <LossesPicture losses={losses} title={WORDS.losses} models={LINES} say={say} />
      <Models models={models} compared={compared} say={say} />
      {compared !== undefined && <BySeed compared={compared} say={say} />}
      {written !== undefined && <Written written={written} say={say} highlight={highlight} />}
      {neighbours !== undefined && <Neighbours neighbours={neighbours} say={say} />}
    </>
  );
};

interface ModelsProps extends Say {
  readonly models: ModelsMade;
  readonly compared: InputsCompared | undefined;
}

function Models({ models, compared, say }: ModelsProps) {
  return (
    <table class="scores">
      <thead>
        <tr>
          <th scope="col">{say(WORDS.input)}</th>
          <Heading name={say(WORDS.exact)} help={say(WORDS.exactHelp)} />
          <Heading name={say(WORDS.tokens)} help={say(WORDS.tokensHelp)} />
        </tr>
      </thead>
      <tbody>
        {INPUTS.map((input) => (
          <tr key={input} title={say(INPUT_HELP[input])}>
            <th scope="row">
              {say(INPUT_NAMES[input])}
              <br />
              <small>
                {say(WORDS.sizes, {
                  numbers: models.inputSize[input],
                  parameters: models.parameters[input],
                })}
              </small>
            </th>
            <SpreadCell of={compared?.scores[input].exactOverSeeds} />
            <SpreadCell of={compared?.scores[input].tokensOverSeeds} />
          </tr>
        ))}
        {compared !== undefined && (
          <tr title={say(WORDS.mostFrequentHelp)}>
            <th scope="row">{say(WORDS.mostFrequent, { target: compared.mostFrequent.target })}</th>
            <td>{formatPercent(compared.mostFrequent.share)}</td>
            <td>–</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Heading({ name, help }: { readonly name: string; readonly help: string }) {
  return (
    <th scope="col">
      <abbr title={help}>{name}</abbr>
    </th>
  );
}

function SpreadCell({ of }: { readonly of: Spread | undefined }) {
  if (of === undefined) return <td>…</td>;
  return (
    <td>
      {formatPercent(of.mean)}
      <br />
      <small>± {formatPercent(of.deviation)}</small>
    </td>
  );
}

function BySeed({ compared, say }: { readonly compared: InputsCompared } & Say) {
  const { seeds, scores } = compared;
  const best = seeds.map((_, run) => Math.max(...INPUTS.map((input) => scores[input].exact[run]!)));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say(WORDS.bySeed)}>
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.bySeed)}</th>
            {seeds.map((seed) => (
              <Heading
                key={seed}
                name={say(WORDS.seed, { seed })}
                help={say(WORDS.seedHelp, { seed })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {INPUTS.map((input) => (
            <tr key={input}>
              <th scope="row">{say(INPUT_NAMES[input])}</th>
              {scores[input].exact.map((exact, run) => (
                <td key={run} class={exact === best[run] ? 'best' : ''}>
                  {formatPercent(exact)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type WrittenProps = Pick<Props, 'say' | 'highlight'> & { readonly written: PairsWritten };

/** A click marks the pair in the editor. */
function Written({ written, say, highlight }: WrittenProps) {
  return (
    <section>
      <h3>{say(WORDS.written)}</h3>
      <table class="scores pairs-written">
        {written.rows.map(({ source, target, place, outputs }) => (
          <tbody key={`${place.line}:${place.start}`}>
            <tr>
              <th scope="rowgroup">
                <button
                  type="button"
                  class="link"
                  title={say(WORDS.showLine)}
                  onClick={() => highlight([place])}
                >
                  {source}
                </button>
              </th>
              <td>{target}</td>
            </tr>
            {INPUTS.map((input) => (
              <tr key={input}>
                <th scope="row">
                  <small>{say(INPUT_NAMES[input])}</small>
                </th>
                <td class={outputs[input] === target ? 'best' : ''}>
                  {outputs[input] === '' ? '∅' : outputs[input]}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Neighbours({ neighbours, say }: { readonly neighbours: TokenNeighbours } & Say) {
  return (
    <section>
      <h3>{say(WORDS.neighbours)}</h3>
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.token)}</th>
            <th scope="col">{say(WORDS.word2vecStart)}</th>
            <th scope="col">{say(WORDS.learned)}</th>
          </tr>
        </thead>
        <tbody>
          {neighbours.rows.map(({ token, word2vec, learned }) => (
            <tr key={token}>
              <th scope="row">{token}</th>
              <td>{word2vec.join(' ')}</td>
              <td>{learned === undefined ? '…' : learned.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>

      <p class="quiet">{say(WORDS.neighboursHelp)}</p>
    </section>
  );
}
