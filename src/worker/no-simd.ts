import type { Phrase } from '../phrase/phrase';

/** Why TensorFlow.js trains although Unroll's own kernels were chosen. */
export const NO_SIMD: Phrase = {
  ko: '여기서는 WebAssembly SIMD를 쓸 수 없어서 TensorFlow.js로 학습해요. 결과는 같지만 더 느려요.',
  en: 'WebAssembly has no SIMD here, so TensorFlow.js trains instead: the same models, slower.',
};
