/** A list of thousands would be no choice, so it is the most frequent. */
const MOST_CHOICES = 300;

export interface WordChoiceProps {
  readonly label: string;
  readonly help: string;
  /** the most frequent first, with their counts */
  readonly words: readonly string[];
  readonly counts: readonly number[];
  readonly row: number;
  readonly onChoose: (row: number) => void;
}

/** Everyone's way to a word: a list, which holds the word that is looked at in any case. */
export function WordChoice({ label, help, words, counts, row, onChoose }: WordChoiceProps) {
  const rows = [...words.slice(0, MOST_CHOICES).keys()];
  if (!rows.includes(row) && row < words.length) rows.unshift(row);
  return (
    <label class="knob" title={help}>
      <span class="quiet">
        {label}. {help}
      </span>
      <select value={row} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {rows.map((each) => (
          <option key={each} value={each}>
            {words[each]} ({counts[each]})
          </option>
        ))}
      </select>
    </label>
  );
}
