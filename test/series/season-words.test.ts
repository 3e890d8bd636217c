import assert from 'node:assert/strict';
import type { FoundSeason } from '../../src/series/season';
import { seasonWords } from '../../src/series/season-words';

const none = { season: undefined, candidate: undefined, autocorrelation: undefined };
const cases: readonly FoundSeason[] = [
  { season: 12, reason: 'confirmed', candidate: 12, autocorrelation: 0.8291 },
  { ...none, season: 9, reason: 'chosen' },
  { ...none, reason: 'no-time-column' },
  { ...none, reason: 'no-season-for-frequency' },
  { ...none, reason: 'too-short', candidate: 24 },
  { ...none, reason: 'not-confirmed', candidate: 7, autocorrelation: -0.043 },
  { ...none, reason: 'chosen' },
];

describe('seasonWords', () => {
  it('has another sentence for each reason in both languages, and no hole in any', () => {
    const sentences = cases.map(seasonWords);
    for (const { ko, en } of sentences) {
      assert.doesNotMatch(ko + en, /[{}]|NaN|undefined/);
      assert.match(ko, /[가-힣]/);
      assert.doesNotMatch(en, /[가-힣]/);
    }
    assert.equal(new Set(sentences.map(({ ko }) => ko)).size, cases.length);
    assert.equal(new Set(sentences.map(({ en }) => en)).size, cases.length);
  });
  it('gives the figures, and the particle that fits them', () => {
    const [confirmed, chosen, , , short, not] = cases.map(seasonWords);
    assert.match(confirmed!.en, /12 rows.*autocorrelation of the changes, 0\.83/);
    assert.match(confirmed!.ko, /12행.*자기상관 0\.83이 /); // 삼
    assert.match(chosen!.en, /9 rows, as you chose/);
    assert.match(short!.ko, /24행/);
    assert.match(not!.en, /7 rows.*−0\.04 /);
    assert.match(not!.ko, /7행.*−0\.04가 /); // 사
  });
});
