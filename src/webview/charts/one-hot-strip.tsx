import { useWords } from '../words';
import { HeatStrip } from './heat-strip';

export interface OneHotStripProps {
  /** numbers of the vector */
  readonly size: number;
  /** the places that are 1 */
  readonly ones: readonly number[];
  /** one sentence for those who do not see the colours */
  readonly describe: string;
  /** what a place is called */
  readonly label: (place: number) => string;
}

/** As many places as can be told apart. */
const SHOWN = 24;

/** The places of a one-hot vector around its 1, and how many they are. */
export function OneHotStrip({ size, ones, describe, label }: OneHotStripProps) {
  const words = useWords();
  const from = Math.max(0, Math.min(size - SHOWN, (ones[0] ?? 0) - SHOWN / 2));
  const places = Array.from({ length: Math.min(size, SHOWN) }, (_, i) => from + i);
  return (
    <>
      <HeatStrip
        values={places.map((place) => (ones.includes(place) ? 1 : 0))}
        describe={describe}
        label={(i) => label(places[i] ?? 0)}
      />
      {places.length < size && (
        <p class="quiet">{words.say('oneHotPart', { shown: places.length })}</p>
      )}
    </>
  );
}
