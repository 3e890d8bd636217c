// How long the engine takes from being asked for to being ready, and to its first step, its threads
// started: in this fresh process. Prints one line of JSON.
import { loadCore, openEngine } from './open-engine';
import { workloads } from './workloads';

async function main(): Promise<void> {
  loadCore();
  const { spec, batch } = workloads['W2']!();
  const started = performance.now();
  const engine = await openEngine({ threads: 2 });
  const ready = performance.now() - started;
  engine.create(spec, 1).trainStep(batch);
  const firstStep = performance.now() - started;
  console.log(JSON.stringify({ ready, firstStep, engine: engine.name, binary: engine.backend }));
  engine.dispose();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
