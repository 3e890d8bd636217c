import { firstPieceFrom, layoutOf, type PieceLayout } from '../../dataset/piece-layout';
import type { CellKind } from '../../engine/model-spec';
import type { Experiment, Lab, Params, SharedEvent } from '../../lessons/experiment';
import { followTraining } from '../../models/follow-training';
import { nextPieceSpec, NEXT_PIECE_TRAINING, trainNextPiece } from '../../models/next-piece';
import { statesOfPieces, type PieceStates } from '../../models/piece-states';
import { readPieces, type Reading } from '../../models/reading';
import { inSlices } from '../../models/in-slices';
import { trackFeature } from '../../models/unit-tracking';
import { labelFeature } from './tracked-feature';
import type { TrackedFeature } from './tracked-feature-words';
import type { TrackingFound, UnitHeatEvent, UnitValues } from './unit-heat-event';

/** A longer text is coloured this far; the editor says so. */
const MOST_CHARACTERS = 200_000;
const TRAINING_STEPS = 1200;
/** So early that colours are there at once, then again from time to time while it learns. */
const FIRST_HEAT = 5;
const STEPS_BETWEEN_HEATS = 100;
/** As much as can be in sight at once. */
const MOST_VISIBLE = 12_000;

type Told = Generator<UnitHeatEvent | SharedEvent, void, undefined>;

/**
 * A network learns the open file while what is in sight is coloured by its units; then the states after
 * every piece stay on the bench, to be asked unit by unit.
 */
export const experiment: Experiment<UnitHeatEvent> = function* ({ dataset, params, seed, engine }) {
  const reading = readPieces(dataset, params, { mostCharacters: MOST_CHARACTERS });
  const cell = params['cell'] as CellKind;
  const units = Number(params['units']);
  const layout = layoutOf(reading);
  yield layout;
  yield { kind: 'used', words: reading.used };

  const [from, to] = visiblePieces(layout, Number(params['firstLine']), Number(params['lastLine']));
  const model = engine.create(nextPieceSpec(reading, { cell, units }), seed);
  try {
    const training = { ...NEXT_PIECE_TRAINING, steps: TRAINING_STEPS, seed };
    yield* followTraining(
      trainNextPiece(model, reading, training),
      function* ({ step, total, loss }): Told {
        yield { kind: 'loss', step, total, loss };
        if (to > from && (step === FIRST_HEAT || step % STEPS_BETWEEN_HEATS === 0)) {
          const { h } = yield* inSlices(statesOfPieces(engine, model, reading, from, to));
          yield { kind: 'heat', from, to, h };
        }
        yield { kind: 'progress', step, total };
      },
    );
    const states = yield* inSlices(statesOfPieces(engine, model, reading, 0, reading.length));
    return benchOf(reading, states, seed);
  } finally {
    model.dispose();
  }
};

/** Answers `{ unit, state }` with the unit's values, `{ feature }` with the units that track it. */
function benchOf(reading: Reading, states: PieceStates, seed: number): Lab<UnitHeatEvent> {
  return {
    *ask(question: Params) {
      if (question['feature'] !== undefined) {
        yield track(reading, states, question['feature'] as TrackedFeature, seed);
      } else {
        yield valuesOf(states, Number(question['unit']), question['state'] === 'c' ? 'c' : 'h');
      }
    },
    dispose: () => undefined, // the model is gone already; the states go with whoever holds this
  };
}

function valuesOf({ units, h, c }: PieceStates, unit: number, state: 'h' | 'c'): UnitValues {
  const all = state === 'c' ? (c ?? h) : h; // [n, units]
  const values = Float32Array.from(
    { length: all.length / units },
    (_, t) => all[t * units + unit]!,
  );
  const scale = state === 'h' ? 1 : values.reduce((a, b) => Math.max(a, Math.abs(b)), 0) || 1;
  return { kind: 'unit', unit, state, values, scale };
}

function track(
  reading: Reading,
  { units, h }: PieceStates,
  feature: TrackedFeature,
  seed: number,
): TrackingFound {
  const labels = labelFeature(reading, feature);
  const changes = labels.some((label) => label !== labels[0]);
  if (!changes) {
    return { kind: 'tracking', feature, pieces: labels.length, ranked: undefined, chance: [] };
  }
  return {
    kind: 'tracking',
    feature,
    pieces: labels.length,
    ...trackFeature(h, units, labels, seed),
  };
}

/** The pieces on lines first … last, as many as can be in sight. */
function visiblePieces(layout: PieceLayout, first: number, last: number): [number, number] {
  const from = firstPieceFrom(layout, first);
  return [from, Math.min(firstPieceFrom(layout, last + 1), from + MOST_VISIBLE)];
}
