import assert from 'node:assert/strict';
import { Refusal } from '../../src/phrase/refusal';

describe('Refusal', () => {
  it('is an error that carries its sentence in both languages, and logs the English one', () => {
    const phrase = { ko: '열이 없어요.', en: 'There is no column.' };
    const refusal = new Refusal(phrase);
    assert.ok(refusal instanceof Error);
    assert.equal(refusal.phrase, phrase);
    assert.equal(String(refusal), 'Refusal: There is no column.');
  });
});
