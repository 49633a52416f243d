import { number, percent, table } from './report-parts';
import { latencyBounds } from './summary';

const width = 640;
const height = 220;
const ground = 180;
const top = 24;

/** Latencies as columns, drawn without a script, and the same figures as a table for whoever doesn't see them. */
export function latencyChart(counts: readonly number[]): string {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return '<p class="none">No query got an answer.</p>';
  const most = Math.max(...counts);
  const step = width / counts.length;
  const columns = counts.map((count, index) => {
    const tall = Math.max(count === 0 ? 0 : 2, Math.round(((ground - top) * count) / most));
    const x = Math.round(index * step);
    const middle = Math.round(x + step / 2);
    return `<rect x="${x + 6}" y="${ground - tall}" width="${Math.round(step) - 12}" height="${tall}" rx="2"/><text x="${middle}" y="${ground - tall - 6}">${number(count)}</text><text class="below" x="${middle}" y="${ground + 18}">${shortName(index)}</text>`;
  });
  const rows = counts.map((count, index) => [longName(index), number(count), percent(count, all)]);
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Column chart: queries by time to answer; the table below has the same figures">
${columns.join('\n')}
<line x1="0" y1="${ground}" x2="${width}" y2="${ground}"/>
</svg>
${table('Queries by time to answer', ['Time', 'Queries', 'Share'], rows)}`;
}

function words(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`;
}

function shortName(index: number): string {
  const bound = latencyBounds[index];
  return bound === undefined ? `≥ ${words(latencyBounds[latencyBounds.length - 1] ?? 0)}` : `< ${words(bound)}`;
}

function longName(index: number): string {
  const [least, most] = [latencyBounds[index - 1], latencyBounds[index]];
  if (least === undefined) return `Under ${words(most ?? 0)}`;
  return most === undefined ? `${words(least)} or more` : `${words(least)} to under ${words(most)}`;
}
