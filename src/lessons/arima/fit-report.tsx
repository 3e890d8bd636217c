import { formatNumber } from '../../phrase/phrase';
import { FigureTable } from '../../webview/charts/figure-table';
import { StemChart } from '../../webview/charts/stem-chart';
import type { ViewProps } from '../../webview/view';
import type { ArimaEvent, FitFigures, OrderTried, Residuals } from './arima-event';
import { WORDS } from './arima-words';

type Say = Pick<ViewProps<ArimaEvent>, 'say'>;

interface OrdersProps extends Say {
  readonly tried: readonly OrderTried[];
  /** once the search is over */
  readonly fit: FitFigures | undefined;
}

/** The orders tried so far, the best first. */
export function Orders({ tried, fit, say }: OrdersProps) {
  const sorted = tried.toSorted((a, b) => (a.aicc ?? Infinity) - (b.aicc ?? Infinity));
  const best = sorted[0]?.aicc;
  return (
    <section>
      <h3>{say(WORDS.orders)}</h3>
      <FigureTable
        caption={say(WORDS.order)}
        columns={[{ name: 'AICc' }, { name: say(WORDS.delta), help: say(WORDS.deltaHelp) }]}
        rows={sorted.map(({ name, constant, aicc }, i) => ({
          name: constant ? say(WORDS.withConstant, { name }) : name,
          cells:
            aicc === undefined || best === undefined
              ? [say(WORDS.noFit), '–']
              : [aicc.toFixed(2).replace('-', '−'), formatNumber(Number((aicc - best).toFixed(2)))],
          marked: i === 0 && fit !== undefined,
        }))}
      />
      {sorted.some(({ aicc }) => aicc === undefined) && (
        <p class="quiet">
          {say(WORDS.noFit)}: {say(WORDS.noFitHelp)}
        </p>
      )}
      {fit !== undefined && <p class="quiet">{say(WORDS.sameRows, { d: fit.d, D: fit.D })}</p>}
    </section>
  );
}

/** A fit's coefficients, and its AICc with the values filled in. */
export function Coefficients({
  fit,
  caption,
  say,
}: { readonly fit: FitFigures; readonly caption: string } & Say) {
  const figure = (value: number) => value.toPrecision(4).replace('-', '−');
  return (
    <section>
      <h3>{fit.name}</h3>
      {fit.coefficients.length > 0 && (
        <FigureTable
          caption={caption}
          columns={[
            { name: say(WORDS.value) },
            { name: say(WORDS.error), help: say(WORDS.errorHelp) },
          ]}
          rows={fit.coefficients.map(({ name, value, standardError }) => ({
            name,
            cells: [figure(value), standardError === undefined ? '–' : figure(standardError)],
          }))}
        />
      )}
      {fit.aicc !== undefined && (
        <p class="quiet">
          {say(WORDS.aicc, {
            loglik: fit.logLikelihood.toFixed(2).replace('-', '−'),
            k: fit.k,
            n: fit.n,
            aicc: fit.aicc.toFixed(2).replace('-', '−'),
          })}
        </p>
      )}
    </section>
  );
}

/** What the model left over: noise, or not. */
export function ResidualCheck({
  residuals,
  season,
  say,
}: { readonly residuals: Residuals; readonly season: number | undefined } & Say) {
  const stems = residuals.autocorrelation.slice(1);
  return (
    <section>
      <h3>{say(WORDS.residuals)}</h3>
      <StemChart
        stems={stems}
        first={1}
        every={season}
        name={say(WORDS.autocorrelation)}
        label={(lag) => say(WORDS.lag, { lag })}
        rows={say(WORDS.lags)}
        describe={say(WORDS.residualsDescribe)}
        bands={[
          {
            name: say(WORDS.noiseBand),
            help: say(WORDS.noiseBandHelp),
            half: stems.map(() => residuals.band),
            kind: 'lines',
          },
        ]}
      />
      {residuals.words.map((words, i) => (
        <p key={i}>{say(words)}</p>
      ))}
    </section>
  );
}
