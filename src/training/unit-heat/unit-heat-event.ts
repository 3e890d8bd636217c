import type { PieceLayout } from '../../dataset/piece-layout';
import type { TrainingLoss } from '../training-loss-event';
import type { TrackedFeature } from './tracked-feature-words';

/**
 * What the colouring of a file by its units tells the editor. It never crosses to a webview, so arrays
 * travel as they are.
 */
export type UnitHeatEvent = PieceLayout | TrainingLoss | VisibleHeat | UnitValues | TrackingFound;

/** All units over what is in sight, while it learns. */
export interface VisibleHeat {
  readonly kind: 'heat';
  readonly from: number;
  readonly to: number;
  /** h, [to − from, units] */
  readonly h: Float32Array;
}

/** One unit over the whole file, once it has learned. */
export interface UnitValues {
  readonly kind: 'unit';
  readonly unit: number;
  readonly state: 'h' | 'c';
  /** [pieces] */
  readonly values: Float32Array;
  /** the largest │value│: the strongest colour of c; of h it is 1 */
  readonly scale: number;
}

export interface TrackingFound {
  readonly kind: 'tracking';
  readonly feature: TrackedFeature;
  /** pieces that were compared */
  readonly pieces: number;
  /** undefined when the feature never changes in this file */
  readonly ranked: readonly { readonly unit: number; readonly r: number }[] | undefined;
  /** best │r│ of any unit with shifted labels, ascending */
  readonly chance: readonly number[];
}
