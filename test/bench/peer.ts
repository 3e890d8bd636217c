// `npm run bench:peer -- --threads N [--simd simd|relaxed-simd] [--engine wasm|tfjs]`: Unroll as a peer
// of the benchmark, for `npm run bench` and for any other driver.
import { parseArgs } from 'node:util';
import { WORD_VECTORS, type Engine, type WordVectorCorpus } from '../../src/engine/engine';
import { servePeer, type Work } from './line-protocol';
import { openEngine } from './open-engine';
import { WORD2VEC, workloads, zipfTokens } from './workloads';

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
  const tokens = zipfTokens();
  const { size, window, negative: negatives, sample } = WORD2VEC;
  const options = { ...WORD_VECTORS, size, window, negatives, sample, epochs: 10_000, seed: 1 };
  const training = engine.createWordVectors(inSentences(tokens), options).train();
  let read = 0;
  return {
    words: tokens.length,
    step: () => {
      const end = read + tokens.length;
      let loss = NaN;
      while (read < end) {
        const { value: progress, done } = training.next();
        if (done === true) throw new RangeError('the training of W6 has come to its end');
        if (progress !== undefined) ({ words: read, loss } = progress);
      }
      return loss;
    },
  };
}

/** The tokens with a mark between sentences, and how often each word stands among them. */
function inSentences(tokens: Int32Array): WordVectorCorpus {
  const length = WORD2VEC.sentence;
  const sentences = Math.ceil(tokens.length / length);
  const ids = new Int32Array(tokens.length + sentences - 1).fill(-1);
  for (let s = 0; s < sentences; s++) {
    ids.set(tokens.subarray(s * length, (s + 1) * length), s * (length + 1));
  }
  const counts = new Int32Array(new Set(tokens).size);
  for (const token of tokens) counts[token]! += 1;
  return { ids, counts };
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
