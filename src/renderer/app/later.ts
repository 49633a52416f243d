import { lazy, useEffect } from 'react';

/*
 * The pages that nobody needs in the first moment. Each is a file of its own, so that a window that opens in a call
 * reads and runs only what it shows.
 */
const pages = {
  audit: () => import('../features/audit/audit-view'),
  diagnostics: () => import('../features/diagnostics/diagnostics-view'),
  history: () => import('../features/history/history-view'),
  insights: () => import('../features/insights/insights-view'),
  settings: () => import('../features/settings/settings-view'),
  signIn: () => import('../features/sign-in/sign-in-view'),
};

export const AuditView = lazy(() => pages.audit().then((page) => ({ default: page.AuditView })));
export const DiagnosticsView = lazy(() => pages.diagnostics().then((page) => ({ default: page.DiagnosticsView })));
export const HistoryView = lazy(() => pages.history().then((page) => ({ default: page.HistoryView })));
export const InsightsView = lazy(() => pages.insights().then((page) => ({ default: page.InsightsView })));
export const SettingsView = lazy(() => pages.settings().then((page) => ({ default: page.SettingsView })));
export const SignInView = lazy(() => pages.signIn().then((page) => ({ default: page.SignInView })));

/** Fetches the pages once the first one is `drawn` and nothing else is to do, so that each opens at once. */
export function usePagesFetched(drawn: boolean): void {
  useEffect(() => {
    if (!drawn) return;
    const idle = requestIdleCallback(() => {
      // One that can't be had says so when it is opened.
      for (const page of Object.values(pages)) void page().catch(() => undefined);
    });
    return () => cancelIdleCallback(idle);
  }, [drawn]);
}
