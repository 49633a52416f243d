import type { ReactNode } from 'react';
import { translator } from '../../../shared/i18n/current';
import type { Trouble } from '../../../shared/contract/diagnostics';
import { diagnosticsText } from '../../text/diagnostics';

/** What went wrong lately, newest first, each kind once. */
export function TroubleList({ troubles }: { readonly troubles: readonly Trouble[] }): ReactNode {
  return (
    <ol className="troubles" aria-label={diagnosticsText.troubles}>
      {troubles.map(({ level, what, detail, at, times }) => (
        <li key={`${level} ${what} ${detail ?? ''}`} data-level={level}>
          <span className="trouble-what" data-selectable>
            {what}
            {detail !== null && <span className="trouble-detail"> {detail}</span>}
          </span>
          <span className="field-help">
            {diagnosticsText.level[level]} · {translator().formats.time(at)}
            {times > 1 && ` · ${diagnosticsText.times({ count: times })}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
