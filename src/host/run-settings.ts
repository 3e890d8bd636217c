import { workspace } from 'vscode';
import type { EngineChoice, EngineName } from '../protocol/messages';

/** The seed and the engine that the settings ask for, for a run that starts now. */
export function readRunSettings(): { readonly seed: number; readonly engine: EngineChoice } {
  const configuration = workspace.getConfiguration('unroll');
  return {
    seed: configuration.get('seed', 1),
    engine: {
      name: configuration.get<EngineName>('engine', 'wasm'),
      threads: configuration.get('threads', 0),
    },
  };
}
