import { fault, type Fault, type FaultTag } from '../../shared/domain/fault';

/** What it means that the keychain didn't do as it was asked. */
export function keychainFault(kind: 'not-found' | 'unavailable' | 'cancelled'): Fault {
  return fault(tags[kind]);
}

const tags: Readonly<Record<'not-found' | 'unavailable' | 'cancelled', FaultTag>> = {
  'not-found': 'keychain-not-found',
  unavailable: 'keychain-unavailable',
  cancelled: 'keychain-cancelled',
};
