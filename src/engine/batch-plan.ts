import { buildActivation } from './activation';
import type { Crew, StoredPlan } from './crew';
import { buildDense } from './dense';
import { buildDropout } from './dropout';
import { buildEmbedding, buildPositions } from './embedding';
import { buildEncoderAttention } from './encoder-attention';
import type { Inputs } from './engine';
import { buildLayerNorm } from './layer-norm';
import {
  rowCount,
  timeMajor,
  widthOf,
  type Activation,
  type EncoderOutput,
  type FinalState,
  type Rows,
  type Shown,
  type Site,
  type Tokens,
} from './layer';
import type { Address, EngineMemory } from './memory';
import type { InputSpec, LayerSpec, ModelSpec } from './model-spec';
import type { ParameterLayout } from './parameters';
import { PlanWriter } from './plan';
import { buildRecurrent } from './recurrent';
import { buildResidual } from './residual';
import { buildSelfAttention } from './self-attention';
import type { Sequences } from './rows';
import { recurrentLayers } from './walk-layers';

/** What a batch is worked on for. */
export type Purpose =
  /** forward, loss and back, with dropout */
  | 'training'
  /** forward, and the loss where it is asked for */
  | 'inference'
  /** forward and back, without dropout, and back to the inputs too; one shard */
  | 'gradients';

/** Sequences and steps that a plan is made for. */
export interface BatchShape {
  readonly batch: number;
  readonly steps: number;
  readonly sourceSteps: number | undefined;
  /** states before the first step that are given: no encoder's are copied there */
  readonly given: readonly string[];
}

/** Where the model's weights and what belongs to them lie. */
export interface ModelMemory {
  readonly layout: ParameterLayout;
  readonly weights: Address;
  /** of shard s, s·floats after the first */
  readonly gradients: Address;
  /** 32 bits for every dropout layer */
  readonly dropoutKeys: Address;
}

/**
 * The plans for one shape of batch, made once and replayed: the batch's sequences are cut into shards,
 * each with memory and plans of its own, so that threads can share them.
 */
export interface BatchPlan {
  readonly shards: readonly Shard[];
  readonly forward: readonly StoredPlan[];
  /** after `forward`: the loss alone */
  readonly loss: readonly StoredPlan[];
  /** forward, loss and back in one */
  readonly train: readonly StoredPlan[];
  /** after `forward`: the loss and its gradient by the output */
  readonly lossGradient: readonly StoredPlan[];
  /** after the output's gradient is there */
  readonly back: readonly StoredPlan[];
  dispose(): void;
}

export interface Shard extends Sequences {
  readonly input: Activation | Tokens;
  readonly source: Activation | Tokens | undefined;
  readonly output: Activation;
  /** whole numbers or rows like the output's; weights, share: of the loss */
  readonly targets: Address;
  readonly targetWeights: Address;
  readonly share: Address;
  /** in double precision */
  readonly loss: Address;
  readonly shown: ReadonlyMap<string, Shown>;
  readonly shownGradients: ReadonlyMap<string, Shown>;
  readonly starts: ReadonlyMap<string, { readonly at: Address; readonly units: number }>;
  /** what tokens first become, whose gradient stands for theirs */
  readonly firstValues: Activation | undefined;
}

/** Shards of a batch at most: their number decides how sums are rounded, so it is no setting. */
export const MOST_SHARDS = 4;
/** A shard is worth its while from here on, in multiply–adds. */
const LEAST_WORK = 0.5e6;
/** A cell's products want some sequences side by side. */
const LEAST_SEQUENCES_OF_CELLS = 8;

