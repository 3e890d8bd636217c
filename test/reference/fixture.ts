import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/**
 * Reference values: the file that the environment variable names, else the shared one beside the
 * project, else the project's own copy of it.
 *
 * @throws when a file that was asked for cannot be read
 */
export function readFixture(variable: string, name: string): unknown {
  const asked = process.env[variable] ?? '';
  const shared = path.resolve(ROOT, '../shared/reference', name);
  const own = path.join(ROOT, 'test/fixtures/reference', name);
  const file = asked !== '' ? asked : existsSync(shared) ? shared : own;
  return JSON.parse(readFileSync(file, 'utf8'));
}
