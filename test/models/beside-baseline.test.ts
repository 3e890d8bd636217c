import assert from 'node:assert/strict';
import { besideBaseline } from '../../src/models/beside-baseline';
import type { BaselineLoss } from '../../src/models/reading';

const baselines: BaselineLoss[] = [
  { id: 'unigram', name: { ko: '하나', en: 'one' }, loss: 5 },
  { id: 'bigram', name: { ko: '둘', en: 'two' }, loss: 4 },
];

describe('the best model beside what needs no training', () => {
  const said = (loss: number) => besideBaseline({ name: 'LSTM', loss }, baselines);

  it('is compared with the best baseline', () => {
    assert.match(said(3.5).en, /^The best, LSTM.*two: 4/u);
  });

  it('does not beat what it only equals', () => {
    assert.match(said(4).en, /does not reach.*two: 4/u);
    assert.match(said(4.5).ko, /만 못해요/u);
  });
});
