import { Bars } from '../../webview/charts/bars';
import type { View, ViewProps } from '../../webview/view';
import { InfluencePicture } from './influence-picture';
import { Exact, LagPicture, Losses, Starts } from './lag-picture';
import type {
  RecallCourse,
  RecallResults,
  VanishingGradientEvent,
} from './vanishing-gradient-event';
import { CELL_NAMES } from '../../training/cell-knob';
import { OUTCOMES, WORDS } from './vanishing-gradient-words';

type Say = Pick<ViewProps<VanishingGradientEvent>, 'say'>;

/** Gradient against lag, what one place depends on, and whether a symbol is recalled. */
export const view: View<VanishingGradientEvent> = (props) => {
  const { events, answers, say } = props;
  const starts = events.findLast((event) => event.kind === 'starts');
  const losses = events.findLast((event) => event.kind === 'losses');
  const exact = events.findLast((event) => event.kind === 'exact');
  const places = events.findLast((event) => event.kind === 'places');
  const expected = events.findLast((event) => event.kind === 'expected');
  const recall = events.findLast((event) => event.kind === 'recall');
  const influence =
    answers.findLast((event) => event.kind === 'influence') ??
    events.findLast((event) => event.kind === 'influence');
  return (
    <>
      <LagPicture events={events} say={say} />
      {starts !== undefined && <Starts starts={starts} say={say} />}
      {places !== undefined && influence !== undefined && (
        <InfluencePicture {...props} places={places} influence={influence} />
      )}
      {expected !== undefined && (
        <p class="notice">
          {say(WORDS.expected, {
            billions: Math.round(expected.billions),
            seconds: Math.round(expected.seconds),
          })}
        </p>
      )}
      {recall !== undefined && (
        <section>
          <h3>{say(WORDS.recallTitle)}</h3>
          {recall.tasks.map((task) => (
            <Recalled key={`${String(task.symbols)} ${String(task.delay)}`} task={task} say={say} />
          ))}
        </section>
      )}
      {exact !== undefined && <Exact exact={exact} say={say} />}
      {losses !== undefined && <Losses losses={losses} say={say} />}
    </>
  );
};

/** Every cell's newest accuracy, beside what guessing gives. */
function Recalled({ task, say }: { readonly task: RecallResults } & Say) {
  const { symbols, delay, chance, cells } = task;
  const title = say(WORDS.recallTask, { symbols, delay });
  return (
    <>
      <p>{title}</p>
      <Bars
        describe={title}
        bars={[
          ...cells.map((course) => barOf(course, say)),
          { name: say(WORDS.guessing), share: chance, figure: say(WORDS.percent, percent(chance)) },
        ]}
      />
      <p class="quiet">{say(WORDS.recallHelp, { chance: percent(chance).value })}</p>
    </>
  );
}

function barOf({ cell, steps, accuracy, outcome }: RecallCourse, say: Say['say']) {
  const share = accuracy.at(-1)!;
  return {
    name: CELL_NAMES[cell],
    share,
    figure: say(WORDS.recallFigure, {
      accuracy: percent(share).value,
      outcome: say(OUTCOMES[outcome]),
    }),
    help: say(WORDS.steps, { steps: steps.at(-1)! }),
  };
}

function percent(share: number): { readonly value: number } {
  return { value: Math.round(100 * share) };
}
