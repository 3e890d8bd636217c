import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { datasetFromText } from '../../src/dataset/from-text';
import type {
  Experiment,
  ExperimentContext,
  Params,
  SharedEvent,
} from '../../src/lessons/experiment';
import type { Knob } from '../../src/lessons/lesson';
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../engine/open-engine';

/** A file as a person has it open. */
export interface OpenFile {
  readonly name: string;
  readonly text: string;
}

let engine: Engine | undefined;

const SAMPLES = path.resolve(__dirname, '../../media/samples');

/** A bundled sample. */
export function sampleFile(name: string): OpenFile {
  return { name, text: readFileSync(path.join(SAMPLES, name), 'utf8') };
}

/** The run of a lesson, by the lesson's id. */
export function experimentOf<Event extends { readonly kind: string }>(
  id: string,
): Experiment<Event> {
  const file = path.resolve(__dirname, '../../src/lessons', id, 'experiment');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a path known at run time
  return (require(file) as { readonly experiment: Experiment<Event> }).experiment;
}

/** The first event of a kind, which has to be there. */
export function eventOf<Event extends { readonly kind: string }, Kind extends Event['kind']>(
  events: readonly Event[],
  kind: Kind,
): Extract<Event, { readonly kind: Kind }> {
  const found = events.find((event): event is Extract<Event, { readonly kind: Kind }> => {
    return event.kind === kind;
  });
  assert.ok(found, `no event ${kind}`);
  return found;
}

/** What is said, as long as somebody listens: a loop that is left ends the run. */
export function* eventsOf<Event extends { readonly kind: string }>(
  experiment: Experiment<Event>,
  file: OpenFile,
  params: Params,
  seed = 1,
): Generator<Event | SharedEvent, void, undefined> {
  const run = experiment(contextOf(file, params, seed));
  try {
    for (;;) {
      const turn = run.next();
      if (turn.done === true) {
        turn.value?.dispose();
        return;
      }
      yield checked(turn.value);
    }
  } finally {
    run.return(undefined);
  }
}

/** Runs to the end, or through the first event of a kind, and gives everything that was said. */
export function runExperiment<Event extends { readonly kind: string }>(
  experiment: Experiment<Event>,
  file: OpenFile,
  params: Params,
  until?: Event['kind'] | SharedEvent['kind'],
  seed = 1,
): (Event | SharedEvent)[] {
  const events: (Event | SharedEvent)[] = [];
  for (const event of eventsOf(experiment, file, params, seed)) {
    events.push(event);
    if (event.kind === until) break;
  }
  return events;
}

/** Runs to the end, for what has been said and the lab that is left: the caller's to dispose of. */
export function runToLab<Event extends { readonly kind: string }>(
  experiment: Experiment<Event>,
  file: OpenFile,
  params: Params,
  seed = 1,
): {
  readonly events: (Event | SharedEvent)[];
  readonly ask: (question: Params) => Event[];
  readonly dispose: () => void;
} {
  const events: (Event | SharedEvent)[] = [];
  const run = experiment(contextOf(file, params, seed));
  for (;;) {
    const turn = run.next();
    if (turn.done !== true) {
      events.push(checked(turn.value));
      continue;
    }
    const lab = turn.value;
    assert.ok(lab, 'the run leaves nothing to ask');
    return {
      events,
      ask: (question) =>
        [...lab.ask(question)]
          .filter((event) => event.kind !== 'slice')
          .map((event) => checked(event as Event)),
      dispose: () => lab.dispose(),
    };
  }
}

function contextOf({ name, text }: OpenFile, params: Params, seed: number): ExperimentContext {
  const extension = path.extname(name).slice(1);
  const languageId = extension === 'csv' || extension === 'tsv' ? extension : 'plaintext';
  const dataset = datasetFromText(text, { name, languageId });
  engine ??= openEngine(); // one for all: each has threads and memory of its own
  return { dataset, params, seed, engine, now: () => performance.now() };
}

function checked<Event>(event: Event): Event {
  assert.ok(isJson(event), `not JSON: ${JSON.stringify(event).slice(0, 300)}`);
  return event;
}

/** Whether nothing is lost on the way to a webview: JSON turns NaN and Infinity into null. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isJson);
  return value === undefined || typeof value === 'string' || typeof value === 'boolean';
}

/** What the page starts with. */
export function initialParams(knobs: readonly Knob[]): Params {
  return Object.fromEntries(knobs.map(({ id, initial }) => [id, initial]));
}

/** One knob at each of its ends or options, the others as they begin. */
export function endsOf(knob: Knob, knobs: readonly Knob[]): Params[] {
  const ends = knob.kind === 'choice' ? knob.options.map(({ id }) => id) : [knob.min, knob.max];
  return ends.map((end) => ({ ...initialParams(knobs), [knob.id]: end }));
}

/** Runs through the first event of a kind with every knob at its ends: each has to matter. */
export function tryKnobs<Event extends { readonly kind: string }>(
  experiment: Experiment<Event>,
  file: OpenFile,
  knobs: readonly Knob[],
  until: Event['kind'] | SharedEvent['kind'],
): void {
  for (const knob of knobs) {
    const outcomes = new Set<string>();
    for (const params of endsOf(knob, knobs)) {
      const events = runExperiment(experiment, file, params, until);
      assert.equal(events.at(-1)?.kind, until, JSON.stringify(params));
      outcomes.add(JSON.stringify(events));
    }
    assert.ok(outcomes.size > 1, `${knob.id} changes nothing`);
  }
}

/** A column of monthly rows. */
export function monthlyCsv(name: string, values: readonly number[]): OpenFile {
  const rows = values.map((value, i) => {
    const month = String((i % 12) + 1).padStart(2, '0');
    return `${String(1960 + Math.floor(i / 12))}-${month},${value.toFixed(4)}`;
  });
  return { name, text: ['Month,Value', ...rows].join('\n') };
}
