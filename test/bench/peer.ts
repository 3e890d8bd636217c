// `npm run bench:peer -- --threads N [--simd simd|relaxed-simd] [--engine wasm|tfjs]`: Unroll as a peer
// of the benchmark, for `npm run bench` and for any other driver.
import { parseArgs } from 'node:util';
import type { Engine } from '../../src/engine/engine';
import { servePeer, type Work } from './line-protocol';
import { openEngine } from './open-engine';
import { WORD2VEC, workloads, zipfCorpus } from './workloads';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      threads: { type: 'string', default: '1' },
      simd: { type: 'string' },
      engine: { type: 'string', default: 'wasm' },
    },
  });
  const engine = await openEngine({
    engine: oneOf('engine', values.engine, ['wasm', 'tfjs']),
    threads: Number(values.threads),
    ...(values.simd === undefined
      ? {}
      : { simd: oneOf('simd', values.simd, ['relaxed-simd', 'simd']) }),
  });
  const { name, backend, threads } = engine;
  await servePeer({ engine: name, binary: backend, threads, node: process.version }, (workload) =>
    createWork(engine, workload),
  );
  engine.dispose();
}

/** undefined for a workload that there is none of */
function createWork(engine: Engine, workload: string): Work | undefined {
  if (workload === 'W6') return createWordVectorWork(engine);
  const create = workloads[workload];
  if (create === undefined) return undefined;
  const { spec, batch } = create();
  const model = engine.create(spec, 1);
  return { step: () => model.trainStep(batch) };
}

/** A step is one pass over the text, of a training that never comes to its end. */
function createWordVectorWork(engine: Engine): Work {
  const options = { ...WORD2VEC, epochs: 10_000, seed: 1 };
  const training = engine.createWordVectors(zipfCorpus(), options).train();
  let read = 0;
  return {
    words: WORD2VEC.tokens,
    step: () => {
      const end = read + WORD2VEC.tokens;
      let loss = NaN;
      while (read < end) {
        const { value: progress, done } = training.next();
        if (done === true) throw new RangeError('the training of W6 has come to its end');
        if (progress !== undefined) ({ words: read, loss = NaN } = progress);
      }
      return loss;
    },
  };
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    throw new RangeError(`--${option} is one of ${allowed.join(', ')}, got ${value}`);
  }
  return found;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
