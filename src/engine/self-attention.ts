import { project } from './dense';
import { filledUp, type Activation, type Rows, type Site } from './layer';
import type { SelfAttentionSpec } from './model-spec';
import { SLICE_WORK, type PlanWriter } from './plan';
import { axisSize } from './weight-shapes';

/**
 * Multi-head self-attention. Three products make queries, keys and values of every step,
 * (q, k, v) = x·W + b, cut into heads of d/heads numbers; for each head
 *
 *   out = softmax(q·kᵀ / √(d/heads))·v,   causal: a step sees no later one,
 *
 * and y = (all heads' out)·W_out + b_out. The way back is in assembly/attention.ts.
 *
 * @see Vaswani et al., Attention Is All You Need (2017)
 */
export function buildSelfAttention(
  layer: SelfAttentionSpec,
  path: string,
  x: Activation,
  site: Site,
): Activation {
  const { heads, causal } = layer;
  const size = axisSize(x.axis) / heads;
  const all = Array.from({ length: heads }, () => size);
  const qkv = site.activation([...all, ...all, ...all], x.rows);
  project(site, x, `${path}.kernel`, `${path}.bias`, qkv);

  const out = site.activation(all, x.rows);
  const d = filledUp(size);
  const width = heads * d;
  const place = (part: number, gradient = false): Strided => ({
    at: (gradient ? qkv.gradient : qkv.values) + 4 * part * width,
    ...strides(x.rows, 3 * width),
  });
  const { steps } = x.rows;
  attend(site, path, {
    ...{ heads, d, causal, queries: steps, keys: steps, sequences: x.rows.sequences },
    scale: 1 / Math.sqrt(size),
    ...{ q: place(0), k: place(1), v: place(2) },
    out: { at: out.values, ...strides(x.rows, width) },
    way: {
      dOut: out.gradient,
      ...{ dq: place(0, true).at, dk: place(1, true).at, dv: place(2, true).at },
      accumulate: () => 0, // of q, k and v nobody else knows
    },
  });
  const y = site.activation([heads * size], x.rows);
  project(site, out, `${path}.outputKernel`, `${path}.outputBias`, y);
  return y;
}

/** A tensor [sequences, steps, heads·d] in memory; steps in floats. */
export interface Strided {
  readonly at: number;
  readonly step: number;
  readonly sequence: number;
}

export function strides({ sequenceRow, stepRow }: Rows, width: number): Omit<Strided, 'at'> {
  return { step: stepRow * width, sequence: sequenceRow * width };
}

export interface Attention {
  readonly sequences: number;
  readonly heads: number;
  readonly queries: number;
  readonly keys: number;
  /** numbers of one head, a multiple of four */
  readonly d: number;
  readonly scale: number;
  readonly causal: boolean;
  readonly q: Strided;
  readonly k: Strided;
  readonly v: Strided;
  readonly out: Strided;
  readonly way: {
    readonly dOut: number;
    readonly dq: number;
    readonly dk: number;
    readonly dv: number;
    /** bits: 1 adds to dq, 2 to dk, 4 to dv */
    readonly accumulate: () => number;
  };
}

/** Calls of the attention kernels, forward and back, a few sequences at a time. */
export function attend(site: Site, path: string, attention: Attention): void {
  const { sequences, heads, queries, keys, d, scale, causal, q, k, v, out, way } = attention;
  const row = Math.ceil(keys / 8) * 8; // attentionRow in assembly/attention.ts
  const what = `layer ${path}, weights [${[sequences, heads, queries, keys].join(', ')}]`;
  const weights = site.floats(sequences * heads * queries * row, what);
  const panels = site.floats(row * d, what);
  const ds = site.wayBack ? site.floats(queries * row, what) : 0;
  const common = [heads, queries, keys, d, scale, causal ? 1 : 0];
  const shift = (at: number, { sequence }: Strided, first: number) => at + 4 * sequence * first;
  const place = (tensor: Strided, first: number) =>
    [shift(tensor.at, tensor, first), tensor.step, tensor.sequence] as const;
  const weightsOf = (first: number) => weights + 4 * first * heads * queries * row;

  for (const [first, count] of portions(sequences, 2 * heads * queries * keys * d)) {
    site.forward.work(
      'attentionForward',
      count * 2 * heads * queries * keys * d,
      ...[count, ...common, ...place(q, first), ...place(k, first), ...place(v, first)],
      ...[...place(out, first), weightsOf(first), panels],
    );
  }
  site.show(`${path}.weights`, {
    ...{ at: weights, row, heads, keys, axis: [keys] },
    rows: { sequences, steps: queries, sequenceRow: heads * queries, stepRow: 1 },
  });
  site.back((plan: PlanWriter) => {
    const accumulate = way.accumulate();
    for (const [first, count] of portions(sequences, 4 * heads * queries * keys * d)) {
      plan.work(
        'attentionBackward',
        count * 4 * heads * queries * keys * d,
        ...[count, ...common, ...place(q, first), ...place(k, first), ...place(v, first)],
        ...[shift(way.dOut, out, first), out.step, out.sequence, weightsOf(first)],
        ...[shift(way.dq, q, first), shift(way.dk, k, first), shift(way.dv, v, first)],
        ...[accumulate, ds, panels],
      );
    }
  });
}

/** [first, count] of the sequences that one call takes. */
function* portions(sequences: number, workOfOne: number): Generator<[number, number]> {
  const most = Math.max(1, Math.floor(SLICE_WORK / workOfOne));
  for (let first = 0; first < sequences; first += most) {
    yield [first, Math.min(most, sequences - first)];
  }
}
