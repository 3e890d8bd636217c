import fc from 'fast-check';
import { additiveAttentionBackward, additiveAttentionForward } from '../twins/additive-attention';
import { assertGradient } from '../twins/finite-differences';
import { draws, inner, type Cube, type Draws, type Matrix, type Vector } from '../twins/tensor';
import { assertRows, describeInEachBinary, forAll, type Block } from './workbench';

const shape = {
  batch: fc.integer({ min: 0, max: 4 }),
  keys: fc.integer({ min: 0, max: 19 }),
  a: fc.constantFrom(0, 4, 8, 12, 20),
  u: fc.constantFrom(0, 4, 8, 16),
};

interface Case {
  /** [Te, B, a] */
  readonly k: Cube;
  /** [B, a] */
  readonly q: Matrix;
  readonly w: Vector;
  /** [Te, B, u] */
  readonly e: Cube;
}

interface Shape {
  readonly batch: number;
  readonly keys: number;
  readonly a: number;
  readonly u: number;
}

function draw({ batch, keys, a, u }: Shape, drawn: Draws): Case {
  return {
    ...{ k: drawn.cube(keys, batch, a), q: drawn.matrix(batch, a) },
    ...{ w: drawn.vector(a), e: drawn.cube(keys, batch, u) },
  };
}

const rowOf = (keys: number) => Math.ceil(keys / 8) * 8;
const ofSequence = (x: Cube, b: number) => x.map((rows) => rows[b]!);
const sum = (x: Cube, y: Cube) =>
  x.map((rows, t) => rows.map((row, b) => row.map((value, i) => value + y[t]![b]![i]!)));

/** The weights in rows of whole panels, zeros beyond the keys. */
function filledUp(p: Matrix, keys: number): Matrix {
  return p.map((row) => [...row, ...Array<number>(rowOf(keys) - keys).fill(0)]);
}

describe('the twin of additive attention', () => {
  it('has the gradients that differences have', () => {
    const drawn = draws(8);
    const [k, q, w] = [drawn.matrix(4, 3), drawn.vector(3), drawn.vector(3)];
    const [e, dContext] = [drawn.matrix(4, 2), drawn.vector(2)];
    const loss = () => inner(additiveAttentionForward(k, q, w, e, 2).context, dContext);
    const { dk, dq, dw, de } = additiveAttentionBackward(k, q, w, e, dContext);
    assertGradient(loss, k, dk, 'dk');
    assertGradient(loss, q, dq, 'dq');
    assertGradient(loss, w, dw, 'dw');
    assertGradient(loss, e, de, 'de');
  });
});

describeInEachBinary('additive attention', (bench) => {
  const place = ({ k, q, w, e }: Case): Block[] =>
    [k.flat(2), q.flat(), w, e.flat(2)].map((values) => bench.put(values));

  it('and its weights are those of the twin', () => {
    forAll<Shape>(
      shape,
      80,
      (shape, drawn) => {
        const { batch, keys, a, u } = shape;
        const one = draw(shape, drawn);
        const [p, context] = [bench.space(batch * rowOf(keys)), bench.space(batch * u)];
        const args = [batch, keys, a, u, ...place(one), p, rowOf(keys), context];
        bench.call('additiveAttentionForward', args, [p, context]);
        const twins = one.q.map((q, b) =>
          additiveAttentionForward(ofSequence(one.k, b), q, one.w, ofSequence(one.e, b), u),
        );
        assertRows(p, filledUp(twins.map((twin) => twin.p), keys), 'p', 2e-6, 1); // prettier-ignore
        assertRows(context, twins.map((twin) => twin.context), 'context', 1e-5, 1); // prettier-ignore
      },
      bench,
    );
  });

  it('backward adds to dk, dw and de, and writes dq, as the twin has them', () => {
    forAll<Shape>(
      shape,
      80,
      (shape, drawn) => {
        const { batch, keys, a, u } = shape;
        const one = draw(shape, drawn);
        const dContext = drawn.matrix(batch, u);
        const before = draw(shape, drawn);
        const sequences = one.q.map((q, b) => {
          const [k, e] = [ofSequence(one.k, b), ofSequence(one.e, b)];
          const { p } = additiveAttentionForward(k, q, one.w, e, u);
          return { p, ...additiveAttentionBackward(k, q, one.w, e, dContext[b]!) };
        });
        const p = bench.put(filledUp(sequences.map((twin) => twin.p), keys).flat()); // prettier-ignore
        const [dk, dq] = [bench.put(before.k.flat(2)), bench.space(batch * a)];
        const [dw, de] = [bench.put(before.w), bench.put(before.e.flat(2))];
        const ds = bench.space(rowOf(keys));
        const results = [dk, dq, dw, de, ds];
        const inputs = [...place(one), p, rowOf(keys), bench.put(dContext.flat())];
        bench.call(
          'additiveAttentionBackward',
          [batch, keys, a, u, ...inputs, ...results],
          results,
        );
        const byStep = (of: (twin: (typeof sequences)[number]) => Matrix): Cube =>
          before.k.map((_, j) => sequences.map((twin) => of(twin)[j]!));
        const largest = 1 + batch * Math.max(1, u);
        assertRows(dk, sum(byStep((twin) => twin.dk), before.k).flat(), 'dk', 1e-6, largest); // prettier-ignore
        assertRows(de, sum(byStep((twin) => twin.de), before.e).flat(), 'de', 1e-6, largest); // prettier-ignore
        assertRows(dq, sequences.map((twin) => twin.dq), 'dq', 1e-6, largest); // prettier-ignore
        const sums = before.w.map((value, i) =>
          sequences.reduce((total, twin) => total + twin.dw[i]!, value),
        );
        assertRows(dw, [sums], 'dw', 1e-6, largest);
      },
      bench,
    );
  });
});
