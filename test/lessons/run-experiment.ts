import assert from 'node:assert/strict';
import { datasetFromText } from '../../src/dataset/from-text';
import type { Experiment, Params, SharedEvent } from '../../src/lessons/experiment';
import type { Knob } from '../../src/lessons/lesson';
import { loadWasmEngine } from '../engine/wasm-engine';

/** A file as a person has it open. */
export interface OpenFile {
  readonly name: string;
  readonly text: string;
}

/** Runs to the end, or through the first event of a kind, and gives everything that was said. */
export async function runExperiment<Event extends { readonly kind: string }>(
  experiment: Experiment<Event>,
  { name, text }: OpenFile,
  params: Params,
  until?: Event['kind'] | SharedEvent['kind'],
): Promise<(Event | SharedEvent)[]> {
  const dataset = datasetFromText(text, {
    name,
    languageId: name.endsWith('.csv') ? 'csv' : 'plaintext',
  });
  const engine = await loadWasmEngine();
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

/** Every knob at its ends, the others as they begin: one run each. */
export function knobEnds(knobs: readonly Knob[]): Params[] {
  const initial = initialParams(knobs);
  return knobs.flatMap((knob) => {
    const ends = knob.kind === 'choice' ? knob.options.map(({ id }) => id) : [knob.min, knob.max];
    return ends.map((end) => ({ ...initial, [knob.id]: end }));
  });
}

/** A column of monthly rows. */
export function monthlyCsv(name: string, values: readonly number[]): OpenFile {
  const rows = values.map((value, i) => {
    const month = String((i % 12) + 1).padStart(2, '0');
    return `${String(1960 + Math.floor(i / 12))}-${month},${value.toFixed(4)}`;
  });
  return { name, text: ['Month,Value', ...rows].join('\n') };
}
