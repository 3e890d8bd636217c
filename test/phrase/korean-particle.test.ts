import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  attachParticle,
  isParticlePair,
  type ParticlePair,
} from '../../src/phrase/korean-particle';

const PAIRS: readonly ParticlePair[] = [
  '은/는',
  '이/가',
  '을/를',
  '와/과',
  '으로/로',
  '이에요/예요',
  '이라/라',
];

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

const withEach = (word: string) =>
  PAIRS.map((pair) => attachParticle(word, pair).slice(word.length));

describe('attachParticle', () => {
  it('fits each particle to a final consonant and to a vowel', () => {
    assert.deepEqual(withEach('기온'), ['은', '이', '을', '과', '으로', '이에요', '이라']);
    assert.deepEqual(withEach('습도'), ['는', '가', '를', '와', '로', '예요', '라']);
  });
  it('takes 로 after ㄹ, which is a consonant for all others', () => {
    assert.deepEqual(withEach('서울'), ['은', '이', '을', '과', '로', '이에요', '이라']);
  });
  it('reads digits in Korean', () => {
    // 영 일 이 삼 사 오 육 칠 팔 구
    const subjects = DIGITS.map((digit) => attachParticle(digit, '이/가').slice(1));
    assert.equal(subjects.join(''), '이이가이가가이이이가');
    const directions = DIGITS.map((digit) => attachParticle(digit, '으로/로').slice(1));
    assert.deepEqual(directions, [
      '으로',
      '로',
      '로',
      '으로',
      '로',
      '로',
      '으로',
      '로',
      '로',
      '로',
    ]);
    assert.equal(attachParticle('10,000', '을/를'), '10,000을'); // 만
    assert.equal(attachParticle('3.14', '이에요/예요'), '3.14예요'); // 사
  });
  it('reads the last Latin letter by its name', () => {
    assert.equal(attachParticle('RNN', '은/는'), 'RNN은'); // 엔
    assert.equal(attachParticle('LSTM', '이/가'), 'LSTM이'); // 엠
    assert.equal(attachParticle('GRU', '와/과'), 'GRU와'); // 유
    assert.equal(attachParticle('URL', '으로/로'), 'URL로'); // 엘
    assert.equal(attachParticle('url', '을/를'), 'url을');
    assert.equal(attachParticle('Temp', '이/가'), 'Temp가'); // 피
    assert.equal(attachParticle('95%', '을/를'), '95%를'); // 퍼센트
  });
  it('does not hear closing quotes and brackets', () => {
    assert.equal(attachParticle('‘기온’', '을/를'), '‘기온’을');
    assert.equal(attachParticle('습도(실내)', '은/는'), '습도(실내)는');
    assert.equal(attachParticle('GRU 32)', '은/는'), 'GRU 32)는');
  });
  it('hears a final consonant that is written apart, as file names on macOS are', () => {
    for (const word of ['기온', '습도', '서울']) {
      const apart = word.normalize('NFD');
      assert.notEqual(apart, word);
      assert.equal(attachParticle(apart, '으로/로'), apart + withEach(word)[4]!);
    }
  });
  it('leaves the word as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...PAIRS), (word, pair) => {
        const attached = attachParticle(word, pair);
        assert.ok(attached.startsWith(word));
        assert.ok(pair.split('/').includes(attached.slice(word.length)));
      }),
    );
  });
});

describe('isParticlePair', () => {
  it('knows the pairs there are, in that order, and no other name', () => {
    for (const pair of PAIRS) assert.ok(isParticlePair(pair));
    for (const other of ['를/을', '은', '', 'toString']) assert.ok(!isParticlePair(other));
  });
});
