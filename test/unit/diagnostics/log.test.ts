import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../src/main/diagnostics/log';
import { Redactor } from '../../../src/main/diagnostics/redaction';
import { FakeClock } from '../../support/fake-clock';
import { newSecret } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';
import { turn, until } from '../../support/turns';

const scratch = scratchFolders();
let folder: string;
let redactor: Redactor;
beforeEach(() => {
  folder = join(scratch(), 'logs');
  redactor = new Redactor();
});

function lines(name = 'cuecard.log'): Record<string, unknown>[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The last line written; none while the files change places. */
function newest(): unknown {
  try {
    return lines().at(-1)?.message;
  } catch {
    return undefined;
  }
}

describe('the application log', () => {
  it('has nothing in its lines that a terminal would obey, and gives the text back as it was', async () => {
    const log = openLog(folder, redactor, () => 0);
    const text = '\u001b]0;title\u0007 \u009b2J \u007f \u202e \u2028';
    log.warn(text, { from: text });
    await log.close();
    expect(readFileSync(join(folder, 'cuecard.log'), 'utf8').trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(lines()).toMatchObject([{ message: text, facts: { from: text } }]);
  });

  it('has a line of JSON for each thing that happened, with its time', async () => {
    const log = openLog(folder, redactor, () => 0);
    log.info('gateway session', { from: 'connecting', to: 'live' });
    log.warn('export failed');
    log.error('command failed', { error: new Error('broken') });
    log.debug('not worth a line');
    await log.close();
    expect(lines()).toEqual([
      { level: 'info', message: 'gateway session', facts: { from: 'connecting', to: 'live' }, timestamp: expect.any(String) as unknown },
      { level: 'warn', message: 'export failed', timestamp: expect.any(String) as unknown },
      { level: 'error', message: 'command failed', facts: { error: expect.objectContaining({ message: 'broken' }) as unknown }, timestamp: expect.any(String) as unknown },
    ]);
    for (const line of lines()) expect(Date.parse(String(line.timestamp))).not.toBeNaN();
  });

  it('never has a secret in it', async () => {
    const secret = newSecret();
    redactor.hide(secret);
    const log = openLog(folder, redactor, () => 0);
    log.info(`signed in with ${secret}`, { headers: { authorization: `Basic ${secret}` }, note: secret });
    log.error('failed', { error: new Error(secret), queryText: 'private' });
    await log.close();
    const text = readFileSync(join(folder, 'cuecard.log'), 'utf8');
    expect(text).not.toContain(secret);
    expect(text).not.toContain('private');
  });

  it('is for its owner only, and goes on in the same file after a restart', async () => {
    for (const run of ['first', 'second']) {
      const log = openLog(folder, redactor, () => 0);
      log.info(run);
      await log.close();
    }
    expect(lines().map((line) => line.message)).toEqual(['first', 'second']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'cuecard.log')).mode & 0o777).toBe(0o600);
  });

  it('is rotated at 2 MiB into 5 files at most, and loses no line of what happens one after the other', async () => {
    const log = openLog(folder, redactor, () => 0);
    const filler = Array.from({ length: 25 }, () => 'x'.repeat(8_000));
    for (let line = 0; line < 70; line += 1) {
      log.info(`line ${line}`, { filler });
      await until(() => newest() === `line ${line}`);
    }
    await log.close();
    const files = readdirSync(folder).filter((name) => /^cuecard\d?\.log$/.test(name)).sort();
    expect(files).toEqual(['cuecard.log', 'cuecard1.log', 'cuecard2.log', 'cuecard3.log', 'cuecard4.log']);
    for (const file of files) {
      // winston looks at the size after a write, so a file may be a line or two over.
      expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(2 * 1024 * 1024 + 500_000);
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
    const oldestFirst = files.slice(1).reverse().concat('cuecard.log');
    const numbers = oldestFirst.flatMap((file) => lines(file)).map((line) => Number(String(line.message).slice('line '.length)));
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_one, index) => 70 - numbers.length + index));
  });

  it('keeps each source to its rate, says how many of its lines it left out, and lets the others write as ever', async () => {
    const clock = new FakeClock();
    const log = openLog(folder, redactor, () => clock.now(), () => clock.elapsed());
    for (let times = 0; times < 8_000; times += 1) {
      log.error('window error', { message: `${times} ${'x'.repeat(1_990)}` });
      clock.advance(0.5);
    }
    log.info('gateway session', { to: 'live' });
    clock.advance(3_000);
    log.error('window error', { message: 'later' });
    log.error('another', {});
    for (let times = 0; times < 150; times += 1) log.warn('gateway error', {});
    await log.close();
    const written = lines();
    const ofSource = (message: string): number => written.filter((line) => line.message === message).length;
    // 100 at once, and one a second in four seconds and three.
    expect(ofSource('window error')).toBe(104);
    expect(ofSource('gateway session')).toBe(1);
    expect(ofSource('gateway error')).toBe(100);
    const leftOut = written.filter((line) => line.message === 'log lines left out').map(({ facts }) => facts as { source: string; lines: number });
    expect(leftOut.filter(({ source }) => source === 'window error').reduce((sum, one) => sum + one.lines, 0)).toBe(8_001 - 104);
    expect(leftOut.at(-1)).toEqual({ source: 'gateway error', lines: 50 });
    expect(log.troubles.list.find(({ what }) => what === 'window error')?.times).toBe(8_001);
  });

  it('shares one rate among sources without number', async () => {
    const log = openLog(folder, redactor, () => 0, () => 0);
    for (let source = 0; source < 5_000; source += 1) log.info(`source ${source}`);
    await log.close();
    expect(lines().length).toBeLessThan(400);
  });

  it('keeps how the run began, and how the one before did, whatever comes later', async () => {
    for (const run of ['first', 'second']) {
      const log = openLog(folder, redactor, () => 0, () => 0);
      log.info(`${run} run`);
      for (let line = 0; line < 5; line += 1) log.info(`line ${line}`, { filler: Array.from({ length: 25 }, () => 'x'.repeat(8_000)) });
      await log.close();
    }
    expect(lines('cuecard-beginning.log')[0]?.message).toBe('second run');
    expect(lines('cuecard-beginning-before.log')[0]?.message).toBe('first run');
    for (const name of ['cuecard-beginning.log', 'cuecard-beginning-before.log']) {
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(256 * 1024);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('cuts texts that are too long, and no secret in two', async () => {
    const secret = newSecret();
    redactor.hide(secret);
    const log = openLog(folder, redactor, () => 0);
    log.info('long', { note: `${'x'.repeat(7_990)}${secret}${'x'.repeat(10_000)}`, huge: 'x'.repeat(1_000_000), ['k'.repeat(1_000_000)]: 1 });
    await log.close();
    const text = readFileSync(join(folder, 'cuecard.log'), 'utf8');
    expect(text.length).toBeLessThan(10_000);
    expect(text).not.toContain(secret.slice(0, 8));
  });

  it('takes nothing down when it is written to after its end', async () => {
    const log = openLog(folder, redactor, () => 0);
    log.info('first');
    await log.close();
    log.info('after the end');
    await turn();
    expect(lines().map((line) => line.message)).toEqual(['first']);
  });
});

describe('a log whose disk takes nothing', () => {
  const inTheWay: readonly (readonly [string, () => void, () => void])[] = [
    ['a file is where its folder belongs', () => writeFileSync(folder, 'mine'), () => rmSync(folder)],
    ['a link to nowhere is where its folder belongs', () => symlinkSync(join(folder, '..', 'nowhere'), folder), () => rmSync(folder)],
    ['the profile is gone', () => (folder = join(folder, 'logs')), () => mkdirSync(dirname(folder))],
    ['folders are where its files belong', () => eachFile((path) => mkdirSync(path, { recursive: true })), () => clearAway()],
    ['links are where its files belong', () => eachFile((path) => symlinkSync(join(folder, '..', 'other'), path)), () => clearAway()],
    ['pipes that nobody reads are where its files belong', () => eachFile((path) => execFileSync('mkfifo', [path])), () => clearAway()],
  ];
  /** In one step: a file that the log makes anew meanwhile would keep the folder from going. */
  const clearAway = (): void => {
    renameSync(folder, `${folder}-away`);
    rmSync(`${folder}-away`, { recursive: true });
  };
  const eachFile = (put: (path: string) => void): void => {
    mkdirSync(folder, { recursive: true });
    for (const name of ['cuecard.log', 'cuecard-beginning.log']) put(join(folder, name));
  };

  it.each(inTheWay)('because %s lets everything else go on, counts what is lost, and goes on by itself', async (_what, put, takeAway) => {
    put();
    const clock = new FakeClock(1_000);
    const log = openLog(folder, redactor, () => clock.now(), () => clock.elapsed());
    for (const line of ['first', 'second', 'third']) log.info(line);
    await until(() => log.losses.view?.lines === 3);
    expect(log.losses.view).toEqual({ lines: 3, since: 1_000, until: null });
    expect(log.troubles.list).toEqual([{ level: 'error', what: 'log cannot be written', detail: expect.any(String) as unknown, at: 1_000, times: 1 }]);
    clock.advance(500);
    log.info('within the pause');
    expect(log.losses.view?.lines).toBe(4);
    takeAway();
    clock.advance(2_000);
    log.info('again');
    await until(() => log.losses.view?.until === 3_500);
    await log.close();
    expect(lines()).toMatchObject([{ message: 'again' }, { level: 'warn', message: 'log lines lost', facts: { lines: 4, since: 1_000 } }]);
    expect(lines('cuecard-beginning.log').map(({ message }) => message)).toContain('again');
  });

  it('while it runs, and takes it again, loses those lines alone, and begins no line in the middle of another', async () => {
    const clock = new FakeClock(1_000);
    const log = openLog(folder, redactor, () => clock.now(), () => clock.elapsed());
    log.info('before');
    await until(() => newest() === 'before');
    renameSync(folder, `${folder}-away`);
    writeFileSync(folder, '');
    log.warn('lost');
    await until(() => log.losses.view?.lines === 1);
    rmSync(folder);
    renameSync(`${folder}-away`, folder);
    clock.advance(1_000);
    log.info('after');
    await until(() => newest() === 'log lines lost');
    await log.close();
    expect(lines().map(({ message }) => message)).toEqual(['before', 'after', 'log lines lost']);
  });

  it('makes its file anew when somebody removed it', async () => {
    const log = openLog(folder, redactor, () => 0);
    log.info('before');
    await until(() => newest() === 'before');
    rmSync(folder, { recursive: true });
    log.info('after');
    await until(() => newest() === 'after');
    await log.close();
    expect(log.losses.view).toBeNull();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});
