import process from 'node:process';
import { Ledger } from '../../src/main/audit/trail/ledger';
import { systemClock } from '../../src/main/clock';
import { defaultSettings } from '../../src/shared/settings/settings';
import { anEntry } from './samples';

/**
 * A process that writes to a trail until it is killed, as fast as it can, and says which records were acknowledged.
 * Arguments: the folder, a name for its records, how many it writes at once, and the bound of a file in bytes.
 */
const [folder = '', name = '', atOnce = '64', maxFileBytes = '65536'] = process.argv.slice(2);
const rules = { ...defaultSettings.audit, maxFileBytes: Number(maxFileBytes) };
const ledger = new Ledger({ folder, clock: systemClock, rules: () => rules, onFault: () => undefined, onOpened: () => undefined });
let written = 0;

async function write(): Promise<void> {
  for (;;) {
    const id = `${name}-${(written += 1)}`;
    const entry = anEntry({ query_id: id, document_ids: Array.from({ length: written % 40 }, (_one, index) => `document-${index}`) });
    const appended = await ledger.append(entry);
    // What the parent reads was acknowledged; it may read less.
    process.stdout.write(appended.ok ? `ok ${id}\n` : `no ${appended.error.tag}: ${appended.error.detail ?? ''}\n`);
    if (!appended.ok) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

for (let writer = 0; writer < Number(atOnce); writer += 1) void write();
