import { formatNumber } from '../../phrase/phrase';
import { HeatMap } from '../../webview/charts/heat-map';
import { TypedField, useChosenOrTyped } from '../../webview/chosen-or-typed';
import { Stepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type { Features, Pipeline, Sentences, TextToFeaturesEvent } from './text-to-features-event';
import { WORDS } from './text-to-features-words';

type Props = ViewProps<TextToFeaturesEvent>;
type Say = Pick<Props, 'say'>;

/** A sentence is chosen or typed, and stands below at every stage. */
export const view: View<TextToFeaturesEvent> = (props) => {
  const { events, answers, say } = props;
  const offered = events.find((event) => event.kind === 'sentences');
  const told = events.findLast((event) => event.kind === 'pipeline');
  const shown = answers.find((event) => event.kind === 'pipeline') ?? told;
  if (offered === undefined) return null;
  return (
    <>
      {offered.warning !== undefined && <p class="notice">{say(offered.warning)}</p>}
      {told !== undefined && shown !== undefined && (
        <Walk {...props} offered={offered} first={told.sentence ?? 0} shown={shown} />
      )}
    </>
  );
};

interface WalkProps extends Props {
  readonly offered: Sentences;
  /** the sentence that the run itself has followed */
  readonly first: number;
  readonly shown: Pipeline;
}

function Walk({ offered, first, shown, say, ask, highlight, stepKey, ended }: WalkProps) {
  const { sentences } = offered;
  const { stepper, typed, show } = useChosenOrTyped({
    count: sentences.length,
    placeOf: (sentence) => sentences[sentence]!.place,
    first,
    asked: shown.sentence,
    questionOf: (sentence) => ({ sentence }),
    ask,
    highlight,
    stepKey,
    ended,
  });
  return (
    <Stepper {...stepper}>
      {ended && <TypedField label={say(WORDS.typed)} help={say(WORDS.typedHelp)} {...typed} />}
      <section>
        <h3>{say(WORDS.text)}</h3>
        <p aria-live="polite">
          <b>{shown.text}</b>
        </p>
      </section>
      <Tokens shown={shown} say={say} highlight={highlight} />
      {shown.features === undefined ? (
        <p>{say(WORDS.nothing)}</p>
      ) : (
        <>
          <Vectors shown={shown} say={say} />
          <SentenceFeatures shown={shown} features={shown.features} say={say} />
          <Nearest shown={shown} offered={offered} onOpen={show} say={say} />
        </>
      )}
    </Stepper>
  );
}

type ShownProps = Say & { readonly shown: Pipeline };

function Tokens({ shown, say, highlight }: ShownProps & Pick<Props, 'highlight'>) {
  return (
    <section>
      <h3>{say(WORDS.tokens)}</h3>
      <p class="quiet">{say(WORDS.tokensHelp)}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={say(WORDS.tokens)}>
        <table class="scores">
          <thead>
            <tr>
              <th scope="col">{say(WORDS.token)}</th>
              <th scope="col">
                <abbr title={say(WORDS.idHelp)}>{say(WORDS.id)}</abbr>
              </th>
              <th scope="col">{say(WORDS.count)}</th>
              <th scope="col">
                <abbr title={say(WORDS.weightHelp)}>{say(WORDS.weight)}</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.tokens.map(({ text, place, id, count, weight }, i) => (
              <tr key={i}>
                <th scope="row" class="quoted">
                  {place === undefined ? (
                    text
                  ) : (
                    <button
                      type="button"
                      class="link"
                      title={say(WORDS.show)}
                      onClick={() => highlight([place])}
                    >
                      {text}
                    </button>
                  )}
                </th>
                <td>{id === undefined ? '–' : formatNumber(id)}</td>
                <td>{id === undefined ? '–' : formatNumber(count)}</td>
                <td>{id === undefined ? '–' : formatNumber(weight)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Vectors({ shown, say }: ShownProps) {
  const { tokens, vocabulary, dimensions, oneHot, checks } = shown;
  const known = tokens.filter(({ id }) => id !== undefined);
  const size = { tokens: known.length, vocabulary, dimensions };
  return (
    <>
      <section>
        <h3>{say(WORDS.oneHot)}</h3>
        <p>{say(WORDS.oneHotSize, { ...size, ...oneHot })}</p>
      </section>
      <section>
        <h3>{say(WORDS.vectors)}</h3>
        <p>{say(WORDS.vectorsSize, { ...size, numbers: known.length * dimensions })}</p>
        <HeatMap
          rowCount={known.length}
          columnCount={dimensions}
          value={(row, column) => known[row]?.vector[column]}
          scale={largest(known.map(({ vector }) => vector))}
          rowLabel={(row) => known[row]?.text ?? ''}
          columnLabel={(column) => say(WORDS.number, { number: column + 1 })}
          columns={say(WORDS.numbers)}
          describe={say(WORDS.vectorsRows)}
          version={shown}
        />
        {checks !== undefined && <Checked difference={checks.vectors} say={say} />}
      </section>
    </>
  );
}

function SentenceFeatures({ shown, features, say }: ShownProps & { readonly features: Features }) {
  const { dimensions, checks } = shown;
  const rows = [
    { name: say(WORDS.mean), values: features.mean },
    { name: say(WORDS.common), values: features.common },
    { name: say(WORDS.left), values: features.left },
  ];
  return (
    <section>
      <h3>{say(WORDS.features)}</h3>
      <p>{say(WORDS.featuresHelp, { dimensions })}</p>
      <HeatMap
        rowCount={rows.length}
        columnCount={dimensions}
        value={(row, column) => rows[row]?.values[column]}
        scale={largest(rows.map(({ values }) => values))}
        rowLabel={(row) => rows[row]?.name ?? ''}
        columnLabel={(column) => say(WORDS.number, { number: column + 1 })}
        columns={say(WORDS.numbers)}
        describe={say(WORDS.featuresRows)}
        version={shown}
      />
      {checks !== undefined && (
        <>
          <Checked difference={checks.features} say={say} />
          {checks.idsChange && (
            <p class="quiet">{say(WORDS.backwards, { difference: checks.backwards })}</p>
          )}
        </>
      )}
    </section>
  );
}

/** What the strongest colour stands for. */
function largest(rows: readonly (readonly number[])[]): number {
  return Math.max(...rows.flat().map(Math.abs)) || 1;
}

interface NearestProps extends ShownProps {
  readonly offered: Sentences;
  readonly onOpen: (sentence: number) => void;
}

function Nearest({ shown: { nearest, checks }, offered, onOpen, say }: NearestProps) {
  const found = nearest.filter(({ sentence }) => sentence < offered.sentences.length);
  return (
    <section>
      <h3>{say(WORDS.nearest)}</h3>
      {found.length === 0 ? (
        <p>{say(WORDS.noneNearest)}</p>
      ) : (
        <table class="scores">
          <thead>
            <tr>
              <th scope="col">{say(WORDS.sentence)}</th>
              <th scope="col">
                <abbr title={say(WORDS.cosineHelp)}>{say(WORDS.cosine)}</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ sentence, score }) => {
              const { text, place } = offered.sentences[sentence]!;
              return (
                <tr key={sentence}>
                  <th scope="row">
                    <button
                      type="button"
                      class="link"
                      title={say(WORDS.open)}
                      onClick={() => onOpen(sentence)}
                    >
                      {place.line + 1}: {text}
                    </button>
                  </th>
                  <td>{score.toFixed(3)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {checks !== undefined && <Checked difference={checks.nearest} say={say} />}
    </section>
  );
}

function Checked({ difference, say }: Say & { readonly difference: number }) {
  return <p class="quiet">{say(WORDS.checked, { difference })}</p>;
}
