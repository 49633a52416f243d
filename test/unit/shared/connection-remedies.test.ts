import { describe, expect, it } from 'vitest';
import { remediesOf, type Remedies } from '../../../src/shared/contract/connection-remedies';
import { fault, faultTagSchema, type FaultTag } from '../../../src/shared/domain/fault';
import type { Connection } from '../../../src/shared/contract/state';

const remedies = (status: Connection['status'], tag: FaultTag | null): Remedies =>
  remediesOf({ status, fault: tag === null ? null : fault(tag), retryAt: null, limit: null });

describe('what can be done about a connection', () => {
  it.each(['signed-out', 'signing-in', 'connecting', 'live'] as const)('that is %s is nothing', (status) => {
    expect(remedies(status, null)).toEqual({ retry: null, signInAgain: false });
  });

  it('that waits is another try, now', () => {
    expect(remedies('waiting', 'connection-lost')).toEqual({ retry: 'connection:retry', signInAgain: false });
    expect(remedies('waiting', null)).toEqual({ retry: 'connection:retry', signInAgain: false });
  });

  it('that a refused secret has stopped is another sign-in alone', () => {
    expect(remedies('stopped', 'secret-refused')).toEqual({ retry: null, signInAgain: true });
  });

  it('that a refused token or a missing scope has stopped is either', () => {
    for (const tag of ['gateway-unauthorized', 'scope-missing'] as const) {
      expect(remedies('stopped', tag)).toEqual({ retry: 'connection:retry', signInAgain: true });
    }
  });

  it('that a keyring has stopped is another try there', () => {
    expect(remedies('stopped', 'keychain-cancelled')).toEqual({ retry: 'keyring:retry', signInAgain: true });
  });

  it.each(['policy-unreadable', 'tls-untrusted', 'host-unreachable', 'unexpected'] as const)(
    'that has stopped for something nobody has classed, such as %s, is another try',
    (tag) => {
      expect(remedies('stopped', tag)).toEqual({ retry: 'connection:retry', signInAgain: false });
    },
  );

  it('that has stopped is never nothing', () => {
    for (const tag of faultTagSchema.options) {
      const { retry, signInAgain } = remedies('stopped', tag);
      expect(retry !== null || signInAgain, tag).toBe(true);
    }
  });
});