export function makeBatchPlan(
  spec: ModelSpec,
  purpose: Purpose,
  shape: BatchShape,
  model: ModelMemory,
  memory: EngineMemory,
  crew: Crew,
): BatchPlan {
  const blocks: Address[] = [];
  const stored: StoredPlan[] = [];
  const allocate = (count: number, what: string): Address => {
    const at = memory.allocate(count, what);
    blocks.push(at);
    return at;
  };
  const dispose = () => {
    for (const plan of stored) crew.forget(plan);
    for (const block of blocks) memory.free(block);
  };
  try {
    const count = purpose === 'gradients' ? 1 : shardCount(spec, shape);
    const built = Array.from({ length: count }, (_, s) => {
      const first = Math.floor((shape.batch * s) / count);
      const sequences = { first, count: Math.floor((shape.batch * (s + 1)) / count) - first };
      return buildShard(spec, purpose, shape, sequences, s, model, allocate);
    });
    const store = (plan: (shard: (typeof built)[number]) => PlanWriter['calls']) =>
      built.map((shard) => {
        const kept = crew.store(plan(shard));
        stored.push(kept);
        return kept;
      });
    const training = purpose === 'training';
    const back = purpose === 'gradients';
    return {
      shards: built.map(({ shard }) => shard),
      forward: training ? [] : store(({ forward }) => forward),
      loss: training ? [] : store(({ loss }) => loss),
      train: training ? store((b) => [...b.forward, ...b.lossGradient, ...b.back]) : [],
      lossGradient: back ? store(({ lossGradient }) => lossGradient) : [],
      back: back ? store((b) => b.back) : [],
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** How many shards: by counted work, never by the machine. */
export function shardCount(spec: ModelSpec, { batch, steps, sourceSteps = 0 }: BatchShape): number {
  const least = hasCells(spec) ? LEAST_SEQUENCES_OF_CELLS : 1;
  const perStep = workOfStep(spec.layers, spec.input) + workOfStep(spec.encoder?.layers ?? []);
  const work = batch * Math.max(steps, sourceSteps) * perStep;
  const most = Math.min(MOST_SHARDS, Math.floor(batch / least), Math.floor(work / LEAST_WORK));
  // 2 or 4: three would leave one of two threads idle half the time.
  return most >= 4 ? 4 : most >= 2 ? 2 : 1;
}

function hasCells({ layers, encoder }: ModelSpec): boolean {
  return recurrentLayers(layers).length + recurrentLayers(encoder?.layers ?? []).length > 0;
}

/** Multiply–adds of one step of one sequence, forward, about. */
function workOfStep(layers: readonly LayerSpec[], input?: InputSpec): number {
  let size = input?.kind === 'values' ? input.size : 1;
  let work = 0;
  for (const layer of layers) {
    switch (layer.kind) {
      case 'embedding':
        size = layer.units;
        break;
      case 'recurrent':
        work += 4 * layer.units * (size + layer.units);
        size = layer.units;
        break;
      case 'dense':
        work += size * layer.units;
        size = layer.units;
        break;
      case 'self-attention':
        work += 4 * size * size;
        break;
      case 'residual':
        work += 8 * size * size;
        break;
      case 'activation':
      case 'dropout':
      case 'encoder-attention':
      case 'layer-norm':
      case 'positions':
    }
  }
  return work;
}

interface BuiltShard {
  readonly shard: Shard;
  readonly forward: PlanWriter['calls'];
  readonly loss: PlanWriter['calls'];
  readonly lossGradient: PlanWriter['calls'];
  readonly back: PlanWriter['calls'];
}

function buildShard(
  spec: ModelSpec,
  purpose: Purpose,
  shape: BatchShape,
  sequences: Sequences,
  number: number,
  model: ModelMemory,
  allocate: (count: number, what: string) => Address,
): BuiltShard {
  const wayBack = purpose !== 'inference';
  const order = (steps: number): Rows =>
    hasCells(spec)
      ? timeMajor(sequences.count, steps)
      : { sequences: sequences.count, steps, sequenceRow: steps, stepRow: 1 };
  const forward = new PlanWriter();
  const backs: ((plan: PlanWriter) => void)[] = [];
  const written = new Set<Address>();
  const shown = new Map<string, Shown>();
  const shownGradients = new Map<string, Shown>();
  const starts = new Map<string, { at: Address; units: number }>();
  const gradientsAt = model.gradients + 4 * number * model.layout.floats;
  let dropouts = 0;
  let firstValues: Activation | undefined;

  const siteOf = (encoder: EncoderOutput | undefined): Site & { cells: FinalState[] } => ({
    forward,
    wayBack,
    dropout: purpose === 'training',
    firstSequence: sequences.first,
    isGiven: (state) => shape.given.includes(state),
    encoder,
    cells: [],
    floats: allocate,
    activation: (axis, rows) => activation(axis, rows, wayBack),
    weight: (name) => model.weights + 4 * model.layout.offset(name),
    weightGradient: (name) => gradientsAt + 4 * model.layout.offset(name),
    back(write) {
      if (wayBack) backs.push(write);
    },
    accumulate(gradient) {
      if (written.has(gradient)) return 1;
      written.add(gradient);
      return 0;
    },
    dropoutKey: () => model.dropoutKeys + 4 * dropouts++,
    show: (name, tensor) => shown.set(name, tensor),
    startState: (name, at, units) => starts.set(name, { at, units }),
    showGradient: (name, tensor) => shownGradients.set(name, tensor),
  });

  function activation(axis: readonly number[], rows: Rows, gradient: boolean): Activation {
    const size = rowCount(rows) * widthOf(axis);
    const what = `a tensor [${rows.sequences}, ${rows.steps}, ${axis.join(' + ')}]`;
    const values = allocate(size, what);
    return { kind: 'values', values, gradient: gradient ? allocate(size, what) : 0, axis, rows };
  }

  const toInputs = purpose === 'gradients';

  function input(of: InputSpec, steps: number): Activation | Tokens {
    const rows = order(steps);
    if (of.kind === 'tokens') {
      const ids = allocate(rowCount(rows), 'token numbers');
      const wide = rowCount(rows) * widthOf([of.size]);
      const gradient = toInputs ? allocate(wide, 'the gradient by one-hot vectors') : 0;
      return { kind: 'tokens', ids, size: of.size, gradient, rows };
    }
    return activation([of.size], rows, toInputs);
  }

  function build(
    layers: readonly LayerSpec[],
    parent: string,
    from: Activation | Tokens,
    site: Site,
  ): Activation {
    let x = from;
    layers.forEach((layer, i) => {
      const path = `${parent}${i}`;
      const wasTokens = x.kind === 'tokens';
      const y = buildLayer(layer, path, x, site);
      if (wasTokens && parent === '') firstValues = layer.kind === 'embedding' ? y : undefined;
      site.show(`${path}.output`, {
        at: y.values,
        rows: y.rows,
        row: widthOf(y.axis),
        axis: y.axis,
      });
      x = y;
    });
    return x as Activation;
  }

  function buildLayer(
    layer: LayerSpec,
    path: string,
    from: Activation | Tokens,
    site: Site,
  ): Activation {
    if (layer.kind === 'embedding') return buildEmbedding(layer, path, from as Tokens, site);
    if (layer.kind === 'recurrent') return buildRecurrent(layer, path, from, site);
    const x = from as Activation;
    switch (layer.kind) {
      case 'positions':
        return buildPositions(layer, path, x, site);
      case 'self-attention':
        return buildSelfAttention(layer, path, x, site);
      case 'encoder-attention':
        return buildEncoderAttention(path, x, site);
      case 'dense':
        return buildDense(layer, path, x, site);
      case 'activation':
        return buildActivation(layer, path, x, site);
      case 'layer-norm':
        return buildLayerNorm(path, x, site);
      case 'dropout':
        return buildDropout(layer, path, x, site);
      case 'residual':
        return buildResidual(x, site, (inner) => build(layer.layers, `${path}.`, inner, site));
    }
  }

  let source: Activation | Tokens | undefined;
  let encoder: EncoderOutput | undefined;
  if (spec.encoder !== undefined) {
    source = input(spec.encoder.input, shape.sourceSteps!);
    const site = siteOf(undefined);
    const states = build(spec.encoder.layers, 'encoder.', source, site);
    encoder = { states, cells: site.cells };
  }
  const x = input(spec.input, shape.steps);
  const output = build(spec.layers, '', x, siteOf(encoder));

  const rows = rowCount(output.rows);
  const width = widthOf(output.axis);
  const isTokens = spec.loss === 'softmax-cross-entropy';
  const targets = allocate(isTokens ? rows : rows * width, 'targets');
  const targetWeights = allocate(rows, 'weights of targets');
  const share = allocate(1, 'the share of a row');
  const lossAt = allocate(2, 'the loss');
  const size = output.axis.reduce((sum, each) => sum + each, 0);
  const lossCalls = (gradient: Address) => {
    const plan = new PlanWriter();
    const y = output.values;
    if (isTokens) {
      const of = [rows, size, width, y, targets, targetWeights, share, gradient, lossAt];
      plan.call('softmaxCrossEntropy', ...of);
    } else {
      const of = [rows, width, y, targets, targetWeights, share, gradient, lossAt];
      plan.call('meanSquaredError', ...of);
    }
    return plan.calls;
  };
  const back = new PlanWriter();
  written.add(output.gradient); // by the loss
  for (const write of backs.toReversed()) write(back);

  return {
    shard: {
      ...sequences,
      ...{ input: x, source, output, targets, targetWeights, share, loss: lossAt },
      ...{ shown, shownGradients, starts, firstValues },
    },
    forward: forward.calls,
    loss: lossCalls(0),
    lossGradient: wayBack ? lossCalls(output.gradient) : [],
    back: back.calls,
  };
}

/** The shape of a batch of inputs. */
export function shapeOf({ batch, steps, source, start = {} }: Inputs): BatchShape {
  return { batch, steps, sourceSteps: source?.steps, given: Object.keys(start).sort() };
}
