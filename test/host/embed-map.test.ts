import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { extensions, window } from 'vscode';
import { MapPanel } from '../../src/host/embed/map-panel';
import type { TextEmbedding } from '../../src/host/embed/text-analyst';
import { Refusal } from '../../src/phrase/refusal';
import type { FromView } from '../../src/protocol/messages';
import type { EmbedQuestion } from '../../src/training/embed/embed-event';
import { warnings } from './embed-documents';
import { until, withPatched } from './product';

describe('map panel (embed)', () => {
  const long = 'the wind and the sea of a long, long selection';
  const drawn = {
    ...{ kind: 'map-drawn', by: 'pca', near: [0], share: 0.5, chosen: 1 },
    ...{ words: ['wind', long], positions: [0, 0, 1, 1] },
  } as const;

  /** A panel whose page is the test: what is asked of the vectors, and how they answer. */
  const openMap = async (answer: (question: EmbedQuestion) => Promise<unknown>) => {
    const asked: EmbedQuestion[] = [];
    const posted: unknown[] = [];
    let receive: (message: unknown) => void = () => undefined;
    const vectors = {
      name: 'v.vec',
      ask: (question: EmbedQuestion) => {
        asked.push(question);
        return answer(question);
      },
    } as unknown as TextEmbedding;
    const nothing = { dispose: () => undefined };
    const panel = {
      webview: {
        onDidReceiveMessage: (listen: typeof receive) => (receive = listen),
        postMessage: (message: unknown) => Promise.resolve(posted.push(message)),
        asWebviewUri: (uri: Uri) => uri,
      },
      onDidDispose: () => nothing,
      ...nothing,
    };
    const map = new MapPanel(extensions.getExtension('unroll.unroll')!.extensionUri);
    await withPatched(
      window,
      'createWebviewPanel',
      () => panel,
      () => map.show(vectors, long),
    );
    const shown = async (count: number) =>
      until('the map', () => (posted.length >= count ? true : undefined));
    await shown(1);
    return { map, vectors, asked, shown, send: (message: FromView) => receive(message) };
  };

  it('its own ring, under a name that was cut, is not asked for again; another word is', async () => {
    const { asked, send, shown } = await openMap(() => Promise.resolve(drawn));
    send({ kind: 'draw-map', by: 'pca', word: `${long.slice(0, 24)}…` });
    send({ kind: 'draw-map', by: 'pca', word: 'wind' });
    await shown(2);
    assert.deepEqual(
      asked.map((question) => 'text' in question && question.text),
      [long, 'wind'],
    );
  });

  it('a word that was chosen on it stays while the selection does', async () => {
    const { map, vectors, asked, send, shown } = await openMap(() => Promise.resolve(drawn));
    send({ kind: 'draw-map', by: 'pca', word: 'wind' });
    await shown(2);
    map.follow(vectors, long);
    map.follow(vectors, 'another');
    await shown(3);
    assert.deepEqual(
      asked.map((question) => 'text' in question && question.text),
      [long, 'wind', 'another'],
    );
  });

  it('where UMAP has too few words it says so, and draws by PCA again', async () => {
    const refusal = new Refusal({ ko: '적어요', en: 'too few' });
    const { map, vectors, asked, send, shown } = await openMap((question) =>
      'by' in question && question.by === 'umap' ? Promise.reject(refusal) : Promise.resolve(drawn),
    );
    const said = await warnings(async () => {
      send({ kind: 'draw-map', by: 'umap', word: undefined });
      await new Promise(setImmediate);
    });
    assert.deepEqual(said, ['too few']);
    map.follow(vectors, 'another');
    await shown(2);
    assert.deepEqual(
      asked.map((question) => 'by' in question && question.by),
      ['pca', 'umap', 'pca'],
    );
  });
});
