import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');
const readText = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const readTable = (name: string) => JSON.parse(readText(name)) as Record<string, string>;

function textsOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? textsOf(file) : [readFileSync(file, 'utf8')];
  });
}

const placeholders = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();

describe('translations', () => {
  const korean = readTable('l10n/bundle.l10n.ko.json');
  const said = textsOf(path.join(ROOT, 'src/host'))
    .flatMap((text) => [...text.matchAll(/l10n\.t\(\s*'([^']*)'/g)])
    .map(([, words = '']) => words);

  it('every sentence of the host has a Korean one, and none is left over', () => {
    assert.ok(said.length > 0);
    assert.deepEqual(Object.keys(korean).sort(), [...new Set(said)].sort());
  });

  it('a Korean sentence has the placeholders of the English one', () => {
    for (const [english, words] of Object.entries(korean)) {
      assert.deepEqual(placeholders(words), placeholders(english), english);
    }
  });

  it('every %key% of the manifest is in both languages, and none is left over', () => {
    const used = [...readText('package.json').matchAll(/%([\w.]+)%/g)].map(([, key = '']) => key);
    const english = Object.keys(readTable('package.nls.json')).sort();
    assert.deepEqual(english, [...new Set(used)].sort());
    assert.deepEqual(Object.keys(readTable('package.nls.ko.json')).sort(), english);
  });
});
