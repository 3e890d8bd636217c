import assert from 'node:assert/strict';
import { createReadStream, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CancellationTokenSource, commands, Position, Uri, window, workspace } from 'vscode';
import type { Api } from '../../src/extension';
import type { SimilarItem } from '../../src/host/embed/similar-view';
import { createVectorIndex } from '../../src/text/nearest-neighbours';
import { openVectorFile, type VectorFormat } from '../../src/text/vector-file';
import {
  choose,
  english,
  fileOf,
  folder,
  GOOD,
  korean,
  onOwnDocuments,
  open,
  select,
  warnings,
} from './embed-documents';
import { hoverAt, unroll, until, withPatched } from './product';

describe('vectors of a file (embed)', () => {
  let api: Api;
  const load = (file: Uri) => commands.executeCommand('unroll.loadVectors', file);
  const embed = () => commands.executeCommand('unroll.embedSelection');
  const labelled = (title: RegExp): readonly SimilarItem[] =>
    api.embed.view.items.find(({ label }) => title.test(label))!.children!;

  before(async () => {
    api = await unroll();
  });
  afterEach(() => choose('The open file'));
  onOwnDocuments();

  it('answer instead of learned ones, without seeds, until others are chosen', async () => {
    const document = await open(english.join('\n'));
    select(document, 'coffee');
    await load(fileOf('good.vec', GOOD));
    await embed();
    const { view } = api.embed;
    assert.match(view.message, /Vectors of good\.vec: 6 words of 3 numbers.*no seeds to agree/u);
    assert.match(view.items[0]!.description!, /^12 times here · word 1 of good\.vec$/u);
    const words = labelled(/Words used alike/u);
    assert.deepEqual(
      words.map(({ label }) => label),
      ['cocoa', 'tea', 'quietly', 'boat', 'ship'],
    );
    assert.equal(words[1]!.description, '0.98 · 0 times here');
    assert.equal(words[1]!.place, undefined);
    await window.activeTextEditor!.edit((edit) => edit.insert(new Position(0, 0), 'tea '));
    const teaOf = () => labelled(/Words used alike/u)[1]!;
    await until(
      'the word to be counted',
      () => teaOf().description === '0.98 · once here' || undefined,
    );
    assert.match(teaOf().tooltip!.value, /occurs once in this text/u);
    const [sentence] = labelled(/Similar sentences/u);
    assert.match(sentence!.description!, /^TF-IDF (?:\d+|–) · line \d+$/u);
    const at = document.positionAt(document.getText().indexOf('Quietly') + 1);
    const hover = await hoverAt(at.line, at.character);
    assert.match(hover, /\*\*Quietly\*\* — word 6 of 6 in good\.vec/u, 'without its capital');
    assert.doesNotMatch(hover, /seeds/u);
    const the = document.positionAt(document.getText().indexOf('the keeper') + 1);
    assert.match(await hoverAt(the.line, the.character), /not in good\.vec/u);
    select(document, 'coffee', 'ship');
    await embed();
    assert.equal(labelled(/Similar to each other/u)[0]!.description, '1.00  0.24');
    await choose('The open file');
    await until('the learned ones to answer', () => {
      const [row] = labelled(/Similar to each other/u);
      return row!.tooltip!.value.includes('mean over the seeds') ? true : undefined;
    });
    assert.equal(api.embed.analyst.loaded, undefined);
  });

  it('find similar lines over the workspace', async () => {
    const name = path.join(workspace.workspaceFolders![0]!.uri.fsPath, 'drinks.txt');
    writeFileSync(name, ['hot coffee', '', 'a small ship', 'warm cocoa'].join('\n'));
    try {
      await window.showTextDocument(Uri.file(name));
      await load(fileOf('good.vec', GOOD));
      await commands.executeCommand('unroll.findSimilarLines');
      const own = labelled(/Similar lines/u).filter(({ place }) => place!.uri.fsPath === name);
      assert.match(own[0]!.label, /^[01]\.\d\d warm cocoa$/u);
    } finally {
      rmSync(name);
    }
  });

  it('that cannot be read are refused in one sentence with its line; those before stay', async () => {
    await load(fileOf('good.vec', GOOD));
    const refused = async (name: string, content: string, words: RegExp) => {
      const said = await warnings(() => load(fileOf(name, content)));
      assert.equal(said.length, 1, said.join(' | '));
      assert.match(said[0]!, words);
      assert.equal(api.embed.analyst.loaded?.name, 'good.vec');
    };
    const lines = GOOD.split('\n');
    const without = (line: string) => [...lines.slice(0, 3), line, ...lines.slice(4)].join('\n');
    await refused('cut.vec', lines.slice(0, 4).join('\n'), /6 words.*ends after line 4 with 3/u);
    await refused('ragged.vec', without('tea 1'), /line 4 needs a word and 3 numbers, got 1/u);
    await refused('nan.vec', without('tea 1 NaN 1'), /line 4 needs 3 finite numbers, got "NaN"/u);
    await refused('twice.vec', without('coffee 1 1 1'), /line 4.*got "coffee" of line 2 again/u);
    await refused('text.vec', 'What is this?\n', /line 1 needs a word and its numbers/u);
    await refused(
      'counts.txt',
      'the 1234\nof 999\n',
      /has one number to each word, as a list of word counts has/u,
    );
    await refused('empty.vec', '', /line 1 needs a word and its numbers, got an empty file/u);
    rmSync(path.join(folder, 'empty.vec'));
    const gone = Uri.file(path.join(folder, 'empty.vec'));
    const said = await warnings(() => load(gone));
    assert.match(said.join(), /empty\.vec cannot be found/u);
  });

  it('of a large file are announced with their memory first, and can be cut', async () => {
    const asked: unknown[][] = [];
    const answer = (wanted: string | undefined) => {
      const hear = (...args: unknown[]) => {
        asked.push(args);
        return Promise.resolve(wanted);
      };
      return withPatched(window, 'showInformationMessage', hear, () =>
        warnings(() => load(fileOf('large.vec', `400000 300\nword 1 2\n`))),
      );
    };
    assert.deepEqual(await answer(undefined), [], 'nothing is read');
    const [message, options, ...choices] = asked[0]!;
    assert.match(
      String(message),
      /large\.vec \(20 B\): 400,000 words × 300 numbers, about 532 MB/u,
    );
    assert.deepEqual(options, { modal: true });
    assert.deepEqual(choices, ['Load It', 'Only the First 100,000 Words']);
    const said = await answer('Only the First 100,000 Words');
    assert.match(said.join(), /line 2 needs a word and 300 numbers, got 2/u);
  });

  it('are given up by a cancel', async () => {
    const file = fileOf('long.vec', `100000 2\n${'x'.repeat(9)} 1 2\n`);
    const source = new CancellationTokenSource();
    const { analyst } = api.embed;
    const given = { kind: 'file', uri: file.toString(), encoding: undefined } as const;
    const named = { ...given, name: 'long.vec', languageId: '' };
    const loading = analyst.load({ source: named, size: 24, most: undefined }, source.token);
    source.cancel();
    await assert.rejects(loading, { name: 'Canceled' });
    assert.equal(analyst.loaded, undefined);
  });

  it('that were learned are saved in the format of the name, and loaded again they have the same neighbours', async () => {
    const document = await open(korean.join('\n'));
    const target = Uri.file(path.join(folder, 'learned.vec'));
    const save = (to = target) => commands.executeCommand('unroll.saveVectors', to);
    assert.match((await warnings(save)).join(), /먼저 ‘선택한 부분 임베딩’/u);
    select(document, '커피를');
    await embed();
    const [words, dimensions, data] = await saved('learned.vec', 'word2vec');
    assert.deepEqual(await saved('learned.bin', 'word2vec-binary'), [words, dimensions, data]);
    assert.deepEqual(await saved('learned.txt', 'glove'), [words, dimensions, data]);
    const index = createVectorIndex(data, dimensions);
    const row = words.indexOf('커피를');
    const nearest = index.search(index.unit(row), { exclude: new Set([row]) });

    async function saved(name: string, format: VectorFormat) {
      const to = Uri.file(path.join(folder, name));
      assert.deepEqual(await warnings(() => save(to)), []);
      const file = await openVectorFile(createReadStream(to.fsPath), { name });
      assert.equal(file.announcement.format, format);
      const read = await file.read();
      return [read.words, read.dimensions, read.data] as const;
    }

    await load(target);
    await embed();
    const shown = labelled(/비슷하게 쓰인 단어/u);
    assert.deepEqual(
      shown.map(({ label, description }) => [label, description!.split(' ')[0]]),
      nearest.map((found) => [words[found.index], found.score.toFixed(2).replace('-', '−')]),
    );
    assert.equal(shown[0]!.label, '녹차를');
    assert.match(api.embed.view.message, /learned\.vec 파일의 벡터.*시드끼리 견줄 수 없어요/u);
  });
});
