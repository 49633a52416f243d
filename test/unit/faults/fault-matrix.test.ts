import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../docs/pages';
import { observe } from './observe';
import { expectPromisesKept } from './promises';
import { printed, report, type Played } from './report';
import type { FaultRow } from './row';
import { changes } from './rows/change-rows';
import { inFlight } from './rows/in-flight-rows';
import { limits } from './rows/limit-rows';
import { lines } from './rows/line-rows';
import { loss } from './rows/loss-rows';
import { messages } from './rows/message-rows';
import { protocol } from './rows/protocol-rows';
import { refusals } from './rows/refusal-rows';
import { signIns } from './rows/sign-in-rows';
import { token } from './rows/token-rows';
import { violations } from './rows/violation-rows';
import { scenes } from './scene';

const groups = [refusals, token, signIns, limits, violations, loss, protocol, inFlight, changes, messages, lines];
const page = join(root, 'docs/faults.md');
const newScene = scenes();
const played: Played = new Map();

async function play(row: FaultRow): Promise<void> {
  const scene = await newScene(row.options);
  try {
    if (row.from !== 'signed-out') await scene.connect();
    scene.strike(row.withinS);
    await row.play(scene);
    await scene.calmsDown();
    const observed = observe(scene);
    played.set(row, observed);
    expect({ sees: observed.sees, ends: observed.ends }).toEqual({ sees: row.sees, ends: row.ends });
    expect(observed.tookS).toBeLessThanOrEqual(row.withinS);
    expectPromisesKept(scene);
  } finally {
    expect(await scene.close(), 'timers left behind').toBe(0);
  }
}

for (const group of groups) {
  describe(group.title, () => {
    it.each(group.rows.map((row) => [row.fails, row] as const))('%s', (_fails, row) => play(row));
  });
}

it('docs/faults.md says what happened', ({ skip }) => {
  skip(groups.some((group) => group.rows.some((row) => !played.has(row))), 'not all of the table was played');
  const text = report(groups, played);
  if (process.env.CUECARD_DOCS === 'write') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8'), 'CUECARD_DOCS=write renews it').toBe(text);
});

afterAll(() => console.log(printed(groups, played)));
