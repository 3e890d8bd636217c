import type { Params } from '../lessons/experiment';
import type { Knob } from '../lessons/lesson';
import { Segments } from './segments';
import { Slider } from './slider';
import { useWords } from './words';

export interface KnobsProps {
  readonly knobs: readonly Knob[];
  readonly params: Params;
  /** number columns to choose from, when there are several */
  readonly columns: readonly string[];
  readonly onChange: (id: string, value: string | number) => void;
}

/** One control for each setting of a run; each says on hovering what it does. */
export function Knobs({ knobs, params, columns, onChange }: KnobsProps) {
  const words = useWords();
  return (
    <div class="knobs" role="group" aria-label={words.say('knobs')}>
      {columns.length > 1 && (
        <label class="knob" title={words.say('columnHelp')}>
          <span class="quiet">{words.say('column')}</span>
          <select
            value={String(params['column'] ?? columns[0])}
            onChange={(event) => onChange('column', event.currentTarget.value)}
          >
            {columns.map((column) => (
              <option key={column}>{column}</option>
            ))}
          </select>
        </label>
      )}
      {knobs.map((knob) => (
        <KnobControl
          key={knob.id}
          knob={knob}
          value={params[knob.id] ?? knob.initial}
          onChange={(value) => onChange(knob.id, value)}
        />
      ))}
    </div>
  );
}

/** More than these do not fit beside each other at 300 px. */
const MOST_SEGMENTS = 4;

interface KnobControlProps {
  readonly knob: Knob;
  readonly value: string | number;
  readonly onChange: (value: string | number) => void;
}

function KnobControl({ knob, value, onChange }: KnobControlProps) {
  const words = useWords();
  const label = words.phrase(knob.label);
  const help = words.phrase(knob.help);
  if (knob.kind === 'choice' && knob.options.length > MOST_SEGMENTS) {
    return (
      <label class="knob" title={help}>
        <span class="quiet">{label}</span>
        <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {knob.options.map((option) => (
            <option key={option.id} value={option.id}>
              {words.phrase(option.label)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  if (knob.kind === 'choice') {
    return (
      <div class="knob" title={help}>
        <span class="quiet">{label}</span>
        <Segments
          name={label}
          options={knob.options.map((option) => ({ ...option, label: words.phrase(option.label) }))}
          chosen={String(value)}
          onChoose={onChange}
        />
      </div>
    );
  }
  const { min, max, step } = knob;
  return (
    <Slider
      label={label}
      help={help}
      {...{ min, max, step }}
      value={Number(value)}
      onChange={onChange}
    />
  );
}
