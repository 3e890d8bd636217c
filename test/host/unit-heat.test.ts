import assert from 'node:assert/strict';
import { commands, Range, Selection, window, workspace } from 'vscode';
import { closeAllTabs, hoverAt, unroll, until } from './product';

/** 100 KB of prose-like text. */
function longText(): string {
  const words = ['the', 'lamp', 'was', '“lit”', 'at', '7', 'and', 'nobody', 'came', 'by', 'sea'];
  const lines: string[] = [];
  for (let i = 0, size = 0; size < 100_000; i++) {
    const line = Array.from({ length: 12 }, (_, j) => words[(i * 7 + j * j) % words.length]).join(
      ' ',
    );
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join('\n');
}

describe('Show Unit in Editor', () => {
  before(() => unroll());
  afterEach(closeAllTabs);

  it('colours 100 KB of text at once, and tells the number of each character', async () => {
    const { unitHeat } = await unroll();
    const document = await workspace.openTextDocument({
      language: 'plaintext',
      content: longText(),
    });
    await window.showTextDocument(document);
    const started = performance.now();
    let colouredAfter: number | undefined;
    const subscription = unitHeat.onDidColour(
      () => (colouredAfter ??= performance.now() - started),
    );
    await commands.executeCommand('unroll.showUnit');
    await until('the first colours', () => colouredAfter);
    console.log(`      coloured ${colouredAfter!.toFixed(0)} ms after the command`);
    await until('the network to have learned', () => unitHeat.isLearned || undefined);
    assert.match(await hoverAt(3, 5), /\*\*Unit 1\*\* of 48 · h = /u);

    await commands.executeCommand('unroll.nextUnit');
    await until('the next unit', () => (unitHeat.unit === 1 ? true : undefined));
    const editor = window.activeTextEditor!;
    let drawn: number | undefined;
    const scrolled = performance.now();
    const drawing = unitHeat.onDidColour(() => (drawn ??= performance.now() - scrolled));
    editor.revealRange(new Range(1500, 0, 1500, 0));
    await until('colours after scrolling', () => drawn);
    console.log(`      coloured ${drawn!.toFixed(0)} ms after scrolling`);
    assert.match(await hoverAt(1500, 2), /\*\*Unit 2\*\*/u);

    subscription.dispose();
    drawing.dispose();
    await commands.executeCommand('unroll.leaveUnit');
    assert.equal(await hoverAt(3, 5), '');
  });

  it('leaves when the text changes: colours never stand on other text', async () => {
    const { unitHeat } = await unroll();
    const content = longText().slice(0, 3000);
    const document = await workspace.openTextDocument({ language: 'plaintext', content });
    const editor = await window.showTextDocument(document);
    await commands.executeCommand('unroll.showUnit');
    await until('the network to have learned', () => unitHeat.isLearned || undefined);
    await editor.edit((edit) => edit.insert(new Selection(0, 0, 0, 0).start, 'x'));
    await until('the colours to go', () => (unitHeat.unit === undefined ? true : undefined));
    assert.equal(await hoverAt(0, 5), '');
  });
});
