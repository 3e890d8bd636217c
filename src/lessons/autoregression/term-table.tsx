import { formatNumber } from '../../phrase/phrase';
import type { ModelFit } from '../../training/arima/arima-event';
import { coefficientName } from '../../training/arima/coefficient-words';
import type { ViewProps } from '../../webview/view';
import type { Walk, WalkStep } from './autoregression-event';
import { WORDS } from './autoregression-words';

type Say = Pick<ViewProps<never>, 'say'>;

/** The equation in letters, and with the numbers of the fit. */
export function Equation({
  fit,
  walk: { constant },
  lag,
  say,
}: { readonly fit: ModelFit; readonly walk: Walk; readonly lag: number } & Say) {
  const x = lag === 0 ? 'x' : 'd';
  const back = (i: number) => `${x}[t−${String(i)}]`;
  const letters = fit.coefficients.map(({ lag: i }) => ` + ${coefficientName('φ', i)}·${back(i)}`);
  const numbers = fit.coefficients.map(({ lag: i, value }) => {
    return ` ${value < 0 ? '−' : '+'} ${formatNumber(Math.abs(value))}·${back(i)}`;
  });
  const isLong = letters.length > 4;
  return (
    <>
      <h3>{say(WORDS.equation)}</h3>
      <p>
        {x}[t] = c{isLong ? [letters[0], letters[1], ' + … ', letters.at(-1)] : letters} + e[t]
        <br />
        {x}̂[t] = {formatNumber(constant)}
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

/** One test row: every term with its value, and what they add up to. */
export function TermTable({
  fit,
  walk: { constant },
  step,
  lag,
  say,
}: {
  readonly fit: ModelFit;
  readonly walk: Walk;
  readonly step: WalkStep;
  readonly lag: number;
} & Say) {
  const x = lag === 0 ? 'x' : 'd';
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say(WORDS.equation)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.term)}</th>
            <th scope="col">{say(WORDS.coefficient)}</th>
            <th scope="col">{say(WORDS.value)}</th>
            <th scope="col">{say(WORDS.product)}</th>
          </tr>
        </thead>
        <tbody>
          <tr title={say(WORDS.constantHelp)}>
            <th scope="row">{say(WORDS.constant)}</th>
            <td />
            <td />
            <td>{formatNumber(constant)}</td>
          </tr>
          {step.terms.map(({ label, value, product }, i) => (
            <tr key={i}>
              <th scope="row">
                {coefficientName('φ', i + 1)}·{x}[{label}]
              </th>
              <td>{formatNumber(fit.coefficients[i]?.value ?? NaN)}</td>
              <td>{formatNumber(value)}</td>
              <td>{formatNumber(product)}</td>
            </tr>
          ))}
          {step.base !== undefined && (
            <tr>
              <th scope="row">{say(WORDS.base, { label: step.base.label })}</th>
              <td />
              <td />
              <td>{formatNumber(step.base.value)}</td>
            </tr>
          )}
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
