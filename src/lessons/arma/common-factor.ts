import { createRandom } from '../../random/random';
import { fitArima } from '../../series/arima';
import { simulateArma } from '../../series/arma-simulation';
import { autocorrelation, autocorrelationBand } from '../../series/autocorrelation';
import type { Cancellation } from './arma-event';

const PHI = 0.6;
const ROWS = 300;
const LAGS = 12;

/**
 * ARMA(1,1) with θ = −φ: (1 − φB) w = (1 − φB) e, so that w is e. Drawn from the errors of a seed,
 * beside white noise from the same ones.
 */
export function commonFactor(seed: number): Cancellation {
  const series = simulateArma(ROWS, { ar: [PHI], ma: [-PHI] }, createRandom(seed));
  const noise = simulateArma(ROWS, {}, createRandom(seed));
  const apart = series.reduce((most, value, t) => Math.max(most, Math.abs(value - noise[t]!)), 0);
  const plain = fitArima(series, { p: 0, d: 0, q: 0 }, { constant: true });
  const arma = fitArima(series, { p: 1, d: 0, q: 1 }, { constant: true });
  return {
    kind: 'cancellation',
    phi: PHI,
    rows: ROWS,
    apart,
    autocorrelation: [...autocorrelation(series, LAGS).slice(1)],
    band: autocorrelationBand(ROWS),
    noiseAicc: plain.aicc,
    armaAicc: arma.aicc,
    fitted: { ar: arma.ar[0]!, ma: arma.ma[0]! },
  };
}
