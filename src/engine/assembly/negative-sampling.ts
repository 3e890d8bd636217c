import { bytes, multiplyAdd, sumOfLanes } from './lanes';
import { sigmoid } from './exponential';

// word2vec with negative sampling (Mikolov et al., Distributed Representations of Words and Phrases
// and their Compositionality, 2013). Every word has an input vector and an output vector. At a place of
// the text, with inputs vₐ and targets uₖ (the word itself, labelled 1, and words drawn at random,
// labelled 0):
//
//   gₐₖ = rate·(labelₖ − σ(vₐ·uₖ))      vₐ += Σₖ gₐₖ·uₖ      uₖ += Σₐ gₐₖ·vₐ
//
// Skip-gram: the inputs are the words around the place. They share one draw of negatives, which makes
// the three steps products of small matrices (Ji et al., Parallelizing Word2Vec in Shared and
// Distributed Memory, 2016). CBOW: the one input is the mean of the words around, and each of them
// moves as far as the mean should, as in Mikolov's program and gensim.

/** Targets worked on at once; six vectors and their changes fit into the registers. */
const GROUP: i32 = 6;
/** The most words on one side of a place, and the most targets. */
export const MOST_AROUND: i32 = 32;
export const MOST_TARGETS: i32 = 60;
/** One place in so many tells its losses. */
const LOSS_EVERY: i32 = 32;

/**
 * Trains on a stretch of a text.
 *
 * @param range [2]: from and to, places in `ids`
 * @param ids words as numbers, −1 between sentences: nothing looks across
 * @param keep [words]: out of 2³², how often a word stays when frequent ones are thinned out
 * @param odds, other [words]: the alias table that negatives are drawn from: word w with odds[w] out of
 *   2³², else other[w] (Walker, 1977)
 * @param input, output [words, width]
 * @param touched [words]: gets the number at `round` for every word whose vectors changed
 * @param state [2]: 64 bits of the generator, other ones after the call
 * @param rate [1]
 * @param work floats of working memory: 2·MOST_AROUND·MOST_TARGETS + 3·width, then a sentence
 * @param sums double precision [2]: grows by the losses of some comparisons, −ln σ(±v·u) each, and by
 *   their number
 * @returns places that were trained on
 */
export function negativeSampling(
  isSkipGram: i32,
  range: usize,
  ids: usize,
  keep: usize,
  odds: usize,
  other: usize,
  words: i32,
  width: i32,
  window: i32,
  negatives: i32,
  input: usize,
  output: usize,
  touched: usize,
  round: usize,
  state: usize,
  rate: usize,
  work: usize,
  sums: usize,
): i32 {
  let random = load<u64>(state);
  const learningRate = load<f32>(rate);
  const to = load<i32>(range, 4);
  const now = load<i32>(round);
  const targets = 1 + negatives;
  const groups = (targets + GROUP - 1) / GROUP;
  const g = work; // [inputs, groups·6]
  const rows = work + bytes(2 * MOST_AROUND * MOST_TARGETS); // addresses: inputs, then targets
  const zeros = rows + bytes(2 * MOST_AROUND + MOST_TARGETS + 4); // a target that is none
  const mean = zeros + bytes(width);
  const meanBefore = mean + bytes(width);
  const sentence = meanBefore + bytes(width);
  let trained = 0;
  let at = load<i32>(range);
  while (at < to) {
    // A sentence, with frequent words thinned out.
    let length = 0;
    while (at < to) {
      const word = load<i32>(ids + bytes(at));
      at++;
      if (word < 0) break;
      random = next(random);
      if (<u32>(random >> 32) > load<u32>(keep + bytes(word))) continue;
      store<i32>(sentence + bytes(length), word);
      length++;
    }
    for (let place = 0; place < length; place++) {
      random = next(random);
      const reach = 1 + <i32>((<u64>(<u32>(random >> 32)) * <u64>window) >> 32);
      const word = load<i32>(sentence + bytes(place));
      let inputs = 0;
      for (let p = max(0, place - reach); p <= min(length - 1, place + reach); p++) {
        if (p == place) continue;
        const around = load<i32>(sentence + bytes(p));
        store<usize>(rows + bytes(inputs), input + bytes(around * width));
        store<i32>(touched + bytes(around), now);
        inputs++;
      }
      if (inputs == 0) continue;
      const targetRows = rows + bytes(2 * MOST_AROUND);
      store<usize>(targetRows, output + bytes(word * width));
      store<i32>(touched + bytes(word), now);
      for (let k = 1; k < groups * GROUP; k++) {
        let target = zeros;
        if (k < targets) {
          random = next(random);
          const draw = <u32>(random >> 32);
          const slot = <i32>((<u64>draw * <u64>words) >> 32);
          random = next(random);
          const isSlot = <u32>(random >> 32) < load<u32>(odds + bytes(slot));
          const negative = isSlot ? slot : load<i32>(other + bytes(slot));
          if (negative != word) {
            target = output + bytes(negative * width);
            store<i32>(touched + bytes(negative), now);
          }
        }
        store<usize>(targetRows + bytes(k), target);
      }
      const tell = place % LOSS_EVERY == 0 ? sums : 0;
      if (isSkipGram) {
        learn(inputs, groups, width, rows, targetRows, zeros, g, learningRate, tell);
      } else {
        meanOf(inputs, width, rows, 1 / <f32>inputs, mean);
        memory.copy(meanBefore, mean, bytes(width));
        const first = load<usize>(rows);
        store<usize>(rows, mean);
        learn(1, groups, width, rows, targetRows, zeros, g, learningRate, tell);
        store<usize>(rows, first);
        addDifference(inputs, width, rows, mean, meanBefore);
      }
      trained++;
    }
  }
  store<u64>(state, random);
  return trained;
}

