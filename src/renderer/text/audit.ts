import type { GovernanceStatus } from '../../shared/knowledge';

const records = (count: number): string => (count === 1 ? '1 record' : `${count.toLocaleString()} records`);

/** Words of the audit’s page. */
export const auditText = {
  title: 'Audit',
  exportTitle: 'Export',
  range: 'Days (UTC)',
  from: 'From',
  to: 'To',
  openRange: 'Leave both empty for all of it.',
  wrongRange: 'The range ends before it begins.',
  statuses: 'Only questions that ended so',
  statusesHelp: 'None chosen: everything, with sign-ins, feedback and other events.',
  formats: 'Formats beside JSON lines',
  formatsHelp: 'JSON lines are always there: they are the evidence.',
  csv: 'CSV',
  bom: 'CSV for Excel',
  ecs: 'Elastic (ECS)',
  shape: 'As',
  zip: 'One zip file',
  folder: 'A folder',
  export: 'Choose a place and export…',
  verifyTitle: 'Verify',
  verifyHelp: 'Checks every record, the chain between them, and the signatures. Nothing is changed.',
  verifyTrail: 'Verify audit',
  verifyBundle: 'Verify a bundle…',
  exporting: 'Exporting',
  verifying: 'Verifying',
  soFar: (count: number) => `${records(count)} so far`,
  cancel: 'Cancel',
  exported: (count: number) => `${records(count)} exported`,
  openFolder: 'Open folder',
  done: 'Done',
  whole: 'The audit is whole',
  bundleWhole: (name: string) => `${name} is whole`,
  faulty: 'The audit is not whole',
  bundleFaulty: (name: string) => `${name} is not whole`,
  more: (count: number) => `and ${count.toLocaleString()} more`,
  cancelled: { export: 'The export was cancelled. Nothing was left behind.', verify: 'The verification was cancelled.' },
} as const;

export const statusNames: readonly (readonly [GovernanceStatus, string])[] = [
  ['PASS', 'Something shown'],
  ['FILTERED', 'All withheld'],
  ['EMPTY', 'Nothing found'],
  ['TIMEOUT', 'No answer in time'],
  ['ERROR', 'Failed'],
  ['REJECTED', 'Refused'],
  ['SUPERSEDED', 'Replaced'],
  ['CANCELLED', 'Cancelled'],
];
