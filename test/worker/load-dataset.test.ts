import assert from 'node:assert/strict';
import { summarize } from '../../src/dataset/summary';
import type { Source } from '../../src/protocol/messages';
import { createDatasetLoader } from '../../src/worker/load-dataset';
import type { WorkerPlatform } from '../../src/worker/port';

const TEXT = 'month,기온\n2024-01,-3.5\n2024-02,1\n2024-03,7.25\n';
const NAMED = { name: '기온.csv', languageId: 'csv' };

/** A disk with one file, read in pieces of `size` bytes. */
function diskOf(bytes: Uint8Array, size: number): WorkerPlatform {
  return {
    now: () => 0,
    yieldToMessages: () => Promise.resolve(),
    loadEngine: () => Promise.reject(new Error('no engine here')),
    async *readFile(uri) {
      assert.equal(uri, 'file:///기온.csv');
      for (let at = 0; at < bytes.length; at += size) {
        yield await Promise.resolve(bytes.subarray(at, at + size));
      }
    },
  };
}

describe('the dataset loader', () => {
  const utf8 = new TextEncoder().encode(TEXT);
  const noDisk = createDatasetLoader(diskOf(new Uint8Array(0), 1));
  const text: Source = { ...NAMED, kind: 'text', text: TEXT, firstLine: 0, firstCharacter: 0 };

  it('makes the same dataset of a text, of its bytes and of a file in pieces of any size', async () => {
    const expected = await noDisk(text);
    assert.equal(expected.kind, 'series');
    assert.deepEqual([...expected.columns[0]!.values], [-3.5, 1, 7.25]);
    const bytes = await noDisk({ ...NAMED, kind: 'bytes', bytes: utf8, encoding: undefined });
    assert.ok(bytes.kind === 'series');
    assert.deepEqual(bytes.columns, expected.columns);
    assert.deepEqual(summarize(bytes), summarize(expected));
    for (const size of [1, 2, 3, 7, 1000]) {
      // pieces of one and two bytes cut every Korean letter
      const load = createDatasetLoader(diskOf(utf8, size));
      const uri = 'file:///기온.csv';
      const file = await load({ ...NAMED, kind: 'file', uri, encoding: undefined });
      assert.ok(file.kind === 'series');
      assert.deepEqual(file.columns, expected.columns);
      assert.deepEqual(file.lines, expected.lines);
      assert.deepEqual(summarize(file), summarize(expected));
    }
  });

  it('reads bytes and files in the encoding they are said to have', async () => {
    const utf16 = new Uint8Array(Buffer.from(TEXT, 'utf16le'));
    const bytes = await noDisk({ ...NAMED, kind: 'bytes', bytes: utf16, encoding: 'utf16le' });
    assert.ok(bytes.kind === 'series');
    assert.deepEqual(summarize(bytes).columns, ['기온']);
    const load = createDatasetLoader(diskOf(utf16, 3));
    const uri = 'file:///기온.csv';
    const file = await load({ ...NAMED, kind: 'file', uri, encoding: 'utf16le' });
    assert.deepEqual(summarize(file), summarize(bytes));
  });

  it('reads a source as the kind it is asked for, whatever it looks like', async () => {
    const sources: Source[] = [
      text,
      { ...NAMED, kind: 'bytes', bytes: utf8, encoding: undefined },
      { ...NAMED, kind: 'file', uri: 'file:///기온.csv', encoding: undefined },
    ];
    for (const source of sources) {
      const load = createDatasetLoader(diskOf(utf8, 5));
      assert.equal((await load(source)).kind, 'series');
      const corpus = await load(source, 'corpus');
      assert.ok(corpus.kind === 'corpus');
      assert.equal(corpus.text, TEXT);
    }
  });

  it('keeps where a selection begins in its document', async () => {
    const selection: Source = {
      ...NAMED,
      kind: 'text',
      text: '2024-01,-3.5\n2024-02,1\n',
      firstLine: 8,
      firstCharacter: 0,
    };
    const series = await noDisk(selection, 'series');
    assert.ok(series.kind === 'series');
    assert.deepEqual([...series.lines], [8, 9]);
    const corpus = await noDisk({ ...selection, firstCharacter: 4 }, 'corpus');
    assert.ok(corpus.kind === 'corpus');
    assert.deepEqual([corpus.firstLine, corpus.firstCharacter], [8, 4]);
  });

  it('passes on that a file could not be read', async () => {
    const platform: WorkerPlatform = {
      ...diskOf(utf8, 4),
      async *readFile() {
        yield await Promise.resolve(utf8.subarray(0, 4));
        throw new Error('EIO');
      },
    };
    const file: Source = { ...NAMED, kind: 'file', uri: 'file:///기온.csv', encoding: undefined };
    await assert.rejects(createDatasetLoader(platform)(file), /EIO/);
  });
});
