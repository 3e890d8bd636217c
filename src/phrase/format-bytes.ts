import { formatNumber } from './phrase';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/**
 * A size in memory, three digits of it, by thousands. The same in both languages.
 *
 * @param bytes >= 0
 * @example formatBytes(4096) // => '4.1 KB'
 */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(Number((bytes / 1000 ** power).toPrecision(3)))} ${UNITS[power]!}`;
}
