import assert from 'node:assert/strict';
import { shortened } from '../../src/phrase/shortened';

describe('shortened', () => {
  it('is the text itself on one line where it fits', () => {
    assert.equal(shortened(' one\n two '), 'one two');
    assert.equal(shortened('x'.repeat(80)), 'x'.repeat(80));
  });
  it('is cut after so many characters, none of them in half', () => {
    assert.equal(shortened('👍👍👍', 2), '👍👍…');
    assert.equal(shortened('x'.repeat(81)), `${'x'.repeat(80)}…`);
  });
});
