import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Phrase } from '../../phrase/phrase';
import type { View, ViewProps } from '../../webview/view';
import { Unrolled } from './unrolled-picture';
import type { CellCounts, UnrolledCellEvent, UnrolledTrace } from './unrolled-cell-event';

const PLAY_MS = 700;

/**
 * The unrolled picture with its steps, and the weights counted. Nothing is marked in the editor
 * before the person steps: marking enters the mode in which plain keys step.
 */
export const view: View<UnrolledCellEvent> = (props) => {
  const { events, say } = props;
  const counts = events.findLast((event) => event.kind === 'counts');
  const trace = events.findLast((event) => event.kind === 'trace');
  const loss = events.findLast((event) => event.kind === 'loss');
  if (counts === undefined || trace === undefined) return null;
  return (
    <>
      <Stepper {...props} trace={trace} counts={counts} />
      <p class="quiet">
        {trace.trained === 0 || loss === undefined
          ? say(UNTRAINED)
          : say(TRAINED, { steps: trace.trained, loss: loss.loss })}
      </p>
      <Counted counts={counts} say={say} />
    </>
  );
};
