import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Label, ProgressBar } from 'react-aria-components';
import { send, tell } from '../../bridge/client';
import { FieldProblem } from '../../ui/field-problem';
import type { Verification } from '../../../shared/domain/audit-finding';
import type { AuditWorkState } from '../../../shared/domain/audit-work';
import type { Fault } from '../../../shared/domain/fault';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import { findingSentence, verificationSentence } from '../../../shared/i18n/sentences/finding-sentence';
import { auditText } from '../../text/audit';

interface Props {
  readonly work: AuditWorkState;
}

type Kind = 'good' | 'info' | 'bad';
/** Nothing contradicts what is not proven: it is neither good nor bad news. */
const kinds: Readonly<Record<Verification['outcome'], Kind>> = { whole: 'good', unproven: 'info', fault: 'bad' };

/** How far the work is, or what it came to. */
export function AuditResult({ work }: Props): ReactNode {
  switch (work.status) {
    case 'idle':
      return null;
    case 'running':
      return <Running work={work} />;
    case 'exported':
      return (
        <Card kind={kinds[work.verification.outcome]} title={auditText.exported({ count: work.records })} actions={<RevealButton />}>
          <p data-selectable>{work.path}</p>
          {work.verification.outcome !== 'whole' && <p>{verdictTitle(null, work.verification)}:</p>}
          <Verdict verification={work.verification} />
        </Card>
      );
    case 'verified':
      return (
        <Card kind={kinds[work.verification.outcome]} title={verdictTitle(work.name, work.verification)}>
          <Verdict verification={work.verification} />
        </Card>
      );
    case 'cancelled':
      return <Card kind="info" title={auditText.cancelled[work.task]} />;
    case 'failed':
      return <Card kind="bad" title={faultSentence(work.fault)} />;
  }
}

function Running({ work }: { readonly work: Extract<AuditWorkState, { status: 'running' }> }): ReactNode {
  return (
    <div className="audit-card">
      <ProgressBar className="audit-progress" value={Math.round(100 * work.share)}>
        {({ percentage }) => (
          <>
            <Label className="field-label">{work.task === 'export' ? auditText.exporting : auditText.verifying}</Label>
            {/* Said at the beginning and the end only: a figure that changes ten times a second is no news to an ear. */}
            <span className="field-help" aria-hidden>
              {auditText.soFar({ count: work.records })}
            </span>
            <span className="audit-bar">
              <span style={{ inlineSize: `${percentage ?? 0}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <div className="audit-actions">
        <Button className="button button-outline" onPress={() => tell('audit:cancel', null)}>
          {auditText.cancel}
        </Button>
      </div>
    </div>
  );
}

const icons: Readonly<Record<Kind, LucideIcon>> = { good: CircleCheck, info: Info, bad: CircleAlert };

interface CardProps {
  readonly kind: Kind;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

function Card({ kind, title, children, actions }: CardProps): ReactNode {
  const Icon = icons[kind];
  return (
    <div className="audit-card" data-kind={kind}>
      <p className="audit-title">
        <Icon size={16} aria-hidden />
        {title}
      </p>
      {children}
      <div className="audit-actions">
        {actions}
        <Button className="button button-outline" onPress={() => tell('audit:done', null)}>
          {auditText.done}
        </Button>
      </div>
    </div>
  );
}

/** The path stands above it, for whom the desktop doesn’t open it. */
function RevealButton(): ReactNode {
  const [problem, setProblem] = useState<Fault | null>(null);
  const reveal = (): void => {
    setProblem(null);
    void send('audit:reveal', null).then((result) => setProblem(result.ok ? null : result.error));
  };
  return (
    <>
      <Button className="button button-outline" onPress={reveal}>
        {auditText.openFolder}
      </Button>
      <FieldProblem problem={problem === null ? null : faultSentence(problem)} />
    </>
  );
}

function Verdict({ verification }: { readonly verification: Verification }): ReactNode {
  const { findings, faults, warnings } = verification;
  return (
    <>
      {verification.outcome !== 'fault' && <p>{verificationSentence(verification, 'spoken')}</p>}
      {findings.length > 0 && (
        <ul className="audit-findings" data-selectable>
          {findings.map((finding) => (
            <li key={`${finding.tag} ${finding.file} ${finding.line} ${finding.seq}`} data-severity={finding.severity}>
              {finding.severity === 'fault' ? <CircleAlert size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
              <span>{findingSentence(finding, 'spoken')}</span>
            </li>
          ))}
          {faults + warnings > findings.length && <li>{auditText.more({ more: faults + warnings - findings.length })}</li>}
        </ul>
      )}
    </>
  );
}

function verdictTitle(name: string | null, { outcome }: Verification): string {
  if (outcome === 'whole') return name === null ? auditText.whole : auditText.bundleWhole({ name });
  if (outcome === 'unproven') return name === null ? auditText.unproven : auditText.bundleUnproven({ name });
  return name === null ? auditText.faulty : auditText.bundleFaulty({ name });
}
