import {
  commands,
  EventEmitter,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  ViewColumn,
  window,
  type Command,
  type Disposable,
  type Location,
  type MarkdownString,
  type Range,
  type TreeDataProvider,
  type Uri,
} from 'vscode';

/** A line of the tree *Similar*. */
export interface SimilarItem {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: MarkdownString;
  /** of the codicons */
  readonly icon: string;
  /** for a screen reader, where label and description say too little */
  readonly spoken?: string;
  /** where Enter jumps to */
  readonly place?: Location;
  /** what Enter does where there is no place */
  readonly command?: Command;
  readonly children?: readonly SimilarItem[];
}

export interface Heading {
  /** beside the title */
  readonly description: string;
  readonly message: string;
  /** what the places are similar to */
  readonly origin: Location | undefined;
  /** another one than before: the list begins anew, and nothing in it is selected */
  readonly question: unknown;
}

const CONTEXT_KEY = 'unroll.similar';

/** The native tree *Similar*: ranked lists, nearest first, whose lines jump to their places. */
export class SimilarView implements TreeDataProvider<SimilarItem>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view = window.createTreeView('unroll.similar', { treeDataProvider: this });
  readonly onDidChangeVisibility = this.#view.onDidChangeVisibility;
  readonly #parents = new Map<SimilarItem, SimilarItem>();
  readonly #ids = new Map<SimilarItem, string>();
  #items: readonly SimilarItem[] = [];
  /** where F4 goes: to what is similar, not to what it is similar to */
  #places: readonly SimilarItem[] = [];
  #at = -1;
  #origin: Location | undefined;
  #question: unknown;
  #questions = 0;

  /** on the screen, not behind another view or in a closed side bar */
  get isVisible(): boolean {
    return this.#view.visible;
  }

  get items(): readonly SimilarItem[] {
    return this.#items;
  }

  get message(): string {
    return this.#view.message ?? '';
  }

  show(items: readonly SimilarItem[], { description, message, origin, question }: Heading): void {
    if (question !== this.#question) {
      this.#questions++;
      this.#at = -1;
    }
    this.#question = question;
    this.#items = items;
    this.#origin = origin;
    this.#parents.clear();
    this.#ids.clear();
    items.forEach((item, i) => {
      const id = `${this.#questions}.${i}`;
      this.#ids.set(item, id);
      item.children?.forEach((child, j) => {
        this.#parents.set(child, item);
        this.#ids.set(child, `${id}.${j}`);
      });
    });
    this.#places = items
      .flatMap((item) => item.children ?? [])
      .filter(({ place }) => place !== undefined);
    this.#view.description = description;
    this.#view.message = message;
    void commands.executeCommand('setContext', CONTEXT_KEY, true);
    this.#changed.fire(undefined);
  }

  /** Brings the list up from its beginning. With the focus in it, arrows and Enter go on there. */
  async bringUp({ focus }: { readonly focus: boolean }): Promise<void> {
    if (focus) await commands.executeCommand('unroll.similar.focus');
    const [first] = this.#items;
    if (first !== undefined) await this.#view.reveal(first, { select: false, focus });
  }

  /** The next place, or the one before, and round at the end. */
  async go(by: 1 | -1): Promise<void> {
    const count = this.#places.length;
    if (count === 0) return;
    const from = this.#at === -1 && by === -1 ? 0 : this.#at;
    const item = this.#places[(from + by + count) % count]!;
    await this.open(item);
    if (this.#view.visible) await this.#view.reveal(item, { select: true, focus: false });
  }

  async open(item: SimilarItem): Promise<void> {
    if (item.place === undefined) return;
    this.#at = this.#places.indexOf(item);
    const { uri, range } = item.place;
    await show(uri, range);
  }

  /** Shows a place, or all of them, in the editor of what they are similar to. */
  async peek(item?: SimilarItem): Promise<void> {
    const shown = item?.place === undefined ? this.#places : [item];
    const locations = shown.map(({ place }) => place!);
    const origin = this.#origin ?? locations[0];
    if (origin === undefined) return;
    await show(origin.uri, origin.range);
    await commands.executeCommand(
      'editor.action.peekLocations',
      origin.uri,
      origin.range.start,
      locations,
      'peek',
    );
  }

  getChildren(item?: SimilarItem): SimilarItem[] {
    return [...(item === undefined ? this.#items : (item.children ?? []))];
  }

  getParent(item: SimilarItem): SimilarItem | undefined {
    return this.#parents.get(item);
  }

  getTreeItem(item: SimilarItem): TreeItem {
    const { label, description, tooltip, icon, spoken, place, command, children } = item;
    const state =
      children === undefined ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded;
    const shown = new TreeItem(label, state);
    shown.id = this.#ids.get(item) ?? label;
    shown.iconPath = new ThemeIcon(icon);
    if (description !== undefined) shown.description = description;
    if (tooltip !== undefined) shown.tooltip = tooltip;
    if (spoken !== undefined) shown.accessibilityInformation = { label: spoken };
    if (command !== undefined) shown.command = command;
    if (place !== undefined) {
      shown.contextValue = 'place';
      shown.command = { command: 'unroll.goToSimilar', title: label, arguments: [item] };
    }
    return shown;
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }
}

/** Where the file is to be seen, else where some text is: not on top of a map or a lesson. */
async function show(uri: Uri, selection: Range): Promise<void> {
  const editors = window.visibleTextEditors;
  const editor = editors.find(({ document }) => document.uri.toString() === uri.toString());
  const viewColumn = (editor ?? editors[0])?.viewColumn ?? ViewColumn.Active;
  await window.showTextDocument(uri, { selection, viewColumn });
}
