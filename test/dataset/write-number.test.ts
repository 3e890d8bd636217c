import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNumber } from '../../src/dataset/number-cell';
import { writeNumber } from '../../src/dataset/write-number';

const bare = { decimal: '.', unit: '' } as const;

describe('writeNumber', () => {
  it('keeps the decimals of the cells beside it', () => {
    assert.equal(writeNumber(12.3456, ['1', '2.50', '3.1'], bare), '12.35');
    assert.equal(writeNumber(431.6, ['112', '118'], bare), '432');
    assert.equal(writeNumber(-0.2, ['1', '2'], bare), '0');
  });

  it('keeps unit, grouping and decimal sign', () => {
    const cases = [
      [1234.56, ['₩1,000'], { decimal: '.', unit: '₩' }, '₩1,235'],
      [12.34, ['5.0%', 'n/a'], { decimal: '.', unit: '%' }, '12.3%'],
      [-1234567.891, ['1.000,25'], { decimal: ',', unit: '' }, '-1.234.567,89'],
      [7.5, ['3,5 °C'], { decimal: ',', unit: '°C' }, '7,5 °C'],
      [-3, ['$5'], { decimal: '.', unit: '$' }, '-$3'],
      [1500, ['1e3', '2.5e3'], bare, '1.5e+3'],
    ] as const;
    for (const [value, like, format, expected] of cases) {
      assert.equal(writeNumber(value, like, format), expected);
    }
  });

  it('writes six decimals where no cell shows how', () => {
    assert.equal(writeNumber(1.5, ['?'], { decimal: '.', unit: '%' }), '1.500000%');
  });

  it('is read again as the number, to half of its last decimal', () => {
    const likes = [
      [['1.25'], bare],
      [['1,234.5'], bare],
      [['₩ 1,234'], { decimal: '.', unit: '₩' }],
      [['1 234,5 km'], { decimal: ',', unit: 'km' }],
      [['12%'], { decimal: '.', unit: '%' }],
    ] as const;
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        for (const [like, format] of likes) {
          const back = parseNumber(writeNumber(value, like, format), format);
          assert.ok(back !== undefined && Math.abs(back - value) <= 0.5 + 1e-6, String(value));
        }
      }),
    );
  });
});
