import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { auditRecordSchema } from '../../../src/shared/domain/audit-record';
import { auditEventSchema, gapReasonSchema } from '../../../src/shared/domain/audit-event';
import { faultTagSchema } from '../../../src/shared/domain/fault';
import { faultSentence } from '../../../src/shared/i18n/sentences/fault-sentence';
import { dropReasonSchema, governanceStatusSchema, queryTriggerSchema } from '../../../src/shared/domain/knowledge';
import { parseSetting, settingInfos } from '../../../src/shared/settings/settings';
import { page, root, rows } from './pages';

const operations = page('docs/operations.md').text;
const [beforeEvents = '', afterEvents = ''] = operations.split('### Events');
const table = rows(beforeEvents);
// A kind of event may be called like a fault.
const events = rows(afterEvents);

describe('the operations guide', () => {
  it.each(settingInfos.map((info) => [info.path, info] as const))('lists %s with its default and its help', (path, info) => {
    expect(table.get(path)).toContain(`| \`${JSON.stringify(info.default)}\` | ${info.help} |`);
  });

  it('lists no setting that is gone', () => {
    const groups = new Set<string>(settingInfos.map((info) => info.group));
    const listed = [...table.keys()].filter((name) => groups.has(name.split('.')[0] ?? '') && name.includes('.'));
    expect(listed).toEqual(settingInfos.map((info) => info.path));
  });

  it('has an example of a policy in which every value is allowed', () => {
    const example = /```json\n([\s\S]*?)\n```/.exec(operations)?.[1] ?? '';
    const policy = z.record(z.string(), z.record(z.string(), z.unknown())).parse(JSON.parse(example));
    for (const [group, members] of Object.entries(policy)) {
      for (const [key, value] of Object.entries(members)) {
        const path = settingInfos.find((info) => info.path === `${group}.${key}`)?.path;
        expect(path, `${group}.${key}`).toBeDefined();
        if (path !== undefined) expect(parseSetting(path, value), path).toMatchObject({ ok: true });
      }
    }
  });

  it.each(faultTagSchema.options)('says what “%s” means, in the window’s own words', (tag) => {
    expect(table.get(tag)).toContain(`| ${faultSentence({ tag })} |`);
  });

  it('names every field of an audit record, in the file’s order', () => {
    const fields = Object.keys(auditRecordSchema.shape);
    expect([...table.keys()].filter((name) => fields.includes(name))).toEqual(fields);
  });

  it.each(auditEventSchema.options.map((option) => [option.shape.event.value, option] as const))('names the event “%s” with every field of its own', (kind, option) => {
    const common = ['timestamp', 'event', 'app_version', 'policy_hash'];
    for (const field of Object.keys(option.shape).filter((name) => !common.includes(name))) expect(events.get(kind)).toContain(`\`${field}\``);
  });

  it('names every reason of a gap', () => {
    for (const reason of gapReasonSchema.options) expect(operations).toContain(`\`${reason}\` (`);
  });

  it.each([
    ['governance_status', governanceStatusSchema.options],
    ['trigger', queryTriggerSchema.options],
    ['dropped', dropReasonSchema.options],
  ] as const)('names every value of %s', (field, values) => {
    for (const value of values) expect(table.get(field)).toContain(`\`${value}\``);
  });
});

describe('the page about dependencies', () => {
  const text = page('docs/dependencies.md').text;
  const manifest = z
    .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()), overrides: z.record(z.string(), z.string()).default({}) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides };
  const named = [...text.matchAll(/`([^`\s]+)` (\d+\.\d+\.\d+)/g)].map((match) => [match[1], match[2]] as const);

  it('names each package with the version in use, and none that is gone', () => {
    const used = Object.entries(all).map(([name, version]) => [name, version.split('@').at(-1)] as const);
    expect([...named].sort()).toEqual([...used].sort());
  });
});
