import { sigmoid } from './exponential';
import { rowTimes, transpose } from './matmul';
import { zerosLike, type Cube, type Matrix } from './tensor';

export interface LstmStates {
  /** [T, B, 4u]: i, f, g, o side by side */
  readonly gates: Cube;
  /** [T + 1, B, u], the start first */
  readonly h: Cube;
  readonly c: Cube;
}

/**
 * With s = z[t] + h₋·U, its four quarters s_i, s_f, s_g, s_o:
 *
 *   i = σ(s_i)   f = σ(s_f)   g = tanh(s_g)   o = σ(s_o)   c = f⊙c₋ + i⊙g   h = o⊙tanh(c)
 *
 * @param z [T, B, 4u]
 * @param u [u, 4u]
 */
export function lstmForward(z: Cube, u: Matrix, startH: Matrix, startC: Matrix): LstmStates {
  const units = u.length;
  const gates = zerosLike(z);
  const h = [startH];
  const c = [startC];
  for (const [t, rows] of z.entries()) {
    const newH = startH.map((row) => [...row]);
    const newC = startC.map((row) => [...row]);
    for (const [b, row] of rows.entries()) {
      const fromState = rowTimes(h[t]![b]!, u);
      const s = row.map((value, j) => value + fromState[j]!);
      for (let j = 0; j < units; j++) {
        const i = sigmoid(s[j]!);
        const f = sigmoid(s[units + j]!);
        const g = Math.tanh(s[2 * units + j]!);
        const o = sigmoid(s[3 * units + j]!);
        newC[b]![j] = f * c[t]![b]![j]! + i * g;
        newH[b]![j] = o * Math.tanh(newC[b]![j]!);
        [i, f, g, o].forEach((gate, q) => (gates[t]![b]![q * units + j] = gate));
      }
    }
    h.push(newH);
    c.push(newC);
  }
  return { gates, h, c };
}

/**
 * Backward through time, for dh [T, B, u] of h[1] … h[T] and dc [B, u] of c[T].
 *
 * @returns δz [T, B, 4u], and δ of both starts
 */
export function lstmBackward(
  z: Cube,
  u: Matrix,
  startH: Matrix,
  startC: Matrix,
  dh: Cube,
  dc: Matrix,
): { dz: Cube; dStartH: Matrix; dStartC: Matrix } {
  const { gates, c } = lstmForward(z, u, startH, startC);
  const units = u.length;
  const dz = zerosLike(z);
  let laterH = startH.map((row) => row.map(() => 0));
  const laterC = dc.map((row) => [...row]);
  for (let t = z.length - 1; t >= 0; t--) {
    for (const [b, row] of gates[t]!.entries()) {
      for (let j = 0; j < units; j++) {
        const [i, f, g, o] = [0, 1, 2, 3].map((q) => row[q * units + j]!) as [
          ...[number, number, number, number],
        ];
        const dH = dh[t]![b]![j]! + laterH[b]![j]!;
        const squashed = Math.tanh(c[t + 1]![b]![j]!);
        const dC = laterC[b]![j]! + dH * o * (1 - squashed ** 2);
        const [dI, dF, dG, dO] = [dC * g, dC * c[t]![b]![j]!, dC * i, dH * squashed];
        const sums = [dI * i * (1 - i), dF * f * (1 - f), dG * (1 - g ** 2), dO * o * (1 - o)];
        sums.forEach((d, q) => (dz[t]![b]![q * units + j] = d));
        laterC[b]![j] = dC * f;
      }
    }
    laterH = dz[t]!.map((row) => rowTimes(row, transpose(u)));
  }
  return { dz, dStartH: laterH, dStartC: laterC };
}
