import './bridge/trusted-types';
import './bridge/schema-mode';
import { createRoot } from 'react-dom/client';
import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';
import { App } from './app/app';
import { report } from './bridge/client';
import { spoken } from './bridge/language';
import { arrived, followState } from './bridge/state-store';
import { recall } from './bridge/window-memory';
import { speechIn } from '../shared/i18n/speech-address';
import { ErrorBoundary } from './ui/error-boundary';

const patienceMs = 300;

window.addEventListener('error', (event) => {
  // No error: Chromium measures the rest in the next frame, as while a window with an open menu is made smaller.
  if (event.message.startsWith('ResizeObserver loop')) return;
  report(`${event.message} (${event.filename}:${event.lineno})`);
});
window.addEventListener('unhandledrejection', (event) => report(`Unhandled rejection: ${String(event.reason)}`));

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
// Before the state: until that is there, the page is in the language that its address names.
const first = speechIn(location.search);
const firstSpoken = first === null ? null : spoken(first);
const store = followState();
const page = createRoot(root);
// What is drawn first is the state, with what the page before this one held; a main that is slow is waited for in sight.
void Promise.race([Promise.all([arrived(store), recall()]), new Promise((resolve) => setTimeout(resolve, patienceMs))]).then(async () => {
  await firstSpoken;
  page.render(
    <ErrorBoundary>
      <App store={store} />
    </ErrorBoundary>,
  );
});
