import assert from 'node:assert/strict';
import { textVerdict, type TextScoreFigures } from '../../src/text/text-verdict';
import { textVerdictWords } from '../../src/text/text-verdict-words';

const cases: Readonly<Record<string, TextScoreFigures>> = {
  'beats-bigram': { network: 2.5, unigram: 4, bigram: 3, interval: { low: 0.31, high: 0.69 } },
  'no-clear-difference': { network: 3, unigram: 4, bigram: 3, interval: { low: -0.1, high: 0.1 } },
  between: { network: 3.5, unigram: 4, bigram: 3, interval: { low: -0.68, high: -0.32 } },
  untrained: { network: 6, unigram: 4, bigram: 3, interval: { low: -4, high: -2 } },
};

describe('textVerdictWords', () => {
  it('says in both languages what bits per character mean', () => {
    const { reasons } = textVerdictWords(textVerdict(cases['beats-bigram']!), { network: 'GRU' });
    assert.match(reasons[0]!.en, /2\.5 bits .* as unsure as between 5\.7 equally likely/);
    assert.match(reasons[0]!.ko, /^GRU는 .*2\.5비트.*글자 5\.7개/);
  });
  it('gives the figures of counting and the interval', () => {
    const { reasons } = textVerdictWords(textVerdict(cases['beats-bigram']!), { network: 'GRU' });
    assert.match(reasons[1]!.en, /3 bits .* 4\./);
    assert.match(reasons[2]!.en, /0\.5 bits .* 0\.31 to 0\.69/);
    assert.match(reasons[2]!.ko, /0\.5비트.*0\.31~0\.69비트/);
  });
  it('turns a loss and its interval round, the smaller figure first', () => {
    const { reasons } = textVerdictWords(textVerdict(cases['between']!), { network: 'GRU' });
    assert.match(reasons[2]!.en, /0\.5 bits per character more .* 0\.32 to 0\.68/);
  });
  it('attaches the particle that fits the name', () => {
    const { headline } = textVerdictWords(textVerdict(cases['beats-bigram']!), { network: 'LSTM' });
    assert.match(headline.ko, /^LSTM이 /);
  });
  it('has another headline for each verdict, and no hole in any sentence', () => {
    const headlines = new Set<string>();
    for (const [code, figures] of Object.entries(cases)) {
      const verdict = textVerdict(figures);
      assert.equal(verdict.code, code);
      const { headline, reasons } = textVerdictWords(verdict, { network: 'RNN' });
      headlines.add(headline.en).add(headline.ko);
      for (const { ko, en } of [headline, ...reasons]) {
        assert.doesNotMatch(en + ko, /[{}]|NaN|undefined/);
        assert.match(ko, /[가-힣]/);
      }
    }
    assert.equal(headlines.size, 8);
  });
});
