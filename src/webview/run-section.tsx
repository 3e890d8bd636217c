import { useEffect, useRef, useState } from 'preact/hooks';
import { views } from 'virtual:views';
import type { Params } from '../lessons/experiment';
import type { Knob } from '../lessons/lesson';
import type { SourceLine, ToView } from '../protocol/messages';
import { keep, readKept, send } from './host';
import { IconButton } from './icon-button';
import { Knobs } from './knobs';
import { PictureBoundary } from './picture-boundary';
import { lastOf, type PageState, type ShownRun } from './state';
import { Reasons, Verdict } from './verdict';
import { useWords, type Word } from './words';

export interface RunSectionProps {
  /** the experiment's id, by which its view is found */
  readonly experiment: string;
  readonly knobs: readonly Knob[];
  readonly shown: Extract<ToView, { kind: 'page' }>;
  readonly state: PageState;
  readonly onParams?: (params: Params) => void;
}

/** The run: which file, the knobs, the buttons, how far it is, the picture and the verdict. */
export function RunSection({ experiment, knobs, shown, state, onParams }: RunSectionProps) {
  const words = useWords();
  const { run, notice, stepKey } = state;
  const [params, setParams] = useState<Params>(() => initialParams(knobs, shown));
  useEffect(() => onParams?.(params), [params]);
  // A run started elsewhere (the command, a lens) brings its own settings.
  useEffect(() => {
    if (run !== undefined) setParams((own) => ({ ...own, ...run.params }));
  }, [run?.id, run?.source]);

  const isActive = run !== undefined && ['queued', 'running', 'paused'].includes(run.status);
  useEffect(() => {
    const { page, source } = shown;
    const uri = run?.source?.uri ?? source?.uri;
    keep({ version: 1, page, running: isActive, params, ...(uri === undefined ? {} : { uri }) });
  }, [shown, params, isActive, run?.source]);

  const ask = useAsk(run);
  const section = useRef<HTMLElement>(null);
  const startedHere = useRef(false);
  const start = () => {
    startedHere.current = true;
    send({ kind: 'run', page: shown.page, params });
  };
  // Whoever came by a lens asked for the result: the lesson's words are above it.
  useEffect(() => {
    if (run !== undefined && !startedHere.current) section.current?.scrollIntoView();
    startedHere.current = false;
  }, [run?.id]);
  const columns = shown.source?.summary?.columns ?? [];
  const Picture = views[experiment];
  const events = run?.events ?? [];
  const hasPicture = Picture !== undefined && events.length > 0;
  return (
    <section ref={section}>
      <SourceWords source={run?.source ?? shown.source} summaryOf={shown.source} run={run} />
      <Knobs
        knobs={knobs}
        params={params}
        columns={columns}
        onChange={(id, value) => setParams({ ...params, [id]: value })}
      />
      <Controls run={run} onRun={start} />
      {run?.fileChanged === true && (
        <p class="notice">
          {words.say('changed')}{' '}
          <button type="button" class="link" onClick={start}>
            {words.say('runAgain')}
          </button>
        </p>
      )}
      {notice !== undefined && (
        <p class="notice" role="alert">
          {words.phrase(notice)}
        </p>
      )}
      {run?.message !== undefined && (
        <p class={run.status === 'failed' ? 'notice failed' : 'notice'} role="alert">
          {words.phrase(run.message)}
        </p>
      )}
      <div class={hasPicture ? 'wide' : ''}>
        <Verdict events={events} />
        <div class="picture">
          {hasPicture && (
            <PictureBoundary key={run?.id} failed={words.say('noPicture')}>
              <Picture
                events={events}
                answers={run?.answers ?? []}
                ask={ask}
                params={run?.params ?? params}
                language={words.language}
                say={words.phrase}
                highlight={(places) => {
                  if (run !== undefined) send({ kind: 'highlight', runId: run.id, places });
                }}
                stepKey={stepKey}
                ended={!isActive}
              />
            </PictureBoundary>
          )}
        </div>
        <Reasons events={events} />
      </div>
    </section>
  );
}

/** One question at a time: of those that come while it is answered, the newest is asked next. */
function useAsk(run: ShownRun | undefined): (question: Params) => void {
  const asked = useRef<{ run: number; answered: number; next: Params | undefined } | undefined>(
    undefined,
  );
  const askNow = (id: number, answered: number, question: Params) => {
    asked.current = { run: id, answered, next: undefined };
    send({ kind: 'ask', runId: id, question });
  };
  useEffect(() => {
    const waiting = asked.current;
    if (run === undefined || waiting?.run !== run.id || waiting.answered === run.answered) return;
    asked.current = undefined;
    if (waiting.next !== undefined) askNow(run.id, run.answered, waiting.next);
  }, [run?.id, run?.answered]);
  return (question) => {
    if (run?.status !== 'done') return;
    if (asked.current?.run === run.id) asked.current.next = question;
    else askNow(run.id, run.answered, question);
  };
}

