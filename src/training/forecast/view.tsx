import type { View } from '../../webview/view';
import type { ForecastEvent } from './forecast-event';
import { ForecastPicture } from './forecast-picture';

export const view: View<ForecastEvent> = ({ events, say }) => (
  <ForecastPicture events={events} say={say} />
);
