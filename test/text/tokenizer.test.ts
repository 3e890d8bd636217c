import assert from 'node:assert/strict';
import fc from 'fast-check';
import { characterTokenizer } from '../../src/text/character-tokenizer';
import { eojeolTokenizer } from '../../src/text/eojeol-tokenizer';
import { jamoTokenizer } from '../../src/text/jamo-tokenizer';
import { EOS_ID, PAD_ID, SOS_ID, UNK_ID } from '../../src/text/token-vocabulary';
import { wordTokenizer } from '../../src/text/word-tokenizer';
import { wellFormedText } from './well-formed-text';

const FAMILY = '👩‍👩‍👧';
const NFD = '한국'.normalize('NFD');

const textsOf = (tokens: readonly { readonly text: string }[]) => tokens.map(({ text }) => text);

for (const make of [characterTokenizer, jamoTokenizer]) {
  describe(make.name, () => {
    it('gives every well-formed text back exactly', () => {
      fc.assert(
        fc.property(wellFormedText, (text) => {
          const tokenizer = make(text);
          assert.ok(!tokenizer.encode(text).includes(UNK_ID));
          assert.equal(tokenizer.decode(tokenizer.encode(text)), text);
        }),
      );
    });
    it('numbers tokens as tokenize does and marks their places', () => {
      fc.assert(
        fc.property(wellFormedText, wellFormedText, (training, text) => {
          const tokenizer = make(training);
          const tokens = tokenizer.tokenize(text);
          assert.deepEqual(
            tokens.map(({ id }) => id),
            [...tokenizer.encode(text)],
          );
          const places = tokens.filter(({ start }, i) => start !== tokens[i - 1]?.start);
          assert.equal(places.map(({ start, end }) => text.slice(start, end)).join(''), text);
        }),
      );
    });
    it('names a lone surrogate and its place', () => {
      const tokenizer = make('가');
      assert.throws(() => tokenizer.encode('a\nb\ud83d'), /U\+D83D at offset 3 \(line 2\)/u);
      assert.throws(() => tokenizer.tokenize('\ude00'), /U\+DE00 at offset 0 \(line 1\)/u);
      assert.throws(() => make('\ud83d가'), RangeError);
    });
  });
}

describe('characterTokenizer', () => {
  it('counts as a reader does', () => {
    const tokens = characterTokenizer('').tokenize(`닭${NFD}${FAMILY}`);
    assert.deepEqual(textsOf(tokens), [
      '닭',
      ...['한', '국'].map((c) => c.normalize('NFD')),
      FAMILY,
    ]);
  });
  it('shows an unknown character as □ and other special tokens as nothing', () => {
    const tokenizer = characterTokenizer('가나');
    assert.equal(tokenizer.decode(tokenizer.encode('가?나')), '가□나');
    assert.equal(tokenizer.decode(Int32Array.of(SOS_ID, 4, EOS_ID, PAD_ID)), '가');
  });
  it('of an empty text knows nothing and encodes nothing', () => {
    const tokenizer = characterTokenizer('');
    assert.equal(tokenizer.vocabulary.size, 4);
    assert.equal(tokenizer.encode('').length, 0);
    assert.equal(tokenizer.decode(Int32Array.of()), '');
  });
  it('of one character repeated knows that one', () => {
    assert.equal(characterTokenizer('아'.repeat(100)).vocabulary.counts[4], 100);
  });
});

describe('jamoTokenizer', () => {
  it('gives the letters of a syllable the syllable’s place', () => {
    assert.deepEqual(
      jamoTokenizer('')
        .tokenize('🙂닭ㄱ')
        .map(({ text, start, end }) => [text, start, end]),
      [
        ['🙂', 0, 2],
        ['ㄷ-', 2, 3],
        ['-ㅏ-', 2, 3],
        ['-ㄺ', 2, 3],
        ['ㄱ', 3, 4],
      ],
    );
  });
  it('writes every syllable with at most 67 letters', () => {
    let syllables = '';
    for (let code = 0xac00; code <= 0xd7a3; code++) syllables += String.fromCharCode(code);
    assert.equal(jamoTokenizer(syllables).vocabulary.ids.size, 19 + 21 + 27);
  });
});

describe('wordTokenizer', () => {
  it('gives one word one id, composed or decomposed', () => {
    const tokenizer = wordTokenizer('한국 차');
    assert.equal(tokenizer.encode(NFD)[0], tokenizer.encode('한국')[0]);
    const [token] = tokenizer.tokenize(` ${NFD}`);
    assert.deepEqual([token?.text, token?.start, token?.end], ['한국', 1, 1 + NFD.length]);
  });
  it('cuts mixed scripts into words', () => {
    const tokens = wordTokenizer('').tokenize('커피 coffee, кофе 3.5 잔 🙂!');
    assert.deepEqual(textsOf(tokens), ['커피', 'coffee', 'кофе', '3.5', '잔']);
  });
  it('of punctuation alone has no tokens', () => {
    assert.equal(wordTokenizer('... !? —').vocabulary.size, 4);
  });
  it('decodes to words between spaces', () => {
    const tokenizer = wordTokenizer('차를 마셔요');
    assert.equal(tokenizer.decode(tokenizer.encode('차를, 안 마셔요!')), '차를 □ 마셔요');
  });
});

describe('eojeolTokenizer', () => {
  it('cuts at white space and nowhere else', () => {
    const tokens = eojeolTokenizer('').tokenize(' 커피를\t마셔요.\u3000네!\n');
    assert.deepEqual(
      tokens.map(({ text, start, end }) => [text, start, end]),
      [
        ['커피를', 1, 4],
        ['마셔요.', 5, 9],
        ['네!', 10, 12],
      ],
    );
  });
  it('gives one 어절 one id, composed or decomposed', () => {
    const tokenizer = eojeolTokenizer('한국');
    assert.equal(tokenizer.encode(NFD)[0], 4);
  });
  it('of white space alone has no tokens', () => {
    assert.equal(eojeolTokenizer(' \n\t').encode(' \n').length, 0);
  });
  it('refuses an id outside the vocabulary', () => {
    assert.throws(() => eojeolTokenizer('차').decode(Int32Array.of(5)), /\[0, 5\), got 5/u);
  });
});
