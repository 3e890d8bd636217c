import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './open-engine';

const README = path.join(ROOT, 'README.md');

/**
 * Puts Markdown between `<!-- name:start -->` and `<!-- name:end -->` of the README.
 *
 * @throws {Error} when the README has no such place
 */
export async function writeToReadme(name: string, markdown: string): Promise<void> {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const readme = readFileSync(README, 'utf8');
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${start} … ${end}`);
  const written = `${readme.slice(0, from + start.length)}\n\n${markdown}\n\n${readme.slice(to)}`;
  const options = { ...(await resolveConfig(README)), filepath: README };
  writeFileSync(README, await format(written, options));
  console.log(`\nWritten into README.md, between ${start} and ${end}.`);
}

/** How much else the machine did when this began: much of it slows PyTorch's threads the most. */
const loadBefore = loadavg()[0]!.toFixed(1);

/** Where and how something was measured, in one line. */
export function circumstances(date: Date): string {
  const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown CPU'}`;
  const command = ['npm run bench', ...process.argv.slice(2)].join(' ');
  const given = process.argv.length > 2 ? command.replace('bench ', 'bench -- ') : command;
  const day = date.toISOString().slice(0, 10);
  return `${day}, ${machine}, load ${loadBefore} before, Node ${process.version}: \`${given}\``;
}
