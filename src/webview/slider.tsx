import { formatNumber } from '../phrase/phrase';

export interface SliderProps {
  readonly label: string;
  /** shown on hovering */
  readonly help: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** the value as it is said; the number when left out */
  readonly shown?: string;
  readonly onChange: (value: number) => void;
}

/** A range with its name and value above it. */
export function Slider(props: SliderProps) {
  const { label, help, min, max, step, value, shown = formatNumber(value), onChange } = props;
  return (
    <label class="knob" title={help}>
      <span class="quiet">
        {label} <b>{shown}</b>
      </span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
