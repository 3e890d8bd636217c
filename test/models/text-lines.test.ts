import assert from 'node:assert/strict';
import { linesOf } from '../../src/models/text-lines';
import { readTextWords } from '../../src/models/text-words';

const read = (text: string) =>
  readTextWords(
    { kind: 'corpus', name: 'a.txt', text, firstLine: 0, firstCharacter: 0, problems: [] },
    { minCount: 1, least: { different: 0, running: 0 } },
  );

describe('linesOf', () => {
  it('joins the sentences of a line, and leaves out lines without a word', () => {
    const lines = linesOf(read('A cup. Of tea!\n…\nTea again\n'));
    assert.deepEqual(
      lines.map(({ line, start, end, text, words }) => ({ line, start, end, text, words })),
      [
        { line: 0, start: 0, end: 14, text: 'A cup. Of tea!', words: ['a', 'cup', 'of', 'tea'] },
        { line: 2, start: 0, end: 9, text: 'Tea again', words: ['tea', 'again'] },
      ],
    );
    assert.deepEqual(linesOf(read('')), []);
  });
  it('joins the twenty thousand sentences of one line', () => {
    const [line] = linesOf(read('Hot tea. '.repeat(20_000)));
    assert.equal(line!.words.length, 40_000);
    assert.equal(line!.rows.length, 40_000);
  });
});
