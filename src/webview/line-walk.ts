import { useEffect, useRef } from 'preact/hooks';
import type { Place } from '../dataset/dataset';
import type { StepperState } from './stepper';
import { useStepper } from './stepper';
import type { ViewProps } from './view';

export interface LineWalkOptions extends Pick<
  ViewProps<never>,
  'ask' | 'ended' | 'highlight' | 'stepKey'
> {
  /** of all lines that can be walked to */
  readonly places: readonly Place[];
  /** the line whose tokens are there */
  readonly line: { readonly index: number };
  /** its tokens, to be coloured in the editor, and a name for which of several ways it is cut */
  readonly tokens: readonly { readonly place: Place; readonly known: boolean }[];
  readonly cut?: string;
}

/**
 * Walks through the lines of a text: the line is marked at once, its tokens when the lab has answered
 * `{ line }`. Nothing is marked before the person walks or calls `mark`.
 */
export function useLineWalk(options: LineWalkOptions): {
  readonly now: number;
  readonly stepper: StepperState;
  readonly mark: () => void;
} {
  const { places, line, tokens, cut, ask, ended, highlight, stepKey } = options;
  const isMarking = useRef(false);
  const { now, stepper } = useStepper({
    count: places.length,
    first: line.index,
    placesOf(index) {
      isMarking.current = true;
      return [places[index]!];
    },
    highlight,
    stepKey,
  });
  const isHere = line.index === now;
  useEffect(() => {
    if (ended && !isHere) ask({ line: now });
  }, [ended, now, isHere]);
  useEffect(() => {
    if (!isMarking.current || !isHere || tokens.length === 0) return;
    highlight(
      tokens.map(({ place, known }) => ({ ...place, role: known ? 'token' : 'unknown-token' })),
    );
  }, [line, cut, isHere]);
  return { now, stepper, mark: () => (isMarking.current = true) };
}
