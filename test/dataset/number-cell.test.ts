import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMissing, parseNumber, splitUnit } from '../../src/dataset/number-cell';

const POINT = { decimal: '.', unit: '' } as const;
const COMMA = { decimal: ',', unit: '' } as const;

describe('parseNumber', () => {
  it('reads plain, signed, grouped and exponential numbers', () => {
    assert.equal(parseNumber('112', POINT), 112);
    assert.equal(parseNumber(' -3.50 ', POINT), -3.5);
    assert.equal(parseNumber('−7', POINT), -7);
    assert.equal(parseNumber('+.5', POINT), 0.5);
    assert.equal(parseNumber('5.', POINT), 5);
    assert.equal(parseNumber('1,234,567.8', POINT), 1234567.8);
    assert.equal(parseNumber('1 234', POINT), 1234);
    assert.equal(parseNumber("1'234.5", POINT), 1234.5);
    assert.equal(parseNumber('1.5E-3', POINT), 0.0015);
  });

  it('takes the decimal sign as given: 1.234 is 1.234 with the point and 1234 with the comma', () => {
    assert.equal(parseNumber('1.234', POINT), 1.234);
    assert.equal(parseNumber('1.234', COMMA), 1234);
    assert.equal(parseNumber('1.234,5', COMMA), 1234.5);
    assert.equal(parseNumber('0,5', COMMA), 0.5);
    assert.equal(parseNumber('1.5', COMMA), undefined);
  });

  it('reads a number only with the unit of its column', () => {
    const percent = { decimal: '.', unit: '%' } as const;
    assert.equal(parseNumber('5 %', percent), 5);
    assert.equal(parseNumber('5', percent), undefined);
    assert.equal(parseNumber('5%', POINT), undefined);
    assert.equal(parseNumber('₩1,200', { decimal: '.', unit: '₩' }), 1200);
    assert.equal(parseNumber('-$3.5', { decimal: '.', unit: '$' }), -3.5);
    assert.equal(parseNumber('112명', { decimal: '.', unit: '명' }), 112);
    assert.equal(parseNumber('1,5 °C', { decimal: ',', unit: '°C' }), 1.5);
  });

  it('reads infinity as infinite and what is too large as well', () => {
    assert.equal(parseNumber('inf', POINT), Infinity);
    assert.equal(parseNumber('-Infinity', POINT), -Infinity);
    assert.equal(parseNumber('1e999', POINT), Infinity);
  });

  it('refuses what only begins like a number', () => {
    for (const cell of [
      '',
      '12:30',
      '1-2',
      '0x1F',
      '1,23',
      '12,34,567',
      '1.2.3',
      '5 6',
      '--1',
      'e5',
      '.',
      '12 apples here',
    ]) {
      assert.equal(parseNumber(cell, POINT), undefined, cell);
    }
  });

  it('gives every double back that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        assert.equal(parseNumber(String(value), POINT), value === 0 ? 0 : value);
      }),
      { examples: [[5e-324], [1.7976931348623157e308], [1e21]] },
    );
  });

  it('never throws and answers at once, whatever the cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (cell) => {
        parseNumber(cell, POINT);
        splitUnit(cell);
      }),
    );
    assert.equal(parseNumber(`1${' '.repeat(1_000_000)}x y`, POINT), undefined);
  });
});

describe('isMissing', () => {
  it('knows what people write for nothing, in any case', () => {
    for (const cell of ['', '  ', 'NA', 'n/a', 'NaN', 'NULL', '-', '결측'])
      assert.ok(isMissing(cell), cell);
  });

  it('takes neither zero nor a word for nothing', () => {
    for (const cell of ['0', 'no', 'nano', '-1']) assert.ok(!isMissing(cell), cell);
  });
});
