/** The only source of randomness in pure code: a number in [0, 1), the same row for the same seed. */
export type Random = () => number;

/**
 * A seeded generator: xoshiro128** over four 32-bit words filled from the seed by SplitMix32.
 *
 * @param seed any finite number; its low 32 bits count
 * @returns uniform numbers in [0, 1) with 32 random bits
 * @see Blackman & Vigna, Scrambled Linear Pseudorandom Number Generators (2021)
 */
export function createRandom(seed: number): Random {
  let mix = seed | 0;
  const nextWord = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let word = mix ^ (mix >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let a = nextWord();
  let b = nextWord();
  let c = nextWord();
  let d = nextWord();
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return (scrambled >>> 0) / 0x1_0000_0000;
  };
}

/**
 * A draw from the standard normal distribution, by Box and Muller's transform.
 *
 * @see Box & Muller, A Note on the Generation of Random Normal Deviates (1958)
 */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/**
 * A random order of 0 … n − 1, by Fisher and Yates.
 *
 * @param n how many, integer >= 0
 */
export function permutation(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
