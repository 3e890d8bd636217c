export interface SegmentsProps<Id extends string> {
  /** what is chosen here, for those who do not see it */
  readonly name: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: Id | undefined;
  readonly onChoose: (id: Id) => void;
}

/** A few options beside each other, one of them pressed. */
export function Segments<Id extends string>({
  name,
  options,
  chosen,
  onChoose,
}: SegmentsProps<Id>) {
  return (
    <span class="segments" role="group" aria-label={name}>
      {options.map(({ id, label }) => (
        <button type="button" key={id} aria-pressed={id === chosen} onClick={() => onChoose(id)}>
          {label}
        </button>
      ))}
    </span>
  );
}
