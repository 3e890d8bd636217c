import { rowCount, timeMajor, widthOf, filledUp, type Activation, type Site } from './layer';
import type { RecurrentSpec } from './model-spec';
import { matrix, transposed, type PlanWriter } from './plan';
import type { CellMemory } from './recurrent';
import { gates } from './weight-shapes';

/** What a cell with additive attention does besides its own steps. */
export interface AdditiveAttention {
  /** [T, B, u + encoder's u]: each state beside its context */
  readonly output: Activation;
  /** before step t: its context, and the context's part of z[t] */
  before(t: number): void;
  /** after the last step */
  done(): void;
  /** on the way back, before the first step: what is said of h alone */
  after(plan: PlanWriter): void;
  /** after step t's gates have their gradients: those of its context, and of the h that asked */
  afterStep(plan: PlanWriter, t: number): void;
  /** when all steps are back: the attention's weights */
  weights(plan: PlanWriter): void;
}

/**
 * Additive attention inside a recurrent layer. Before step t the state h₋ asks all encoder states e:
 *
 *   s_j = w·tanh(e_j·K + b + h₋·Q)      p = softmax(s)      context = Σ p_j·e_j
 *
 * and the cell reads [x, context]: z += context·W_context. The way back is in
 * assembly/additive-attention.ts.
 *
 * @returns undefined for a layer without attention
 * @see Bahdanau, Cho & Bengio, Neural Machine Translation by Jointly Learning to Align and Translate
 *   (2015)
 */
export function attendAdditively(
  { cell, units, additiveAttention }: RecurrentSpec,
  path: string,
  site: Site,
  memory: CellMemory,
  states: Activation,
  inputRows: number,
): AdditiveAttention | undefined {
  if (additiveAttention === undefined) return undefined;
  const { batch, steps, z, h, dh } = memory;
  const e = site.encoder!.states;
  const [a, u, eu] = [filledUp(additiveAttention), filledUp(units), widthOf(e.axis)];
  const all = widthOf(gates(cell, units));
  const [keys, row] = [e.rows.steps, Math.ceil(e.rows.steps / 8) * 8];
  const what = `layer ${path}, additive attention over ${keys} states`;
  const memoryFor = (count: number) => site.floats(count, what);
  const backMemory = (count: number) => (site.wayBack ? memoryFor(count) : 0);
  const k = memoryFor(batch * keys * a); // [Te, B, a]
  const q = memoryFor(batch * steps * a); // [T, B, a]
  const p = memoryFor(batch * steps * row); // [T, B, row]
  const context = memoryFor(batch * steps * eu); // [T, B, eu]
  const [dk, dq] = [backMemory(batch * keys * a), backMemory(batch * steps * a)];
  const [dContext, ds] = [backMemory(batch * steps * eu), backMemory(row)];
  const output = site.activation([units, ...e.axis], states.rows);
  const width = widthOf(output.axis);

  const named = (name: string) => `${path}.${name}`;
  const [K, Q, w] = [named('attentionKeys'), named('attentionQuery'), named('attentionScore')];
  const score = site.weight(w);
  const dScore = site.wayBack ? site.weightGradient(w) : 0;
  const wContext = site.weight(named('kernel')) + 4 * inputRows * all;
  const { forward } = site;
  forward.product({
    ...{ m: batch * keys, n: a, k: eu, bias: site.weight(named('attentionBias')) },
    ...{ a: matrix(e.values, eu), b: matrix(site.weight(K), a), c: matrix(k, a) },
  });
  site.show(named('weights'), {
    ...{ at: p, row, axis: [keys], heads: 1, keys },
    rows: timeMajor(batch, steps),
  });

  const at = (from: number, t: number, size: number) => from + 4 * t * batch * size;
  const step = (t: number) => [
    batch,
    keys,
    a,
    eu,
    k,
    at(q, t, a),
    score,
    e.values,
    at(p, t, row),
    row,
  ];
  const work = batch * keys * (8 * a + eu);
  return {
    output,
    before(t) {
      forward.product({
        ...{ m: batch, n: a, k: u },
        ...{ a: matrix(at(h, t, u), u), b: matrix(site.weight(Q), a), c: matrix(at(q, t, a), a) },
      });
      forward.work('additiveAttentionForward', work, ...step(t), at(context, t, eu));
      forward.product({
        ...{ m: batch, n: all, k: eu, add: true },
        ...{ a: matrix(at(context, t, eu), eu), b: matrix(wContext, all) },
        c: matrix(at(z, t, all), all),
      });
    },
    done() {
      const rows = rowCount(states.rows);
      forward.call('copyRows', rows, u, states.values, u, output.values, width, 0);
      forward.call('copyRows', rows, eu, context, eu, output.values + 4 * u, width, 0);
    },
    after(plan) {
      const rows = rowCount(states.rows);
      const add = site.accumulate(dh);
      plan.call('copyRows', rows, u, output.gradient, width, dh, u, add);
      plan.call('copyRows', rows, eu, output.gradient + 4 * u, width, dContext, eu, 0);
      plan.call('fill', batch * keys * a, dk, 0);
      plan.call('fill', a, dScore, 0);
      if (site.accumulate(e.gradient) === 0) plan.call('fill', batch * keys * eu, e.gradient, 0);
    },
    afterStep(plan, t) {
      plan.product({
        ...{ m: batch, n: eu, k: all, add: true },
        ...{ a: matrix(at(z, t, all), all), b: transposed(wContext, all) },
        c: matrix(at(dContext, t, eu), eu),
      });
      const gradients = [dk, at(dq, t, a), dScore, e.gradient, ds];
      plan.work(
        'additiveAttentionBackward',
        2 * work,
        ...step(t),
        at(dContext, t, eu),
        ...gradients,
      );
      plan.product({
        ...{ m: batch, n: u, k: a, add: true },
        ...{ a: matrix(at(dq, t, a), a), b: transposed(site.weight(Q), a) },
        c: matrix(t > 0 ? at(dh, t - 1, u) : memory.dStart, u),
      });
    },
    weights(plan) {
      const rows = rowCount(states.rows);
      plan.product({
        ...{ m: u, n: a, k: rows },
        ...{ a: transposed(h, u), b: matrix(dq, a), c: matrix(site.weightGradient(Q), a) },
      });
      plan.product({
        ...{ m: eu, n: a, k: batch * keys },
        ...{ a: transposed(e.values, eu), b: matrix(dk, a), c: matrix(site.weightGradient(K), a) },
      });
      plan.call('sumRows', batch * keys, a, dk, site.weightGradient(named('attentionBias')));
      plan.product({
        ...{ m: batch * keys, n: eu, k: a, add: true },
        ...{ a: matrix(dk, a), b: transposed(site.weight(K), a), c: matrix(e.gradient, eu) },
      });
      plan.product({
        ...{ m: eu, n: all, k: rows },
        ...{ a: transposed(context, eu), b: matrix(z, all) },
        c: matrix(site.weightGradient(named('kernel')) + 4 * inputRows * all, all),
      });
    },
  };
}
