import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Message } from '@jellybrick/dbus-next';
import { afterEach, describe, expect, it } from 'vitest';
import { SessionBus } from '../../../../src/main/app/bus/session-bus';
import { systemClock } from '../../../../src/main/clock';
import { openingMs } from '../../../../src/main/app/opening/opener';
import { XdgOpener } from '../../../../src/main/app/opening/xdg-opener';
import { FakeClock } from '../../../support/fake-clock';
import { playOpener, type PlayedOpener } from '../../../support/opener';
import { startPeer, startPrivateBus, type PrivateBus } from '../../../support/private-bus';
import { recordingLog } from '../../../support/recording-log';
import { scratchFolders } from '../../../support/scratch';

const scratch = scratchFolders();
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const url = 'https://help.example/a?b=$(touch+/tmp/never)&c=`id`';

interface Bench {
  readonly opener: XdgOpener;
  readonly played: PlayedOpener;
  readonly clock: FakeClock;
  readonly log: ReturnType<typeof recordingLog>;
  readonly folder: string;
}

async function bench(bus?: PrivateBus): Promise<Bench> {
  const folder = scratch();
  const played = await playOpener(folder, process.env);
  const [clock, log] = [new FakeClock(), recordingLog()];
  const session = new SessionBus({ address: bus?.address ?? null, clock: systemClock, log });
  endings.push(() => played.release(), () => session.close());
  return { opener: new XdgOpener({ bus: session, clock, log, env: played.env }), played, clock, log, folder };
}

describe('an address', () => {
  it('is handed over as one word that no shell reads, and is open when xdg-open says so', async () => {
    const { opener, played, clock, log } = await bench();
    await played.become('opens');
    expect(await opener.address(url)).toBe('opened');
    expect(await played.asked()).toEqual([url]);
    expect(clock.pending).toBe(0);
    expect(log.lines).toEqual([]);
  });

  it.each(['missing', 'fails'] as const)('is not open where xdg-open %s, and the log doesn’t have it', async (kind) => {
    const { opener, played, clock, log } = await bench();
    await played.become(kind);
    expect(await opener.address(url)).toBe('failed');
    expect(clock.pending).toBe(0);
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('help.example');
  });

  it('counts as asked for where xdg-open says nothing for ten seconds; it is left running, and the same address is not asked for twice meanwhile', async () => {
    const { opener, played, clock } = await bench();
    await played.become('hangs');
    const [first, second] = [opener.address(url), opener.address(url)];
    while ((await played.asked()).length === 0) await sleep(10);
    clock.advance(openingMs - 1);
    expect(clock.pending).toBe(1);
    clock.advance(1);
    expect(await Promise.all([first, second])).toEqual(['unanswered', 'unanswered']);
    expect(await played.asked()).toEqual([url]);
    await played.become('opens');
    expect(await opener.address(url)).toBe('opened');
    expect(await played.asked()).toEqual([url, url]);
  });

  it('is opened by a program with a session of its own, in no folder of ours', async () => {
    const { opener, played, folder } = await bench();
    const told = join(folder, 'told');
    writeFileSync(join(played.env.PATH ?? '', 'xdg-open'), `#!/bin/sh\necho "$(/bin/pwd) $(/usr/bin/cut -d ' ' -f 6 /proc/$$/stat) $$" > '${told}'\n`, { mode: 0o755 });
    expect(await opener.address(url)).toBe('opened');
    const [at, session, id] = readFileSync(told, 'utf8').trim().split(' ');
    expect(at).toBe('/');
    expect(session).toBe(id);
  });
});

describe('a file is shown in its folder', () => {
  const manager = 'org.freedesktop.FileManager1';

  async function withManager(answer: (message: Message) => Message | null): Promise<Bench & { readonly asked: readonly Message[] }> {
    const bus = await startPrivateBus(scratch());
    endings.push(() => bus.kill());
    const peer = await startPeer(bus, manager, answer);
    endings.push(() => peer.stop());
    return { ...(await bench(bus)), asked: peer.asked };
  }

  it('by the file manager, which marks it', async () => {
    const { opener, played, asked } = await withManager((message) => Message.newMethodReturn(message, '', []));
    await played.become('opens');
    expect(await opener.item('/tmp/an export.zip')).toBe('opened');
    expect(asked[0]).toMatchObject({ member: 'ShowItems', body: [['file:///tmp/an%20export.zip'], ''] });
    expect(await played.asked()).toEqual([]);
  });

  it('by xdg-open, which opens the folder alone, where the file manager refuses or there is none', async () => {
    const refusing = await withManager((message) => Message.newError(message, `${manager}.Never`, 'no'));
    const without = await bench();
    for (const { opener, played } of [refusing, without]) {
      await played.become('opens');
      expect(await opener.item('/tmp/an export.zip')).toBe('opened');
      expect(await played.asked()).toEqual(['/tmp']);
    }
  });
});
