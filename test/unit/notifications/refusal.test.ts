import { expect, it } from 'vitest';
import { refusalIn } from '../../../src/main/notifications/refusal';

it.each([
  ['GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name is not known to robin', 'org.freedesktop.DBus.Error.ServiceUnknown'],
  ['Notification failed, HRESULT 0x803E0105', '0x803E0105'],
  ['', null],
  ['nothing here shows notifications', null],
  ['Mrs. Robin said no', null],
  [`${'a.'.repeat(300)}a`, 'a.a.a.a.a.a.a'],
])('of the error “%s” %s may be passed on', (error, refusal) => {
  expect(refusalIn(error)).toBe(refusal);
});
