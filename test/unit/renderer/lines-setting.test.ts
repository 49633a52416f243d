import { describe, expect, it } from 'vitest';
import { linesProblem, meantLines } from '../../../src/renderer/features/settings/lines-setting';
import { kindOf } from '../../../src/renderer/features/settings/setting-kind';
import { parseSetting, settingInfos } from '../../../src/shared/settings/settings';

const info = settingInfos.find(({ path }) => path === 'cache.warmList');
const kind = info === undefined ? null : kindOf(info);
const bounds = kind?.kind === 'lines' ? kind : null;

describe('questions asked ahead', () => {
  it('are one a line, without empty ones and repeated ones', () => {
    expect(meantLines('  how long is the warranty \n\nwhere is my parcel\nwhere is my parcel\n')).toEqual(['how long is the warranty', 'where is my parcel']);
  });

  it.each([
    ['as many as are allowed', Array.from({ length: 50 }, (_, index) => `question ${index}`)],
    ['one more', Array.from({ length: 51 }, (_, index) => `question ${index}`)],
    ['the shortest', ['ab']],
    ['a shorter one', ['a']],
    ['the longest', ['x'.repeat(500)]],
    ['a longer one', ['x'.repeat(501)]],
  ])('are refused in words just where main refuses them: %s', (_name, lines) => {
    if (bounds === null) throw new Error('The warm list has no control of its own.');
    const refused = !parseSetting('cache.warmList', lines).ok;
    expect(linesProblem(lines, bounds) !== null).toBe(refused);
  });
});
