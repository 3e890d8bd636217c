import { useMemo } from 'preact/hooks';
import { LineChart, type LineSeries } from '../../webview/charts/line-chart';
import type { View, ViewProps } from '../../webview/view';
import type {
  ExplodingGradientEvent,
  NormsByLag,
  StepFigures,
  TrainingStep,
  TrainingsCompared,
} from './exploding-gradient-event';
import { WORDS } from './exploding-gradient-words';

type Say = Pick<ViewProps<ExplodingGradientEvent>, 'say'>;

/** The gradient by lag before training, then norms and losses of the two trainings. */
export const view: View<ExplodingGradientEvent> = ({ events, params, say }) => {
  const lags = events.find((event) => event.kind === 'lags');
  const compared = events.find((event) => event.kind === 'compared');
  const steps = events.filter((event): event is TrainingStep => event.kind === 'step');
  return (
    <>
      {lags !== undefined && <Lags lags={lags} say={say} />}
      {steps.length > 1 && (
        <Training
          steps={steps}
          clip={Number(params['clip'])}
          baseline={compared?.baseline}
          say={say}
        />
      )}
    </>
  );
};

function Lags({ lags, say }: { readonly lags: NormsByLag } & Say) {
  const x = useMemo(() => lags.linear.map((_, k) => k), [lags]);
  return (
    <section>
      <h3>{say(WORDS.lags)}</h3>
      <LineChart
        x={x}
        label={(row) => String(row)}
        rows={say(WORDS.lag)}
        describe={say(WORDS.lagsDescribe, { radius: lags.radius })}
        height={170}
        log
        series={[
          {
            name: say(WORDS.linear),
            help: say(WORDS.linearHelp),
            values: lags.linear,
            colour: 'red',
            width: 2,
          },
          { name: say(WORDS.power), values: lags.power, colour: 'foreground', dash: [2, 3] },
          { name: say(WORDS.tanh), help: say(WORDS.tanhHelp), values: lags.tanh, colour: 'blue' },
        ]}
      />
    </section>
  );
}

interface TrainingProps extends Say {
  readonly steps: readonly TrainingStep[];
  readonly clip: number;
  readonly baseline: TrainingsCompared['baseline'] | undefined;
}

function Training({ steps, clip, baseline, say }: TrainingProps) {
  return (
    <>
      <Both
        steps={steps}
        title={say(WORDS.norms)}
        of={({ norm }) => norm}
        level={{ name: say(WORDS.limit), value: clip }}
        say={say}
      />
      <Both
        steps={steps}
        title={say(WORDS.losses)}
        of={({ loss }) => loss}
        level={
          baseline && {
            name: say(WORDS.baseline, { name: say(baseline.name) }),
            value: baseline.loss,
          }
        }
        say={say}
      />
    </>
  );
}

interface BothProps extends Say {
  readonly steps: readonly TrainingStep[];
  readonly title: string;
  readonly of: (figures: StepFigures) => number | undefined;
  /** a flat line to compare with */
  readonly level: { readonly name: string; readonly value: number } | undefined;
}

/** One figure of both trainings over the steps. */
function Both({ steps, title, of, level, say }: BothProps) {
  const x = useMemo(() => steps.map(({ step }) => step), [steps.length]);
  const lines: LineSeries[] = [
    { name: say(WORDS.clipped), values: steps.map(({ clipped }) => of(clipped)), colour: 'blue' },
    {
      name: say(WORDS.unclipped),
      values: steps.map(({ unclipped }) => of(unclipped)),
      colour: 'red',
    },
  ];
  if (level !== undefined) {
    const values = steps.map(() => level.value);
    lines.push({ name: level.name, values, colour: 'foreground', dash: [2, 3] });
  }
  return (
    <section>
      <h3>{title}</h3>
      <LineChart
        x={x}
        label={(row) => String(x[row] ?? '')}
        rows={say(WORDS.step)}
        describe={title}
        height={150}
        log
        series={lines}
      />
    </section>
  );
}
