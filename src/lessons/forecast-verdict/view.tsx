import { useState } from 'preact/hooks';
import { ForecastPicture } from '../../training/forecast/forecast-picture';
import type { LineSeries } from '../../webview/charts/line-chart';
import { ScoreTable } from '../../webview/charts/score-table';
import type { View, ViewProps } from '../../webview/view';
import type { Band, CopyTests, ForecastVerdictEvent, Horizons } from './forecast-verdict-event';
import { WORDS } from './forecast-verdict-words';

type Say = Pick<ViewProps<ForecastVerdictEvent>, 'say'>;

/** A forecast run's picture, and what tells a forecast from a copy: slide, band, distance. */
export const view: View<ForecastVerdictEvent> = ({ events, say }) => {
  const [slid, setSlid] = useState(false);
  const tests = events.findLast((event) => event.kind === 'copy-tests');
  const band = events.findLast((event) => event.kind === 'band');
  const horizons = events.findLast((event) => event.kind === 'horizons');
  return (
    <>
      <ForecastPicture
        events={events}
        say={say}
        slide={slid ? 1 : 0}
        more={band === undefined ? [] : limits(band, say)}
      />
      {tests !== undefined && (
        <SlideTest tests={tests} slid={slid} onSlide={() => setSlid(!slid)} say={say} />
      )}
      {band !== undefined && <Held band={band} say={say} />}
      {horizons !== undefined && <Distances horizons={horizons} say={say} />}
    </>
  );
};

function limits({ level, residuals, low, high }: Band, say: Say['say']): LineSeries[] {
  const help = say(WORDS.bandHelp, { level: 100 * level, residuals });
  const line = { colour: 'purple', dash: [2, 2], width: 1.5, help } as const;
  return [
    { ...line, name: say(WORDS.high), values: high },
    { ...line, name: say(WORDS.low), values: low },
  ];
}

interface SlideTestProps extends Say {
  readonly tests: CopyTests;
  readonly slid: boolean;
  readonly onSlide: () => void;
}

function SlideTest({ tests: { inPlace, shifted, p }, slid, onSlide, say }: SlideTestProps) {
  return (
    <section>
      <label class="row" title={say(WORDS.slideHelp)}>
        <input type="checkbox" checked={slid} onChange={onSlide} />
        {say(WORDS.slide)}
      </label>
      <p>
        {say(WORDS.inPlace, { inPlace, shifted })} {say(WORDS.slideHelp)}
      </p>
      {p !== undefined && (
        <p class="quiet">{say(WORDS.dieboldMariano, { p: p < 0.001 ? '< 0.001' : p })}</p>
      )}
    </section>
  );
}

function Held({ band: { level, held, of, residuals }, say }: { readonly band: Band } & Say) {
  const share = Math.round((100 * held) / of);
  return (
    <p>
      {say(WORDS.held, { level: 100 * level, held, of, share })}{' '}
      {say(WORDS.bandHelp, { level: 100 * level, residuals })}
    </p>
  );
}

function Distances({ horizons: { rows }, say }: { readonly horizons: Horizons } & Say) {
  return (
    <ScoreTable
      caption={say(WORDS.horizons)}
      columns={rows.map(({ ahead }) => ({
        name: say(WORDS.ahead, { ahead }),
        help: say(WORDS.aheadHelp, { ahead }),
      }))}
      rows={(['recursive', 'direct', 'persistence'] as const).map((id) => ({
        id,
        name: say(WORDS[id]),
        values: rows.map((row) => row[id]),
      }))}
    />
  );
}
