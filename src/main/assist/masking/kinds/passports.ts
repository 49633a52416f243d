import type { Find, Reading } from '../finds';
import { placesOf, shapeOf, times } from './shapes';

/** Passports and driving licences, which their names tell; a British licence by its shape. */
export function findDocuments(reading: Reading): readonly Find[] {
  const { naming } = reading;
  const called = (name: 'passport' | 'licence', start: number, end: number): boolean => naming.isNamed(name, start, end) || naming.isNear(name, start, 2);
  const finds: Find[] = [];
  const shape = naming.has('passport') || naming.has('licence') ? document : britishShape;
  for (const { start, end, compact } of placesOf(reading, shape)) {
    if ((compact.match(/\d/gu) ?? []).length < fewestDigits || compact.length < 6 || compact.length > 18) continue;
    if (called('passport', start, end) && compact.length <= 10) finds.push({ kind: 'passport', start, end });
    else if (called('licence', start, end)) finds.push({ kind: 'driving-licence', start, end });
    else if (british.test(compact) && naming.before(start) !== 'reference') finds.push({ kind: 'driving-licence', start, end });
  }
  return finds;
}

const fewestDigits = 4;
/** Said letter by letter, digit by digit. */
const spelled = '(?:\\d{1,4}|[a-z])(?:[ ,.\\-/]{1,4}(?:\\d{1,4}|[a-z])(?![a-z])){3,15}';
const document = shapeOf(`${spelled}|(?:[a-z]{1,5}-)?(?=[a-z]{0,6}\\d)(?:[a-z0-9]{1,18})(?:[ -](?=[a-z]*\\d)[a-z0-9]{1,9}){0,4}|${times(6)}(?:[ .-]{0,2}\\d){0,6}`);
const britishShape = shapeOf('[a-z9]{5}[ -]?\\d{6}[ -]?[a-z0-9]{5}');
/** By the Driver and Vehicle Licensing Agency: surname, year, month (51 to 62 for women), day, initials, check characters. */
const british = /^[A-Z9]{5}\d[0156]\d[0-3]\d\d[A-Z9]{2}[A-Z0-9]{3}$/u;
