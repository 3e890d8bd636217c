import { WORDS } from '../lessons/similar-words/similar-words-words';
import { formatPercent } from '../phrase/phrase';
import type { ShownMap } from '../protocol/messages';
import { WordMap } from './charts/word-map';
import { send } from './host';
import { Segments } from './segments';
import { useWords } from './words';

const KINDS = [
  { id: 'pca', label: 'PCA' },
  { id: 'umap', label: 'UMAP' },
] as const;

/** A selection among the words of its vectors; a word that is chosen is looked at next. */
export function MapPage({ map }: { readonly map: ShownMap }) {
  const words = useWords();
  const { title, vectors, by, share, chosen, near } = map;
  const describe = words.say('mapDescribed', {
    near: near.map((row) => map.words[row] ?? '').join(', '),
  });
  return (
    <article>
      <h1>{words.say('mapTitle', { title })}</h1>
      <p>
        <Segments
          name={words.say('mapKind')}
          options={KINDS}
          chosen={by}
          onChoose={(kind) => send({ kind: 'draw-map', by: kind, word: undefined })}
        />{' '}
        <span class="quiet">{words.say('mapOf', { vectors, count: map.words.length })}</span>
      </p>
      <WordMap
        words={map.words}
        positions={map.positions}
        chosen={chosen}
        marked={near}
        describe={describe}
        rows={words.say('mapWord')}
        onChoose={(row) => send({ kind: 'draw-map', by, word: map.words[row] })}
      />
      <p class="quiet">
        {share === undefined
          ? words.phrase(WORDS.umap)
          : words.phrase(WORDS.pca, { share: formatPercent(share) })}
      </p>
    </article>
  );
}
