import {
  CancellationError,
  Disposable,
  EventEmitter,
  RelativePattern,
  workspace,
  type CancellationToken,
  type Uri,
  type WorkspaceFolder,
} from 'vscode';
import type { Phrase } from '../../phrase/phrase';
import { Refusal } from '../../phrase/refusal';
import { decodeKorean, isUtf8, nameOf } from '../document-source';
import { contentHash } from './content-hash';
import { readIgnoreRules } from './git-ignore';

/** A text as it stands now: unsaved edits included where it is open. */
export interface TextFile {
  /** its address */
  readonly key: string;
  readonly name: string;
  readonly text: string;
  readonly hash: number;
}

export interface ReadTexts {
  readonly files: readonly TextFile[];
  /** texts beyond the limits, and files that are no text */
  readonly leftOut: number;
}

/** Read at most: what five seeds learn in well under a minute. */
export const MOST_FILES = 500;
export const MOST_MEGABYTES = 5;
const MEGABYTE = 1024 * 1024;

const TEXTS = '**/*.{txt,text,md,markdown}';

/**
 * The texts of the workspace, without what `files.exclude` and `.gitignore` leave out. What was read
 * stays until its file has changed.
 */
export class WorkspaceTexts implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** a text was changed, made or deleted since the first reading */
  readonly onDidChange = this.#changed.event;
  readonly #read = new Map<
    string,
    { readonly stamp: string; readonly file: TextFile | undefined }
  >();
  #subscriptions: Disposable | undefined;

  /**
   * @throws {Refusal} without a folder, in Restricted Mode, or when there is no text
   * @throws {CancellationError}
   */
  async read(token: CancellationToken): Promise<ReadTexts> {
    const folders = workspace.workspaceFolders ?? [];
    if (!workspace.isTrusted) throw new Refusal(NOT_TRUSTED);
    if (folders.length === 0) throw new Refusal(NO_FOLDER);
    this.#subscriptions ??= this.#watch();
    const all = (await Promise.all(folders.map((folder) => textsOf(folder, token)))).flat();
    // A folder within another one has its files listed twice.
    const found = [...new Map(all.map((uri) => [uri.toString(), uri])).values()];
    const files: TextFile[] = [];
    let bytes = 0;
    let leftOut = 0;
    for (const uri of found.sort((a, b) => (a.path < b.path ? -1 : 1))) {
      if (token.isCancellationRequested) throw new CancellationError();
      if (files.length >= MOST_FILES) {
        leftOut++;
        continue;
      }
      const room = MOST_MEGABYTES * MEGABYTE - bytes;
      const { file, size } = await this.#file(uri, room);
      if (file === undefined) leftOut++;
      else files.push(file);
      bytes += size;
    }
    const kept = new Set(found.map(String));
    for (const key of this.#read.keys()) if (!kept.has(key)) this.#read.delete(key);
    if (files.length === 0) throw new Refusal(NO_TEXTS);
    return { files, leftOut };
  }

  dispose(): void {
    this.#subscriptions?.dispose();
    this.#changed.dispose();
  }

  async #file(uri: Uri, room: number): Promise<{ file: TextFile | undefined; size: number }> {
    const key = uri.toString();
    const open = workspace.textDocuments.find((document) => document.uri.toString() === key);
    // One that was opened in another encoding than its own is read from the disk.
    if (open !== undefined && (open.isDirty || !open.getText().includes('\ufffd'))) {
      const text = open.getText();
      if (text.length > room || !isText(text)) return { file: undefined, size: 0 };
      return { file: textFile(uri, text), size: text.length };
    }
    try {
      const { mtime, size } = await workspace.fs.stat(uri);
      if (size > room) return { file: undefined, size: 0 };
      const stamp = `${mtime} ${size}`;
      const known = this.#read.get(key);
      if (known?.stamp === stamp) return { file: known.file, size };
      const text = await decode(await workspace.fs.readFile(uri), uri);
      const file = text !== undefined && isText(text) ? textFile(uri, text) : undefined;
      this.#read.set(key, { stamp, file });
      return { file, size };
    } catch {
      return { file: undefined, size: 0 }; // gone meanwhile, or not for this person to read
    }
  }

  #watch(): Disposable {
    const watcher = workspace.createFileSystemWatcher(TEXTS);
    const changed = () => this.#changed.fire();
    return Disposable.from(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }
}

export function textFile(uri: Uri, text: string): TextFile {
  const whole = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return { key: uri.toString(), name: nameOf(uri), text: whole, hash: contentHash(whole) };
}

/** A NUL is no character of a text, nor is half a surrogate pair. */
function isText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/** As VS Code would, else as Korean; undefined: in neither encoding. */
async function decode(bytes: Uint8Array, uri: Uri): Promise<string | undefined> {
  const text = await workspace.decode(bytes, { uri });
  return text.includes('\ufffd') && !isUtf8(bytes) ? decodeKorean(bytes) : text;
}

async function textsOf(folder: WorkspaceFolder, token: CancellationToken): Promise<Uri[]> {
  // findFiles leaves out what files.exclude says, unless exclude is null: a .gitignore counts where it is
  // hidden too.
  const find = (pattern: string, exclude?: null) =>
    workspace.findFiles(new RelativePattern(folder, pattern), exclude, undefined, token);
  const [texts, ignoreFiles] = await Promise.all([find(TEXTS), find('**/.gitignore', null)]);
  if (token.isCancellationRequested) throw new CancellationError();
  const isLeftOut = await readIgnoreRules(folder.uri, ignoreFiles);
  return texts.filter((uri) => !isLeftOut(uri));
}

const NOT_TRUSTED: Phrase = {
  ko: '제한 모드에서는 작업 영역의 다른 파일을 읽지 않아요. 작업 영역을 신뢰하면 비슷한 줄을 찾을 수 있어요.',
  en: 'In Restricted Mode Unroll reads no other file of the workspace: trust the workspace to find similar lines.',
};
const NO_FOLDER: Phrase = {
  ko: '열어 둔 폴더가 없어요. 글이 든 폴더를 열면 그 안에서 비슷한 줄을 찾아요.',
  en: 'No folder is open: open one with texts, and Unroll looks for similar lines in it.',
};
const NO_TEXTS: Phrase = {
  ko: '작업 영역에 글 파일(.txt, .md)이 없어요. files.exclude와 .gitignore로 빠진 파일은 읽지 않아요.',
  en: 'The workspace has no texts (.txt, .md) besides those that files.exclude and .gitignore leave out.',
};