/** Knuth's linear congruential generator; its upper half is used. */
function next(random: u64): u64 {
  return random * 6364136223846793005 + 1442695040888963407;
}

/** One step on the inputs and targets of a place. */
function learn(
  inputs: i32,
  groups: i32,
  width: i32,
  rows: usize,
  targetRows: usize,
  zeros: usize,
  g: usize,
  rate: f32,
  sums: usize,
): void {
  const columns = groups * GROUP;
  for (let group = 0; group < groups; group++) {
    const six = targetRows + bytes(group * GROUP);
    for (let a = 0; a < inputs; a += 2) {
      const second = min(a + 1, inputs - 1);
      dots(
        width,
        load<usize>(rows + bytes(a)),
        load<usize>(rows + bytes(second)),
        six,
        g + bytes(a * columns + group * GROUP),
        g + bytes(second * columns + group * GROUP),
      );
    }
  }
  if (sums) tellLoss(inputs, columns, targetRows, zeros, g, sums);
  slopes(inputs, columns, targetRows, zeros, g, rate);
  for (let group = 0; group < groups; group++) {
    update(
      inputs,
      columns,
      width,
      rows,
      targetRows + bytes(group * GROUP),
      g + bytes(group * GROUP),
      zeros,
    );
  }
}

/** Dot products of two inputs with six targets. */
function dots(width: i32, v: usize, w: usize, six: usize, toV: usize, toW: usize): void {
  const u0 = load<usize>(six);
  const u1 = load<usize>(six, 4);
  const u2 = load<usize>(six, 8);
  const u3 = load<usize>(six, 12);
  const u4 = load<usize>(six, 16);
  const u5 = load<usize>(six, 20);
  const zero = f32x4.splat(0);
  let v0 = zero,
    v1 = zero,
    v2 = zero,
    v3 = zero,
    v4 = zero,
    v5 = zero;
  let w0 = zero,
    w1 = zero,
    w2 = zero,
    w3 = zero,
    w4 = zero,
    w5 = zero;
  for (let i: usize = 0; i < bytes(width); i += 16) {
    const x = v128.load(v + i);
    const y = v128.load(w + i);
    let u = v128.load(u0 + i);
    v0 = multiplyAdd(x, u, v0);
    w0 = multiplyAdd(y, u, w0);
    u = v128.load(u1 + i);
    v1 = multiplyAdd(x, u, v1);
    w1 = multiplyAdd(y, u, w1);
    u = v128.load(u2 + i);
    v2 = multiplyAdd(x, u, v2);
    w2 = multiplyAdd(y, u, w2);
    u = v128.load(u3 + i);
    v3 = multiplyAdd(x, u, v3);
    w3 = multiplyAdd(y, u, w3);
    u = v128.load(u4 + i);
    v4 = multiplyAdd(x, u, v4);
    w4 = multiplyAdd(y, u, w4);
    u = v128.load(u5 + i);
    v5 = multiplyAdd(x, u, v5);
    w5 = multiplyAdd(y, u, w5);
  }
  store<f32>(toV, sumOfLanes(v0));
  store<f32>(toV, sumOfLanes(v1), 4);
  store<f32>(toV, sumOfLanes(v2), 8);
  store<f32>(toV, sumOfLanes(v3), 12);
  store<f32>(toV, sumOfLanes(v4), 16);
  store<f32>(toV, sumOfLanes(v5), 20);
  store<f32>(toW, sumOfLanes(w0));
  store<f32>(toW, sumOfLanes(w1), 4);
  store<f32>(toW, sumOfLanes(w2), 8);
  store<f32>(toW, sumOfLanes(w3), 12);
  store<f32>(toW, sumOfLanes(w4), 16);
  store<f32>(toW, sumOfLanes(w5), 20);
}

