import type { Inputs, Targets } from './engine';
import type { InputSpec, ModelSpec } from './model-spec';
import { answersEveryStep, outputSize } from './weight-shapes';

/**
 * Inputs that a model can read.
 *
 * @throws {RangeError} naming what does not fit: the number of numbers, a NaN, a token out of range
 */
export function requireInputs(spec: ModelSpec, inputs: Inputs): void {
  requireReadable(spec.input, inputs, 'inputs');
  const { source } = inputs;
  if (spec.encoder === undefined) {
    if (source !== undefined) throw new RangeError('a model without an encoder takes no source');
    return;
  }
  if (source === undefined) throw new RangeError('a model with an encoder requires a source');
  if (source.batch !== inputs.batch) {
    throw new RangeError(`source requires ${inputs.batch} sequences, got ${source.batch}`);
  }
  requireReadable(spec.encoder.input, source, 'source');
}

/**
 * Targets that answers can be compared with.
 *
 * @throws {RangeError} naming what does not fit
 */
export function requireTargets(spec: ModelSpec, inputs: Inputs, given: Targets): void {
  const { targets, targetWeights } = given;
  const everyStep = answersEveryStep(spec);
  const scored = inputs.batch * (everyStep ? inputs.steps : 1);
  const size = outputSize(spec);
  const isTokens = spec.loss === 'softmax-cross-entropy';
  const kind: InputSpec = { kind: isTokens ? 'tokens' : 'values', size };
  requireNumbers(kind, targets, scored, everyStep ? inputs.steps : 1, 'targets');
  if (targetWeights === undefined) return;
  if (!isTokens) throw new RangeError('targetWeights require a model of tokens');
  if (targetWeights.length !== scored) {
    throw new RangeError(`targetWeights require ${scored} numbers, got ${targetWeights.length}`);
  }
  const sum = targetWeights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0 && targetWeights.every((weight) => weight >= 0))) {
    throw new RangeError(`targetWeights require numbers >= 0, one of them above 0`);
  }
}

function requireReadable(of: InputSpec, inputs: Inputs, what: string): void {
  const { data, batch, steps } = inputs;
  if (!(Number.isInteger(batch) && batch > 0 && Number.isInteger(steps) && steps > 0)) {
    throw new RangeError(
      `${what} require at least one sequence of one step, got ${batch} × ${steps}`,
    );
  }
  requireNumbers(of, data, batch * steps, steps, what);
}

function requireNumbers(
  { kind, size }: InputSpec,
  data: Float32Array | Int32Array,
  rows: number,
  steps: number,
  what: string,
): void {
  const each = kind === 'values' ? size : 1;
  if (data.length !== rows * each) {
    const shape = kind === 'values' ? ` (${rows} × ${size})` : '';
    throw new RangeError(`${what} require ${rows * each} numbers${shape}, got ${data.length}`);
  }
  const bad =
    kind === 'values'
      ? data.findIndex((value) => !Number.isFinite(value))
      : data.findIndex((id) => !(Number.isInteger(id) && id >= 0 && id < size));
  if (bad === -1) return;
  const row = Math.floor(bad / each);
  const where = `sequence ${Math.floor(row / steps)}, step ${row % steps}`;
  const needed = kind === 'values' ? 'finite numbers' : `whole numbers in [0, ${size})`;
  throw new RangeError(`${what} require ${needed}, got ${data[bad]!} at ${where}`);
}
