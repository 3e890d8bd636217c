import {
  Hover,
  MarkdownString,
  workspace,
  type HoverProvider,
  type Position,
  type TextDocument,
} from 'vscode';
import { say, type Language, type Phrase } from '../../phrase/phrase';
import type { WordEmbedded } from '../../training/embed/embed-event';
import { escaped } from '../columns/column-hovers';
import { readLanguage } from '../language';
import { lessonLink, mapText, scoreOf } from './similar-items';
import type { TextAnalyst } from './text-analyst';
import { wordAt } from './word-at';

/** What the vectors know of a word, where the pointer rests on it; nothing before they are learned. */
export class WordHovers implements HoverProvider {
  constructor(private readonly analyst: TextAnalyst) {}

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    const vectors = this.analyst.vectorsOf(document);
    if (vectors === undefined) return undefined;
    if (!workspace.getConfiguration('unroll', document).get<boolean>('hovers', true))
      return undefined;
    const range = wordAt(document, position);
    if (range === undefined) return undefined;
    try {
      const found = await vectors.ask({ about: 'word', word: document.getText(range) });
      return new Hover(wordText(found, vectors.name, readLanguage(document)), range);
    } catch {
      return undefined; // the vectors are gone: the next command learns them anew
    }
  }
}

function wordText({ word, known, learned }: WordEmbedded, file: string, language: Language) {
  const name = escaped(word);
  const vectors = escaped(file);
  if (known === undefined) {
    const values = { name, vectors, minCount: learned?.minCount ?? 0 };
    return new MarkdownString(say(learned ? WORDS.rare : WORDS.notInFile, language, values));
  }
  const { count = 0, rank, words, neighbours, map } = known;
  const seeds = learned?.seeds ?? 0;
  const lines = neighbours.map((each) => {
    const values = { word: each.word, score: scoreOf(each.score), agree: each.seeds, seeds };
    return escaped(say(learned ? WORDS.neighbour : WORDS.neighbourInFile, language, values));
  });
  const text = new MarkdownString(
    [
      say(learned ? WORDS.word : WORDS.wordOfFile, language, { name, vectors, count, rank, words }),
      ...(lines.length === 0 ? [] : [say(WORDS.neighbours, language), lines.join(' · ')]),
      map === undefined ? '' : mapText(map, language),
      lessonLink(language),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  text.isTrusted = { enabledCommands: ['unroll.openLesson'] };
  return text;
}

const WORDS = {
  word: {
    ko: '**{name}** — {count}번 나와요. 벡터가 있는 단어 {words}개 가운데 {rank}번째로 자주 쓰여요.',
    en: '**{name}** — occurs {count} times, rank {rank} of {words} words with a vector',
  },
  wordOfFile: {
    ko: '**{name}** — {vectors}의 단어 {words}개 가운데 {rank}번째예요.',
    en: '**{name}** — word {rank} of {words} in {vectors}',
  },
  notInFile: {
    ko: '**{name}** — {vectors}에 없는 단어예요.',
    en: '**{name}** — not in {vectors}',
  },
  rare: {
    ko: '**{name}** — 나온 횟수가 {minCount}번보다 적어서 벡터가 없어요.',
    en: '**{name}** — occurs fewer than {minCount} times: too rare for a vector',
  },
  neighbourInFile: { ko: '{word} {score}', en: '{word} {score}' },
  neighbours: { ko: '비슷하게 쓰인 단어:', en: 'Used alike:' },
  neighbour: {
    ko: '{word} {score} (시드 {agree}/{seeds})',
    en: '{word} {score} (seeds {agree}/{seeds})',
  },
} as const satisfies Record<string, Phrase>;
