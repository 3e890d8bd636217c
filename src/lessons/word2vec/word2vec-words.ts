import type { Phrase } from '../../phrase/phrase';

/** What the picture of word2vec says. */
export const WORDS = {
  map: {
    ko: '단어 {count}개의 지도예요. 지금까지 단어 {step}개를 읽었어요.',
    en: 'A map of {count} words, after reading {step} words.',
  },
  mapHelp: {
    ko: '벡터의 수 {dimensions}개를 두 개로 줄여 그렸어요(주성분 분석). 두 수로 다 담을 수는 없으니 가까움은 아래 목록의 코사인으로 확인하세요.',
    en: 'Each vector of {dimensions} numbers is drawn with two (principal components). Two cannot hold everything: check what is near by the cosines below.',
  },
  moment: { ko: '학습 시점', en: 'Moment of the training' },
  momentHelp: {
    ko: '손잡이를 끌면 학습 도중의 지도로 돌아가요.',
    en: 'Drag to go back to the map in mid-training.',
  },
  readWords: { ko: '단어 {step}개째', en: '{step} words read' },
  again: { ko: '처음부터 다시 보기', en: 'Watch it again' },
  nearNow: {
    ko: '이때 “{word}”의 이웃: {neighbours}',
    en: 'Neighbours of “{word}” at this moment: {neighbours}',
  },
  words: { ko: '단어', en: 'word' },
  times: { ko: '{count}번', en: '{count} times' },
  loss: { ko: '손실', en: 'loss' },
  lossDescribe: {
    ko: '단어를 읽어 갈수록 손실이 어떻게 변하는지, 아무것도 모를 때의 손실과 함께 보여요.',
    en: 'The loss as words are read, beside the loss of knowing nothing.',
  },
  start: { ko: '아무것도 모를 때', en: 'knowing nothing' },
  startHelp: {
    ko: '쌍 하나하나를 진짜일 확률이 반이라고 할 때의 손실, ln 2예요.',
    en: 'Every pair, real or drawn, is given the probability one half: ln 2.',
  },
  read: { ko: '읽은 단어', en: 'words read' },
  look: { ko: '살펴볼 단어', en: 'Word to look at' },
  lookHelp: {
    ko: '지도에서 단어를 눌러도 돼요.',
    en: 'You can also click a word on the map.',
  },
  waits: {
    ko: '학습이 끝나면 다른 단어도 골라 볼 수 있어요.',
    en: 'When the training has ended, you can choose other words, too.',
  },
  lists: { ko: '“{word}” ({count}번 나와요)', en: '“{word}” (occurs {count} times)' },
  companions: { ko: '함께 나온 단어', en: 'stands beside it' },
  companionsHelp: {
    ko: '글에서 윈도 안에 함께 나온 횟수를 센 거예요.',
    en: 'Counted in the text: how often both stand inside one window.',
  },
  expected: { ko: '곁에 올 것 같은 단어', en: 'expected beside it' },
  expectedHelp: {
    ko: '이 단어의 입력 벡터와 그 단어의 출력 벡터를 곱해, 진짜 쌍일 확률로 바꾼 거예요. 함께 쓰일수록 커져요.',
    en: "This word's input vector times that word's output vector, as the probability of a real pair. Being used together makes it larger.",
  },
  neighbours: { ko: '이웃', en: 'neighbours' },
  neighboursHelp: {
    ko: '두 입력 벡터의 코사인 유사도예요. 괄호 안은 두 단어가 함께 나온 횟수예요.',
    en: 'The cosine of both input vectors; in brackets, how often the two stand together.',
  },
  planted: { ko: '답을 아는 연습 글', en: 'Practice sentences with a known answer' },
  plantedHelp: {
    ko: '같은 설정으로 문장 {sentences}개를 배웠어요. 짝을 이룬 두 단어는 한 문장에 함께 나오지 않지만 주변에는 같은 단어가 와요.',
    en: 'The same settings on {sentences} sentences. Twins never stand in one sentence, but have the same words around them.',
  },
  twoWords: { ko: '두 단어', en: 'two words' },
  together: { ko: '{word} + {companion} (함께 써요)', en: '{word} + {companion} (used together)' },
  cosine: { ko: '코사인', en: 'cosine' },
  cosineHelp: {
    ko: '두 입력 벡터의 코사인 유사도예요. 1이면 방향이 같아요.',
    en: 'The cosine of both input vectors: 1 when they point the same way.',
  },
  besideIt: { ko: '곁에 올 확률', en: 'expected beside' },
} as const satisfies Record<string, Phrase>;
