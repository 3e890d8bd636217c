import assert from 'node:assert/strict';
import type { ForecastVerdict } from '../../src/series/verdict';
import { verdictWords } from '../../src/series/verdict-words';

const names = { network: 'LSTM', column: '기온', unit: '°C', rows: 73, learns: 'value' } as const;
const interval = (low: number, high: number) => ({
  mean: (low + high) / 2,
  low,
  high,
  blockLength: 5,
});

const leans: ForecastVerdict = {
  code: 'leans',
  network: 1.2345,
  persistence: 2.3456,
  seasonalNaive: undefined,
  gain: interval(0.8, 1.4),
  seasonalGain: undefined,
  shift: { inPlace: 1.2345, shifted: 0.6, ratio: 2.0575 },
  p: 0.001,
  outOfRange: 0,
  changesLookRandom: false,
};
const cases: readonly ForecastVerdict[] = [
  { ...leans, code: 'copies', gain: interval(-0.1, 0.2) },
  leans,
  { ...leans, code: 'predicts', shift: { inPlace: 1, shifted: 3, ratio: 1 / 3 } },
  { ...leans, code: 'no-clear-difference', gain: interval(-0.1, 0.2) },
  { ...leans, code: 'worse', gain: interval(-0.9, -0.2) },
];

const english = (verdict: ForecastVerdict) =>
  verdictWords(verdict, names)
    .reasons.map(({ en }) => en)
    .join(' ');
const korean = (verdict: ForecastVerdict) =>
  verdictWords(verdict, names)
    .reasons.map(({ ko }) => ko)
    .join(' ');

describe('verdictWords', () => {
  it('has another headline for each verdict in both languages, and no hole in any sentence', () => {
    const headlines = new Set<string>();
    for (const verdict of cases) {
      for (const seasonalGain of [undefined, interval(-2, -1), interval(-1, 1), interval(1, 2)]) {
        for (const [outOfRange, changesLookRandom] of [
          [0, false],
          [60, true],
        ] as const) {
          const seasonalNaive = seasonalGain && 3;
          const told = {
            ...verdict,
            seasonalGain,
            seasonalNaive,
            outOfRange,
            changesLookRandom,
          };
          const { headline, reasons } = verdictWords(told, names);
          headlines.add(headline.ko).add(headline.en);
          for (const { ko, en } of [headline, ...reasons]) {
            assert.doesNotMatch(ko + en, /[{}]|NaN|undefined|Infinity/);
            assert.match(ko, /[가-힣]/);
            assert.doesNotMatch(en, /[가-힣]/);
          }
        }
      }
    }
    assert.equal(headlines.size, 2 * cases.length);
  });
  it('gives both errors in the unit of the column, to three digits', () => {
    assert.match(english(leans), /last 73 rows.* by 2\.35°C on average, the LSTM by 1\.23°C\./);
    assert.match(korean(leans), /73행.*평균 2\.35°C 틀리고 LSTM은 1\.23°C 틀려요/);
    const large = { ...leans, persistence: 1_234_567.8, network: 999.7 };
    assert.match(english(large), / by 1,234,568°C on average, the LSTM by 1,000°C\./);
  });
  it('attaches the particle that fits the name of the network', () => {
    const words = verdictWords(leans, { ...names, network: 'GRU' });
    assert.ok(words.reasons.some(({ ko }) => ko.includes('GRU는 ')));
  });
  it('says of the interval whether it holds 0', () => {
    const [copies, , , , worse] = cases;
    assert.match(english(leans), /gain is 0\.8°C to 1\.4°C\. It leaves out 0/);
    assert.match(korean(leans), /0\.8°C부터 1\.4°C까지예요\. 0이 들어 있지 않아서/);
    assert.match(english(copies!), /gain is −0\.1°C to 0\.2°C\. It holds 0/);
    assert.match(korean(copies!), /−0\.1°C부터 0\.2°C까지예요\. 0이 들어 있어서/);
    assert.match(english(worse!), /gain is −0\.9°C to −0\.2°C\. It leaves out 0/);
    assert.match(english({ ...leans, gain: interval(0, 1) }), /It holds 0/);
  });
  it('says how much better the forecast fits one row to the left, where it does', () => {
    assert.match(english(leans), /^Moved one row to the left, this forecast fits 2\.1 times/);
    assert.match(korean(leans), /^이 예측을 한 행 왼쪽으로 옮기면 2\.1배/);
    for (const ratio of [0.4, 1, 1.04, Infinity, NaN]) {
      assert.doesNotMatch(english({ ...leans, shift: { ...leans.shift, ratio } }), /Moved/);
    }
  });
  it('says whether the network is closer than the last season', () => {
    const against = (low: number, high: number) =>
      english({ ...leans, seasonalNaive: 3, seasonalGain: interval(low, high) });
    assert.match(against(-2, -1), /wrong by only 3°C/);
    assert.match(against(1, 2), /wrong by 3°C: the network is closer/);
    assert.match(against(-1, 1), /wrong by 3°C: no clear difference/);
    assert.doesNotMatch(english(leans), /season/);
  });
  it('names random changes as the reason only where nothing was gained', () => {
    for (const verdict of cases) {
      const told = english({ ...verdict, changesLookRandom: true });
      const expected = verdict.code === 'copies' || verdict.code === 'worse';
      assert.equal(told.includes('show no pattern'), expected, verdict.code);
      assert.doesNotMatch(english(verdict), /show no pattern/);
    }
  });
  it('names rows beyond the training range where more than a quarter are, and that can be the reason', () => {
    for (const { code } of cases) {
      const told = english({ ...leans, code, outOfRange: 20 });
      assert.equal(told.includes('Of these 73 rows, 20 lie outside'), code !== 'predicts', code);
    }
    assert.match(korean({ ...leans, outOfRange: 20 }), /73행 가운데 20행은/);
    assert.doesNotMatch(english({ ...leans, outOfRange: 18 }), /lie outside/);
    const change = verdictWords({ ...leans, outOfRange: 60 }, { ...names, learns: 'change' });
    assert.ok(change.reasons.every(({ en }) => !en.includes('lie outside')));
  });
});
