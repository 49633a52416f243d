import { describe, expect, it } from 'vitest';
import { tallyOf } from '../../../../scripts/soak/tally.mjs';

const record = (query_id: string, governance_status: string, trigger = 'typed') => ({ query_id, governance_status, trigger });
const said = (endings: Record<string, string[]>) => new Map(Object.entries(endings));

describe('the tally of the soak', () => {
  it('counts every question once, by how the audit says it settled', () => {
    const tally = tallyOf(new Set(['a', 'b', 'c']), [record('a', 'PASS'), record('b', 'TIMEOUT'), record('c', 'PASS')], said({ a: ['PASS'], b: ['TIMEOUT'], c: ['PASS'] }));
    expect(tally).toMatchObject({ asked: 3, open: [], doubled: [], unknown: [], disagreeing: [], unasked: 0 });
    expect([...tally.byKind]).toEqual([['PASS', 2], ['TIMEOUT', 1]]);
    expect([...tally.windowByKind]).toEqual([['PASS', 2], ['TIMEOUT', 1]]);
  });

  it('finds the lost, the doubled, and what nobody asked', () => {
    const tally = tallyOf(new Set(['lost', 'twice']), [record('twice', 'PASS'), record('twice', 'ERROR'), record('stranger', 'PASS')], said({ twice: ['PASS'] }));
    expect(tally).toMatchObject({ open: ['lost'], doubled: ['twice'], unknown: ['stranger'] });
  });

  it('takes a late answer for what it is: no second settlement, and a right change of what the window says', () => {
    const records = [record('a', 'TIMEOUT'), record('a', 'PASS', 'late')];
    expect(tallyOf(new Set(['a']), records, said({ a: ['TIMEOUT', 'PASS'] }))).toMatchObject({ doubled: [], disagreeing: [], unasked: 1 });
    expect(tallyOf(new Set(['a']), records, said({ a: ['TIMEOUT'] })).disagreeing).toEqual([]);
  });

  it('minds nothing where the late answer came before the window had drawn what was so until then', () => {
    const records = [record('a', 'TIMEOUT'), record('a', 'PASS', 'late')];
    expect(tallyOf(new Set(['a']), records, new Map([['a', ['PASS']]])).disagreeing).toEqual([]);
    expect(tallyOf(new Set(['a']), records, new Map([['a', ['FILTERED']]])).disagreeing).toEqual(['a']);
    expect(tallyOf(new Set(['a']), records, new Map([['a', ['PASS', 'PASS']]])).disagreeing).toEqual(['a']);
    expect(tallyOf(new Set(['a']), [record('a', 'TIMEOUT')], new Map([['a', ['PASS']]])).disagreeing).toEqual(['a']);
  });

  it.each([
    ['nothing', []],
    ['another ending', ['ERROR']],
    ['a second ending that no late answer brought', ['PASS', 'TIMEOUT']],
  ])('notices a window that said %s', (_what, endings) => {
    expect(tallyOf(new Set(['a']), [record('a', 'PASS')], said({ a: endings })).disagreeing).toEqual(['a']);
  });

  it('counts records with the fault nobody should ever see', () => {
    expect(tallyOf(new Set(['a']), [{ ...record('a', 'ERROR'), error: 'unexpected' }], said({ a: ['ERROR'] })).unexpected).toBe(1);
  });
});
