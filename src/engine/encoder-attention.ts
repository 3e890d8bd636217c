import { rowCount, widthOf, type Activation, type Site } from './layer';
import { attend, strides } from './self-attention';

/**
 * Attention of decoder states over encoder states by their dot product, not scaled:
 * context = softmax(h·eᵀ)·e; returned as [h, context].
 *
 * @see Luong, Pham & Manning, Effective Approaches to Attention-based Neural Machine Translation (2015)
 */
export function buildEncoderAttention(path: string, h: Activation, site: Site): Activation {
  const e = site.encoder!.states;
  const y = site.activation([...h.axis, ...e.axis], h.rows);
  const [u, width] = [widthOf(h.axis), widthOf(y.axis)];
  const rows = rowCount(h.rows);
  const states = { at: h.values, ...strides(h.rows, u) };
  const memory = { at: e.values, ...strides(e.rows, u) };

  site.back((plan) => {
    // What is said of h itself, beside its context; the attention's way back, before, has its own.
    if (h.gradient === 0) return;
    const add = site.accumulate(h.gradient);
    plan.call('copyRows', rows, u, y.gradient, width, h.gradient, u, add);
  });
  attend(site, path, {
    ...{ heads: 1, d: u, causal: false, scale: 1 },
    ...{ sequences: h.rows.sequences, queries: h.rows.steps, keys: e.rows.steps },
    ...{ q: states, k: memory, v: memory },
    out: { at: y.values + 4 * u, ...strides(h.rows, width) },
    way: {
      dOut: y.gradient + 4 * u,
      ...{ dq: h.gradient, dk: e.gradient, dv: e.gradient },
      // e is both keys and values: the second of the two adds.
      accumulate: () => site.accumulate(h.gradient) + 2 * site.accumulate(e.gradient) + 4,
    },
  });
  site.forward.call('copyRows', rows, u, h.values, u, y.values, width, 0);
  return y;
}
