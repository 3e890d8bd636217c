import {
  gateCount,
  type CellKind,
  type InputSpec,
  type LayerSpec,
  type ModelSpec,
  type RecurrentSpec,
} from './model-spec';

/**
 * How the numbers along one side of a tensor are grouped: `[8, 8, 8, 8]` for four gates of eight
 * units, `[16]` for sixteen plain numbers. In the engine's memory every group is filled up to a
 * multiple of four.
 */
export type Axis = readonly number[];

export interface WeightShape {
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: WeightRole;
  /** the groups along each side of `shape` */
  readonly axes: readonly Axis[];
}

export type WeightRole =
  'embedding' | 'positions' | 'kernel' | 'recurrent' | 'gain' | 'bias' | 'lstm-bias';

/** Numbers along an axis. */
export function axisSize(axis: Axis): number {
  return axis.reduce((sum, size) => sum + size, 0);
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The groups of a cell's gates. */
export function gates(cell: CellKind, units: number): Axis {
  return Array.from({ length: gateCount[cell] }, () => units);
}

/**
 * Name and shape of every weight of a spec, in the order of the layers, the encoder's first.
 *
 * @throws {RangeError} naming the layer that does not fit the one before it
 */
export function weightShapes(spec: ModelSpec): WeightShape[] {
  const shapes: WeightShape[] = [];
  let encoder: Encoded | undefined;
  if (spec.encoder !== undefined) {
    const walk = new Walk(spec.encoder.input, 'encoder.', undefined, shapes);
    walk.layers(spec.encoder.layers);
    walk.requireSteps();
    encoder = { axis: walk.axis, cells: walk.cells };
  }
  const walk = new Walk(spec.input, '', encoder, shapes);
  walk.layers(spec.layers);
  walk.requireValues();
  return shapes;
}

/**
 * How many numbers a model learns. A cell of `u` units reading `d` numbers has g·(d·u + u·u + u),
 * with g gates; the GRU, whose reset comes after the product, has a second bias: 3·(d·u + u·u + 2u).
 */
export function countParameters(spec: ModelSpec): number {
  return weightShapes(spec).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/** The kind of a spec's recurrent layers, from input to output. */
export function cellsOf(spec: ModelSpec): CellKind[] {
  return spec.layers.flatMap((layer) => (layer.kind === 'recurrent' ? [layer.cell] : []));
}

/** Whether the model answers at every step, or once for each sequence. */
export function answersEveryStep({ layers }: ModelSpec): boolean {
  return !layers.some((layer) => layer.kind === 'recurrent' && layer.returns === 'last-step');
}

/** Numbers in one answer. */
export function outputSize(spec: ModelSpec): number {
  const walk = new Walk(spec.input, '', encoded(spec), []);
  walk.layers(spec.layers);
  return axisSize(walk.axis);
}

/** What a decoder needs to know of its encoder. */
interface Encoded {
  readonly axis: Axis;
  readonly cells: readonly RecurrentSpec[];
}

function encoded({ encoder }: ModelSpec): Encoded | undefined {
  if (encoder === undefined) return undefined;
  const walk = new Walk(encoder.input, 'encoder.', undefined, []);
  walk.layers(encoder.layers);
  return { axis: walk.axis, cells: walk.cells };
}

/** Goes through layers from the bottom up, knowing what each one is handed. */
class Walk {
  axis: Axis;
  readonly cells: RecurrentSpec[] = [];
  private isTokens: boolean;
  private hasSteps = true;

  constructor(
    input: InputSpec,
    private readonly prefix: string,
    private readonly encoder: Encoded | undefined,
    private readonly shapes: WeightShape[],
  ) {
    if (!isCount(input.size)) {
      throw new RangeError(
        `${prefix}input requires a positive whole number size, got ${input.size}`,
      );
    }
    this.axis = [input.size];
    this.isTokens = input.kind === 'tokens';
  }

  layers(layers: readonly LayerSpec[], parent = this.prefix): void {
    layers.forEach((layer, i) => this.layer(layer, `${parent}${i}`));
  }

  requireSteps(): void {
    this.requireValues();
    if (!this.hasSteps) {
      throw new RangeError('an encoder requires a layer that returns every step at its end');
    }
  }

  requireValues(): void {
    if (this.isTokens) throw new RangeError('a model of tokens requires a layer that reads them');
  }

  private layer(layer: LayerSpec, path: string): void {
    const { kind } = layer;
    const needs = (isMet: boolean, what: string): void => {
      if (!isMet) throw new RangeError(`layer ${path} (${kind}) requires ${what}`);
    };
    const needsCount = (value: number, what: string) =>
      needs(isCount(value), `a positive whole number of ${what}, got ${value}`);
    const add = (name: string, role: WeightRole, ...axes: Axis[]) =>
      this.shapes.push({ name: `${path}.${name}`, shape: axes.map(axisSize), role, axes });
    const size = axisSize(this.axis);
    if (kind !== 'embedding' && kind !== 'recurrent') needs(!this.isTokens, 'values, got tokens');
    switch (kind) {
      case 'embedding':
        needsCount(layer.units, 'units');
        needs(this.isTokens, 'tokens');
        add('embedding', 'embedding', this.axis, [layer.units]);
        this.axis = [layer.units];
        this.isTokens = false;
        return;
      case 'positions':
        needsCount(layer.steps, 'steps');
        needs(this.hasSteps, 'a sequence');
        add('positions', 'positions', [layer.steps], this.axis);
        return;
      case 'recurrent':
        needsCount(layer.units, 'units');
        needs(this.hasSteps, 'a sequence; the layer before returns its last step only');
        this.recurrent(layer, needs, add);
        return;
      case 'self-attention': {
        needsCount(layer.heads, 'heads');
        needs(this.hasSteps, 'a sequence');
        needs(size % layer.heads === 0, `a multiple of ${layer.heads} numbers, got ${size}`);
        const heads = Array.from({ length: layer.heads }, () => size / layer.heads);
        const queriesKeysValues = [...heads, ...heads, ...heads];
        add('kernel', 'kernel', this.axis, queriesKeysValues);
        add('bias', 'bias', queriesKeysValues);
        add('outputKernel', 'kernel', heads, [size]);
        add('outputBias', 'bias', [size]);
        this.axis = [size];
        return;
      }
      case 'encoder-attention': {
        const states = this.encoder?.axis;
        needs(states !== undefined, 'an encoder');
        const same = axisSize(states!) === size && states!.length === 1 && this.axis.length === 1;
        needs(same, `encoder states of ${size} numbers, got ${axisSize(states!)}`);
        this.axis = [size, size];
        return;
      }
      case 'dense':
        needsCount(layer.units, 'units');
        add('kernel', 'kernel', this.axis, [layer.units]);
        add('bias', 'bias', [layer.units]);
        this.axis = [layer.units];
        return;
      case 'layer-norm':
        needs(this.axis.length === 1, 'plain numbers; put a dense layer before it');
        add('gain', 'gain', this.axis);
        add('bias', 'bias', this.axis);
        return;
      case 'dropout':
        needs(layer.rate >= 0 && layer.rate < 1, `a rate in [0, 1), got ${layer.rate}`);
        return;
      case 'activation':
        return;
      case 'residual': {
        const [before, steps] = [this.axis, this.hasSteps];
        this.layers(layer.layers, `${path}.`);
        const fits = axisSize(this.axis) === size && this.hasSteps === steps;
        needs(fits, `layers that give back ${size} numbers, got ${axisSize(this.axis)}`);
        this.axis = before;
        return;
      }
    }
  }

  private recurrent(
    layer: RecurrentSpec,
    needs: (isMet: boolean, what: string) => void,
    add: (name: string, role: WeightRole, ...axes: Axis[]) => void,
  ): void {
    const { cell, units, start = 'zeros', additiveAttention } = layer;
    if (start !== 'zeros') {
      const other = this.encoder?.cells[this.cells.length];
      const same = other?.cell === cell && other.units === units;
      needs(same, `an encoder whose layer of the same number is a ${cell} of ${units} units`);
    }
    const all = gates(cell, units);
    let context: Axis = [];
    if (additiveAttention !== undefined) {
      needs(isCount(additiveAttention), 'a positive whole number of attention units');
      needs(this.encoder !== undefined, 'an encoder');
      needs(layer.returns === 'every-step', 'to return every step, with attention');
      needs(!this.isTokens, 'values, got tokens: put an embedding before it');
      context = this.encoder!.axis;
      add('attentionKeys', 'kernel', context, [additiveAttention]);
      add('attentionBias', 'bias', [additiveAttention]);
      add('attentionQuery', 'kernel', [units], [additiveAttention]);
      add('attentionScore', 'kernel', [additiveAttention]);
    }
    add('kernel', 'kernel', [...this.axis, ...context], all);
    add('recurrent', 'recurrent', [units], all);
    add('bias', cell === 'lstm' ? 'lstm-bias' : 'bias', all);
    if (cell === 'gru') add('recurrentBias', 'bias', all);
    this.cells.push(layer);
    this.axis = [units, ...context];
    this.isTokens = false;
    this.hasSteps = layer.returns === 'every-step';
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
