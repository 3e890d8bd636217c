import type { Engine, TrainableModel } from '../../engine/engine';
import type { LayerSpec } from '../../engine/model-spec';
import { readPieces, type Reading } from '../../models/reading';
import { fill, type Phrase } from '../../phrase/phrase';
import type { Experiment, SharedEvent } from '../experiment';
import { layerWork } from './layer-work';
import type { CostAtLength, CostLayer, SequentialCostEvent } from './sequential-cost-event';

const LAYERS: readonly CostLayer[] = ['rnn', 'gru', 'lstm', 'attention'];
const SHORTEST = 8;
/** Each length is read so often; the least time is what the machine can do. */
const REPEATS = 7;

/**
 * One layer each of RNN, GRU, LSTM and attention reads the file's first pieces, at lengths that double:
 * the dependent steps and multiply–adds are counted, the milliseconds measured.
 */
export const experiment: Experiment<SequentialCostEvent> = function* (context) {
  const { dataset, params, engine, seed, now } = context;
  const reading = readPieces(dataset, params);
  const units = Number(params['units']);
  yield { kind: 'used', words: reading.used };
  const models = LAYERS.map((layer) => ({
    layer,
    model: create(engine, reading, layer, units, seed),
  }));
  try {
    const costs: CostAtLength[] = [];
    const lengths = lengthsUpTo(Number(params['longest']));
    for (const [i, length] of lengths.entries()) {
      const layers = [];
      for (const { layer, model } of models) {
        const ms = timeOf(model, reading, length, now);
        layers.push({ layer, ...layerWork(layer, length, units), ms });
        yield { kind: 'slice' } as const;
      }
      const cost: CostAtLength = { kind: 'cost', length, layers };
      costs.push(cost);
      yield cost;
      yield { kind: 'progress', step: i + 1, total: lengths.length };
    }
    yield* conclude(costs);
  } finally {
    for (const { model } of models) model.dispose();
  }
};

/** 8, 16, … as far as it goes. */
function lengthsUpTo(longest: number): number[] {
  const lengths: number[] = [];
  for (let length = SHORTEST; length <= longest; length *= 2) lengths.push(length);
  return lengths;
}

/** The same frame around each layer: characters or rows become vectors of as many numbers as it has units. */
function create(
  engine: Engine,
  reading: Reading,
  layer: CostLayer,
  units: number,
  seed: number,
): TrainableModel {
  const own: LayerSpec =
    layer === 'attention'
      ? { kind: 'self-attention', heads: 1, causal: false }
      : { kind: 'recurrent', cell: layer, units, returns: 'every-step' };
  const below: LayerSpec =
    reading.kind === 'characters' ? { kind: 'embedding', units } : { kind: 'dense', units };
  return engine.create(
    {
      input: reading.input,
      layers: [below, own],
      loss: 'mean-squared-error',
      optimizer: { kind: 'gradient-descent', learningRate: 0, clipNorm: 0 },
    },
    seed,
  );
}

function timeOf(
  model: TrainableModel,
  reading: Reading,
  length: number,
  now: () => number,
): number {
  const inputs = reading.inputs([0], length);
  model.predict(inputs); // the first makes its plan
  let least = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = now();
    model.predict(inputs);
    least = Math.min(least, now() - start);
  }
  return least;
}

function* conclude(costs: readonly CostAtLength[]): Generator<SharedEvent, void, undefined> {
  const [last, half] = [costs.at(-1)!, costs.at(-2)!];
  const at = (cost: CostAtLength, layer: CostLayer) =>
    cost.layers.find((each) => each.layer === layer)!;
  const values = {
    longest: last.length,
    half: half.length,
    dependent: at(last, 'lstm').dependent,
    dependentHalf: at(half, 'lstm').dependent,
    attention: at(last, 'attention').dependent,
    recurrenceGrows: at(last, 'lstm').work / at(half, 'lstm').work,
    scoresGrow: at(last, 'attention').scores / at(half, 'attention').scores,
    lstmMs: at(last, 'lstm').ms,
    attentionMs: at(last, 'attention').ms,
    table: last.length * last.length,
  };
  const grows = values.dependent / values.dependentHalf;
  yield {
    kind: 'answer',
    option: grows === 2 ? 'twice' : grows === 4 ? 'four' : 'same',
    values,
  };
  yield {
    kind: 'verdict',
    headline: fill(HEADLINE, values),
    reasons: [fill(WORK, values), fill(TABLE, values), fill(MEASURED, values)],
  };
}

const HEADLINE: Phrase = {
  ko: '조각 {longest}개를 읽으려면 순환 신경망은 {dependent}단계를 차례로 기다려야 하고, 어텐션은 {attention}단계면 돼요.',
  en: 'To read {longest} pieces, recurrence waits through {dependent} steps, one after another; attention through {attention}.',
};
const WORK: Phrase = {
  ko: '길이가 {half}에서 {longest}로 두 배가 되면, LSTM의 곱셈은 {recurrenceGrows}배, 어텐션의 점수 계산은 {scoresGrow}배가 돼요.',
  en: 'From length {half} to {longest}, twice as long, the products of the LSTM grow {recurrenceGrows} times, the scores of attention {scoresGrow} times.',
};
const TABLE: Phrase = {
  ko: '어텐션은 기다리지 않는 대신 {longest} × {longest} = {table}칸짜리 표를 만들어요.',
  en: 'Attention does not wait; it fills a table of {longest} × {longest} = {table} instead.',
};
const MEASURED: Phrase = {
  ko: '이 컴퓨터에서는 길이 {longest}를 한 번 읽는 데 LSTM {lstmMs} ms, 어텐션 {attentionMs} ms가 걸렸어요. 시간은 컴퓨터마다 달라요.',
  en: 'On this machine one reading of length {longest} took the LSTM {lstmMs} ms and attention {attentionMs} ms. Times differ from machine to machine.',
};
