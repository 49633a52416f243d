import process from 'node:process';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const random = process.env.CUECARD_SEED === 'random';

it.skipIf(random)(`random values are the same in each run, unless others are asked for${random ? ' (skipped: they are asked for)' : ''}`, () => {
  const drawn = (): readonly number[] => {
    const values: number[] = [];
    fc.assert(fc.property(fc.integer(), (value) => void values.push(value)), { numRuns: 20 });
    return values;
  };
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env.CUECARD_SEED ?? 20_261_130));
  expect(drawn()).toEqual(drawn());
});
