// The headless face: what a program without an editor needs, as dist/core.cjs with types. The only
// file that gathers others. It starts no thread and keeps no process alive; the engine's files are
// found beside the bundle, wherever that lies.
import path from 'node:path';
import type { Engine } from './engine/engine';
import type * as Tfjs from './engine/tfjs';

export type { Dataset, DatasetKind, Place } from './dataset/dataset';
export type { CorpusDataset } from './dataset/corpus';
export type { PairsDataset } from './dataset/pairs';
export type { SeriesDataset, NumberColumn, TimeColumn, Frequency } from './dataset/series';
export type { Problem } from './dataset/problem';
export type { Engine, TrainableModel, Weights, CellTrace, Batch, Inputs } from './engine/engine';
export type { ModelSpec, LayerSpec, CellKind } from './engine/model-spec';
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
export { countParameters, initialWeights } from './engine/initial-weights';
export { traceCells } from './engine/cell-trace';

export { experiment as forecast } from './training/forecast/experiment';
export { experiment as writeLike } from './training/text/experiment';
export { trainForecaster, forecasterTraining, loadForecaster } from './models/forecaster';
export { compareForecasts, setForecastProblem, chartedRows } from './models/forecast-comparison';
export { trainCharModel, loadCharModel, CHAR_MODEL_TRAINING } from './models/char-model';

export * from './series/accuracy';
export * from './series/autocorrelation';
export * from './series/baselines';
export * from './series/block-bootstrap';
export * from './series/diebold-mariano';
export * from './series/differencing';
export * from './series/rolling-origin';
export * from './series/scaling';
export * from './series/season';
export * from './series/season-words';
export * from './series/shift-test';
export * from './series/split';
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

let engine: Promise<Engine> | undefined;

/** What trains: TensorFlow.js, loaded from the bundle beside this one at the first call. */
export function createEngine(): Promise<Engine> {
  engine ??= loadEngine();
  return engine;
}

function loadEngine(): Promise<Engine> {
  const file: string = path.join(__dirname, 'tfjs.js');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a path known at run time
  const { loadTfjsEngine } = require(file) as typeof Tfjs;
  return loadTfjsEngine({ wasm: __dirname + path.sep });
}
