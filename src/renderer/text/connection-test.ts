import type { FaultTag } from '../../shared/domain/fault';
import type { SourceCheck, TestNote } from '../../shared/contract/connection-test';
import { textsOf } from '../../shared/i18n/texts';

export const testText = textsOf('connectionTest');

/** How long something took: "<1 ms", "84 ms", "1.2 s". */
export function durationWords(ms: number): string {
  if (ms < 1) return testText.underMs;
  return ms < 1_000 ? testText.ms({ ms: Math.round(ms) }) : testText.seconds({ seconds: Math.round(ms / 100) / 10 });
}

export function noteWords(note: TestNote): string {
  const { notes } = testText;
  switch (note.kind) {
    case 'addresses':
      return notes.addresses({ count: note.count });
    case 'no-name':
      return notes.noName;
    case 'by-proxy':
      return notes.byProxy({ proxy: note.proxy });
    case 'secured':
      return note.issuer === '' ? note.version : notes.secured({ version: note.version, issuer: note.issuer });
    case 'no-tls':
      return notes.noTls;
    case 'results':
      return note.count === 0 ? notes.answeredNothing : notes.answered;
    case 'no-source':
      return notes.noSource;
  }
}

/** What an agent can do about a step that failed, beside what its sentence says; null where that says it all. */
export function adviceFor(tag: FaultTag): string | null {
  const advice: Partial<Readonly<Record<FaultTag, string>>> = testText.advice;
  return advice[tag] ?? null;
}

export function checkWords({ state, ms, results }: SourceCheck): string {
  const { check } = testText;
  if (state === 'running') return check.running;
  const words = state === 'failed' ? check.failed : results === 0 ? check.answeredNothing : check.answered;
  return ms === null ? words : check.took({ words, took: durationWords(ms) });
}
