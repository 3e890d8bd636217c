import './token-chips.css';

export interface TokenChip {
  /** the token as people read it */
  readonly text: string;
  /** written below it: its number */
  readonly under?: string;
  /** shown on hovering */
  readonly title?: string;
  /** framed with dashes: the dictionary does not hold it */
  readonly unknown?: boolean;
}

export interface TokenChipsProps {
  readonly tokens: readonly TokenChip[];
  /** one sentence for those who do not see where one token ends */
  readonly describe: string;
  /** framed: the token that is looked at */
  readonly now?: number;
  readonly onChoose?: (token: number) => void;
}

/** Neighbours differ in colour; the colour says nothing else. */
const COLOURS = 4;

/** A stretch of text as its tokens, each a chip of its own. */
export function TokenChips({ tokens, describe, now, onChoose }: TokenChipsProps) {
  return (
    <div class="token-chips" role="group" aria-label={describe} tabIndex={0}>
      {tokens.map(({ text, under, title, unknown = false }, i) => {
        const look = {
          class: `token ${unknown ? 'unknown' : `c${String(i % COLOURS)}`}${i === now ? ' now' : ''}`,
          title,
        };
        const inside = (
          <>
            {text}
            {under !== undefined && <small>{under}</small>}
          </>
        );
        return onChoose === undefined ? (
          <span key={i} {...look}>
            {inside}
          </span>
        ) : (
          <button
            type="button"
            key={i}
            {...look}
            aria-pressed={i === now}
            onClick={() => onChoose(i)}
          >
            {inside}
          </button>
        );
      })}
    </div>
  );
}
