import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../dataset/dataset';
import type { Params } from '../lessons/experiment';
import { useStepper, type StepperState } from './stepper';
import type { ViewProps } from './view';

export interface ChosenOrTypedOptions extends Pick<
  ViewProps<never>,
  'ask' | 'highlight' | 'stepKey' | 'ended'
> {
  /** pieces of the file to choose from, at least 1 */
  readonly count: number;
  readonly placeOf: (piece: number) => Place;
  /** the piece that the run itself has asked about */
  readonly first: number;
  /** the piece that the newest answer is about; undefined: words that were typed */
  readonly asked: number | undefined;
  /** the question about a piece */
  readonly questionOf: (piece: number) => Params;
}

export interface TypedWords {
  readonly text: string;
  readonly type: (text: string) => void;
}

/**
 * A lab is asked about a piece of the file that is stepped to, or about words of the reader's own. What
 * is found is shown in the editor beside the piece it was found by.
 */
export function useChosenOrTyped(options: ChosenOrTypedOptions): {
  readonly now: number;
  readonly stepper: StepperState;
  readonly typed: TypedWords;
  readonly show: (piece: number) => void;
} {
  const { count, placeOf, first, asked, questionOf, ask, highlight, stepKey, ended } = options;
  const [text, setText] = useState('');
  const placesOf = (piece: number) => [placeOf(piece)];
  const { now, stepper } = useStepper({ count, placesOf, highlight, stepKey, first });
  useEffect(() => {
    setText('');
    if (ended) ask(questionOf(now));
  }, [now, ended]);
  const type = (written: string) => {
    setText(written);
    ask(written.trim() === '' ? questionOf(now) : { words: written.trim() });
  };
  const show = (piece: number) => {
    const own: Place[] = asked === undefined ? [] : [{ ...placeOf(asked), role: 'input' }];
    highlight([...own, { ...placeOf(piece), role: 'target' }]);
  };
  return { now, stepper, typed: { text, type }, show };
}

export interface TypedFieldProps extends TypedWords {
  readonly label: string;
  readonly help: string;
}

export function TypedField({ label, help, text, type }: TypedFieldProps) {
  return (
    <label class="knob" title={help}>
      <span class="quiet">{label}</span>
      <input type="text" value={text} onInput={(event) => type(event.currentTarget.value)} />
    </label>
  );
}
