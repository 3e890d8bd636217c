import * as v from 'valibot';
import type { FromView } from '../protocol/messages';

interface VSCodeApi {
  postMessage(message: FromView): void;
  getState(): unknown;
  setState(state: KeptState): void;
}

declare function acquireVsCodeApi(): VSCodeApi;

const api = acquireVsCodeApi();

export function send(message: FromView): void {
  api.postMessage(message);
}

/** What a page keeps for the day the window is reloaded; the host reads all but the params. */
const KeptState = v.object({
  version: v.literal(1),
  page: v.object({
    kind: v.picklist(['lesson', 'training']),
    id: v.optional(v.string()),
    experiment: v.optional(v.string()),
  }),
  uri: v.optional(v.string()),
  running: v.boolean(),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
});

export type KeptState = v.InferOutput<typeof KeptState>;

/** What was kept, or undefined when there is nothing or it is of another version. */
export function readKept(): KeptState | undefined {
  const parsed = v.safeParse(KeptState, api.getState());
  return parsed.success ? parsed.output : undefined;
}

export function keep(state: KeptState): void {
  api.setState(state);
}
