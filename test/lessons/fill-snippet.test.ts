import assert from 'node:assert/strict';
import { fillSnippet } from '../../src/lessons/fill-snippet';
import type { Snippet } from '../../src/lessons/lesson';

const snippet: Snippet = {
  library: 'Keras',
  code: 'layers.{cell}({units}) # {unknown}',
  names: { cell: { rnn: 'SimpleRNN' } },
};

describe('fillSnippet', () => {
  it('writes a setting as the library calls it', () => {
    assert.equal(
      fillSnippet(snippet, { cell: 'rnn', units: 16 }),
      'layers.SimpleRNN(16) # {unknown}',
    );
  });

  it('writes a setting as it stands where the library has no name of its own', () => {
    assert.equal(
      fillSnippet(snippet, { cell: 'mgu', units: 1000 }),
      'layers.mgu(1000) # {unknown}',
    );
  });

  it('leaves the braces of the language alone', () => {
    const code = 'const { a } = {b}; `${c}`';
    assert.equal(fillSnippet({ library: 'TensorFlow.js', code }, { units: 1 }), code);
  });
});
