import type { Verification } from '../../../shared/domain/audit-finding';
import { findingSentence, verificationSentence } from '../../../shared/i18n/sentences/finding-sentence';
import type { Counts } from './counts';
import type { ExportFilters } from './filters';
import { escapeHtml as text, number, percent, table } from './report-parts';
import { latencyChart } from './report-chart';
import { reportStyle } from './report-style';
import type { Summary } from './summary';

export interface ReportParts {
  readonly summary: Summary;
  readonly verification: Verification;
  readonly filters: ExportFilters;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly exporter: { readonly app: string; readonly version: string };
  /** The key the manifest is signed by; null: it isn't. */
  readonly signedBy: string | null;
}

/** One page for people: self-contained, no script, prints well. */
export function reportHtml(parts: ReportParts): string {
  const { summary, verification, created, exporter } = parts;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Cuecard audit report</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
<h1>Audit of knowledge suggestions</h1>
<p>${text(rangeWords(parts))}</p>
</header>
<section class="verdict" data-outcome="${verification.outcome}" aria-labelledby="verdict">
<h2 id="verdict">${verdicts[verification.outcome]}</h2>
<p>${text(verificationSentence(verification))}</p>
${findingsList(verification)}</section>
<section aria-labelledby="totals">
<h2 id="totals">Totals</h2>
${unreadableWords(summary)}<dl class="totals">
${fact('Queries', number(summary.queries))}
${fact('Something shown', share(summary, ['PASS']))}
${fact('All withheld', share(summary, ['FILTERED']))}
${fact('Failed', share(summary, ['TIMEOUT', 'ERROR', 'REJECTED']))}
${fact('Events', number(summary.events))}
</dl>
${table('Queries by outcome', ['Outcome', 'Queries', 'Share'], byNumber(summary.byStatus).map(([name, count]) => [statusWords.get(name) ?? name, number(count), percent(count, summary.queries)]))}
${table('Results withheld, by reason', ['Reason', 'Results', 'Share'], withheldRows(summary))}
</section>
<section aria-labelledby="latency">
<h2 id="latency">Time from asking to answer</h2>
${latencyChart(summary.latencies)}
</section>
<section aria-labelledby="days">
<h2 id="days">Per day (UTC)</h2>
${table('Queries per day', ['Day', 'Queries', 'Something shown', 'Failed'], summary.days.map(({ day, queries, shown, failed }) => [day, number(queries), number(shown), number(failed)]))}
</section>
${summary.events === 0 ? '' : `<section aria-labelledby="events">\n<h2 id="events">Events</h2>\n${table('Events by kind', ['Event', 'Times'], byNumber(summary.byEvent).map(([name, count]) => [name, number(count)]))}\n</section>\n`}<footer>
<p>Made by ${text(exporter.app)} ${text(exporter.version)} on ${text(created)}. ${parts.signedBy === null ? 'The bundle is not signed.' : `The bundle is signed by key <code>${text(parts.signedBy)}</code>.`}
This page is a summary; the evidence is in records.jsonl. To check it without trusting Cuecard, see audit-format.md and run <code>node verify-audit.mjs . --key-id=HEX</code> in the bundle’s folder, with the key ID that you know from elsewhere.</p>
</footer>
</main>
</body>
</html>
`;
}

const verdicts: Readonly<Record<Verification['outcome'], string>> = {
  whole: '✓ The trail is whole',
  unproven: '? The trail is consistent, but not proven',
  fault: '✗ The trail is not whole',
};

// Looked up by what stands in a file: a plain object would know “constructor”.
const statusWords: ReadonlyMap<string, string> = new Map(Object.entries({
  PASS: 'Something shown',
  FILTERED: 'All results withheld',
  EMPTY: 'No results',
  TIMEOUT: 'No answer in time',
  ERROR: 'Failed',
  REJECTED: 'Refused before asking',
  SUPERSEDED: 'Replaced by a newer question',
  CANCELLED: 'Cancelled',
  UNREADABLE: 'Unreadable',
}));

const reasonWords: ReadonlyMap<string, string> = new Map(Object.entries({
  invalid: 'Not readable',
  'below-threshold': 'Below the confidence threshold',
  stale: 'Too old',
  undated: 'Without a date',
  duplicate: 'Twice the same document',
  dismissed: 'Dismissed by the agent before',
  'no-score': 'Without a confidence',
  'no-text': 'Without title and text',
  'no-id': 'Without an identifier',
}));

/** For names beyond those that are counted one by one. */
const furtherKinds = 'Further kinds';

function rangeWords({ filters, summary }: ReportParts): string {
  const from = filters.from ?? summary.first?.timestamp ?? null;
  const to = filters.to ?? summary.last?.timestamp ?? null;
  const range = from === null || to === null ? 'No records' : `From ${from} to ${to}${filters.to === null ? '' : ' (exclusive)'}`;
  const statuses = filters.statuses.length === 0 ? 'all outcomes and events' : `only: ${filters.statuses.map((status) => statusWords.get(status) ?? status).join(', ')}`;
  return `${range}; ${statuses}; ${number(summary.records)} ${summary.records === 1 ? 'record' : 'records'}.`;
}

function findingsList({ findings, faults, warnings }: Verification): string {
  if (findings.length === 0) return '';
  const others = faults + warnings - findings.length;
  const items = [...findings.map((one) => `${one.severity === 'fault' ? 'Fault' : 'Warning'} – ${findingSentence(one)}`), ...(others > 0 ? [`And ${number(others)} others.`] : [])];
  return `<ul>\n${items.map((one) => `<li>${text(one)}</li>`).join('\n')}\n</ul>\n`;
}

/** What could not be counted as what it should be. */
function unreadableWords({ unreadable: { records, lines } }: Summary): string {
  const sentences = [
    ...(records === 0 ? [] : [`In ${number(records)} ${records === 1 ? 'record' : 'records'} something that is counted here is not of the format; it counts as unreadable, or not at all.`]),
    ...(lines === 0 ? [] : [`${number(lines)} ${lines === 1 ? 'line is no record' : 'lines are no records'}, and counted nowhere else.`]),
  ];
  return sentences.length === 0 ? '' : `<p>${sentences.join(' ')} All of it is in records.jsonl as it stands; where it was found is said above.</p>\n`;
}

function fact(name: string, value: string): string {
  return `<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function share(summary: Summary, statuses: readonly string[]): string {
  const count = statuses.reduce((sum, status) => sum + summary.byStatus.of(status), 0);
  return `${number(count)} <small>${percent(count, summary.queries)}</small>`;
}

function withheldRows(summary: Summary): string[][] {
  const rows = byNumber(summary.byReason);
  const all = rows.reduce((sum, [, count]) => sum + count, 0);
  return rows.map(([name, count]) => [reasonWords.get(name) ?? name, number(count), percent(count, all)]);
}

function byNumber(counts: Counts): readonly (readonly [string, number])[] {
  return [...counts.entries(furtherKinds)].sort((a, b) => b[1] - a[1]);
}
