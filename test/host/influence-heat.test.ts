import assert from 'node:assert/strict';
import { commands, Selection, window, workspace } from 'vscode';
import { closeAllTabs, hoverAt, unroll, until } from './product';

const TEXT = Array.from(
  { length: 40 },
  (_, i) => `on day ${i} the lamp was lit at ${i % 12} and nobody came by sea`,
).join('\n');

describe('Show Influence at the Cursor', () => {
  before(() => unroll());
  afterEach(closeAllTabs);

  it('shades what is before the cursor, follows it, and shows three cells in the hover', async () => {
    const { influenceHeat } = await unroll();
    const document = await workspace.openTextDocument({ language: 'plaintext', content: TEXT });
    const editor = await window.showTextDocument(document);
    const goTo = (line: number, character: number) => {
      editor.selection = new Selection(line, character, line, character);
    };
    goTo(3, 20);
    const from = performance.now();
    let shaded: number | undefined;
    const subscription = influenceHeat.onDidColour(() => (shaded ??= performance.now() - from));
    await commands.executeCommand('unroll.showInfluence');
    await until('the first shades', () => shaded);
    console.log(`      shaded ${shaded!.toFixed(0)} ms after the command`);
    subscription.dispose();
    await until('the networks to have learned', () => influenceHeat.isLearned || undefined);

    goTo(10, 30);
    const offset = document.offsetAt(editor.selection.active);
    const asked = performance.now();
    await until('the shades of the new place', () =>
      influenceHeat.influence?.place === offset ? true : undefined,
    );
    console.log(`      shaded ${(performance.now() - asked).toFixed(0)} ms after the cursor moved`);
    const hover = await hoverAt(10, 28);
    for (const cell of ['RNN', 'GRU', 'LSTM'])
      assert.match(hover, new RegExp(`\\*\\*${cell}\\*\\*`));
    assert.match(hover, /background-color:var\(--vscode-unroll-heatP\d\)/u);
    assert.equal(await hoverAt(12, 3), '', 'what comes after the cursor has no influence');

    let redrawn = 0;
    const drawing = influenceHeat.onDidColour(() => redrawn++);
    await commands.executeCommand('unroll.nextCell');
    assert.equal(redrawn, 1, 'the next cell has its own shades');
    drawing.dispose();
    const coloured = (text: string) => text.match(/background-color/gu)?.length ?? 0;
    await commands.executeCommand('unroll.strongerInfluence');
    assert.ok(coloured(await hoverAt(10, 28)) > coloured(hover), 'small influences show');
    await commands.executeCommand('unroll.weakerInfluence');
    assert.equal(await hoverAt(10, 28), hover);
    await commands.executeCommand('unroll.leaveInfluence');
    assert.equal(await hoverAt(10, 28), '');
  });

  it('one colouring at a time, and none on edited text', async () => {
    const { influenceHeat, unitHeat } = await unroll();
    const document = await workspace.openTextDocument({ language: 'plaintext', content: TEXT });
    const editor = await window.showTextDocument(document);
    await commands.executeCommand('unroll.showUnit');
    await until('the network to have learned', () => unitHeat.isLearned || undefined);
    await commands.executeCommand('unroll.showInfluence');
    assert.equal(unitHeat.unit, undefined);
    await until('the first shades', () => influenceHeat.influence);
    await editor.edit((edit) => edit.insert(editor.selection.active, 'x'));
    await until('the shades to go', () =>
      influenceHeat.influence === undefined ? true : undefined,
    );
  });
});
