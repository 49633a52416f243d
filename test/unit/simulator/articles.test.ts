import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastUpdatedOf } from '../../../src/simulator/answer';
import { ArticlesError, loadArticles, parseArticle, plainText } from '../../../src/simulator/articles';

const frontMatter = `id: late-parcel
title: A late parcel
knowledgeBase: kb-orders
url: https://help.fernhollow.example/late-parcel
tags: [not arrived]
updatedDaysAgo: 12`;
const withBody = (head: string): string => `---\n${head}\n---\n\nStart a **trace**.\n`;

describe('an article', () => {
  it('is YAML front matter and Markdown', () => {
    expect(parseArticle(withBody(frontMatter))).toEqual({
      ok: true,
      article: {
        id: 'late-parcel',
        title: 'A late parcel',
        knowledgeBaseId: 'kb-orders',
        url: 'https://help.fernhollow.example/late-parcel',
        tags: ['not arrived'],
        updatedDaysAgo: 12,
        dateFormat: 'iso',
        body: 'Start a trace.',
      },
    });
  });

  it.each([
    ['no front matter', 'Start a trace.', 'no front matter'],
    ['front matter that is not YAML', withBody('id: [late'), 'not YAML'],
    ['a missing title', withBody(frontMatter.replace(/title.*\n/u, '')), 'title'],
    ['an address that is not https', withBody(frontMatter.replace('https', 'http')), 'url'],
    ['an age that is a word', withBody(frontMatter.replace('12', 'old')), 'updatedDaysAgo'],
    ['a field nobody knows', withBody(`${frontMatter}\nauthor: somebody`), 'author'],
    ['no text', `---\n${frontMatter}\n---\n`, 'no text'],
  ])('is refused with its reason: %s', (_what, source, reason) => {
    expect(parseArticle(source)).toEqual({ ok: false, reason: expect.stringContaining(reason) as unknown });
  });

  it('is read as plain text, one paragraph, list item or table row a line', () => {
    const markdown = [
      '# Delivery\n\nIt costs **£3.95**, see [the list](https://x.example).\n',
      '1. Open `Orders`.\n2. Choose\n   *Trace*.\n',
      '| Service | Charge |\n| --- | --- |\n| Express | £6.95 |\n| Locker | £2.95 |\n\nDone.',
    ].join('\n');
    expect(plainText(markdown).split('\n')).toEqual([
      'Delivery',
      'It costs £3.95, see the list.',
      'Open Orders.',
      'Choose Trace.',
      'Express: £6.95',
      'Locker: £2.95',
      'Done.',
    ]);
  });

  it('has a date that stays as many days ago as its author said', () => {
    const now = Date.UTC(2026, 2, 3, 10, 20, 30);
    expect(lastUpdatedOf({ updatedDaysAgo: 12, dateFormat: 'iso' }, now).lastUpdated).toBe('2026-02-19T10:20:30.000Z');
    expect(lastUpdatedOf({ updatedDaysAgo: 12, dateFormat: 'naive' }, now).lastUpdated).toBe('2026-02-19T10:20:30');
    expect(lastUpdatedOf({ updatedDaysAgo: 12, dateFormat: 'none' }, now)).toEqual({});
    expect(lastUpdatedOf({ updatedDaysAgo: null, dateFormat: 'iso' }, now)).toEqual({});
  });
});

describe('a folder of articles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'articles-'));
    await mkdir(join(folder, 'orders'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read with its sub-folders, leaving other files alone', async () => {
    await writeFile(join(folder, 'orders', 'late-parcel.md'), withBody(frontMatter));
    await writeFile(join(folder, 'notes.txt'), 'not an article');
    expect((await loadArticles(folder)).map((article) => article.id)).toEqual(['late-parcel']);
  });

  it('is refused with the name and the reason of every broken file', async () => {
    await writeFile(join(folder, 'orders', 'a.md'), withBody(frontMatter));
    await writeFile(join(folder, 'orders', 'b.md'), withBody(frontMatter));
    await writeFile(join(folder, 'orders', 'c.md'), 'nothing');
    const failure = loadArticles(folder);
    await expect(failure).rejects.toBeInstanceOf(ArticlesError);
    await expect(failure).rejects.toThrow(
      'orders/b.md: its id "late-parcel" is also that of orders/a.md\norders/c.md: no front matter',
    );
  });

  it('is refused when it holds no article', async () => {
    await expect(loadArticles(folder)).rejects.toThrow('no Markdown file');
  });
});
