import type { CellKind } from '../../engine/model-spec';
import type { TrackedFeature } from './tracked-feature-words';

/**
 * What the colouring of a file by its units tells the editor. It never crosses to a webview, so arrays
 * travel as they are.
 */
export type UnitHeatEvent = PieceLayout | HeatLoss | VisibleHeat | UnitValues | TrackingFound;

/** Where the pieces of the document are. */
export interface PieceLayout {
  readonly kind: 'layout';
  readonly reading: 'characters' | 'rows';
  readonly cell: CellKind;
  readonly units: number;
  readonly pieces: number;
  /** 0-based line of the document for a row; of characters, the line that each line's first is on */
  readonly firstLine: number;
  /** characters: the first piece of each line from `firstLine` on; rows: the line of each row */
  readonly lines: Int32Array;
}

export interface HeatLoss {
  readonly kind: 'loss';
  readonly step: number;
  readonly total: number;
  /** of the newest batch, as people read it */
  readonly loss: number;
}

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
