import './bridge/schema-mode';
import { createRoot } from 'react-dom/client';
import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';
import { App } from './app';
import { report } from './bridge/client';
import { followState } from './bridge/state-store';
import { ErrorBoundary } from './components/error-boundary';

window.addEventListener('error', (event) => report(`${event.message} (${event.filename}:${event.lineno})`));
window.addEventListener('unhandledrejection', (event) => report(`Unhandled rejection: ${String(event.reason)}`));

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
createRoot(root).render(
  <ErrorBoundary>
    <App store={followState()} />
  </ErrorBoundary>,
);
