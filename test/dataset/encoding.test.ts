import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { createDecoder, decodeBytes } from '../../src/dataset/encoding';

const NAME = 'a.csv';
const TEXT = '날짜,값\n2024-01-02,12\n똠방각하,펲시콜라\n';

const codes = (bytes: Uint8Array, declared?: string): string[] =>
  decodeBytes(bytes, { name: NAME, declared }).problems.map(({ code }) => code);

describe('decodeBytes', () => {
  it('reads UTF-8, with a byte order mark or without', () => {
    const plain = decodeBytes(Buffer.from(TEXT), { name: NAME });
    assert.deepEqual(plain, { text: TEXT, encoding: 'utf8', hasBom: false, problems: [] });
    const marked = decodeBytes(Buffer.from(`\uFEFF${TEXT}`), { name: NAME });
    assert.deepEqual(marked, { text: TEXT, encoding: 'utf8', hasBom: true, problems: [] });
  });

  it('reads UTF-16 by its byte order mark, or where the document is declared so', () => {
    for (const encoding of ['utf16le', 'utf16be']) {
      const marked = decodeBytes(iconv.encode(TEXT, encoding, { addBOM: true }), { name: NAME });
      assert.deepEqual(marked, { text: TEXT, encoding, hasBom: true, problems: [] });
      const bare = iconv.encode(TEXT, encoding, { addBOM: false });
      assert.equal(decodeBytes(bare, { name: NAME, declared: encoding }).text, TEXT);
    }
  });

  it('reads CP949 where the bytes are not UTF-8, and says from which line on', () => {
    const bytes = iconv.encode(`a,b\n1,2\n${TEXT}`, 'cp949');
    const { text, encoding, problems } = decodeBytes(bytes, { name: NAME });
    assert.equal(text, `a,b\n1,2\n${TEXT}`);
    assert.equal(encoding, 'cp949');
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [['decoded-otherwise', 2]],
    );
    assert.match(problems[0]!.message.en, /a\.csv is not valid UTF-8 \(from line 3 on\).*CP949/);
  });

  // test/fixtures/dataset/hangul-syllables.cp949.txt was written by Python 3's own cp949 codec.
  it('reads all 11,172 Hangul syllables of CP949 as Python wrote them', () => {
    const file = join(import.meta.dirname, '../fixtures/dataset/hangul-syllables.cp949.txt');
    const { text } = decodeBytes(readFileSync(file), { name: NAME });
    const expected = String.fromCharCode(...Array.from({ length: 11172 }, (_, i) => 0xac00 + i));
    assert.equal(text.replaceAll('\n', ''), expected);
  });

  it('reads what is not UTF-8 in the declared encoding first', () => {
    const bytes = iconv.encode('café\n', 'windows1252');
    assert.equal(decodeBytes(bytes, { name: NAME, declared: 'windows1252' }).text, 'café\n');
    assert.deepEqual(codes(bytes, 'windows1252'), []);
    assert.equal(decodeBytes(Buffer.from(TEXT), { name: NAME, declared: 'euckr' }).text, TEXT);
    assert.deepEqual(codes(bytes, 'klingon'), [
      'unknown-encoding',
      'decoded-otherwise',
      'damaged-characters',
    ]);
  });

  it('keeps UTF-8 with a damaged byte as UTF-8 and names the line', () => {
    const bytes = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff]), Buffer.from(TEXT)]);
    const { text, encoding, problems } = decodeBytes(bytes, { name: NAME });
    assert.equal(text, `${TEXT}\uFFFD${TEXT}`);
    assert.equal(encoding, 'utf8');
    assert.deepEqual(
      problems.map(({ code, lines }) => [code, lines]),
      [['damaged-characters', [4]]],
    );
  });

  it('calls bytes with NULs or mostly control characters binary', () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    assert.ok(codes(png).includes('binary-file'));
    assert.ok(codes(Buffer.from([1, 2, 3, 4, 65, 66])).includes('binary-file'));
    assert.ok(!codes(Buffer.from('\u001b[31mred\u001b[0m\tlog\n')).includes('binary-file'));
  });

  it('gives the same text however the bytes are cut', () => {
    const inputs = [
      Buffer.from(`\uFEFF${TEXT}😀`),
      iconv.encode(TEXT, 'utf16be', { addBOM: true }),
      iconv.encode(`ascii first\r\n${TEXT}`, 'cp949'),
      Buffer.concat([Buffer.from('a\n😀'), Buffer.from([0xe0, 0x80, 0xff])]),
    ];
    const piece = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...inputs), fc.array(piece, { minLength: 1 }), (bytes, sizes) => {
        const decoder = createDecoder({ name: NAME });
        const buffer = new Uint8Array(8); // reused, as a reader of files would
        let text = '';
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length]!;
          const part = bytes.subarray(at, at + size);
          buffer.set(part);
          text += decoder.push(buffer.subarray(0, part.length));
          at += size;
        }
        text += decoder.end();
        const whole = decodeBytes(bytes, { name: NAME });
        assert.equal(text, whole.text);
        assert.equal(decoder.encoding, whole.encoding);
        assert.equal(decoder.hasBom, whole.hasBom);
      }),
    );
  });

  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        assert.equal(typeof decodeBytes(bytes, { name: NAME }).text, 'string');
      }),
      { numRuns: 1000 },
    );
  });
});
