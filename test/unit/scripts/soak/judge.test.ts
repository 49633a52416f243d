import { describe, expect, it } from 'vitest';
import { judge } from '../../../../scripts/soak/judge.mjs';
import { tableOf, verdictLines } from '../../../../scripts/soak/table.mjs';
import { tallyOf } from '../../../../scripts/soak/tally.mjs';

const megabyte = 1024 * 1024;
const tally = tallyOf(new Set(['a']), [{ query_id: 'a', governance_status: 'PASS', trigger: 'typed' }], new Map([['a', ['PASS']]]));
const figures = { processes: 7, memoryBytes: 200 * megabyte, heapBytes: 9 * megabyte, files: 100, timers: 2, resources: new Map([['TCPSocketWrap', 1]]), listeners: 63 };
const moment = { atMs: 65_000, figures, tally };
const good = { start: moment, middle: moment, end: moment, connection: 'live', complaints: [] };
const ending = (part: object) => ({ ...good, end: { ...moment, ...part } });
const broken = (soaked: Parameters<typeof judge>[0]) => judge(soaked).filter(({ holds }) => !holds).map(({ rule, found }) => `${rule} (${found})`);

describe('the judge of the soak', () => {
  it('passes a run that ends as it began', () => {
    expect(broken(good)).toEqual([]);
  });

  it.each([
    ['open', 'every question asked is in the audit (1 missing, such as q)'],
    ['doubled', 'no question is in the audit twice (1 doubled, such as q)'],
    ['unknown', 'the audit holds no typed question that was not asked (1 unknown, such as q)'],
    ['disagreeing', 'the window says of every question what the audit says, once (1 differing, such as q)'],
  ])('fails a run with a question that is %s', (kind, line) => {
    expect(broken(ending({ tally: { ...tally, [kind]: ['q'] } }))).toEqual([line]);
  });

  it('fails a run in which nothing was asked', () => {
    expect(broken(ending({ tally: tallyOf(new Set(), [], new Map()) }))).toEqual(['questions were asked (0)']);
  });

  it('fails a run that ends unconnected, or with a complaint', () => {
    expect(broken({ ...good, connection: 'waiting' })).toEqual(['the window shows Connected at the end (waiting)']);
    expect(broken({ ...good, complaints: ['the window crashed'] })).toEqual(['no error in the log, no crash, nothing “unexpected” (the window crashed)']);
  });

  it.each([
    ['files', 110, 111, 'file descriptors of main at the end ≤ start + 10 (111, allowed 110)'],
    ['timers', 7, 8, 'timers of main at the end ≤ start + 5 (8, allowed 7)'],
    ['listeners', 63, 64, 'listeners of main at the end = start (64, start 63)'],
    ['memoryBytes', 270 * megabyte, 271 * megabyte, 'memory at the end ≤ middle + 25 % + 20 MB (271 MB, allowed 270 MB)'],
  ])('allows so many %s and no more', (name, most, over, line) => {
    expect(broken(ending({ figures: { ...figures, [name]: most } }))).toEqual([]);
    expect(broken(ending({ figures: { ...figures, [name]: over } }))).toEqual([line]);
  });
});

describe('the report of the soak', () => {
  it('is plain aligned text, a column for each moment', () => {
    const later = { ...moment, atMs: 130_000, figures: { ...figures, timers: 5 } };
    const lines = tableOf([{ title: 'start', moment }, { title: 'middle', moment: later }]);
    expect(lines).toContain('  at                                1:05      2:10');
    expect(lines).toContain('  audit: PASS                          1         1');
    expect(lines).toContain('  timers of main                       2         5');
    expect(lines).toContain('  TCPSocketWrap of main                1         1');
    expect(lines.every((line) => line.length <= 80)).toBe(true);
  });

  it('says of each rule whether it holds', () => {
    expect(verdictLines([{ holds: true, rule: 'one', found: '1' }, { holds: false, rule: 'two', found: '0' }])).toEqual(['  ok      one (1)', '  FAILED  two (0)']);
  });
});
