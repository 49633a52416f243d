import { describe, expect, it } from 'vitest';
import { calendarRows, calendarSuite, calendarTable, parts } from '../../../scripts/suites/calendar.mjs';
import { days } from '../../../scripts/suites/days.mjs';

function rowsOf(...args: string[]): readonly string[] {
  const chosen = calendarRows(args);
  if (!chosen.ok) throw new Error(chosen.sentence);
  return chosen.rows.map(({ day, part }) => `${day.name}/${part}`);
}

describe('the calendar', () => {
  it('has unit tests and gallery on every day, and the end-to-end tests on three', () => {
    const rows = rowsOf();
    for (const { name } of days) for (const part of ['unit', 'gallery']) expect(rows).toContain(`${name}/${part}`);
    expect(rows.filter((row) => row.endsWith('/end to end'))).toHaveLength(3);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('can be had of a day, of a part, of one on the other, and of several, none of them twice', () => {
    expect(rowsOf('--only', 'leap-day')).toEqual(['leap-day/unit', 'leap-day/gallery']);
    expect(rowsOf('--only', 'unit')).toEqual(days.map(({ name }) => `${name}/unit`));
    expect(rowsOf('--only', 'leap-day/end to end')).toEqual(['leap-day/end to end']);
    expect(rowsOf('--only', 'leap-day', '--only', 'new-year/unit')).toEqual(['leap-day/unit', 'leap-day/gallery', 'new-year/unit']);
    expect(rowsOf('--only', 'leap-day', '--only', 'leap-day')).toEqual(['leap-day/unit', 'leap-day/gallery']);
  });

  it.each([[['--only', 'doomsday']], [['--only']], [['leap-day']], [['--only', 'leap-day/lint']]])('refuses %j by a sentence that says what there is', (args) => {
    const chosen = calendarRows(args);
    if (chosen.ok) throw new Error('It was taken.');
    for (const name of [...days.map((day) => day.name), ...parts]) expect(chosen.sentence).toContain(name);
  });

  it('gives each run a report of its own', () => {
    const chosen = calendarRows([]);
    const files = chosen.ok ? chosen.rows.map((row) => calendarSuite(row, '/reports').report?.file) : [];
    expect(new Set(files).size).toBe(files.length);
  });

  it('ends with a table: a day a line, a part a column, and only those that ran', () => {
    const day = (name: string): (typeof days)[number] => days.find((one) => one.name === name) ?? expect.fail(name);
    const table = calendarTable([
      { day: day('leap-day'), part: 'unit', outcome: '12 passed, 0 failed' },
      { day: day('leap-day'), part: 'end to end', outcome: '1 passed, 0 failed' },
      { day: day('new-year'), part: 'unit', outcome: '11 passed, 1 failed' },
    ]);
    expect(table.split('\n')).toEqual([
      'Day       unit                 end to end',
      'new-year  11 passed, 1 failed',
      'leap-day  12 passed, 0 failed  1 passed, 0 failed',
    ]);
  });
});