/** Dot products become rate·(label − σ), 0 where a target is none. */
function slopes(
  inputs: i32,
  columns: i32,
  targetRows: usize,
  zeros: usize,
  g: usize,
  rate: f32,
): void {
  const minusRate = f32x4.splat(-rate);
  const end = bytes(inputs * columns);
  // The last four may reach beyond: into working memory that holds nothing yet.
  for (let i: usize = 0; i < end; i += 16) {
    v128.store(g + i, f32x4.mul(minusRate, sigmoid(v128.load(g + i))));
  }
  for (let a = 0; a < inputs; a++) {
    const at = g + bytes(a * columns);
    store<f32>(at, load<f32>(at) + rate);
  }
  for (let k = 1; k < columns; k++) {
    if (load<usize>(targetRows + bytes(k)) != zeros) continue;
    for (let a = 0; a < inputs; a++) store<f32>(g + bytes(a * columns + k), 0);
  }
}

/** Both vectors of every pair move by the other's, as they were before. */
function update(
  inputs: i32,
  columns: i32,
  width: i32,
  rows: usize,
  six: usize,
  g: usize,
  zeros: usize,
): void {
  const at0 = load<usize>(six);
  const at1 = load<usize>(six, 4);
  const at2 = load<usize>(six, 8);
  const at3 = load<usize>(six, 12);
  const at4 = load<usize>(six, 16);
  const at5 = load<usize>(six, 20);
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < bytes(width); i += 16) {
    const u0 = v128.load(at0 + i);
    const u1 = v128.load(at1 + i);
    const u2 = v128.load(at2 + i);
    const u3 = v128.load(at3 + i);
    const u4 = v128.load(at4 + i);
    const u5 = v128.load(at5 + i);
    let d0 = zero,
      d1 = zero,
      d2 = zero,
      d3 = zero,
      d4 = zero,
      d5 = zero;
    for (let a = 0; a < inputs; a++) {
      const at = load<usize>(rows + bytes(a)) + i;
      const slope = g + bytes(a * columns);
      const v = v128.load(at);
      let s = v128.load32_splat(slope);
      let change = f32x4.mul(s, u0);
      d0 = multiplyAdd(s, v, d0);
      s = v128.load32_splat(slope, 4);
      change = multiplyAdd(s, u1, change);
      d1 = multiplyAdd(s, v, d1);
      s = v128.load32_splat(slope, 8);
      change = multiplyAdd(s, u2, change);
      d2 = multiplyAdd(s, v, d2);
      s = v128.load32_splat(slope, 12);
      change = multiplyAdd(s, u3, change);
      d3 = multiplyAdd(s, v, d3);
      s = v128.load32_splat(slope, 16);
      change = multiplyAdd(s, u4, change);
      d4 = multiplyAdd(s, v, d4);
      s = v128.load32_splat(slope, 20);
      change = multiplyAdd(s, u5, change);
      d5 = multiplyAdd(s, v, d5);
      v128.store(at, f32x4.add(v, change));
    }
    // One after the other: a word drawn twice moves twice.
    v128.store(at0 + i, f32x4.add(v128.load(at0 + i), d0));
    v128.store(at1 + i, f32x4.add(v128.load(at1 + i), d1));
    v128.store(at2 + i, f32x4.add(v128.load(at2 + i), d2));
    v128.store(at3 + i, f32x4.add(v128.load(at3 + i), d3));
    v128.store(at4 + i, f32x4.add(v128.load(at4 + i), d4));
    v128.store(at5 + i, f32x4.add(v128.load(at5 + i), d5));
    v128.store(zeros + i, zero);
  }
}

