import { formatNumber } from '../../phrase/phrase';
import type { ViewProps } from '../../webview/view';
import type { StepTerms, Term } from './cell-weights-event';
import { WORDS } from './cell-weights-words';

/** The weight that is dragged. */
export interface PickedWeight {
  readonly name: string;
  readonly matrix: 'kernel' | 'recurrent' | 'bias';
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

export interface TermsTableProps extends Pick<ViewProps<never>, 'say'> {
  readonly terms: StepTerms;
  /** of the unit and gate in W and U */
  readonly column: number;
  readonly picked: PickedWeight | undefined;
  readonly onPick: (weight: PickedWeight) => void;
}

/** Every product of the sum, each with its formula on hovering; a weight can be picked to be dragged. */
export function TermsTable({ terms, column, picked, onPick, say }: TermsTableProps) {
  const { fromInput, fromState, bias, inputSum, stateSum, sum, activation } = terms;
  const { reset, squashing, stateBias } = terms;
  const sumFormula = reset === 1 ? WORDS.sumFormula : WORDS.sumFormulaReset;
  const rowOf = (matrix: 'kernel' | 'recurrent', term: Term) => {
    const [letter, meets] = matrix === 'kernel' ? ['W', 'x'] : ['U', 'h'];
    const place = String(term.index + 1);
    const name = `${letter}[${place}]·${meets}[${place}]`;
    const formula = say(WORDS.termFormula, { ...term, name });
    return (
      <tr key={name} title={formula}>
        <th scope="row">{name}</th>
        <td>
          <WeightButton
            picked={picked}
            weight={{
              name: `${letter}[${place}]`,
              matrix,
              row: term.index,
              column,
              value: term.weight,
            }}
            onPick={onPick}
            say={say}
          />
        </td>
        <td>{formatNumber(term.input)}</td>
        <td>{formatNumber(term.product)}</td>
      </tr>
    );
  };
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say(WORDS.terms)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.term)}</th>
            <th scope="col">{say(WORDS.weight)}</th>
            <th scope="col">{say(WORDS.input)}</th>
            <th scope="col">{say(WORDS.product)}</th>
          </tr>
        </thead>
        <tbody>
          <Sum
            name={say(WORDS.activation)}
            value={activation}
            formula={say(WORDS.activationFormula, { squashing, sum, activation })}
          />
          <Sum
            name={say(WORDS.sum)}
            value={sum}
            formula={say(sumFormula, { inputSum, stateSum, bias, reset, sum })}
          />
          <Sum name={say(WORDS.inputSum)} value={inputSum} formula={sumOf(fromInput)} />
          <Sum
            name={say(WORDS.stateSum)}
            value={stateSum}
            formula={[sumOf(fromState), ...(stateBias === undefined ? [] : [d(stateBias)])].join(
              ' + ',
            )}
          />
          <tr title={`b = ${formatNumber(bias)}`}>
            <th scope="row">{say(WORDS.bias)}</th>
            <td>
              <WeightButton
                picked={picked}
                weight={{ name: 'b', matrix: 'bias', row: 0, column, value: bias }}
                onPick={onPick}
                say={say}
              />
            </td>
            <td />
            <td>{formatNumber(bias)}</td>
          </tr>
          {stateBias !== undefined && (
            <tr title={d(stateBias)}>
              <th scope="row">{say(WORDS.stateBias)}</th>
              <td>{formatNumber(stateBias)}</td>
              <td />
              <td>{formatNumber(stateBias)}</td>
            </tr>
          )}
          {fromInput.map((term) => rowOf('kernel', term))}
          {fromState.map((term) => rowOf('recurrent', term))}
        </tbody>
      </table>
    </div>
  );
}

/** The second bias of a GRU, beside h·U. */
function d(stateBias: number): string {
  return `d = ${formatNumber(stateBias)}`;
}

function sumOf(terms: readonly Term[]): string {
  return terms.map(({ product }) => formatNumber(product)).join(' + ');
}

function Sum({
  name,
  value,
  formula,
}: {
  readonly name: string;
  readonly value: number;
  readonly formula: string;
}) {
  return (
    <tr title={formula}>
      <th scope="row">{name}</th>
      <td />
      <td />
      <td class="best">
        <abbr title={formula}>{formatNumber(value)}</abbr>
      </td>
    </tr>
  );
}

interface WeightButtonProps extends Pick<TermsTableProps, 'picked' | 'onPick' | 'say'> {
  readonly weight: PickedWeight;
}

function WeightButton({ weight, picked, onPick, say }: WeightButtonProps) {
  const isPicked =
    picked?.matrix === weight.matrix &&
    picked.row === weight.row &&
    picked.column === weight.column;
  return (
    <button
      type="button"
      class="link"
      aria-pressed={isPicked}
      title={say(WORDS.pick, { name: weight.name })}
      onClick={() => onPick(weight)}
    >
      {formatNumber(weight.value)}
    </button>
  );
}
