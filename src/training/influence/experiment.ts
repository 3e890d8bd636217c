import { firstPieceFrom, layoutOf, type PieceLayout } from '../../dataset/piece-layout';
import type { TrainableModel } from '../../engine/engine';
import type { CellKind } from '../../engine/model-spec';
import type { Experiment, SharedEvent } from '../../lessons/experiment';
import type { Slice } from '../../models/follow-training';
import { cellInfluence } from '../../models/influence';
import {
  nextPieceSpec,
  NEXT_PIECE_TRAINING,
  trainNextPiece,
  type NextPieceStep,
} from '../../models/next-piece';
import { readPieces, type Reading } from '../../models/reading';
import { mean } from '../../series/mean';
import type { InfluenceAtCursor, InfluenceEvent } from './influence-event';

const CELLS = ['rnn', 'gru', 'lstm'] as const satisfies readonly CellKind[];
const UNITS = 32;
const TRAINING_STEPS = 500;
/** A longer text is read this far. */
const MOST_CHARACTERS = 200_000;
/** So early that shades are there at once, then again from time to time while it learns. */
const FIRST_SHADES = 5;
const STEPS_BETWEEN_SHADES = 100;
/** Pieces before the cursor that are shaded at most. */
const MOST_BEFORE = 200;

/**
 * An RNN, a GRU and an LSTM learn the open file beside each other; what is before the cursor is shaded by
 * how much each piece sways their answers, while they learn and, asked on the bench, after that.
 */
export const experiment: Experiment<InfluenceEvent> = function* ({
  dataset,
  params,
  seed,
  engine,
}) {
  const reading = readPieces(dataset, params, { mostCharacters: MOST_CHARACTERS });
  const layout = layoutOf(reading);
  yield layout;
  yield { kind: 'used', words: reading.used };
  const place = pieceAt(reading, layout, Number(params['line']), Number(params['character']));

  const models = CELLS.map((cell) =>
    engine.create(nextPieceSpec(reading, { cell, units: UNITS }), seed),
  );
  const training = { ...NEXT_PIECE_TRAINING, steps: TRAINING_STEPS, seed };
  const runs = models.map((model) => trainNextPiece(model, reading, training));
  let kept = false;
  try {
    for (let step = 1; step <= TRAINING_STEPS; step++) {
      const losses: number[] = [];
      for (const run of runs) losses.push((yield* nextStep(run)).loss);
      yield { kind: 'loss', step, total: TRAINING_STEPS, loss: mean(losses) };
      if (step === FIRST_SHADES || step % STEPS_BETWEEN_SHADES === 0) {
        yield influenceAt(models, reading, place);
      }
      yield { kind: 'progress', step, total: TRAINING_STEPS };
    }
    kept = true;
    return {
      *ask(question) {
        yield influenceAt(models, reading, within(reading, Number(question['place'])));
      },
      dispose: () => models.forEach((model) => model.dispose()),
    };
  } finally {
    for (const run of runs) run.return(undefined as never); // a step that was left gives its memory back
    if (!kept) for (const model of models) model.dispose();
  }
};

/** To the end of one optimizer step, with a pause at every slice of it. */
function* nextStep(
  run: Generator<NextPieceStep | undefined, unknown, undefined>,
): Generator<Slice | SharedEvent, NextPieceStep, undefined> {
  for (;;) {
    const turn = run.next();
    if (turn.done === true) throw new RangeError('the training has ended before its last step');
    if (turn.value !== undefined) return turn.value;
    yield { kind: 'slice' };
  }
}

function influenceAt(
  models: readonly TrainableModel[],
  reading: Reading,
  place: number,
): InfluenceAtCursor {
  const from = Math.max(0, place - MOST_BEFORE);
  return {
    kind: 'influence',
    place,
    from,
    words: Array.from({ length: place - from }, (_, i) => reading.words(from + i)),
    cells: models.map((model, i) => ({
      cell: CELLS[i]!,
      ...cellInfluence(model, reading, place, MOST_BEFORE),
    })),
  };
}

/** The piece right after a position of the document: the one that is asked about. */
function pieceAt(reading: Reading, layout: PieceLayout, line: number, character: number): number {
  let piece = firstPieceFrom(layout, line);
  const end = layout.reading === 'rows' ? piece : firstPieceFrom(layout, line + 1);
  for (let left = character; left > 0 && piece < end; piece++) {
    left -= String(reading.piece(piece)).length;
  }
  return within(reading, piece);
}

/** There has to be a piece before it. */
function within({ length }: Reading, place: number): number {
  return Math.max(1, Math.min(length, Math.round(place)));
}
