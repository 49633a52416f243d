import { CircleAlert, Info, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tell } from '../../bridge/client';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import type { AppState, Notice } from '../../../shared/contract/state';
import { appText } from '../../text/app';
import './notices.css';

interface Props {
  readonly state: AppState;
}

/** Banners: a ledger that can't be written first and as long as it lasts, then what can be dismissed. */
export function Notices({ state }: Props): ReactNode {
  if (state.audit.fault === null && state.notices.length === 0) return null;
  return (
    <section className="notices" aria-label={appText.notices}>
      {state.audit.fault !== null && <Banner kind="error" text={faultSentence(state.audit.fault)} />}
      {state.notices.map((notice) => (
        <Banner
          key={notice.id}
          kind={notice.kind}
          text={notice.fault === null ? (notice.text ?? '') : faultSentence(notice.fault)}
          onDismiss={() => tell('notice:dismiss', { noticeId: notice.id })}
        />
      ))}
    </section>
  );
}

interface BannerProps {
  readonly kind: Notice['kind'];
  readonly text: string;
  readonly onDismiss?: () => void;
}

const icons: Readonly<Record<Notice['kind'], LucideIcon>> = { info: Info, warning: TriangleAlert, error: CircleAlert };

function Banner({ kind, text, onDismiss }: BannerProps): ReactNode {
  const Icon = icons[kind];
  return (
    <div className="banner" data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden />
      <p data-selectable>{text}</p>
      {onDismiss !== undefined && (
        <Button className="button button-icon" aria-label={appText.dismiss} onPress={onDismiss}>
          <X size={14} aria-hidden />
        </Button>
      )}
    </div>
  );
}
