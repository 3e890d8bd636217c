import { signal } from '@preact/signals';
import { render } from 'preact';
import type { ToView } from '../protocol/messages';
import { send } from './host';
import { Page } from './page';
import './page.css';
import { EMPTY, reduce } from './state';
import { followTheme } from './theme';

const state = signal(EMPTY);

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  state.value = reduce(state.value, data);
});

followTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
render(<Page state={state} />, root);
send({ kind: 'ready' });
