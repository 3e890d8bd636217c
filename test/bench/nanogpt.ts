// nanoGPT's CPU setting (`train_shakespeare_char.py` with its README's flags for a CPU): a GPT of 4
// layers, 4 heads and width 128 on characters, 2,000 steps of 12 × 64, trained here and by PyTorch, one
// after the other, on two threads each. Biases are kept and the output has a matrix of its own.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Batch } from '../../src/engine/engine';
import type { ModelSpec } from '../../src/engine/model-spec';
import { createRandom } from '../../src/random/random';
import { blasEnvironments, blasSettings, pythonPeer, type BlasEnvironment } from './contestants';
import { openEngine } from './open-engine';
import { markdownTable } from './table';
import { transformerModel } from './workloads';

const [BATCH, CONTEXT, THREADS, SEED] = [12, 64, 2, 1];
const RATE = { highest: 1e-3, lowest: 1e-4, warmUpSteps: 100 };

interface Trained {
  readonly name: string;
  readonly seconds: number;
  /** nats a character, over the whole last tenth of the text */
  readonly loss: number;
  readonly parameters: number;
}

/** Trains both on a text; returns what came out as Markdown. */
export async function compareOnNanoGpt(file: string, steps: number): Promise<string> {
  const unroll = await trainUnroll(file, steps);
  const pytorch = blasEnvironments().flatMap((environment) => {
    const trained = trainPyTorch(file, steps, environment);
    return trained === undefined ? [] : [trained];
  });
  const rows = [unroll, ...pytorch].map(({ name, seconds, loss, parameters }) => [
    name,
    seconds.toFixed(1),
    loss.toFixed(3),
    String(parameters),
    name === unroll.name ? '' : `${(seconds / unroll.seconds).toFixed(2)}×`,
  ]);
  const header = ['nanoGPT', 'seconds', 'validation loss', 'parameters', 'time / Unroll'];
  const settings = pytorch.length > 1 ? ` _Set_: ${blasSettings()}; _unset_: without.` : '';
  return [
    markdownTable(header, rows),
    `${steps.toLocaleString('en-US')} steps on two threads; loss over the last tenth of the text, ` +
      `which was not trained on.${settings}`,
  ].join('\n\n');
}

async function trainUnroll(file: string, steps: number): Promise<Trained> {
  const { training, validation, vocabulary } = readCharacters(file);
  const engine = await openEngine({ engine: 'wasm', threads: THREADS });
  const model = engine.create(nanoGptSpec(vocabulary), SEED);
  const random = createRandom(SEED);
  const started = performance.now();
  for (let step = 0; step < steps; step++) {
    model.learningRate = learningRate(step, steps);
    const starts = Array.from({ length: BATCH }, () =>
      Math.floor(random() * (training.length - CONTEXT)),
    );
    const loss = model.trainStep(windows(training, starts));
    if ((step + 1) % 500 === 0)
      console.error(`  Unroll: step ${step + 1}, loss ${loss.toFixed(3)}`);
  }
  const seconds = (performance.now() - started) / 1000;

  const losses: number[] = [];
  for (let from = 0; from + BATCH * CONTEXT < validation.length; from += BATCH * CONTEXT) {
    const starts = Array.from({ length: BATCH }, (_, i) => from + i * CONTEXT);
    losses.push(model.evaluate(windows(validation, starts)));
  }
  const loss = losses.reduce((sum, each) => sum + each, 0) / losses.length;
  const { backend, threads } = engine;
  engine.dispose();
  const name = `Unroll, ${threads} threads, ${backend}`;
  return { name, seconds, loss, parameters: model.parameterCount };
}

function nanoGptSpec(vocabulary: number): ModelSpec {
  const shape = { vocabulary, context: CONTEXT, width: 128, heads: 4, blocks: 4 };
  return {
    ...transformerModel({ ...shape, causal: true, gelu: 'gelu' }),
    optimizer: {
      kind: 'adamw',
      learningRate: RATE.highest,
      beta1: 0.9,
      beta2: 0.99,
      epsilon: 1e-8,
      weightDecay: 0.1,
      clipNorm: 1,
    },
  };
}

/** Linear warm-up, then a cosine down to the lowest rate at the last step. */
function learningRate(step: number, steps: number): number {
  const { highest, lowest, warmUpSteps } = RATE;
  if (step < warmUpSteps) return (highest * (step + 1)) / (warmUpSteps + 1);
  const done = (step - warmUpSteps) / (steps - warmUpSteps);
  return lowest + 0.5 * (1 + Math.cos(Math.PI * done)) * (highest - lowest);
}

/** Characters as their places in the sorted alphabet of the text; its last tenth is for validation. */
function readCharacters(file: string) {
  const characters = Array.from(readFileSync(file, 'utf8'));
  const alphabet = [...new Set(characters)].sort();
  const places = new Map(alphabet.map((character, i) => [character, i]));
  const data = Int32Array.from(characters, (character) => places.get(character)!);
  const split = Math.floor(data.length * 0.9);
  return {
    training: data.subarray(0, split),
    validation: data.subarray(split),
    vocabulary: alphabet.length,
  };
}

/** Windows from these places on, and for each token the one after it. */
function windows(data: Int32Array, starts: readonly number[]): Batch {
  const inputs = new Int32Array(starts.length * CONTEXT);
  const targets = new Int32Array(starts.length * CONTEXT);
  starts.forEach((start, i) => {
    inputs.set(data.subarray(start, start + CONTEXT), i * CONTEXT);
    targets.set(data.subarray(start + 1, start + CONTEXT + 1), i * CONTEXT);
  });
  return { inputs: { data: inputs, batch: starts.length, steps: CONTEXT }, targets };
}

/** undefined when PyTorch is not there, which is said. */
function trainPyTorch(file: string, steps: number, blas: BlasEnvironment): Trained | undefined {
  const peer = pythonPeer('pytorch.py', String(THREADS), 'nanogpt', file, String(steps));
  try {
    const printed = execFileSync(peer.file, peer.args, {
      env: blas.env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const trained = JSON.parse(printed) as Omit<Trained, 'name'> & { version: string };
    return { ...trained, name: `PyTorch ${trained.version}, ${THREADS} threads${blas.name}` };
  } catch (error) {
    console.error(`PyTorch is missing: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
