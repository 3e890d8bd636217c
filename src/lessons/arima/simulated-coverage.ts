import { createRandom, normal } from '../../random/random';
import { fitArima } from '../../series/arima';
import { forecastArima } from '../../series/arima-forecast';
import { simulateArma } from '../../series/arma-simulation';
import type { SimulatedCoverage } from './arima-event';
import { FORECAST_OPTIONS, LEVELS } from '../../models/test-row-forecasts';
import type { CountStep, Told } from './told';

/** Near enough to 1 that its estimate matters. */
const PHI = 0.8;
export const SERIES = 100;
/** Ways that each series goes on: the more, the less chance there is in the count. */
const CONTINUATIONS = 100;
const AHEAD = 12;
/** A short series and a long one. */
export const LENGTHS = [50, 300];

/**
 * Draws AR(1) series, fits an AR(1) to each and counts how often its bands hold what the series really
 * does next. The bands do not know that the coefficients are estimates; on a short series that shows.
 */
export function* simulatedCoverage(seed: number, count: CountStep): Told<SimulatedCoverage> {
  const rows: SimulatedCoverage['rows'][number][] = [];
  for (const n of LENGTHS) {
    const random = createRandom(seed * 1000 + n);
    const held = LEVELS.map(() => 0);
    for (let i = 0; i < SERIES; i++) {
      const series = simulateArma(n, { ar: [PHI] }, random);
      const fit = fitArima(series, { p: 1, d: 0, q: 0 }, { constant: true });
      const { intervals } = forecastArima(fit, AHEAD, FORECAST_OPTIONS);
      for (let k = 0; k < CONTINUATIONS; k++) {
        let value = series[n - 1]!;
        for (let h = 0; h < AHEAD; h++) {
          value = PHI * value + normal(random);
          intervals.forEach(({ low, high }, level) => {
            if (low[h]! <= value && value <= high[h]!) held[level]!++;
          });
        }
      }
      yield count();
    }
    const drawn = SERIES * CONTINUATIONS * AHEAD;
    rows.push({ n, held: LEVELS.map((level, i) => ({ level, share: held[i]! / drawn })) });
  }
  return { kind: 'simulation', phi: PHI, series: SERIES, ahead: AHEAD, rows };
}
