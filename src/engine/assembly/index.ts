// Every kernel that a plan may call.
export { matmul, pack, packedFloats, scratchFloats, setScratch } from './matmul';
export { rnnBackward, rnnForward } from './rnn';
export { lstmBackward, lstmForward } from './lstm';
export { gruBackward, gruForward } from './gru';
export { attentionBackward, attentionForward } from './attention';
export { additiveAttentionBackward, additiveAttentionForward } from './additive-attention';
export { layerNormBackward, layerNormForward } from './layer-norm';
export {
  activationBackward,
  geluForward,
  geluTanhForward,
  sigmoidForward,
  tanhForward,
} from './activation';
export { dropoutForward } from './dropout';
export { embeddingBackward, embeddingForward } from './embedding';
export { meanSquaredError, softmaxCrossEntropy } from './loss';
export { adam, gradientDescent, sumGradients } from './optimizer';
export {
  add,
  addRowsInTurn,
  clearBeyond,
  copy,
  copyRows,
  fill,
  sum,
  sumRows,
  sumRowsInTurn,
} from './rows';
export { mergeCopies, negativeSampling } from './negative-sampling';
