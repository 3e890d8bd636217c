import type { Chapter, Lesson } from './lesson';
import { lesson as sequenceOrder } from './sequence-order/lesson';
import { lesson as unrolledCell } from './unrolled-cell/lesson';
import { lesson as inputVector } from './input-vector/lesson';
import { lesson as cellWeights } from './cell-weights/lesson';
import { lesson as hiddenState } from './hidden-state/lesson';
import { lesson as sequentialCost } from './sequential-cost/lesson';
import { lesson as vanishingGradient } from './vanishing-gradient/lesson';
import { lesson as explodingGradient } from './exploding-gradient/lesson';
import { lesson as lstm } from './lstm/lesson';
import { lesson as gru } from './gru/lesson';
import { lesson as seq2seq } from './seq2seq/lesson';
import { lesson as startToken } from './start-token/lesson';
import { lesson as timeseriesGenerator } from './timeseries-generator/lesson';
import { lesson as windowLength } from './window/lesson';
import { lesson as autocorrelation } from './autocorrelation/lesson';
import { lesson as stationarity } from './stationarity/lesson';
import { lesson as differencing } from './differencing/lesson';
import { lesson as autoregression } from './autoregression/lesson';
import { lesson as movingAverageModel } from './moving-average-model/lesson';
import { lesson as arma } from './arma/lesson';
import { lesson as arima } from './arima/lesson';
import { lesson as forecastVerdict } from './forecast-verdict/lesson';
import { lesson as tokenization } from './tokenization/lesson';
import { lesson as dictionary } from './dictionary/lesson';
import { lesson as indexing } from './indexing/lesson';
import { lesson as oneHot } from './one-hot/lesson';
import { lesson as embeddingLayer } from './embedding-layer/lesson';
import { lesson as similarWords } from './similar-words/lesson';
import { lesson as word2vec } from './word2vec/lesson';
import { lesson as vectorSearch } from './vector-search/lesson';
import { lesson as textToFeatures } from './text-to-features/lesson';
import { lesson as vectorsInSeq2seq } from './vectors-in-seq2seq/lesson';

/** In teaching order, one line each: the tree and the page's "3 of 10" follow it. */
// prettier-ignore
export const lessons: readonly Lesson[] = [
  sequenceOrder,
  unrolledCell,
  inputVector,
  cellWeights,
  hiddenState,
  sequentialCost,
  vanishingGradient,
  explodingGradient,
  lstm,
  gru,
  seq2seq,
  startToken,
  timeseriesGenerator,
  windowLength,
  autocorrelation,
  stationarity,
  differencing,
  autoregression,
  movingAverageModel,
  arma,
  arima,
  forecastVerdict,
  tokenization,
  dictionary,
  indexing,
  oneHot,
  embeddingLayer,
  similarWords,
  word2vec,
  vectorSearch,
  textToFeatures,
  vectorsInSeq2seq,
];

/** The chapters of the notes, in their order. */
export const chapters: readonly Chapter[] = [
  {
    id: 'recurrent-networks',
    number: 1,
    title: { ko: '순환 신경망', en: 'Recurrent networks' },
  },
  { id: 'time-series', number: 2, title: { ko: '시계열', en: 'Time series' } },
  { id: 'text', number: 3, title: { ko: '텍스트', en: 'Text' } },
  { id: 'attention', number: 4, title: { ko: '어텐션', en: 'Attention' } },
  {
    id: 'seq2seq',
    number: 5,
    title: { ko: 'seq2seq로 할 수 있는 것', en: 'What seq2seq can do' },
  },
];
