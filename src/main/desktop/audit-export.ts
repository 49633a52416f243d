import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { CommandResponse } from '../../shared/ipc';
import type { Fault } from '../../shared/fault';
import { ok, type Result } from '../../shared/result';
import { exportRecords } from '../audit/export';

/** Asks where to, writes the whole trail there as JSON lines, and shows the file in its folder. */
export async function exportAuditByDialog(folder: string, now: number): Promise<Result<CommandResponse<'audit:export'>, Fault>> {
  const chosen = await dialog.showSaveDialog({
    title: 'Export audit',
    defaultPath: join(documents(), `cuecard-audit-${new Date(now).toISOString().slice(0, 10)}.jsonl`),
    filters: [{ name: 'JSON lines', extensions: ['jsonl'] }],
  });
  if (chosen.canceled || !chosen.filePath) return ok({ file: null, records: 0 });
  const exported = await exportRecords(folder, chosen.filePath);
  if (!exported.ok) return exported;
  shell.showItemInFolder(chosen.filePath);
  return ok({ file: chosen.filePath, records: exported.value.records });
}

function documents(): string {
  try {
    return app.getPath('documents');
  } catch {
    return homedir();
  }
}
