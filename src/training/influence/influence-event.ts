import type { PieceLayout } from '../../dataset/piece-layout';
import type { CellKind } from '../../engine/model-spec';
import type { CellInfluence } from '../../models/influence';
import type { TrainingLoss } from '../training-loss-event';

/**
 * What the shading before the cursor tells the editor. It never crosses to a webview, so arrays travel as
 * they are.
 */
export type InfluenceEvent = PieceLayout | TrainingLoss | InfluenceAtCursor;

/** What each cell's answer about the piece after the cursor depends on. */
export interface InfluenceAtCursor {
  readonly kind: 'influence';
  /** the piece that is asked about */
  readonly place: number;
  /** the first piece that was read */
  readonly from: number;
  /** the pieces that were read as people read them, from `from` on */
  readonly words: readonly string[];
  readonly cells: readonly (CellInfluence & { readonly cell: CellKind })[];
}
