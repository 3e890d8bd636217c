import ignore from 'ignore';
import { Uri, workspace } from 'vscode';

/** One `.gitignore`: the folder it lies in, from the root that all paths begin at, and what it says. */
export interface IgnoreFile {
  /** `''` at the root, else `notes/old` */
  readonly folder: string;
  readonly text: string;
}

/**
 * What git would leave out: in a deeper folder a later word may bring a file back, but nothing comes
 * back out of a folder that is left out itself.
 *
 * @param options `ignorecase`: capitals do not count, as git has it where the file system has it so
 * @returns whether a file or a folder is left out, by its path from the root: `notes/old/a.txt`, `notes/`
 * @see gitignore(5)
 */
export function createIgnoreRules(
  files: readonly IgnoreFile[],
  { ignorecase = false }: { readonly ignorecase?: boolean } = {},
): (path: string) => boolean {
  const rules = new Map(
    files.map(({ folder, text }) => [folder, ignore({ ignorecase }).add(text)]),
  );
  const isLeftOut = (path: string, isFolder: boolean): boolean => {
    let leftOut = false;
    const names = path.split('/');
    for (let depth = 0; depth < names.length; depth++) {
      const rule = rules.get(names.slice(0, depth).join('/'));
      if (rule === undefined) continue;
      const { ignored, unignored } = rule.test(
        names.slice(depth).join('/') + (isFolder ? '/' : ''),
      );
      if (ignored) leftOut = true;
      else if (unignored) leftOut = false;
    }
    return leftOut;
  };
  return (path) => {
    const names = path.split('/');
    for (let depth = 1; depth < names.length; depth++) {
      if (isLeftOut(names.slice(0, depth).join('/'), true)) return true;
    }
    return !path.endsWith('/') && isLeftOut(path, false);
  };
}

/**
 * The rules of a folder that is open: those of its own `.gitignore` files, and of those above it up to
 * the root of its repository, where one is to be seen. A folder that is left out was opened all the
 * same: what is above it then says nothing of what is in it.
 *
 * @param own its own `.gitignore` files
 * @returns whether a file in it is left out, by its address
 */
export async function readIgnoreRules(
  folder: Uri,
  own: readonly Uri[],
): Promise<(file: Uri) => boolean> {
  const above = await foldersToRepository(folder);
  const root = above.at(-1) ?? folder;
  const fromRoot = ({ path }: Uri) => path.slice(withoutSlash(root.path).length + 1);
  const readAll = async (files: readonly Uri[]) => {
    const found = await Promise.all(files.map((uri) => readIgnoreFile(uri, fromRoot(uri))));
    return found.filter((file) => file !== undefined);
  };
  const ofFolder = await readAll(own);
  const inFoldersAbove = above.map((each) => Uri.joinPath(each, '.gitignore'));
  const ofThoseAbove = await readAll(inFoldersAbove);
  const options = { ignorecase: await ignoresCase([...own, ...inFoldersAbove]) };
  const isOutside = createIgnoreRules(ofThoseAbove, options)(`${fromRoot(folder)}/`);
  const files = isOutside ? ofFolder : [...ofThoseAbove, ...ofFolder];
  const isLeftOut = createIgnoreRules(files, options);
  return (file) => isLeftOut(fromRoot(file));
}

async function readIgnoreFile(uri: Uri, path: string): Promise<IgnoreFile | undefined> {
  try {
    const text = await workspace.decode(await workspace.fs.readFile(uri), { encoding: 'utf8' });
    return { folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))), text };
  } catch {
    return undefined; // none is there, or it is not for this person to read
  }
}

/** The folders above one up to the root of its repository; none when it is the root, or in none. */
async function foldersToRepository(folder: Uri): Promise<Uri[]> {
  const above: Uri[] = [];
  for (let at = folder; ; above.push(at)) {
    if (await exists(Uri.joinPath(at, '.git'))) return above;
    const parent = Uri.joinPath(at, '..');
    if (withoutSlash(parent.path) === withoutSlash(at.path)) return [];
    at = parent;
  }
}

/** Whether a file is found by a name in capitals too, as git tries it when it makes a repository. */
async function ignoresCase(files: readonly Uri[]): Promise<boolean> {
  for (const file of files) {
    if (await exists(file)) return exists(Uri.joinPath(file, '..', '.GITIGNORE'));
  }
  return false;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // nor where it is not for this person to see
  }
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/u, '');
}