/** −ln σ(±v·u) of every input with every target, as it stood before the step. */
function tellLoss(
  inputs: i32,
  columns: i32,
  targetRows: usize,
  zeros: usize,
  g: usize,
  sums: usize,
): void {
  let loss: f64 = 0;
  let told = 0;
  for (let a = 0; a < inputs; a++) {
    for (let k = 0; k < columns; k++) {
      if (load<usize>(targetRows + bytes(k)) == zeros) continue;
      const dot = <f64>load<f32>(g + bytes(a * columns + k));
      const x: f64 = k == 0 ? -dot : dot;
      told++;
      loss += max(x, 0) + <f64>NativeMathf.log1p(NativeMathf.exp(-(<f32>abs(x))));
    }
  }
  store<f64>(sums, load<f64>(sums) + loss);
  store<f64>(sums, load<f64>(sums, 8) + <f64>told, 8);
}

function meanOf(inputs: i32, width: i32, rows: usize, share: f32, to: usize): void {
  const factor = f32x4.splat(share);
  for (let i: usize = 0; i < bytes(width); i += 16) {
    let sum = f32x4.splat(0);
    for (let a = 0; a < inputs; a++) {
      sum = f32x4.add(sum, v128.load(load<usize>(rows + bytes(a)) + i));
    }
    v128.store(to + i, f32x4.mul(sum, factor));
  }
}

/** Each of the words that a mean is of moves as far as the mean has moved. */
function addDifference(inputs: i32, width: i32, rows: usize, now: usize, before: usize): void {
  for (let i: usize = 0; i < bytes(width); i += 16) {
    const moved = f32x4.sub(v128.load(now + i), v128.load(before + i));
    for (let a = 0; a < inputs; a++) {
      const at = load<usize>(rows + bytes(a)) + i;
      v128.store(at, f32x4.add(v128.load(at), moved));
    }
  }
}

/**
 * Brings the copies of a matrix together that several shards have trained. A row that one of them touched
 * becomes that one's; a row that S of them touched becomes base + weight·Σ (copy − base), summed in the
 * order of the shards, in all copies.
 *
 * Where each of S shards brings a vector by the share 1 − e⁻ˣ nearer to where it comes to rest, one
 * after the other they bring it by 1 − e⁻ˢˣ: weight = (1 − e⁻ˢˣ) / (S·(1 − e⁻ˣ)). Rare words have a
 * small x and are summed; of frequent ones, which every shard brings to rest, a sum would overshoot.
 *
 * @param from, to rows
 * @param base [words, width]; copy s lies s·stride floats after the first
 * @param touched [words] of shard s lies s·words numbers after the first
 * @param changes [words]: how often a row changes in one word of the text
 * @param pull [1]: x is this many times the changes
 */
export function mergeCopies(
  from: i32,
  to: i32,
  width: i32,
  base: usize,
  copies: usize,
  stride: i32,
  shards: i32,
  touched: usize,
  words: i32,
  round: usize,
  changes: usize,
  pull: usize,
): void {
  const now = load<i32>(round);
  for (let row = from; row < to; row++) {
    let touching = 0;
    let last = 0;
    for (let s = 0; s < shards; s++) {
      if (load<i32>(touched + bytes(s * words + row)) != now) continue;
      touching++;
      last = s;
    }
    if (touching == 0) continue;
    const at = bytes(row * width);
    if (touching == 1) {
      const trained = copies + bytes(last * stride) + at;
      memory.copy(base + at, trained, bytes(width));
      for (let s = 0; s < shards; s++) {
        if (s != last) memory.copy(copies + bytes(s * stride) + at, trained, bytes(width));
      }
      continue;
    }
    const weight = weightOf(load<f32>(pull) * load<f32>(changes + bytes(row)), <f32>touching);
    const factor = f32x4.splat(weight);
    for (let i: usize = 0; i < bytes(width); i += 16) {
      const before = v128.load(base + at + i);
      let sum = before;
      for (let s = 0; s < shards; s++) {
        const copy = v128.load(copies + bytes(s * stride) + at + i);
        sum = multiplyAdd(factor, f32x4.sub(copy, before), sum);
      }
      v128.store(base + at + i, sum);
      for (let s = 0; s < shards; s++) v128.store(copies + bytes(s * stride) + at + i, sum);
    }
  }
}

function weightOf(x: f32, shards: f32): f32 {
  if (x < 1e-4) return 1; // where 1 − e⁻ˣ loses its digits
  const one: f32 = 1 - <f32>NativeMathf.exp(-x);
  const all: f32 = 1 - <f32>NativeMathf.exp(-x * shards);
  return all / (shards * one);
}
