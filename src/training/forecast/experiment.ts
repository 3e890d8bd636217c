import type { Experiment, UntimedContext } from '../../lessons/experiment';
import type { ForecastEvent } from './forecast-event';
import { learnColumn } from './learn-column';

/** A recurrent network learns one column of the file; the forecasts that learn nothing beside it. */
export const experiment: Experiment<ForecastEvent, UntimedContext> = function* ({
  dataset,
  ...context
}) {
  if (dataset.kind !== 'series') throw new RangeError('forecast requires a series');
  const { forecaster } = yield* learnColumn({ dataset, ...context });
  forecaster.dispose();
};
