import assert from 'node:assert/strict';
import { datasetKindOf } from '../../src/dataset/dataset-kind';

describe('datasetKindOf', () => {
  it('takes a file of the language or extension csv for a series, whatever its separator', () => {
    const table = 'Date;Temp\n2024-01-01;1,5\n2024-01-02;2,5\n';
    assert.equal(datasetKindOf(table, { name: 'a.csv' }), 'series');
    assert.equal(datasetKindOf(table, { name: 'a', languageId: 'csv (semicolon)' }), 'series');
    assert.equal(datasetKindOf('', { name: 'a.csv' }), 'series');
  });

  it('finds a table in plain text, and pairs parted by tabs', () => {
    const name = 'a.txt';
    assert.equal(datasetKindOf('t\tv\n2024-01\t1\n2024-02\t2\n', { name }), 'series');
    assert.equal(datasetKindOf('12\n13.5\n11\n', { name }), 'series');
    assert.equal(datasetKindOf('Go.\t가.\nHi.\t안녕.\nRun!\t뛰어!\n', { name }), 'pairs');
    assert.equal(
      datasetKindOf('Go.\tVa !\tby A\nHi.\tSalut.\tby B\nRun!\tCours !\tby C\n', { name }),
      'pairs',
    );
  });

  it('takes two columns of text for pairs, beside labels too, but not beside times', () => {
    const names = { name: 'a.csv', languageId: 'csv' };
    assert.equal(datasetKindOf('Q,A\n안녕,반가워\n잘 자,너도\n', names), 'pairs');
    assert.equal(
      datasetKindOf('Q,A,label\n잘 자,너도 잘 자,0\n또 봐,그래 또 봐,1\n', names),
      'pairs',
    );
    assert.equal(datasetKindOf('date,from,to,n\n2024-01-01,서울,부산,3\n', names), 'series');
    assert.equal(
      datasetKindOf('city,land,people\nSeoul,Korea,9\nLyon,France,5\n', names),
      'series',
    );
  });

  it('takes a text and its date for pairs: without a number there is nothing to forecast', () => {
    const dates =
      'January 5, 1999\t1999-01-05\n5 March 2001\t2001-03-05\n1999년 3월 2일\t1999-03-02\n';
    assert.equal(datasetKindOf(dates, { name: 'dates.tsv' }), 'pairs');
    assert.equal(datasetKindOf('day,n\n2024-01-01,3\n', { name: 'a.csv' }), 'series');
  });

  it('takes prose for prose, commas or not, and every other language as well', () => {
    const name = 'a.txt';
    assert.equal(datasetKindOf('Hello, world.\nFoo, bar.\nNo, never.\n', { name }), 'corpus');
    assert.equal(datasetKindOf('나 보기가 역겨워\n가실 때에는\n', { name }), 'corpus');
    assert.equal(
      datasetKindOf('| a | b |\n|---|---|\n| 1 | 2 |\n', { name: 'a.md', languageId: 'markdown' }),
      'corpus',
    );
    assert.equal(
      datasetKindOf('1,2\n3,4\n5,6\n', { name: 'a.py', languageId: 'python' }),
      'corpus',
    );
    assert.equal(datasetKindOf('', { name }), 'corpus');
  });
});
