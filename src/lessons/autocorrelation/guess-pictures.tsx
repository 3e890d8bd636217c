import { useState } from 'preact/hooks';
import { StemPlot } from '../../webview/charts/stem-chart';
import type { ViewProps } from '../../webview/view';
import type { AutocorrelationEvent, Guess, GuessPicture } from './autocorrelation-event';
import { WORDS } from './autocorrelation-words';

interface GuessPicturesProps extends Pick<ViewProps<AutocorrelationEvent>, 'say'> {
  readonly guess: Guess;
  /** a picture has been chosen, or the choice passed over: the rest may be seen */
  readonly onOpen: () => void;
}

const NAMES = ['A', 'B', 'C'] as const;
const HEIGHT = 84;

type Choice = number | 'none';

/** Which stems are the column's? Told once one has been chosen. */
export function GuessPictures({ guess, onOpen, say }: GuessPicturesProps) {
  const [choice, setChoice] = useState<Choice | undefined>(undefined);
  const { column, rows, pictures } = guess;
  const choose = (chosen: Choice) => {
    setChoice(chosen);
    onOpen();
  };
  return (
    <section>
      <h3>{say(WORDS.which, { column })}</h3>
      <p class="quiet">{say(WORDS.whichHelp, { rows })}</p>
      <div class="guess">
        {pictures.map((picture, i) =>
          choice === undefined ? (
            <button
              type="button"
              class="option"
              key={i}
              aria-label={say(WORDS.choose, {
                name: NAMES[i]!,
                lags: picture.acf.length - 1,
                outside: picture.outside,
                largest: picture.largest,
              })}
              onClick={() => choose(i)}
            >
              <Picture name={NAMES[i]!} picture={picture} />
            </button>
          ) : (
            <div class={`option${markOf(picture, i, choice)}`} key={i}>
              <Picture
                name={`${NAMES[i]!} · ${say(WORDS[picture.of], { column })}`}
                picture={picture}
              />
            </div>
          ),
        )}
      </div>
      <div aria-live="polite">
        {choice !== undefined && (
          <p>
            {outcome(guess, choice, say)} <span class="quiet">{say(WORDS.tell)}</span>
          </p>
        )}
      </div>
      {choice === undefined && (
        <button type="button" class="link" onClick={() => choose('none')}>
          {say(WORDS.showNow)}
        </button>
      )}
    </section>
  );
}

function markOf({ of }: GuessPicture, at: number, choice: Choice): string {
  if (of === 'column') return ' right';
  return at === choice ? ' wrong' : '';
}

function outcome(
  { column, pictures }: Guess,
  choice: Choice,
  say: GuessPicturesProps['say'],
): string {
  const name = NAMES[pictures.findIndex(({ of }) => of === 'column')]!;
  const chosen = choice === 'none' ? undefined : pictures[choice];
  if (choice === 'none' || chosen === undefined) return say(WORDS.shown, { column, name });
  if (chosen.of === 'column') return say(WORDS.right, { column, name });
  return say(WORDS.wrong, { column, name, chosen: NAMES[choice]!, what: say(WORDS[chosen.of]) });
}

interface PictureProps {
  readonly name: string;
  readonly picture: GuessPicture;
}

function Picture({ name, picture: { acf, band } }: PictureProps) {
  const half = acf.map(() => band);
  return (
    <>
      <b>{name}</b>
      <StemPlot stems={acf} bands={[{ name: '', help: '', half, kind: 'lines' }]} height={HEIGHT} />
    </>
  );
}
