import { Disposable, languages, Uri } from 'vscode';
import type { Platform } from '../platform';
import { EmbedSelection } from './embed-selection';
import { MapPanel } from './map-panel';
import { saveVectors } from './save-vectors';
import { SimilarView, type SimilarItem } from './similar-view';
import { TextAnalyst } from './text-analyst';
import { VectorChoice } from './vector-choice';
import { WordHovers } from './word-hovers';
import { WorkspaceTexts } from './workspace-texts';

/** Everything about word vectors in the editor, built in the order in which it needs each other. */
export class EmbedTools implements Disposable {
  readonly analyst: TextAnalyst;
  readonly view = new SimilarView();
  readonly #choice: VectorChoice;
  readonly #map: MapPanel;
  readonly #embed: EmbedSelection;
  readonly #own: Disposable;

  constructor(platform: Platform, extensionUri: Uri) {
    this.analyst = new TextAnalyst(platform, extensionUri);
    const texts = new WorkspaceTexts();
    this.#choice = new VectorChoice(platform, this.analyst);
    this.#map = new MapPanel(extensionUri);
    this.#embed = new EmbedSelection(
      platform,
      this.analyst,
      texts,
      this.view,
      this.#choice,
      this.#map,
    );
    this.#own = Disposable.from(
      this.#embed,
      this.#choice,
      this.#map,
      texts,
      this.view,
      this.analyst,
      languages.registerHoverProvider({ pattern: '**' }, new WordHovers(this.analyst)),
    );
  }

  /** By the end of their ids. */
  get commands(): Record<string, (...args: never[]) => unknown> {
    return {
      embedSelection: () => this.#embed.embed(),
      findSimilarLines: () => this.#embed.findLines(),
      showMap: () => this.#embed.showMap(),
      chooseVectors: () => this.#choice.choose(),
      // From the explorer VS Code hands over the file, from elsewhere what is selected there.
      loadVectors: (file?: unknown) => this.#choice.load(file instanceof Uri ? file : undefined),
      saveVectors: (file?: unknown) =>
        saveVectors(this.analyst, file instanceof Uri ? file : undefined),
      goToSimilar: (item: SimilarItem) => this.view.open(item),
      nextSimilar: () => this.#embed.go(1),
      previousSimilar: () => this.#embed.go(-1),
      peekSimilar: (item?: SimilarItem) => this.view.peek(item),
      // From the title of the view, VS Code hands over the line that has the focus.
      peekAllSimilar: () => this.view.peek(),
    };
  }

  dispose(): void {
    this.#own.dispose();
  }
}
