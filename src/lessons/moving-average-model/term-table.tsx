import { formatNumber } from '../../phrase/phrase';
import type { ModelFit } from '../../training/arima/arima-event';
import { coefficientName } from '../../training/arima/coefficient-words';
import type { ViewProps } from '../../webview/view';
import type { WalkStep } from './moving-average-model-event';
import { WORDS } from './moving-average-model-words';

interface EquationProps extends Pick<ViewProps<never>, 'say'> {
  readonly fit: ModelFit;
  /** what is modelled: 0 the column, or its change since so many rows before */
  readonly lag: number;
}

/** The equation in letters, and with the numbers of the fit. */
export function Equation({ fit, lag, say }: EquationProps) {
  const x = lag === 0 ? 'x' : 'd';
  const letters = fit.coefficients.map(
    ({ lag: j }) => ` + ${coefficientName('θ', j)}·e[t−${String(j)}]`,
  );
  const numbers = fit.coefficients.map(({ lag: j, value }) => {
    return ` ${value < 0 ? '−' : '+'} ${formatNumber(Math.abs(value))}·e[t−${String(j)}]`;
  });
  const isLong = letters.length > 4;
  return (
    <>
      <h3>{say(WORDS.equation)}</h3>
      <p>
        {x}[t] = μ + e[t]{isLong ? [letters[0], letters[1], ' + …', letters.at(-1)] : letters}
        <br />
        {x}̂[t] = {formatNumber(fit.level)}
        {numbers}
        {lag > 0 && (
          <>
            <br />
            x̂[t] = x[t−{lag}] + d̂[t] <span class="quiet">({say(WORDS.differenced, { lag })})</span>
          </>
        )}
      </p>
    </>
  );
}

/** One test row: every error with its coefficient, and what they add up to. */
export function TermTable({
  fit,
  step,
  say,
}: Omit<EquationProps, 'lag'> & { readonly step: WalkStep }) {
  const alone = (name: string, value: number, help?: string) => (
    <tr title={help}>
      <th scope="row">{name}</th>
      <td />
      <td />
      <td>{formatNumber(value)}</td>
    </tr>
  );
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say(WORDS.equation)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.term)}</th>
            <th scope="col">{say(WORDS.coefficient)}</th>
            <th scope="col">{say(WORDS.error)}</th>
            <th scope="col">{say(WORDS.product)}</th>
          </tr>
        </thead>
        <tbody>
          {alone(say(WORDS.mean), fit.level)}
          {step.terms.map(({ label, error, product }, j) => (
            <tr key={j}>
              <th scope="row">
                {coefficientName('θ', j + 1)}·e[{label}]
              </th>
              <td>{formatNumber(fit.coefficients[j]?.value ?? NaN)}</td>
              <td>{formatNumber(error)}</td>
              <td>{formatNumber(product)}</td>
            </tr>
          ))}
          {step.beginning !== undefined &&
            alone(say(WORDS.beginning), step.beginning, say(WORDS.beginningHelp))}
          {step.base !== undefined &&
            alone(say(WORDS.base, { label: step.base.label }), step.base.value)}
          <tr>
            <th scope="row">{say(WORDS.sum)}</th>
            <td />
            <td />
            <td class="best">{formatNumber(step.forecast)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
