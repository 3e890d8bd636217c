import { useState } from 'preact/hooks';
import { formatNumber, formatPercent } from '../../phrase/phrase';
import { TokenChips } from '../../webview/charts/token-chips';
import { useLineWalk } from '../../webview/line-walk';
import { Stepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type {
  LineCut,
  LinesFound,
  NounForms,
  TokenizationEvent,
  TokenizerId,
  TokenizedLine,
  TokenizersCompared,
} from './tokenization-event';
import { NAMES, WORDS } from './tokenization-words';

type Props = ViewProps<TokenizationEvent>;
type Say = Pick<Props, 'say'>;

/** A line under every tokenizer, what each costs on the unseen half, and nouns with their particles. */
export const view: View<TokenizationEvent> = (props) => {
  const { events, answers, say } = props;
  const lines = events.find((event) => event.kind === 'lines');
  const line =
    answers.find((event) => event.kind === 'line') ?? events.find((event) => event.kind === 'line');
  const compared = events.findLast((event) => event.kind === 'tokenizers');
  const nouns = events.find((event) => event.kind === 'nouns');
  return (
    <>
      {lines !== undefined && line !== undefined && <Walk {...props} lines={lines} line={line} />}
      {compared !== undefined && <Compared compared={compared} say={say} />}
      {nouns !== undefined && <Nouns nouns={nouns} say={say} />}
    </>
  );
};

type WalkProps = Props & { readonly lines: LinesFound; readonly line: TokenizedLine };

function Walk({ lines, line, say, ask, ended, highlight, stepKey }: WalkProps) {
  const [chosen, setChosen] = useState<TokenizerId>('words');
  const cut = line.cuts.find(({ id }) => id === chosen);
  const { stepper, mark } = useLineWalk({
    places: lines.places,
    line,
    tokens: cut?.tokens ?? [],
    cut: chosen,
    ask,
    ended,
    highlight,
    stepKey,
  });
  const choose = (id: TokenizerId) => {
    mark();
    setChosen(id);
  };
  return (
    <Stepper {...stepper}>
      <label class="knob" title={say(WORDS.markHelp)}>
        <span class="quiet">{say(WORDS.mark)}</span>
        <select
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value as TokenizerId)}
        >
          {line.cuts.map(({ id }) => (
            <option key={id} value={id}>
              {say(NAMES[id].name)}
            </option>
          ))}
        </select>
      </label>
      <p aria-live="polite">
        <b>{line.text}</b>{' '}
        <span class="quiet">{say(line.isHeldOut ? WORDS.unseen : WORDS.seen)}</span>
      </p>
      {line.cuts.map((cut) => (
        <Cut key={cut.id} cut={cut} say={say} />
      ))}
    </Stepper>
  );
}

function Cut({ cut, say }: { readonly cut: LineCut } & Say) {
  const { id, tokens, unknown, same, decoded } = cut;
  const name = say(NAMES[id].name);
  return (
    <section>
      <h3>
        <abbr title={say(NAMES[id].help)}>{name}</abbr>{' '}
        <span class="quiet">
          {say(WORDS.count, { tokens: tokens.length, unknown })}{' '}
          {same ? say(WORDS.same) : say(WORDS.differs)}
        </span>
      </h3>
      {!same && (
        <p class="quiet">
          <code>{decoded}</code>
        </p>
      )}
      <TokenChips
        describe={`${name}: ${tokens.map(({ text }) => text).join(' | ')}`}
        tokens={tokens.map((token) => ({
          text: token.text,
          unknown: !token.known,
          title: token.known ? say(WORDS.chip, { id: token.id }) : say(WORDS.unknownChip),
        }))}
      />
    </section>
  );
}

function Compared({ compared, say }: { readonly compared: TokenizersCompared } & Say) {
  const columns = [
    [WORDS.vocabulary, WORDS.vocabularyHelp],
    [WORDS.perCharacter, WORDS.perCharacterHelp],
    [WORDS.unknown, WORDS.unknownHelp],
  ] as const;
  const [same, changed] = [true, false].map((isSame) =>
    compared.rows.filter((row) => row.same === isSame).map(({ id }) => say(NAMES[id].name)),
  );
  return (
    <section>
      <h3>{say(WORDS.table)}</h3>
      <div class="scroll" tabIndex={0} role="region" aria-label={say(WORDS.table)}>
        <table class="scores">
          <thead>
            <tr>
              <th scope="col">{say(WORDS.tokenizer)}</th>
              {columns.map(([name, help]) => (
                <th scope="col" key={name.en}>
                  <abbr title={say(help)}>{say(name)}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {compared.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{say(NAMES[row.id].name)}</th>
                <td>{formatNumber(row.vocabulary)}</td>
                <td>{formatNumber(Number(row.tokensPerCharacter.toPrecision(3)))}</td>
                <td>{formatPercent(row.unknownRate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        {say(WORDS.backHelp)}{' '}
        {same!.length > 0 && say(WORDS.comesBack, { names: same!.join(', ') })}{' '}
        {changed!.length > 0 && say(WORDS.changed, { names: changed!.join(', ') })}
      </p>
    </section>
  );
}

function Nouns({ nouns, say }: { readonly nouns: NounForms } & Say) {
  return (
    <section>
      <h3>{say(WORDS.nouns)}</h3>
      {nouns.shown.map(({ noun, forms }) => (
        <TokenChips
          key={noun}
          describe={`${noun}: ${forms.map(({ word }) => word).join(', ')}`}
          tokens={forms.map(({ word, count }) => ({ text: word, under: formatNumber(count) }))}
        />
      ))}
      <p class="quiet">{say(WORDS.nounsHelp, { nouns: nouns.nouns, words: nouns.words })}</p>
    </section>
  );
}
