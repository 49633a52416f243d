import { queryWords } from '../../../src/renderer/text/query';
import { recordsIn, type RawRecord } from '../audit/trail/trail';
import type { Observed } from './row';
import type { AskedQuestion, Scene } from './scene';

/** What became of a row: the window's words, the audit on disk, and what the gateway got. */
export function observe(scene: Scene): Observed {
  const records = recordsIn(scene.auditFolder);
  const { host } = new URL(scene.orgUrl);
  return {
    sees: scene.state.words.map((words) => words.replaceAll(host, 'acme.example.com')),
    ends: counted(scene.asked.map((question) => endOf(question, scene, records).replaceAll(host, 'acme.example.com'))),
    tookS: scene.tookMs(Math.max(0, ...records.map((record) => Date.parse(String(record.timestamp))))) / 1_000,
    stallMs: scene.network.longestStallMs,
  };
}

/** "PASS, then PASS (push) “1 shown”, arrived twice" */
function endOf({ queryId, conversationId, text }: AskedQuestion, scene: Scene, records: readonly RawRecord[]): string {
  const settlements = records.filter((record) => record.query_id === queryId).map(settlementOf);
  const view = scene.state.current.queries.find((query) => query.id === queryId);
  const words = view === undefined ? 'not there' : queryWords(view, scene.clock.now());
  const sends = scene.simulator.requests.filter((request) => request.message.conversationId === conversationId && request.message.queryText === text).length;
  return `${settlements.join(', then ')} “${words}”${sendWords(sends)}`;
}

function settlementOf({ governance_status: status, error, trigger }: RawRecord): string {
  return [status, ...(error === undefined ? [] : [error]), ...(trigger === 'typed' ? [] : [`(${String(trigger)})`])].join(' ');
}

function sendWords(sends: number): string {
  if (sends === 1) return '';
  return sends === 0 ? ', never arrived' : sends === 2 ? ', arrived twice' : `, arrived ${sends} times`;
}

/** Neighbours that ended alike, said once. */
function counted(ends: readonly string[]): readonly string[] {
  const groups: { readonly end: string; times: number }[] = [];
  for (const end of ends) {
    const last = groups.at(-1);
    if (last?.end === end) last.times += 1;
    else groups.push({ end, times: 1 });
  }
  return groups.map(({ end, times }) => (times === 1 ? end : `${times} × ${end}`));
}
