import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fill, formatNumber, formatPercent, say, type Phrase } from '../../src/phrase/phrase';

const CHOOSE: Phrase = {
  ko: '{column|을/를} {count}번 고르세요',
  en: 'Choose {column} {count} times',
};

describe('say', () => {
  it('puts the values in, and in Korean the particle that fits them', () => {
    assert.equal(say(CHOOSE, 'ko', { column: '기온', count: 2 }), '기온을 2번 고르세요');
    assert.equal(say(CHOOSE, 'ko', { column: '습도', count: 2 }), '습도를 2번 고르세요');
    assert.equal(say(CHOOSE, 'en', { column: 'Temp', count: 1234.4 }), 'Choose Temp 1,234 times');
  });
  it('attaches a particle to a number as it is read', () => {
    const phrase = { ko: '{n|이/가} 나와요', en: '{n}' };
    assert.equal(say(phrase, 'ko', { n: 3 }), '3이 나와요'); // 삼
    assert.equal(say(phrase, 'ko', { n: 1.5 }), '1.5가 나와요'); // 오
    assert.equal(say(phrase, 'ko', { n: 2000 }), '2,000이 나와요'); // 이천
  });
  it('refuses a placeholder without a value, whatever its name', () => {
    assert.throws(() => say(CHOOSE, 'en', { column: 'Temp' }), /a value for \{count\} in "Choose/);
    assert.throws(() => say({ ko: '', en: '{toString}' }, 'en'), RangeError);
  });
  it('refuses a particle that does not exist', () => {
    for (const particle of ['를/을', '는', 'toString']) {
      const phrase = { ko: `{a|${particle}}`, en: '{a}' };
      assert.throws(() => say(phrase, 'ko', { a: '기온' }), /no particle/);
    }
  });
});

describe('fill', () => {
  it('puts the values into both languages', () => {
    const { ko, en } = fill(CHOOSE, { column: '기온', count: 3 });
    assert.equal(ko, '기온을 3번 고르세요');
    assert.equal(en, 'Choose 기온 3 times');
  });
  it('says a value that is a phrase in the language of each, with the particle that fits', () => {
    const { ko, en } = fill(CHOOSE, { column: { ko: '온도', en: 'heat' }, count: 2 });
    assert.equal(ko, '온도를 2번 고르세요');
    assert.equal(en, 'Choose heat 2 times');
  });

  it('refuses a hole in either language', () => {
    assert.throws(() => fill({ ko: '{a}', en: '{b}' }, { a: 1 }), /\{b\}/);
    assert.throws(() => fill({ ko: '{a}', en: '{b}' }, { b: 1 }), /\{a\}/);
  });
  it('leaves no placeholder, whatever the values', () => {
    const name = fc.stringMatching(/^\w{1,8}$/);
    const value = fc.oneof(fc.double(), fc.stringMatching(/^[^{}]*$/));
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.array(value), (all, drawn) => {
        const values = Object.fromEntries(all.map((key, i) => [key, drawn[i] ?? key]));
        const filled = fill(
          {
            ko: all.map((key) => `{${key}} {${key}|은/는}`).join(''),
            en: all.map((key) => `{${key}}.`).join(''),
          },
          values,
        );
        assert.doesNotMatch(filled.ko + filled.en, /[{}]/);
      }),
    );
  });
  it('keeps what only looks like a placeholder: a column may be called {temp}', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('{temp}', '$&', '{a|b}')), (column) => {
        const filled = fill({ ko: '<{column}>', en: '<{column}>' }, { column });
        // as it arrives in the view
        const received = structuredClone(filled);
        assert.equal(say(received, 'ko'), `<${column}>`);
        assert.equal(say(received, 'en', { temp: 1 }), `<${column}>`);
      }),
    );
  });
});

describe('formatPercent', () => {
  it('formatPercent(share) keeps three digits', () => {
    const said = [0, 0.00541, 0.9625, 1].map(formatPercent);
    assert.deepEqual(said, ['0%', '0.541%', '96.3%', '100%']);
  });
});

describe('formatNumber', () => {
  it('separates thousands, and shows about four digits of other numbers', () => {
    for (const [value, expected] of [
      [0, '0'],
      [-0, '0'],
      [7, '7'],
      [1234567, '1,234,567'],
      [1234.567, '1,235'],
      [-1234.567, '−1,235'],
      [999.94, '999.9'],
      [999.96, '1,000'],
      [12.3456, '12.35'],
      [0.012345, '0.01235'],
      [0.5, '0.5'],
      [-0.25, '−0.25'],
      [0.1 + 0.2, '0.3'],
      [0.000012345, '1.23e−5'],
      [-0.000012345, '−1.23e−5'],
      [1e15, '1.00e+15'],
    ] as const) {
      assert.equal(formatNumber(value), expected);
    }
  });
  it('has a sign for what is no number', () => {
    assert.deepEqual([NaN, Infinity, -Infinity].map(formatNumber), ['–', '∞', '−∞']);
  });
  it('stays within a thousandth of the value', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e300, max: 1e300, noNaN: true }), (value) => {
        const read = Number(formatNumber(value).replaceAll(',', '').replaceAll('−', '-'));
        // Four digits are off by half a thousandth at most, three (with an exponent) by five.
        const size = Math.abs(value);
        const share = size >= 1e-4 && size < 1e15 ? 0.5e-3 : 5e-3;
        assert.ok(Math.abs(read - value) <= share * size * (1 + 1e-12));
      }),
    );
  });
});
