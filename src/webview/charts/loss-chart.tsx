import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import { useWords } from '../words';
import { LineChart, type LineSeries } from './line-chart';

export interface LossEvent {
  readonly kind: 'loss';
  readonly step: number;
  readonly training: number;
  readonly validation: number | undefined;
}

export interface LossChartProps {
  readonly events: readonly { readonly kind: string }[];
  readonly unit: string;
  readonly log?: boolean;
  /** flat lines to compare with */
  readonly levels?: readonly (Omit<LineSeries, 'values'> & { readonly value: number })[];
}

/** Training and validation loss over the steps, and the latest figures of both. */
export function LossChart({ events, unit, log = false, levels = [] }: LossChartProps) {
  const words = useWords();
  const losses = events.filter((event): event is LossEvent => event.kind === 'loss');
  const last = losses.at(-1);
  const x = useMemo(() => losses.map(({ step }) => step), [losses.length]);
  const training = useMemo(() => smoothed(losses.map((loss) => loss.training)), [losses.length]);
  const validation = useMemo(() => losses.map((loss) => loss.validation), [losses.length]);
  const flat = useMemo(
    () => levels.map(({ value }) => losses.map(() => value)),
    [losses.length, levels.map(({ value }) => value).join()],
  );
  if (last === undefined) return null;
  const lastChecked = losses.findLast((loss) => loss.validation !== undefined);
  return (
    <section class="loss">
      <p class="quiet figures">
        {words.say('trainingLoss')} <b data-figure="training-loss">{formatNumber(last.training)}</b>
        {lastChecked?.validation !== undefined && (
          <>
            {' · '}
            {words.say('validationLoss')} <b>{formatNumber(lastChecked.validation)}</b>
          </>
        )}
        {' · '}
        {unit}
      </p>
      <LineChart
        x={x}
        label={(row) => String(x[row] ?? '')}
        rows={words.say('step')}
        describe={`${words.say('trainingLoss')}, ${words.say('validationLoss')}: ${unit}`}
        height={150}
        log={log}
        series={[
          { name: words.say('trainingLoss'), values: training, colour: 'blue', width: 1 },
          { name: words.say('validationLoss'), values: validation, colour: 'red', width: 2 },
          ...levels.map((level, i) => ({ ...level, values: flat[i] ?? [] })),
        ]}
      />
    </section>
  );
}

/** A batch's loss jumps with the batch: the line is the mean of the last five. */
function smoothed(values: readonly number[]): number[] {
  return values.map((_, i) => {
    const recent = values.slice(Math.max(0, i - 4), i + 1);
    return recent.reduce((sum, value) => sum + value, 0) / recent.length;
  });
}
