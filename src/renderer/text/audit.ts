import { textsOf } from '../../shared/i18n/texts';
import { governanceStatusSchema, type GovernanceStatus } from '../../shared/domain/knowledge';

/** Words of the audit’s page. */
export const auditText = textsOf('audit');

/** How a question may have ended, with what that is called. */
export function statusNames(): readonly (readonly [GovernanceStatus, string])[] {
  return governanceStatusSchema.options.map((status) => [status, auditText.statusNames[status]]);
}
