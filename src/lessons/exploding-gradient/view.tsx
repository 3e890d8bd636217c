import { useMemo } from 'preact/hooks';
import { LineChart } from '../../webview/charts/line-chart';
import type { View, ViewProps } from '../../webview/view';
import type { ExplodingGradientEvent, NormsByLag, TrainingStep } from './exploding-gradient-event';
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
          baselines={compared?.baselines ?? []}
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
  readonly baselines: readonly {
    readonly name: { readonly ko: string; readonly en: string };
    readonly loss: number;
  }[];
}

function Training({ steps, clip, baselines, say }: TrainingProps) {
  const x = useMemo(() => steps.map(({ step }) => step), [steps.length]);
  const label = (row: number) => String(x[row] ?? '');
  const best = baselines.reduce<(typeof baselines)[number] | undefined>(
    (a, b) => (a === undefined || b.loss < a.loss ? b : a),
    undefined,
  );
  return (
    <>
      <h3>{say(WORDS.norms)}</h3>
      <LineChart
        x={x}
        label={label}
        rows={say(WORDS.step)}
        describe={say(WORDS.norms)}
        height={150}
        log
        series={[
          {
            name: say(WORDS.clipped),
            values: steps.map(({ clipped }) => clipped.norm),
            colour: 'blue',
          },
          {
            name: say(WORDS.unclipped),
            values: steps.map(({ unclipped }) => unclipped.norm),
            colour: 'red',
          },
          {
            name: say(WORDS.limit),
            values: steps.map(() => clip),
            colour: 'foreground',
            dash: [2, 3],
          },
        ]}
      />
      <h3>{say(WORDS.losses)}</h3>
      <LineChart
        x={x}
        label={label}
        rows={say(WORDS.step)}
        describe={say(WORDS.losses)}
        height={150}
        log
        series={[
          {
            name: say(WORDS.clipped),
            values: steps.map(({ clipped }) => clipped.loss),
            colour: 'blue',
          },
          {
            name: say(WORDS.unclipped),
            values: steps.map(({ unclipped }) => unclipped.loss),
            colour: 'red',
          },
          ...(best === undefined
            ? []
            : [
                {
                  name: say(WORDS.baseline, { name: say(best.name) }),
                  values: steps.map(() => best.loss),
                  colour: 'foreground',
                  dash: [2, 3],
                } as const,
              ]),
        ]}
      />
    </>
  );
}
