import { useEffect, useState } from 'preact/hooks';
import { ShadedText } from '../../webview/charts/shaded-text';
import { Slider } from '../../webview/slider';
import { Stepper, useStepper } from '../../webview/stepper';
import type { ViewProps } from '../../webview/view';
import type {
  AskedPlaces,
  InfluenceAtPlace,
  VanishingGradientEvent,
} from './vanishing-gradient-event';
import { CELL_NAMES } from '../../training/cell-knob';
import { WORDS } from './vanishing-gradient-words';

type InfluenceProps = Pick<
  ViewProps<VanishingGradientEvent>,
  'ask' | 'say' | 'highlight' | 'stepKey' | 'ended'
> & {
  readonly places: AskedPlaces;
  readonly influence: InfluenceAtPlace;
};

/** The pieces before a place, shaded by how much each sways the answer there: one text for each cell. */
export function InfluencePicture(props: InfluenceProps) {
  const { places, influence, ask, say, highlight, stepKey, ended } = props;
  const [clip, setClip] = useState(influence.clip);
  const { now, stepper } = useStepper({
    count: places.places.length,
    placesOf: (at) => [places.places[at]!],
    highlight,
    stepKey,
  });
  useEffect(() => {
    if (ended && (now !== influence.at || clip !== influence.clip)) ask({ place: now, clip });
  }, [now, clip, ended]);
  const pieceName = say(WORDS[places.pieces]);
  return (
    <section>
      <h3>{say(WORDS.influenceTitle)}</h3>
      <Stepper {...stepper}>
        <Slider
          label={say(WORDS.clip)}
          help={say(WORDS.clipHelp)}
          min={1}
          max={100}
          step={1}
          value={clip}
          shown={say(WORDS.percent, { value: clip })}
          onChange={setClip}
        />
        <p aria-live="polite">{say(WORDS.asked, { asked: influence.asked })}</p>
        {influence.cells.map(({ cell, guess, norms, shades, halfWithin }) => (
          <div key={cell}>
            <p class="quiet">
              {say(WORDS.cellAnswer, { cell: CELL_NAMES[cell], guess, half: halfWithin })}
            </p>
            <ShadedText
              pieces={influence.words.map((words, i) => ({
                words,
                shade: shades[i],
                value: norms[i]!,
              }))}
              describe={say(WORDS.influenceOf, { cell: CELL_NAMES[cell] })}
              valueName={say(WORDS.influence)}
              pieceName={pieceName}
            />
          </div>
        ))}
      </Stepper>
      <p class="quiet">{say(WORDS.influenceHelp)}</p>
    </section>
  );
}
