import assert from 'node:assert/strict';
import type { AugmentedDickeyFuller } from '../../src/series/augmented-dickey-fuller';
import type { Kpss } from '../../src/series/kpss';
import type { StationarityVerdict } from '../../src/series/stationarity';
import { kpssPInWords, stationarityWords } from '../../src/series/stationarity-words';

const adf: AugmentedDickeyFuller = {
  statistic: -3.4567,
  p: 0.0091,
  lag: 2,
  rows: 97,
  critical: { '1%': -3.5, '5%': -2.89, '10%': -2.58 },
};
const kpss: Kpss = {
  statistic: 0.1234,
  p: 0.1,
  beyond: 'above',
  lag: 4,
  critical: { '10%': 0.347, '5%': 0.463, '2.5%': 0.574, '1%': 0.739 },
};
const verdict: StationarityVerdict = {
  code: 'stationary',
  adf,
  kpss,
  deterministic: 'constant',
  level: 0.05,
  differencing: { d: 1, D: 0 },
  spreadRatio: 1.1,
};
const CODES = [
  'stationary',
  'unit-root',
  'neither-fits',
  'too-little-evidence',
  'constant',
] as const;

const english = (told: StationarityVerdict) =>
  stationarityWords(told)
    .reasons.map(({ en }) => en)
    .join(' ');

describe('stationarityWords', () => {
  it('has another headline for each verdict in both languages, and no hole in any sentence', () => {
    const headlines = new Set<string>();
    for (const code of CODES) {
      const { headline, reasons } = stationarityWords({ ...verdict, code, spreadRatio: 3 });
      headlines.add(headline.ko).add(headline.en);
      for (const { ko, en } of [headline, ...reasons]) {
        assert.doesNotMatch(ko + en, /[{}]|NaN|undefined|Infinity/);
        assert.match(ko, /[가-힣]/);
        assert.doesNotMatch(en, /[가-힣]/);
      }
    }
    assert.equal(headlines.size, 2 * CODES.length);
  });
  it('gives statistic, lag and p of both tests, and says that their nulls are opposite', () => {
    const told = english(verdict);
    assert.match(told, /ADF: statistic −3\.457, lag 2, p 0\.009\./);
    assert.match(told, /KPSS: statistic 0\.123, lag 4, p ≥ 0\.10\..*opposite/);
    assert.match(told, /d = 1 from the row before, D = 0 from/);
  });
  it('says nothing of tests that were not run', () => {
    const told = english({ ...verdict, code: 'constant', adf: undefined, kpss: undefined });
    assert.doesNotMatch(told, /ADF|KPSS|d =/);
  });
  it('names a spread that changes, where it does and can be told', () => {
    assert.match(english({ ...verdict, spreadRatio: 2.34 }), /spread 2\.3 times/);
    for (const spreadRatio of [1, 1.4, undefined]) {
      assert.doesNotMatch(english({ ...verdict, spreadRatio }), /spread/);
    }
  });
});

describe('kpssPInWords', () => {
  it('gives a bound where the table ends', () => {
    assert.equal(kpssPInWords({ ...kpss, p: 0.01, beyond: 'below' }), '≤ 0.01');
    assert.equal(kpssPInWords(kpss), '≥ 0.10');
    assert.equal(kpssPInWords({ ...kpss, p: 0.0321, beyond: undefined }), '0.032');
  });
});
