import type { SharedEvent } from '../experiment';
import type { ArimaEvent } from './arima-event';

/** A part of the run, and what it comes to. */
export type Told<Returned = void> = Generator<ArimaEvent | SharedEvent, Returned, undefined>;

/** One step more is done. */
export type CountStep = () => Extract<SharedEvent, { kind: 'progress' }>;

/** Undefined for what is no number: events are JSON. */
export function known(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
