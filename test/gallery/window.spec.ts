import { expect } from '@playwright/test';
import type { AppState } from '../../src/shared/contract/state';
import { announced, beginAfresh, fixture, withNew } from './acts';
import { calm, query, suggestion } from './fixture-parts';
import { test } from './gallery-app';

const cards = fixture('cards');

beginAfresh();

test('notices are dismissed, a ledger that cannot be written stays', async ({ gallery }) => {
  await gallery.open(fixture('notices'));
  await expect(gallery.page.getByRole('button', { name: 'Dismiss', exact: true })).toHaveCount(3);
  await gallery.page.getByRole('button', { name: 'Dismiss', exact: true }).first().click();
  expect(await gallery.sent('notice:dismiss')).toEqual([{ noticeId: 'n1' }]);
});

test('the demo call says who speaks, how far it is, and the ways out', async ({ gallery }) => {
  const playing = fixture('demo-playing');
  await gallery.open(playing);
  const region = gallery.page.getByRole('region', { name: 'Demo call' });
  await expect(region).toHaveAttribute('data-demo-state', 'playing');
  await expect(region).toContainText('Turn 3 of 12');
  const line = region.locator('[data-part="customer-line"]');
  await expect(line).toHaveText(playing.demo?.line?.text ?? '');
  await gallery.push(fixture('demo-agent'));
  await expect(line).toHaveText(playing.demo?.line?.text ?? '');
  await gallery.push(fixture('demo-ended'));
  await region.getByRole('button', { name: 'Play again' }).click();
  await region.getByRole('button', { name: 'Sign in to your organisation' }).click();
  expect(await gallery.sent('demo:start')).toHaveLength(1);
  expect(await gallery.sent('demo:leave')).toHaveLength(1);
});

test('the keyring can be given up on', async ({ gallery }) => {
  await gallery.open(fixture('keyring-waiting'));
  await gallery.page.getByRole('button', { name: 'Cancel' }).click();
  expect(await gallery.sent('keyring:cancel')).toEqual([null]);
});

test('a snapshot that breaks the contract is reported, and the last good one stays', async ({ gallery }) => {
  await gallery.open(cards);
  // A main that breaks the contract is what the cast is for.
  await gallery.push({ ...cards, suggestions: 'none' } as unknown as AppState);
  await expect(gallery.page.getByRole('article')).toHaveCount(3);
  expect(await gallery.sent('diagnostics:report')).toEqual([
    { message: 'A snapshot breaks the contract at suggestions: invalid_type' },
  ]);
});

test('an error of the window says so, is reported, and a reload mends it', async ({ gallery }) => {
  await gallery.open(calm);
  await gallery.page.evaluate(() => {
    window.ResizeObserver = class extends ResizeObserver {
      override observe(): void {
        throw new Error('broken on purpose');
      }
    };
  });
  await gallery.push(cards);
  await expect(gallery.page.getByRole('alert')).toContainText('This window ran into an error.');
  expect(await gallery.violations()).toEqual([]);
  expect(JSON.stringify(await gallery.sent('diagnostics:report'))).toContain('broken on purpose');
  await gallery.page.getByRole('button', { name: 'Reload' }).click();
  await expect(gallery.page.getByRole('article')).toHaveCount(3);
});

test('a hundred cards take a new one, and only that one is drawn', async ({ gallery }) => {
  const hundred = { ...calm, suggestions: Array.from({ length: 100 }, (_, index) => suggestion(index)), queries: [query('q1')] };
  await gallery.open(hundred);
  const articles = gallery.page.getByRole('article');
  await expect(articles).toHaveCount(100);
  const old = await articles.elementHandles();
  // A card that is drawn puts its age into words.
  await gallery.page.evaluate(() => {
    const ages = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
    document.body.dataset.drawn = '0';
    Object.assign(Intl.RelativeTimeFormat.prototype, {
      format: (value: number, unit: Intl.RelativeTimeFormatUnit) => {
        document.body.dataset.drawn = String(Number(document.body.dataset.drawn) + 1);
        return ages.formatToParts(value, unit).map((part) => part.value).join('');
      },
    });
  });
  await gallery.push(withNew(hundred, 200));
  await expect(articles).toHaveCount(101);
  expect(await gallery.page.locator('body').getAttribute('data-drawn')).toBe('1');
  const kept = await articles.evaluateAll((now, before) => before.every((card, index) => card === now[index + 1]), old);
  expect(kept).toBe(true);
});

test('the first words are in the language of the page’s address, until the state says another', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(null);
  const plain = page.url();
  await expect(page.getByRole('heading', { name: 'Starting Cuecard…' })).toBeAttached();
  await page.goto(`${plain}?tag=de&locale=de-AT`);
  await expect(page.getByRole('heading', { name: 'Cuecard wird gestartet…' })).toBeAttached();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await gallery.push({ ...calm, language: { tag: 'fr', locale: 'fr-FR' } });
  await expect(page.getByRole('searchbox', { name: 'Interroger la base de connaissances' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');

  await gallery.open(null);
  await page.goto(`${plain}?tag=ar-XB&locale=ar-XB`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.goto(plain);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('what is typed is nobody else’s: it goes as the agent signs out, and stays where only another account is thought of', async ({ gallery }) => {
  const box = gallery.page.getByRole('searchbox', { name: 'Ask the knowledge base' });
  await gallery.open(calm);
  await box.fill('half a question');
  await gallery.push(fixture('sign-in-change'));
  await gallery.page.getByRole('heading', { level: 1, name: 'Change account' }).waitFor();
  await gallery.push(calm);
  await expect(box).toHaveValue('half a question');
  await gallery.push(fixture('sign-in-first'));
  await gallery.page.getByRole('heading', { level: 1, name: 'Sign in to Cuecard' }).waitFor();
  await gallery.push(fixture('demo-starting'));
  await expect(box).toHaveValue('');
});

test('what happens in the same moment is announced together', async ({ gallery }) => {
  await gallery.open(fixture('connection-connecting'));
  await gallery.push(withNew(cards, 5));
  await announced(gallery, 'Connected. New suggestion: Voucher codes: why one is refused, 88 percent');
});
