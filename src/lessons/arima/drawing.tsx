import { useEffect, useState } from 'preact/hooks';
import { DrawnLine } from '../../webview/charts/drawn-line';
import { LineChart } from '../../webview/charts/line-chart';
import { ErrorTable } from '../../training/forecast/error-table';
import { IconButton } from '../../webview/icon-button';
import type { ViewProps } from '../../webview/view';
import type { ArimaEvent, ColumnRead } from './arima-event';
import { WORDS } from './arima-words';
import { forecastLines } from './forecast-lines';

interface Drawing {
  readonly values: readonly number[];
  readonly stage: 'drawing' | 'compared' | 'skipped';
}

/** By column and rows: whoever has drawn is not asked again when a knob has changed. */
const kept = new Map<string, Drawing>();

export interface DrawingState {
  readonly drawing: Drawing;
  /** whether what came may be shown */
  readonly isOpen: boolean;
  readonly change: (drawing: Drawing) => void;
}

/** The reader's own forecast: it starts as the last row, repeated. */
export function useDrawing({ column, labels, history, horizon }: ColumnRead): DrawingState {
  const key = [column, ...labels, history.at(-1)].join('\n');
  const start: Drawing = {
    values: Array.from({ length: horizon }, () => history.at(-1) ?? 0),
    stage: 'drawing',
  };
  const [drawing, setDrawing] = useState(kept.get(key) ?? start);
  const change = (next: Drawing) => {
    kept.set(key, next);
    setDrawing(next);
  };
  return { drawing, isOpen: drawing.stage !== 'drawing', change };
}

interface DrawnForecastProps extends ViewProps<ArimaEvent> {
  readonly read: ColumnRead;
  readonly state: DrawingState;
}

/** First the reader draws the last rows, or skips that; then the drawing lies beside the forecast. */
export function DrawnForecast(props: DrawnForecastProps) {
  const { read, state, say } = props;
  const { horizon, history, labels, unit, column } = read;
  const { drawing, isOpen, change } = state;
  if (isOpen) return <Compared {...props} />;
  return (
    <section>
      <h3>{say(WORDS.draw, { horizon })}</h3>
      <DrawnLine
        history={history}
        drawn={drawing.values}
        labels={labels}
        unit={unit}
        describe={say(WORDS.drawDescribe, { column, horizon })}
        onDraw={(values) => change({ ...drawing, values })}
      />
      <p class="quiet">{say(WORDS.drawHelp)}</p>
      <div class="row">
        <IconButton
          icon="check"
          kind="primary"
          name={say(WORDS.reveal)}
          onClick={() => change({ ...drawing, stage: 'compared' })}
        >
          <span>{say(WORDS.reveal)}</span>
        </IconButton>
        <button type="button" class="link" onClick={() => change({ ...drawing, stage: 'skipped' })}>
          {say(WORDS.skip)}
        </button>
      </div>
    </section>
  );
}

function Compared({ events, answers, ask, ended, say, read, state }: DrawnForecastProps) {
  const { values, stage } = state.drawing;
  const isDrawn = stage === 'compared';
  useEffect(() => {
    if (isDrawn && ended) ask({ drawn: values.join() });
  }, [isDrawn, ended]);
  const rows = events.find((event) => event.kind === 'held-out');
  const score = answers.find((event) => event.kind === 'drawn');
  if (rows === undefined) return null;
  const { start } = rows;
  const { horizon, column, unit } = read;
  const drawn = [...Array.from({ length: start }, () => undefined), ...values];
  const own = {
    name: say(WORDS.drawn),
    colour: 'red',
    width: 2,
    help: say(WORDS.drawnHelp),
  } as const;
  return (
    <section>
      <h3>{say(WORDS.heldOut, { horizon })}</h3>
      <LineChart
        x={rows.lines}
        label={(row) => rows.labels[row] ?? ''}
        rows={say(WORDS.row)}
        unit={unit}
        describe={say(WORDS.heldOutDescribe, { column, horizon })}
        boundary={{ row: start, label: say(WORDS.from) }}
        series={[...forecastLines(rows, say), ...(isDrawn ? [{ ...own, values: drawn }] : [])]}
      />
      <ErrorTable
        caption={say(WORDS.errors, { horizon })}
        rows={[
          ...(isDrawn && score !== undefined ? [{ ...score, id: 'drawn', name: WORDS.drawn }] : []),
          ...rows.scores,
        ]}
        say={say}
      />
      {isDrawn && !ended && <p class="quiet">{say(WORDS.scoring)}</p>}
      <p>
        <button
          type="button"
          class="link"
          onClick={() => state.change({ ...state.drawing, stage: 'drawing' })}
        >
          {say(WORDS.drawAgain)}
        </button>
      </p>
    </section>
  );
}
