import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRecordReader, type SeparatedRecord } from '../../src/dataset/records';

function read(pieces: readonly string[], separator = ','): SeparatedRecord[] {
  const records: SeparatedRecord[] = [];
  const reader = createRecordReader(separator, (record) => records.push(record));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return records;
}

const cellsOf = (text: string, separator = ','): (readonly string[])[] =>
  read([text], separator).map(({ cells }) => cells);

describe('createRecordReader', () => {
  it('splits quoted cells, doubled quotes and line breaks within quotes', () => {
    assert.deepEqual(cellsOf('a,"b ""c""","d,\ne"\n1,2,3'), [
      ['a', 'b "c"', 'd,\ne'],
      ['1', '2', '3'],
    ]);
  });

  it('counts the lines of records whose cells span lines', () => {
    const records = read(['a,b\r\n"x\r\ny",1\r\n\r\nz,2\r\n']);
    assert.deepEqual(
      records.map(({ line, cells }) => [line, cells]),
      [
        [0, ['a', 'b']],
        [1, ['x\r\ny', '1']],
        [3, ['']],
        [4, ['z', '2']],
      ],
    );
  });

  it('ends records at \\n, \\r\\n and a lone \\r alike, with and without one at the end', () => {
    const expected = [
      ['a', 'b'],
      ['1', '"2'],
      ['3', '4'],
    ];
    for (const newline of ['\n', '\r\n', '\r']) {
      const text = ['a,b', '1,"""2"', '3,4'].join(newline);
      assert.deepEqual(cellsOf(text), expected, JSON.stringify(newline));
      assert.deepEqual(cellsOf(text + newline), expected, JSON.stringify(newline));
    }
  });

  it('reads line by line where a quote never closes, or closes lines later within a cell', () => {
    for (const last of ['3,z', '3,"z, w"']) {
      const records = read([`a,b\n1,"x\n2,y\n${last}\n`]);
      assert.deepEqual(
        records.map(({ cells, line, fault }) => [line, cells, fault]),
        [
          [0, ['a', 'b'], undefined],
          [1, ['1', '"x'], 'unclosed-quote'],
          [2, ['2', 'y'], undefined],
          [3, ['3', last === '3,z' ? 'z' : 'z, w'], undefined],
        ],
      );
    }
  });

  it('marks a record whose quote closes within a cell', () => {
    const [first, second] = read(['"a"b",c\n1,2\n']);
    assert.deepEqual([first!.cells, first!.fault], [['a"b', 'c'], 'malformed-quote']);
    assert.deepEqual([second!.cells, second!.fault], [['1', '2'], undefined]);
  });

  it('has no record for an empty text and a blank one for a line break alone', () => {
    assert.deepEqual(cellsOf(''), []);
    assert.deepEqual(cellsOf('\n'), [['']]);
  });

  it('gives the same records whichever way the text is cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '가'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 12 }), (whole, cuts) => {
        const at = [...cuts.map((cut) => Math.min(cut, whole.length)), 0, whole.length];
        at.sort((a, b) => a - b);
        const pieces = at.slice(1).map((end, i) => whole.slice(at[i], end));
        assert.deepEqual(read(pieces), read([whole]));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a megabyte after an unclosed quote in a time that grows with the text only', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `"${i},x`);
    const pieces = ['a,b\n', ...lines.map((line) => `${line}\n`)];
    assert.equal(read(pieces).at(-1)!.line, 100_000);
  });
});
