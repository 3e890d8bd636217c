import { Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import { shortened } from '../../phrase/shortened';
import type { FromView, ShownMap, ToView } from '../../protocol/messages';
import { orSay } from '../failure';
import { readLanguage } from '../language';
import { pageHtml } from '../page-html';
import { readRunSettings } from '../run-settings';
import type { TextEmbedding } from './text-analyst';

/** Longer selections would lie across the map. */
const LONGEST_NAME = 24;

/** What is drawn: the vectors, and the selection or a word that was chosen on the map. */
interface Drawn {
  readonly vectors: TextEmbedding;
  readonly text: string;
}

/** The map of words beside the editor: where a selection lies, and what lies around it. */
export class MapPanel implements Disposable {
  #panel: WebviewPanel | undefined;
  #drawn: Drawn | undefined;
  /** the selection, wherever somebody has gone on the map since */
  #followed: Drawn | undefined;
  /** how the page calls what is drawn */
  #name = '';
  #by: ShownMap['by'] = 'pca';

  constructor(private readonly extensionUri: Uri) {}

  show(vectors: TextEmbedding, text: string): void {
    this.#drawn = this.#followed = { vectors, text };
    if (this.#panel === undefined) this.#panel = this.#open();
    else this.#panel.reveal(undefined, true);
    void this.#draw(); // a page that is not ready yet asks for it when it is
  }

  /** The same panel follows to another selection, and stays where it is. */
  follow(vectors: TextEmbedding, text: string): void {
    if (this.#panel === undefined) return;
    // After a pause in typing it is the same place of the same vectors, and UMAP takes its time.
    if (this.#followed?.vectors === vectors && this.#followed.text === text) return;
    this.#drawn = this.#followed = { vectors, text };
    void this.#draw();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): WebviewPanel {
    const localResourceRoots = [Uri.joinPath(this.extensionUri, 'dist')];
    const panel = window.createWebviewPanel(
      'unroll.map',
      'Unroll',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, retainContextWhenHidden: true, localResourceRoots },
    );
    panel.iconPath = Uri.joinPath(this.extensionUri, 'media', 'unroll.svg');
    panel.webview.onDidReceiveMessage((message: FromView) => this.#receive(message));
    panel.onDidDispose(() => (this.#panel = this.#drawn = this.#followed = undefined));
    panel.webview.html = pageHtml(panel.webview, this.extensionUri, readLanguage());
    return panel;
  }

  #receive(message: FromView): void {
    if (message.kind === 'draw-map') {
      // Its own ring: a name that was cut is no word to look for.
      if (message.word === this.#name) return;
      this.#by = message.by;
      if (message.word !== undefined && this.#drawn !== undefined) {
        this.#drawn = { ...this.#drawn, text: message.word };
      }
    } else if (message.kind !== 'ready') return;
    void this.#draw();
  }

  async #draw(): Promise<void> {
    const drawn = this.#drawn;
    const panel = this.#panel;
    if (drawn === undefined || panel === undefined) return;
    const { vectors, text } = drawn;
    const { seed } = readRunSettings();
    const question = { about: 'map', text, by: this.#by, seed } as const;
    const found = await orSay(vectors.name, () => vectors.ask(question));
    if (this.#drawn !== drawn) return;
    if (found === undefined) {
      this.#by = 'pca'; // which needs the fewest words
      return;
    }
    const title = shortened(text);
    const { by, positions, chosen, near, share } = found;
    const name = shortened(text, LONGEST_NAME);
    const words = found.words.with(chosen, name);
    panel.title = this.#name = name;
    const map = { title, vectors: vectors.name, by, words, positions, chosen, near, share };
    const message: ToView = { kind: 'map', language: readLanguage(), ...map };
    void panel.webview.postMessage(message);
  }
}
