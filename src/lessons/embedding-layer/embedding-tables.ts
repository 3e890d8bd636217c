import type { Engine, Inputs, Tensor, TrainableModel, Weights } from '../../engine/engine';
import { nextPieceSpec, type NextPieceDesign } from '../../models/next-piece';
import type { Reading } from '../../models/reading';
import type { TextVectors } from '../../models/text-vectors';
import { withTokenVectors } from '../../models/token-vectors';
import type { ByTable, Table } from './embedding-layer-event';

export const TABLES: readonly Table[] = ['random-frozen', 'random', 'word2vec-frozen', 'word2vec'];

/** The table's name in a model's weights. */
export const TABLE = '0.embedding';

const DESIGN: NextPieceDesign = { cell: 'lstm', units: 32 };

/** A model that names the next character, and the text as it reads it. */
export interface TableModel {
  readonly model: TrainableModel;
  readonly reading: Reading;
}

/** Fresh weights of a seed, a random table among them. */
export function startWeights(engine: Engine, reading: Reading, seed: number): Weights {
  const model = engine.create(nextPieceSpec(reading, DESIGN), seed);
  try {
    return model.weights();
  } finally {
    model.dispose();
  }
}

/** Four models that differ in nothing but their table. The caller's to dispose of. */
export function startModels(
  engine: Engine,
  reading: Reading,
  weights: Weights,
  vectors: TextVectors,
): ByTable<TableModel> {
  const fromVectors = withTokenVectors(weights, TABLE, vectors);
  const learning = (own: Weights): TableModel => ({
    model: engine.restore(nextPieceSpec(reading, DESIGN), own),
    reading,
  });
  const frozen = (own: Weights): TableModel => {
    const read = frozenReading(reading, own[TABLE]!);
    return { model: engine.restore(nextPieceSpec(read, DESIGN), aboveTable(own)), reading: read };
  };
  return {
    'random-frozen': frozen(weights),
    random: learning(weights),
    'word2vec-frozen': frozen(fromVectors),
    word2vec: learning(fromVectors),
  };
}

/**
 * The text as rows of a table that is frozen: what never changes is no weight of the model but a part of
 * what it reads.
 *
 * @param table shape [V, d]
 */
function frozenReading(reading: Reading, table: Tensor): Reading {
  const d = table.shape[1]!;
  const lookUp = ({ data: ids, ...inputs }: Inputs): Inputs => {
    const data = new Float32Array(ids.length * d); // [B, T] -> [B, T, d]
    ids.forEach((id, i) => data.set(table.data.subarray(id * d, (id + 1) * d), i * d));
    return { ...inputs, data };
  };
  return {
    ...reading,
    input: { kind: 'values', size: d },
    below: [],
    inputs: (starts, steps) => lookUp(reading.inputs(starts, steps)),
    batch(starts, steps) {
      const { inputs, ...targets } = reading.batch(starts, steps);
      return { ...targets, inputs: lookUp(inputs) };
    },
    x: (t) => reading.x(t, { [TABLE]: table }),
  };
}

/** The weights of the layers above the table, each a layer lower. */
function aboveTable(weights: Weights): Weights {
  const above = Object.entries(weights).filter(([name]) => name !== TABLE);
  return Object.fromEntries(
    above.map(([name, weight]) => [
      name.replace(/^\d+/u, (layer) => String(Number(layer) - 1)),
      weight,
    ]),
  );
}

/** What an embedding layer with this table gives for pieces of the text, shape [count, d]. */
export function layerOutput(
  engine: Engine,
  reading: Reading,
  table: Tensor,
  inputs: Inputs,
): Float32Array {
  const spec = nextPieceSpec(reading, DESIGN);
  const layer = engine.restore({ ...spec, layers: spec.layers.slice(0, 1) }, { [TABLE]: table });
  try {
    return layer.predict(inputs);
  } finally {
    layer.dispose();
  }
}
