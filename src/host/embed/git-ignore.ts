import ignore from 'ignore';

/** One `.gitignore`: the folder it lies in, from the workspace's root, and what it says. */
export interface IgnoreFile {
  /** `''` at the root, else `notes/old` */
  readonly folder: string;
  readonly text: string;
}

/**
 * What git would leave out: in a deeper folder a later word may bring a file back, but nothing comes
 * back out of a folder that is left out itself.
 *
 * @returns whether a file is left out, by its path from the root: `notes/old/a.txt`
 * @see gitignore(5)
 */
export function createIgnoreRules(files: readonly IgnoreFile[]): (path: string) => boolean {
  const rules = new Map(files.map(({ folder, text }) => [folder, ignore().add(text)]));
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
    return isLeftOut(path, false);
  };
}
