import { useEffect, useRef } from 'preact/hooks';
import type { PhraseValues, Phrase } from '../../phrase/phrase';
import { HeatStrip } from '../../webview/charts/heat-strip';
import type { UnrolledStep, UnrolledTrace } from './unrolled-cell-event';
import { WORDS } from './unrolled-words';

export interface UnrolledProps {
  readonly trace: UnrolledTrace;
  /** the step that is looked at; later ones are empty boxes, for nothing has been read there */
  readonly now: number;
  readonly say: (phrase: Phrase, values?: PhraseValues) => string;
}

/** The one cell, drawn once for every step, h handed on from box to box. */
export function Unrolled({ trace, now, say }: UnrolledProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const scroller = list.current;
    const column = scroller?.children[now];
    if (!(scroller && column instanceof HTMLElement)) return;
    const middle = column.offsetLeft - scroller.offsetLeft + column.offsetWidth / 2;
    scroller.scrollLeft = middle - scroller.clientWidth / 2;
  }, [now]);
  return (
    <ol class="unrolled" ref={list} tabIndex={0} aria-label={say(WORDS.picture)}>
      {trace.steps.map((step, t) => (
        <li
          key={t}
          class={t === now ? 'now' : t > now ? 'later' : ''}
          aria-current={t === now ? 'step' : undefined}
          aria-hidden={t > now}
        >
          <span class="guess">{t <= now ? step.guesses[0]?.words : ''}</span>
          {step.h
            .map((_, layer) => (
              <Cell key={layer} trace={trace} step={step} layer={layer} seen={t <= now} say={say} />
            ))
            .reverse()}
          <span class="x">
            {t <= now && (
              <HeatStrip
                values={step.x}
                describe={say(WORDS.xOf)}
                label={(i) => say(WORDS.number, { index: i + 1 })}
              />
            )}
          </span>
          <span class="read">{t <= now ? step.read : ''}</span>
        </li>
      ))}
    </ol>
  );
}

interface CellProps extends Pick<UnrolledProps, 'trace' | 'say'> {
  readonly step: UnrolledStep;
  readonly layer: number;
  readonly seen: boolean;
}

/** One use of a layer's cell: the h it makes, and the mark of its weights. */
function Cell({ trace, step, layer, seen, say }: CellProps) {
  const mark = trace.marks[layer] ?? [];
  return (
    <span class="cell">
      {seen && (
        <>
          <HeatStrip
            values={step.h[layer] ?? []}
            describe={say(WORDS.hOf, { layer: layer + 1 })}
            label={(i) => say(WORDS.unit, { unit: i + 1 })}
          />
          <span class="mark">
            <HeatStrip
              values={mark}
              describe={say(WORDS.weightsOf, { layer: layer + 1, count: mark.length })}
              label={(i) => say(WORDS.weight, { index: i + 1 })}
            />
          </span>
        </>
      )}
    </span>
  );
}
