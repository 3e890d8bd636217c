import type { SharedEvent } from '../lessons/experiment';
import type { Lesson } from '../lessons/lesson';
import { send } from './host';
import { useWords } from './words';

/** The question, before anything has been seen. */
export function PredictFirst({ lesson }: { readonly lesson: Lesson }) {
  const words = useWords();
  const predict = (option: string) => send({ kind: 'predict', lesson: lesson.id, option });
  return (
    <section class="predict">
      <h2>{words.say('predictFirst')}</h2>
      <p>{words.phrase(lesson.predict.question)}</p>
      {lesson.predict.options.map(({ id, words: option }) => (
        <button type="button" class="option" key={id} onClick={() => predict(id)}>
          {words.phrase(option)}
        </button>
      ))}
      <button type="button" class="link" onClick={() => predict('skipped')}>
        {words.say('skip')}
      </button>
    </section>
  );
}

export interface PredictionResultProps {
  readonly lesson: Lesson;
  /** the option chosen first */
  readonly chosen: string;
  /** undefined until a run has computed it */
  readonly answer: Extract<SharedEvent, { kind: 'answer' }> | undefined;
}

/** What was predicted beside what the run found. */
export function PredictionResult({ lesson, chosen, answer }: PredictionResultProps) {
  const words = useWords();
  return (
    <section class="predict">
      <h2>{words.say('yourPrediction')}</h2>
      <p>{words.phrase(lesson.predict.question)}</p>
      {lesson.predict.options.map(({ id, words: option }) => {
        const isRight = answer?.option === id;
        const isWrong = answer !== undefined && id === chosen && !isRight;
        const marks = [
          ...(id === chosen ? [words.say('yourAnswer')] : []),
          ...(isRight ? [words.say('itWas')] : []),
        ];
        return (
          <div class={`option${isRight ? ' right' : ''}${isWrong ? ' wrong' : ''}`} key={id}>
            {words.phrase(option)}
            {marks.length > 0 && <small> — {marks.join(' · ')}</small>}
          </div>
        );
      })}
      <p class="quiet">
        {answer === undefined
          ? words.say('answerAfterRun')
          : words.phrase(lesson.predict.because, answer.values)}
      </p>
    </section>
  );
}
