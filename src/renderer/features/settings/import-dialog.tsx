import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { settingSentence } from '../../../shared/i18n/sentences/setting-sentence';
import { type SettingPath } from '../../../shared/settings/settings';
import type { SettingsPreview } from '../../../shared/settings/settings-transfer';
import { tell } from '../../bridge/client';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { settingsSpoken, valueWords } from '../../text/settings';
import { transferText } from '../../text/settings-transfer';
import { accountPaths } from './settings-shown';

interface Props {
  readonly preview: SettingsPreview;
}

/** What a file of settings would change, before it does. */
export function ImportDialog({ preview }: Props): ReactNode {
  const { file, changes, refused, refusedInAll, locked, same } = preview;
  return (
    <ConfirmDialog
      title={transferText.importTitle({ file })}
      {...(changes.length === 0 && { lead: transferText.nothingChanges })}
      confirm={changes.length === 0 ? null : transferText.importConfirm({ count: changes.length })}
      cancel={changes.length === 0 ? transferText.close : transferText.cancel}
      onConfirm={() => tell('settings:import-apply', null)}
      onCancel={() => tell('settings:transfer-done', null)}
    >
      {changes.length > 0 && (
        <ul className="import-list" aria-label={transferText.changes}>
          {changes.map(({ path, from, to }) => (
            <li key={path}>
              <span className="import-name">{labelOf(path)}</span>
              <span className="visually-hidden">{transferText.fromTo({ from: valueWords(path, from), to: valueWords(path, to) })}</span>
              <span className="import-values" aria-hidden>
                <del>{valueWords(path, from)}</del>
                <ArrowRight size={12} />
                <ins>{valueWords(path, to)}</ins>
              </span>
            </li>
          ))}
        </ul>
      )}
      {changes.some(({ path }) => accountPaths.has(path)) && <p className="field-help">{transferText.signInAnew}</p>}
      {refusedInAll > 0 && (
        <Part title={transferText.refused}>
          {refused.map((problem) => (
            <li key={JSON.stringify(problem)}>{settingSentence(problem, 'file')}</li>
          ))}
          {refusedInAll > refused.length && <li>{transferText.more({ more: refusedInAll - refused.length })}</li>}
        </Part>
      )}
      {locked.length > 0 && (
        <Part title={transferText.locked}>
          {locked.map((path) => (
            <li key={path}>{labelOf(path)}</li>
          ))}
        </Part>
      )}
      {same > 0 && <p className="field-help">{transferText.same({ count: same })}</p>}
    </ConfirmDialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="import-part" aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function labelOf(path: SettingPath): string {
  return settingsSpoken().find((info) => info.path === path)?.label ?? path;
}
