import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { say, type Language, type Phrase, type PhraseValues } from '../phrase/phrase';

/** Everything the shell itself says. */
const WORDS = {
  run: { ko: '실행', en: 'Run' },
  runAgain: { ko: '다시 실행', en: 'Run again' },
  pause: { ko: '일시 정지', en: 'Pause' },
  resume: { ko: '계속', en: 'Resume' },
  step: { ko: '한 단계', en: 'Step' },
  stop: { ko: '멈춤', en: 'Stop' },
  openLarge: { ko: '크게 열기', en: 'Open large' },
  runOnYourData: { ko: '내 파일로 실행하기', en: 'Run on your data' },
  predictFirst: { ko: '먼저 예상해 보세요', en: 'Predict first' },
  yourPrediction: { ko: '예상과 결과', en: 'Your prediction' },
  skip: { ko: '건너뛰기', en: 'Skip' },
  yourAnswer: { ko: '내가 고른 답', en: 'your answer' },
  itWas: { ko: '실제 결과', en: 'it was' },
  answerAfterRun: { ko: '실행하면 답을 알 수 있어요.', en: 'The run will tell.' },
  watchFor: { ko: '이런 점을 조심하세요', en: 'Watch for' },
  sameIn: { ko: '같은 내용을 코드로', en: 'The same in' },
  copy: { ko: '코드 복사', en: 'Copy the code' },
  copied: { ko: '복사했어요', en: 'Copied' },
  sources: { ko: '출처', en: 'Sources' },
  noteLine: { ko: '노트 {line}번째 줄', en: 'your notes, line {line}' },
  placeOf: { ko: '{index}/{of}', en: '{index} of {of}' },
  column: { ko: '열', en: 'Column' },
  columnHelp: {
    ko: '신경망이 배울 열이에요.',
    en: 'The column that the network learns.',
  },
  stepBack: { ko: '이전 단계', en: 'Previous step' },
  stepOn: { ko: '다음 단계', en: 'Next step' },
  play: { ko: '재생', en: 'Play' },
  pausePlay: { ko: '재생 멈춤', en: 'Pause playing' },
  stepPlace: { ko: '단계', en: 'Step' },
  stepOf: { ko: '{all}단계 중 {step}단계', en: 'step {step} of {all}' },
  inNumbers: { ko: '같은 내용을 숫자로', en: 'The same in numbers' },
  everyNth: {
    ko: '{all}행 가운데 {shown}행을 고르게 골라 보여 줘요.',
    en: '{shown} of {all} rows, evenly spread.',
  },
  trainingTitle: { ko: '신경망이 배우는 {name}', en: 'A network learns {name}' },
  problems: {
    ko: '이 파일에서 알아 둘 점 {count}가지',
    en: '{count} things to know about this file',
  },
  goToLine: { ko: '{line}번째 줄로 가기', en: 'Go to line {line}' },
  idle: { ko: '아직 실행하지 않았어요', en: 'not run yet' },
  queued: {
    ko: '앞에 {ahead}개의 학습이 있어요. 끝나면 시작해요',
    en: 'waiting; runs before it: {ahead}',
  },
  running: { ko: '배우는 중', en: 'learning' },
  paused: { ko: '잠시 멈춤', en: 'paused' },
  done: { ko: '다 배웠어요', en: 'done' },
  cancelled: { ko: '멈췄어요', en: 'stopped' },
  failed: { ko: '실행하지 못했어요', en: 'could not run' },
  progress: { ko: '{total}단계 중 {step}단계', en: 'step {step} of {total}' },
  speed: { ko: '초당 {rate}단계', en: '{rate} steps/s' },
  timeLeft: { ko: '{seconds}초 남음', en: '{seconds} s left' },
  changed: {
    ko: '실행한 뒤에 파일이 바뀌었어요. 지금 보이는 것은 바뀌기 전의 결과예요.',
    en: 'The file has changed since. This is the result for the text before.',
  },
  noPicture: {
    ko: '그림을 그리지 못했어요. Unroll의 오류이니 알려 주세요. 다시 실행할 수는 있어요.',
    en: 'The picture could not be drawn: a fault of Unroll, please report it. You can run again.',
  },
  knobs: { ko: '설정', en: 'Settings' },
  oneHotPart: {
    ko: '1이 있는 자리 둘레의 {shown}자리예요. 나머지는 모두 0이에요.',
    en: 'The {shown} places around the 1. All others are 0.',
  },
  mapTitle: { ko: '지도에서의 자리: {title}', en: 'On the map: {title}' },
  mapDescribed: {
    ko: '이름이 굵은 점이 고른 자리예요. 가까운 단어는 {near|이에요/예요}. 단어를 누르면 그 단어의 자리를 보여 줘요.',
    en: 'The point with the bold name is the selection; its nearest words are {near}. Click a word to see its place.',
  },
  mapKind: { ko: '그리는 방법', en: 'How it is drawn' },
  mapOf: { ko: '단어 {count}개, 벡터: {vectors}', en: '{count} words, vectors: {vectors}' },
  mapWord: { ko: '단어', en: 'word' },
  trainingLoss: { ko: '학습 손실', en: 'training loss' },
  validationLoss: { ko: '검증 손실', en: 'validation loss' },
} as const satisfies Record<string, Phrase>;

export type Word = keyof typeof WORDS;

export const LanguageContext = createContext<Language>('en');

/** The shell's words, and any phrase, in the reader's language. */
export function useWords() {
  const language = useContext(LanguageContext);
  return {
    language,
    say: (word: Word, values: PhraseValues = {}) => say(WORDS[word], language, values),
    phrase: (phrase: Phrase, values: PhraseValues = {}) => say(phrase, language, values),
  };
}
