import type { Params } from './experiment';
import type { Snippet } from './lesson';

/**
 * A snippet with the learner's own settings: `{units}` becomes 16, `{cell}` the library's name for
 * it. Braces around anything that is no setting belong to the language and stay.
 *
 * @example fillSnippet({ library: 'Keras', code: 'layers.Dense({units})' }, { units: 16 })
 * // => 'layers.Dense(16)'
 */
export function fillSnippet(snippet: Snippet, params: Params): string {
  return snippet.code.replace(/\{(\w+)\}/gu, (whole, id: string) => {
    const value = params[id];
    if (value === undefined) return whole;
    return snippet.names?.[id]?.[value] ?? String(value);
  });
}
