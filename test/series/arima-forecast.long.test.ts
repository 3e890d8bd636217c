import assert from 'node:assert/strict';
import { createRandom } from '../../src/random/random';
import { fitArima, type ArimaOrder } from '../../src/series/arima';
import { forecastArima } from '../../src/series/arima-forecast';
import { simulateArma, type ArmaProcess } from '../../src/series/arma-simulation';

const SIMULATIONS = 500;
const HORIZONS = [1, 12] as const;

/** Shares of simulated futures inside the 95 % interval of the true order, by horizon. */
function coverage(process: ArmaProcess, order: ArimaOrder, n: number, seed: number): number[] {
  const random = createRandom(seed);
  const inside = HORIZONS.map(() => 0);
  for (let simulation = 0; simulation < SIMULATIONS; simulation++) {
    const drawn = simulateArma(n + 12, process, random);
    let level = 0;
    const whole = order.d === 1 ? drawn.map((step) => (level += step)) : drawn;
    const fit = fitArima(whole.subarray(0, n), order, { constant: order.d === 0 });
    const [interval] = forecastArima(fit, 12, { levels: [0.95] }).intervals;
    HORIZONS.forEach((horizon, i) => {
      const value = whole[n + horizon - 1]!;
      if (interval!.low[horizon - 1]! <= value && value <= interval!.high[horizon - 1]!) {
        inside[i]!++;
      }
    });
  }
  return inside.map((count) => count / SIMULATIONS);
}

const CASES = [
  ['ARMA(1,1)', { ar: [0.7], ma: [0.4], mean: 5 }, { p: 1, d: 0, q: 1 }],
  ['AR(2)', { ar: [0.5, 0.3], mean: -2 }, { p: 2, d: 0, q: 0 }],
  ['ARIMA(0,1,1)', { ma: [-0.5] }, { p: 0, d: 1, q: 1 }],
] as const;

describe('the 95 % interval of the true order', () => {
  const short: number[] = [];
  const long: number[] = [];
  CASES.forEach(([name, process, order], i) => {
    it(`covers 92 to 97 % of futures of ${name} from 300 rows`, () => {
      const shares = coverage(process, order, 300, 100 + i);
      console.log(name, 300, shares.join(' '));
      long.push(...shares);
      for (const share of shares) assert.ok(share >= 0.92 && share <= 0.97, `${share}`);
    });
    it(`of ${name} from 50 rows is counted`, () => {
      const shares = coverage(process, order, 50, 200 + i);
      console.log(name, 50, shares.join(' '));
      short.push(...shares);
      for (const share of shares) assert.ok(share >= 0.8 && share <= 0.97, `${share}`);
    });
  });
  it('covers less from 50 rows than from 300, since the coefficients are estimates', () => {
    const mean = (shares: readonly number[]) => shares.reduce((a, b) => a + b, 0) / shares.length;
    assert.ok(mean(short) < mean(long), `${mean(short)} and ${mean(long)}`);
  });
});
