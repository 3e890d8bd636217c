import type { Inputs, Targets, Weights } from './engine';
import type { InputSpec, LayerSpec, ModelSpec } from './model-spec';
import { recurrentLayers, walkLayers } from './walk-layers';
import { answersEveryStep, outputSize, sizeOf, weightShapes } from './weight-shapes';

// What a caller hands over, checked before an engine works on it: both engines refuse the same in
// the same words. Sequences and steps are counted from 0.

/** @throws {RangeError} naming the weight that is missing, has another shape or too little data */
export function requireWeights(spec: ModelSpec, weights: Weights): void {
  for (const { name, shape } of weightShapes(spec)) {
    const given = weights[name];
    const found = given === undefined ? 'nothing' : `[${given.shape.join(', ')}]`;
    if (found !== `[${shape.join(', ')}]`) {
      throw new RangeError(`weight ${name} requires shape [${shape.join(', ')}], got ${found}`);
    }
    const { length } = given!.data;
    if (length !== sizeOf(shape)) {
      throw new RangeError(`weight ${name} requires ${sizeOf(shape)} numbers, got ${length}`);
    }
  }
}

/** @throws {RangeError} naming what of the inputs, the source or the start states does not fit */
export function requireInputs(spec: ModelSpec, inputs: Inputs): void {
  requireSide(spec, '', 'inputs require', inputs);
  const { encoder } = spec;
  const { source } = inputs;
  if (encoder === undefined) {
    if (source !== undefined) throw new RangeError('a source requires a model with an encoder');
    return;
  }
  if (source === undefined) throw new RangeError('a model with an encoder requires a source');
  if (source.batch !== inputs.batch) {
    throw new RangeError(`the source requires ${inputs.batch} sequences, got ${source.batch}`);
  }
  requireSide(encoder, 'encoder.', 'the source requires', source);
}

/** @throws {RangeError} naming the target, or the number of targets, that does not fit */
export function requireTargets(spec: ModelSpec, inputs: Inputs, targets: Targets): void {
  const steps = answersEveryStep(spec) ? inputs.steps : 1;
  const scored = { batch: inputs.batch, steps };
  const size = outputSize(spec);
  const kind = spec.loss === 'softmax-cross-entropy' ? 'tokens' : 'values';
  requireData('targets require', { kind, size }, { ...scored, data: targets.targets });
  const weights = targets.targetWeights;
  if (weights === undefined) return;
  requireData('targetWeights require', { kind: 'values', size: 1 }, { ...scored, data: weights });
  const negative = weights.findIndex((weight) => weight < 0);
  if (negative !== -1) {
    const place = placeOf(negative, steps);
    throw new RangeError(
      `targetWeights require no negative number, got ${weights[negative]!} ${place}`,
    );
  }
  if (weights.every((weight) => weight === 0)) {
    throw new RangeError('targetWeights require one above 0, got only zeros');
  }
}

/** @throws {RangeError} if a gradient by the output has not the output's size */
export function requireOutputGradient(
  spec: ModelSpec,
  { batch, steps }: Inputs,
  data: Float32Array,
): void {
  const input: InputSpec = { kind: 'values', size: outputSize(spec) };
  requireData('the gradient requires', input, {
    data,
    batch,
    steps: answersEveryStep(spec) ? steps : 1,
  });
}

interface Side {
  readonly input: InputSpec;
  readonly layers: readonly LayerSpec[];
}

function requireSide({ input, layers }: Side, prefix: string, what: string, inputs: Inputs): void {
  const { batch, steps, start = {} } = inputs;
  requireCount(batch, `${what} a positive whole number of sequences`);
  requireCount(steps, `${what} a positive whole number of steps`);
  requireData(what, input, inputs);
  for (const { layer, path } of walkLayers(layers, prefix)) {
    if (layer.kind === 'positions' && steps > layer.steps) {
      throw new RangeError(
        `layer ${path} (positions) requires at most ${layer.steps} steps, got ${steps}`,
      );
    }
  }
  const units = new Map(
    recurrentLayers(layers, prefix).flatMap(({ layer, path }): [string, number][] =>
      (layer.cell === 'lstm' ? ['h', 'c'] : ['h']).map((state) => [
        `${path}.${state}`,
        layer.units,
      ]),
    ),
  );
  for (const [name, data] of Object.entries(start)) {
    const size = units.get(name);
    if (size === undefined) throw new RangeError(`start ${name} requires a layer with that state`);
    requireData(`start ${name} requires`, { kind: 'values', size }, { data, batch, steps: 1 });
  }
}

function requireCount(value: number, requirement: string): void {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${requirement}, got ${value}`);
}

/**
 * That there are batch · steps · size finite numbers, or batch · steps tokens in [0, size).
 *
 * @param what with its verb: `inputs require`
 */
function requireData(
  what: string,
  { kind, size }: InputSpec,
  { data, batch, steps }: Pick<Inputs, 'data' | 'batch' | 'steps'>,
): void {
  const numbers = kind === 'values' ? size : 1;
  const expected = batch * steps * numbers;
  if (data.length !== expected) {
    throw new RangeError(`${what} ${expected} numbers, got ${data.length}`);
  }
  for (let at = 0; at < data.length; at++) {
    const value = data[at]!;
    const isFit =
      kind === 'values'
        ? Number.isFinite(value)
        : Number.isInteger(value) && value >= 0 && value < size;
    if (isFit) continue;
    const requirement = kind === 'values' ? 'finite numbers' : `tokens in [0, ${size})`;
    const place = placeOf(Math.floor(at / numbers), steps);
    throw new RangeError(`${what} ${requirement}, got ${value} ${place}`);
  }
}

function placeOf(row: number, steps: number): string {
  return `in sequence ${Math.floor(row / steps)} at step ${row % steps}`;
}
