import assert from 'node:assert/strict';
import * as problem from '../../src/dataset/problem';

const places = (...lines: number[]): problem.Places => {
  const list = problem.createPlaces();
  for (const line of lines) list.add(line);
  return list;
};

describe('a problem', () => {
  it('names file, column, lines as the editor counts them, and what was done, in both languages', () => {
    const { message, line, lines, count } = problem.notNumbers(
      '기온.csv',
      '기온',
      places(11, 79),
      'x',
    );
    assert.equal(
      message.en,
      '기온.csv, column "기온": 2 values are not numbers and count as missing (such as "x", lines 12, 80).',
    );
    assert.equal(
      message.ko,
      '기온.csv의 "기온" 열에 숫자가 아닌 값이 2개 있어서(예: "x", 12, 80번째 줄) 빈 값으로 두었어요.',
    );
    assert.deepEqual([line, lines, count], [11, [12, 80], 2]);
  });

  it('names the first five lines and counts the others', () => {
    const list = places(...Array.from({ length: 1207 }, (_, i) => 999 + i));
    const { en, ko } = problem.linesInWords(list);
    assert.equal(en, 'lines 1000, 1001, 1002, 1003, 1004 and 1,202 more');
    assert.equal(ko, '1000, 1001, 1002, 1003, 1004번째 줄 외 1,202곳');
  });

  it('shortens what stands in the file and keeps its sentence on one line', () => {
    const { message } = problem.notNumbers('a.csv', 'v\n'.repeat(500), places(1), '😀'.repeat(500));
    assert.ok(message.en.length < 250, message.en);
    assert.ok(!message.en.includes('\n'));
    assert.doesNotMatch(message.en, /\p{Surrogate}/u);
  });

  it('says how many rows there are and how many are needed', () => {
    const { message, severity } = problem.tooFewRows('a.csv', 1, 24);
    assert.equal(message.en, 'a.csv has only 1 usable row: at least 24 are needed.');
    assert.equal(severity, 'stops');
  });
});
