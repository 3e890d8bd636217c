import { formatNumber } from '../../phrase/phrase';
import { heatColour, heatSign } from './heat-colour';
import './shaded-text.css';
import { TableTwin } from './table-twin';

export interface ShadedPiece {
  /** the piece as people read it: a character, a row's value */
  readonly words: string;
  /** in [−1, 1]; undefined: without a shade */
  readonly shade: number | undefined;
  /** the number itself, in any unit; the shade when left out */
  readonly value?: number;
}

export interface ShadedTextProps {
  readonly pieces: readonly ShadedPiece[];
  /** one sentence for those who do not see the colours */
  readonly describe: string;
  /** what the number is called, `influence`, and the pieces, `character` */
  readonly valueName: string;
  readonly pieceName: string;
  /** framed: the piece that is looked at */
  readonly now?: number;
  readonly onChoose?: (piece: number) => void;
}

/** The file's own pieces in reading order, each on the colour of its number. */
export function ShadedText(props: ShadedTextProps) {
  const { pieces, describe, valueName, pieceName, now, onChoose } = props;
  const apart = pieces.some(({ words }) => words.length > 2); // values need room between them
  return (
    <figure class="chart">
      <div class={apart ? 'shaded-text apart' : 'shaded-text'} role="group" aria-label={describe}>
        {pieces.map(({ words, shade, value = shade }, i) => {
          const title =
            value === undefined ? words : `${words} · ${valueName}: ${formatNumber(value)}`;
          const look = {
            class: `piece${shade === undefined ? '' : ` heat-${heatColour(shade)}`}${i === now ? ' now' : ''}`,
            title,
            'data-sign': shade === undefined ? '' : heatSign(shade),
          };
          return onChoose === undefined ? (
            <span key={i} {...look}>
              {words}
            </span>
          ) : (
            <button
              type="button"
              key={i}
              {...look}
              aria-pressed={i === now}
              onClick={() => onChoose(i)}
            >
              {words}
            </button>
          );
        })}
      </div>
      {pieces.some(({ shade }) => shade !== undefined) && (
        <TableTwin
          describe={describe}
          rows={pieceName}
          columns={[valueName]}
          rowCount={pieces.length}
          label={(i) => `${String(i + 1)} · ${pieces[i]?.words ?? ''}`}
          cell={(i) => formatNumber(pieces[i]?.value ?? pieces[i]?.shade ?? NaN)}
        />
      )}
    </figure>
  );
}