/** What was kept of this page, over what the knobs start with. */
function initialParams(
  knobs: readonly Knob[],
  { page }: Extract<ToView, { kind: 'page' }>,
): Params {
  const initial = Object.fromEntries(knobs.map(({ id, initial }) => [id, initial]));
  const kept = readKept();
  const isSame = JSON.stringify(kept?.page) === JSON.stringify(page);
  return isSame ? { ...initial, ...kept?.params } : initial;
}

interface ControlsProps {
  readonly run: ShownRun | undefined;
  readonly onRun: () => void;
}

function Controls({ run, onRun }: ControlsProps) {
  const words = useWords();
  const status = run?.status;
  const isActive = status === 'queued' || status === 'running' || status === 'paused';
  const runName = words.say(run === undefined ? 'run' : 'runAgain');
  const withRun = (kind: 'pause' | 'resume' | 'step' | 'stop') => {
    if (run !== undefined) send({ kind, runId: run.id });
  };
  return (
    <>
      <div class="row controls">
        <IconButton icon="play" name={runName} kind="primary" onClick={onRun}>
          <span>{runName}</span>
        </IconButton>
        {status === 'paused' ? (
          <IconButton
            icon="debug-continue"
            name={words.say('resume')}
            onClick={() => withRun('resume')}
          />
        ) : (
          <IconButton
            icon="debug-pause"
            name={words.say('pause')}
            disabled={status !== 'running'}
            onClick={() => withRun('pause')}
          />
        )}
        <IconButton
          icon="debug-step-over"
          name={words.say('step')}
          disabled={status !== 'paused'}
          onClick={() => withRun('step')}
        />
        <IconButton
          icon="debug-stop"
          name={words.say('stop')}
          disabled={!isActive}
          onClick={() => withRun('stop')}
        />
        <StatusWords run={run} />
      </div>
      <ProgressBar run={run} />
    </>
  );
}

function StatusWords({ run }: { readonly run: ShownRun | undefined }) {
  const words = useWords();
  const status: Word = run?.status ?? 'idle';
  const { progress } = run ?? {};
  const parts: string[] = [];
  if (progress !== undefined) {
    parts.push(words.say('progress', { step: progress.step, total: progress.total }));
    if (progress.stepsPerSecond > 0 && status === 'running') {
      parts.push(words.say('speed', { rate: Math.round(progress.stepsPerSecond) }));
    }
    if (progress.secondsLeft !== undefined && status === 'running') {
      parts.push(words.say('timeLeft', { seconds: progress.secondsLeft.toFixed(1) }));
    }
  }
  const state = words.say(status, { ahead: run?.ahead ?? 0 });
  return (
    <span class="quiet status">
      <span role="status" data-state={status}>
        {state}
      </span>
      {parts.map((part) => ` · ${part}`).join('')}
    </span>
  );
}

function ProgressBar({ run }: { readonly run: ShownRun | undefined }) {
  const words = useWords();
  const { step = 0, total = 1 } = run?.progress ?? {};
  const percent = Math.round((100 * step) / total);
  return (
    <div
      class="bar"
      role="progressbar"
      aria-label={words.say('progress', { step, total })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ width: `${String(percent)}%` }} />
    </div>
  );
}

interface SourceWordsProps {
  readonly source: SourceLine | undefined;
  /** where the list of problems is, once the file has been looked into */
  readonly summaryOf: SourceLine | undefined;
  readonly run: ShownRun | undefined;
}

function SourceWords({ source, summaryOf, run }: SourceWordsProps) {
  const words = useWords();
  if (source === undefined) return null;
  const used = lastOf('used', run?.events ?? []);
  const problems = summaryOf?.uri === source.uri ? (summaryOf.summary?.problems ?? []) : [];
  const qualifiers = [source.qualifier, source.fallback, used?.words];
  const said = qualifiers.flatMap((phrase) => (phrase === undefined ? [] : [words.phrase(phrase)]));
  return (
    <>
      <p class="quiet source">
        <b>{source.name}</b>
        {said.map((text) => ` · ${text}`).join('')}
      </p>
      {problems.length > 0 && (
        <details class="problems">
          <summary class="quiet">{words.say('problems', { count: problems.length })}</summary>
          <ul>
            {problems.map(({ message, line }, i) => (
              <li key={i}>
                {words.phrase(message)}{' '}
                {line !== undefined && (
                  <button
                    type="button"
                    class="link"
                    onClick={() => send({ kind: 'go-to-line', runId: run?.id, line })}
                  >
                    {words.say('goToLine', { line: line + 1 })}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
