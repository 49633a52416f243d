import type { Find, Reading } from '../finds';
import { placesOf, separator, shapeOf, times } from './shapes';

/** United Kingdom: National Insurance numbers by their shape; called so, also with letters that aren't given out. */
export function findNationalInsurance(reading: Reading): readonly Find[] {
  const { naming } = reading;
  return placesOf(reading, shape).flatMap(({ start, end, compact }): readonly Find[] => {
    const called = naming.isNamed('nino', start, end);
    const given = givenOut.test(compact) && naming.before(start) !== 'reference' && naming.after(end) !== 'reference';
    return called || given ? [{ kind: 'nino', start, end }] : [];
  });
}

const shape = shapeOf(`${times(2, '[a-z]')}${separator}${times(6)}(?:${separator}[a-z])?`);
/** By HM Revenue & Customs (NIM39110). */
const givenOut = /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/u;
