import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../dataset/dataset';
import { IconButton } from './icon-button';
import type { ViewProps } from './view';
import { useWords } from './words';

const PLAY_MS = 700;

export interface StepperOptions extends Pick<ViewProps<never>, 'highlight' | 'stepKey'> {
  /** steps in all, at least 1 */
  readonly count: number;
  /** what is marked in the editor at a step; empty: nothing */
  readonly placesOf: (step: number) => readonly Place[];
  /** where it starts, 0 when left out */
  readonly first?: number;
}

export interface StepperState {
  readonly now: number;
  readonly count: number;
  readonly playing: boolean;
  readonly goTo: (step: number) => void;
  readonly togglePlay: () => void;
}

/**
 * Walks through steps by button, slider, keys and play, and marks the place in the editor. Nothing is
 * marked before the person steps: marking enters the mode in which plain keys step.
 */
export function useStepper({ count, placesOf, highlight, stepKey, first = 0 }: StepperOptions): {
  readonly now: number;
  readonly stepper: StepperState;
} {
  const last = Math.max(0, count - 1);
  const [chosen, setChosen] = useState(first);
  const [playing, setPlaying] = useState(false);
  const now = Math.min(chosen, last);
  const goTo = (step: number) => {
    const to = Math.max(0, Math.min(last, step));
    setChosen(to);
    const places = count === 0 ? [] : placesOf(to);
    if (places.length > 0) highlight(places);
  };
  useEffect(() => {
    if (stepKey.count === 0) return;
    if (stepKey.by === 0) setPlaying((was) => !was);
    else goTo(now + stepKey.by);
  }, [stepKey.count]);
  useEffect(() => {
    if (!playing) return undefined;
    if (now === last) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => goTo(now + 1), PLAY_MS);
    return () => clearTimeout(timer);
  }, [playing, now, last]);
  const togglePlay = () => {
    if (!playing && now === last) goTo(0);
    setPlaying(!playing);
  };
  return { now, stepper: { now, count, playing, goTo, togglePlay } };
}

/** Its buttons and slider, over what they walk through; arrow keys step anywhere in it. */
export function Stepper(props: StepperState & { readonly children?: ComponentChildren }) {
  const { now, count, playing, goTo, togglePlay, children } = props;
  const words = useWords();
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.target instanceof HTMLInputElement) return; // a slider has its own
    event.preventDefault();
    goTo(now + by);
  };
  return (
    <div class="stepper" onKeyDown={onKeyDown}>
      <div class="row">
        <IconButton
          icon="chevron-left"
          name={words.say('stepBack')}
          onClick={() => goTo(now - 1)}
        />
        <IconButton
          icon={playing ? 'debug-pause' : 'play'}
          name={words.say(playing ? 'pausePlay' : 'play')}
          onClick={togglePlay}
        />
        <IconButton icon="chevron-right" name={words.say('stepOn')} onClick={() => goTo(now + 1)} />
        <input
          type="range"
          min={1}
          max={count}
          value={now + 1}
          aria-label={words.say('stepPlace')}
          onInput={(event) => goTo(event.currentTarget.valueAsNumber - 1)}
        />
        <span class="quiet">{words.say('stepOf', { step: now + 1, all: count })}</span>
      </div>
      {children}
    </div>
  );
}
