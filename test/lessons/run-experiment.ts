import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { datasetFromText } from '../../src/dataset/from-text';
import type { Experiment, Params, SharedEvent } from '../../src/lessons/experiment';
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

/** Runs to the end, or through the first event of a kind, and gives everything that was said. */
export function runExperiment<Event extends { readonly kind: string }>(
  experiment: Experiment<Event>,
  { name, text }: OpenFile,
  params: Params,
  until?: Event['kind'] | SharedEvent['kind'],
): (Event | SharedEvent)[] {
  const dataset = datasetFromText(text, {
    name,
    languageId: name.endsWith('.csv') ? 'csv' : 'plaintext',
  });
  engine ??= openEngine(); // one for all: each has threads and memory of its own
  const events: (Event | SharedEvent)[] = [];
  for (const event of experiment({ dataset, params, seed: 1, engine })) {
    events.push(event);
    assert.ok(isJson(event), `not JSON: ${JSON.stringify(event).slice(0, 300)}`);
    if (event.kind === until) break;
  }
  return events;
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
