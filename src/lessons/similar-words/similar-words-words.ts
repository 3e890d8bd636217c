import type { Phrase } from '../../phrase/phrase';

/** What the picture of similar words says. */
export const WORDS = {
  look: { ko: '살펴볼 단어', en: 'Word to look at' },
  lookHelp: {
    ko: '지도에서 단어를 눌러도 돼요.',
    en: 'You can also click a word on the map.',
  },
  waits: {
    ko: '다 배우고 나면 다른 단어도 골라 볼 수 있어요.',
    en: 'When the training has ended, you can choose other words, too.',
  },
  heading: {
    ko: '“{word}”의 이웃 ({count}번 나와요)',
    en: 'Neighbours of “{word}” (occurs {count} times)',
  },
  bar: {
    ko: '{of}번 가운데 {runs}번 · {score}',
    en: '{runs} of {of} runs · {score}',
  },
  barHelp: {
    ko: '막대의 길이는 평균 코사인이에요. {of}번 배웠을 때 {runs}번에서 가까운 {most}개에 들었어요.',
    en: 'The bar is the mean cosine. In {runs} of {of} trainings it is among the nearest {most}.',
  },
  overlap: {
    ko: '이 단어에서는 두 번 사이에 이웃의 {overlap|이/가} 같아요.',
    en: 'For this word, two trainings share {overlap} of the neighbours.',
  },
  lists: { ko: '배울 때마다 찾은 이웃', en: 'The neighbours of each training' },
  run: { ko: '{run}번째', en: 'run {run}' },
  place: { ko: '순위', en: 'place' },
  map: {
    ko: '첫 번째로 배운 단어 {count}개의 지도예요.',
    en: 'A map of {count} words, of the first training.',
  },
  pca: {
    ko: '가장 크게 달라지는 두 방향(주성분)으로 그렸어요. 벡터들 사이의 차이 가운데 {share|을/를} 보여 줘요.',
    en: 'Drawn along the two directions of most difference (principal components), which show {share} of all differences between the vectors.',
  },
  umap: {
    ko: 'UMAP은 가까운 단어끼리 붙여 놓아요. 멀리 떨어진 무리 사이의 거리에는 뜻이 거의 없고, 시드가 바뀌면 그림도 바뀌어요.',
    en: 'UMAP keeps near words together. Distances across the map mean little, and another seed gives another picture.',
  },
  words: { ko: '단어', en: 'word' },
  times: { ko: '{count}번', en: '{count} times' },
  agreement: { ko: '얼마나 믿을 만한가요?', en: 'How far can it be trusted?' },
  seeds: { ko: '시드만 바꿨을 때', en: 'only the seed differs' },
  seedsHelp: {
    ko: '같은 글을 시드만 바꿔 두 번 배웠을 때, 두 번 모두 나온 이웃의 비율이에요.',
    en: 'The share of neighbours that two trainings of the same text have in common.',
  },
  halves: { ko: '글을 반씩 나눴을 때', en: 'each learns half the text' },
  halvesHelp: {
    ko: '문장을 하나씩 번갈아 두 묶음으로 나눠 따로 배웠을 때, 양쪽에 모두 나온 이웃의 비율이에요.',
    en: 'Sentences are dealt out in turn to two sets, and each set is learned on its own: the share of neighbours found in both.',
  },
  chance: { ko: '제비로 뽑았을 때', en: 'picked at random' },
  chanceHelp: {
    ko: '반씩 나눈 글에서 이웃을 아무렇게나 뽑아도 이만큼은 같아요.',
    en: 'Even neighbours picked at random in the halves would agree this much.',
  },
} as const satisfies Record<string, Phrase>;
