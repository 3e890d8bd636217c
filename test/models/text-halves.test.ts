import assert from 'node:assert/strict';
import { datasetFromText } from '../../src/dataset/from-text';
import { readTextHalves } from '../../src/models/text-halves';
import { Refusal } from '../../src/phrase/refusal';

const read = (text: string) =>
  readTextHalves(datasetFromText(text, { name: 'odd.txt', languageId: 'plaintext' }));

describe('readTextHalves', () => {
  const line = 'a lamp is lit at night and the ship is seen\n';

  it('says from which line on the text is kept, where it is cut between lines', () => {
    const { used, lines } = read(line.repeat(10));
    assert.match(used.en, /from line 6 on/u);
    assert.match(used.ko, /6번째 줄부터는/u);
    assert.equal(lines.find(({ isHeldOut }) => isHeldOut)!.line, 5);
  });

  it('says that it is cut within a line, where the first half holds some of it', () => {
    const { used } = read(line.replace('\n', ' ').repeat(10));
    assert.match(used.en, /from the middle of line 1 on/u);
    assert.match(used.ko, /1번째 줄 중간부터는/u);
    const between = `short\n${line.replace('\n', ' ').repeat(10)}\nshort`;
    assert.match(read(between).used.en, /from the middle of line 2 on/u);
  });

  it('names the whole text where that has too few words', () => {
    assert.throws(
      () => read('one two three\nfour five'),
      /odd\.txt has too few words: 5\..* 20 are/u,
    );
  });

  it('names the half with too few words where the text has enough', () => {
    const signs = '👍🏽 … —\n'.repeat(400);
    for (const [text, ko, en] of [
      [
        line.repeat(48) + signs,
        /뒤 절반에는 단어가 0개뿐/u,
        /second half of odd\.txt has too few words: 0\./u,
      ],
      [
        signs + line.repeat(48),
        /앞 절반에는 단어가 0개뿐/u,
        /first half of odd\.txt has too few words: 0\./u,
      ],
    ] as const) {
      assert.throws(
        () => read(text),
        (error) => {
          assert.ok(error instanceof Refusal);
          assert.match(error.phrase.en, en);
          assert.match(error.phrase.ko, ko);
          return true;
        },
      );
    }
  });
});
