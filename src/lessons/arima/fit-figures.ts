import { orderName, type ArimaFit } from '../../series/arima';
import type { FitFigures } from './arima-event';

/** A fit's figures for the page. */
export function fitFigures(fit: ArimaFit): FitFigures {
  const { order, lambda, coefficients, logLikelihood, aic, aicc, rows } = fit;
  return {
    name: orderName(order),
    d: order.d,
    D: order.D,
    season: order.season,
    lambda,
    coefficients: coefficients.map(({ name, value, standardError }) => ({
      name,
      value,
      standardError,
    })),
    logLikelihood,
    aic,
    aicc: Number.isFinite(aicc) ? aicc : undefined,
    k: coefficients.length + 1,
    n: rows,
  };
}
