// The headless face: what a program without an editor needs, as dist/core.cjs with types. The only
// file that gathers others. It starts no thread and keeps no process alive; the engine's files are
// found beside the bundle, wherever that lies.
import type { Engine } from './engine/engine';
import type { SimdKind } from './engine/kernels';
import { loadNodeEngine } from './worker/node-engine';

export type { Dataset, DatasetKind, Place } from './dataset/dataset';
export type { CorpusDataset } from './dataset/corpus';
export type { PairsDataset } from './dataset/pairs';
export type { SeriesDataset, NumberColumn, TimeColumn, Frequency } from './dataset/series';
export type { Problem } from './dataset/problem';
export type {
  Batch,
  Engine,
  Gradients,
  Inputs,
  Tensors,
  TrainableModel,
  Upstream,
  Weights,
} from './engine/engine';
export type { CellKind, LayerSpec, ModelSpec, OptimizerSpec } from './engine/model-spec';
export type { Phrase, Language } from './phrase/phrase';

export { say } from './phrase/phrase';
export { Refusal } from './phrase/refusal';
export { createRandom } from './random/random';
export { decodeBytes } from './dataset/encoding';
export { datasetFromText } from './dataset/from-text';
export { createDatasetReader } from './dataset/dataset-reader';
export { summarize } from './dataset/summary';
export { trainableValues } from './dataset/trainable-values';

export { ADAM } from './engine/model-spec';
export { cellTraces, type CellTrace } from './engine/cell-trace';
export { initialWeights } from './engine/initial-weights';
export { countParameters } from './engine/weight-shapes';

export { experiment as forecast } from './training/forecast/experiment';
export { experiment as writeLike } from './training/text/experiment';
export { forecasterTraining, loadForecaster, trainForecaster } from './models/forecaster';
export { compareForecasts, setForecastProblem, chartedRows } from './models/forecast-comparison';
export { CHAR_MODEL_TRAINING, loadCharModel, trainCharModel } from './models/char-model';

export * from './series/accuracy';
export * from './series/arima';
export * from './series/arima-forecast';
export * from './series/arima-order';
export * from './series/arma-autocovariance';
export * from './series/arma-simulation';
export * from './series/augmented-dickey-fuller';
export * from './series/autocorrelation';
export * from './series/baselines';
export * from './series/block-bootstrap';
export * from './series/box-cox';
export * from './series/diebold-mariano';
export * from './series/differencing';
export * from './series/differencing-order';
export * from './series/holt-winters';
export * from './series/kpss';
export * from './series/leakage';
export * from './series/ljung-box';
export * from './series/mackinnon';
export * from './series/partial-autocorrelation';
export * from './series/polynomial-roots';
export * from './series/residual-diagnosis';
export * from './series/rolling-origin';
export * from './series/scaling';
export * from './series/season';
export * from './series/season-words';
export * from './series/shift-test';
export * from './series/split';
export * from './series/stationarity';
export * from './series/stationarity-words';
export * from './series/stl';
export * from './series/verdict';
export * from './series/verdict-words';
export * from './series/windows';

export * from './text/analogy';
export * from './text/bigram';
export * from './text/byte-alphabet';
export * from './text/byte-bpe';
export * from './text/character-model';
export * from './text/character-tokenizer';
export * from './text/characters';
export * from './text/cosine';
export * from './text/eojeol-tokenizer';
export * from './text/jamo';
export * from './text/jamo-tokenizer';
export * from './text/map-alignment';
export * from './text/nearest-neighbours';
export * from './text/neighbour-agreement';
export * from './text/nfc';
export * from './text/one-hot';
export * from './text/out-of-vocabulary';
export * from './text/pair-merges';
export * from './text/principal-components';
export * from './text/rank-frequency';
export * from './text/sentence-vectors';
export * from './text/split';
export * from './text/text-segments';
export * from './text/text-verdict';
export * from './text/text-verdict-words';
export * from './text/tf-idf';
export * from './text/token-vocabulary';
export * from './text/tokenizer';
export * from './text/umap-map';
export * from './text/unigram';
export * from './text/vector-file';
export * from './text/well-formed';
export * from './text/word-tokenizer';
export * from './text/word-vectors';
export * from './text/wordpiece';
export * from './text/write-vectors';

const engines = new Map<string, Promise<Engine>>();

export interface EngineOptions {
  /** `wasm`: Unroll's own kernels; `tfjs`: TensorFlow.js, loaded when it is asked for */
  readonly engine?: 'wasm' | 'tfjs';
  /** threads to compute on, this one too; as many as are worth it when left out */
  readonly threads?: number;
  /** the fastest that runs here when left out */
  readonly simd?: SimdKind;
}

/**
 * What trains, found beside this file. The same options give the same engine. Threads start with the
 * first batch that is worth sharing, and keep no program alive.
 *
 * @throws {RangeError} if WebAssembly has no SIMD here: `{ engine: 'tfjs' }` runs there too
 */
export function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const { engine: name = 'wasm', threads = 0, simd } = options;
  const key = [name, threads, simd].join(' ');
  const known = engines.get(key) ?? loadEngine();
  engines.set(key, known);
  return known;

  async function loadEngine(): Promise<Engine> {
    const engine = await loadNodeEngine(__dirname, { name, threads }, simd);
    if (engine === undefined) {
      throw new RangeError("WebAssembly has no SIMD here; createEngine({ engine: 'tfjs' }) runs");
    }
    return engine;
  }
}
