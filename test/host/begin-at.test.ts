import assert from 'node:assert/strict';
import { Selection, window, workspace } from 'vscode';
import { beginAt } from '../../src/host/begin-at';
import { targetOf } from '../../src/host/document-source';
import { closeAllTabs } from './product';

const TEXT = 'The keeper drinks coffee.\n\n등대지기는 커피를 마셔요.\nThe end.\n';

/** Where a lesson begins with this selected: lines and characters as the editor counts them, from 0. */
async function begin(at: 'line' | 'word' | undefined, ...selection: readonly number[]) {
  const [startLine, startCharacter, endLine, endCharacter] = selection as [number, ...number[]];
  const document = await workspace.openTextDocument({ content: TEXT });
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(
    startLine,
    startCharacter!,
    endLine ?? startLine,
    endCharacter ?? startCharacter!,
  );
  const { target, params } = beginAt(targetOf(editor), at);
  return { learns: target.selection === undefined ? 'all' : 'selection', ...params };
}

describe('where a lesson begins', () => {
  after(closeAllTabs);

  it('at the line or the word of the cursor, and learns the whole text', async () => {
    assert.deepEqual(await begin('line', 2, 3), { learns: 'all', line: 2 });
    assert.deepEqual(await begin('word', 2, 7), { learns: 'all', word: '커피를' });
    assert.deepEqual(await begin('word', 0, 5), { learns: 'all', word: 'keeper' });
  });

  it('a selection within a line points there, with its line break too', async () => {
    assert.deepEqual(await begin('line', 2, 0, 2, 14), { learns: 'all', line: 2 });
    assert.deepEqual(await begin('line', 2, 0, 3, 0), { learns: 'all', line: 2 });
    assert.deepEqual(await begin('word', 0, 11, 0, 17), { learns: 'all', word: 'drinks' });
  });

  it('a selection of several lines is what is learned', async () => {
    assert.deepEqual(await begin('line', 0, 4, 3, 2), { learns: 'selection', line: 0 });
  });

  it('a cursor where a file is opened points nowhere, and other lessons take what is selected', async () => {
    assert.deepEqual(await begin('line', 0, 0), { learns: 'all' });
    assert.deepEqual(await begin('word', 1, 0), { learns: 'all' });
    assert.deepEqual(await begin(undefined, 2, 0, 2, 14), { learns: 'selection' });
  });
});
