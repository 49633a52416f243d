import { expect } from '@playwright/test';
import { fault } from '../../src/shared/domain/fault';
import { err } from '../../src/shared/domain/result';
import { announced, beginAfresh, fixture } from './acts';
import { test, type Gallery } from './gallery-app';

const first = fixture('sign-in-first');

beginAfresh();

const toClient = async ({ page }: Gallery): Promise<void> => {
  await page.getByLabel('Organisation URL').fill('acme.example.com');
  await page.getByRole('button', { name: 'Next' }).click();
};

const connect = async (gallery: Gallery): Promise<void> => {
  await toClient(gallery);
  await gallery.page.getByLabel('Client ID').fill('desk');
  await gallery.page.getByLabel('Client secret').fill('correct horse');
  await gallery.page.getByRole('button', { name: 'Connect' }).click();
};

test('leads from the organisation to the client, says where it is, and keeps what was typed on the way back', async ({ gallery }) => {
  await gallery.open(first);
  const { page } = gallery;
  await expect(page.getByLabel('Organisation URL')).toBeFocused();
  await expect(page.getByText('is not available in this version')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Step 1 of 3' })).toHaveAttribute('aria-current', 'step');
  await page.keyboard.type('acme.example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Client ID')).toBeFocused();
  await announced(gallery, 'Step 2 of 3: Sign in');
  await page.keyboard.type('desk');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Organisation URL')).toHaveValue('acme.example.com');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Client ID')).toHaveValue('desk');
});

test('sends what is typed and keeps nothing of the secret', async ({ gallery }) => {
  await gallery.open(first);
  await connect(gallery);
  expect(await gallery.sent('sign-in:test')).toEqual([{ orgUrl: 'acme.example.com', clientId: 'desk', clientSecret: 'correct horse' }]);
  await expect(gallery.page.getByLabel('Client secret')).toHaveValue('');
  const heap = await heapOf(gallery);
  expect(heap.includes('correct horse')).toBe(false);
  // The same search finds what is there, or it would prove nothing.
  expect(heap.includes('acme.example.com')).toBe(true);
});

test('says what is missing, screen by screen, and goes to the first', async ({ gallery }) => {
  await gallery.open(first);
  const { page } = gallery;
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Organisation URL')).toBeFocused();
  await page.keyboard.type('http://acme.example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The address must start with https://.')).toBeVisible();
  await toClient(gallery);
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(page.getByLabel('Client ID')).toBeFocused();
  await expect(page.getByLabel('Client ID')).toHaveAccessibleDescription('Enter the client ID.');
  await expect(page.getByLabel('Client secret')).toHaveAccessibleDescription(/Enter the client secret\./);
  expect(await gallery.sent('sign-in:test')).toEqual([]);
  await gallery.push(fixture('sign-in-sources'));
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText('Enter at least one knowledge base ID.')).toBeVisible();
  expect(await gallery.sent('sign-in:finish')).toEqual([]);
});

test('the test is shown step by step, with the way out under the focus', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-testing'));
  const { page } = gallery;
  const row = (name: string) => page.getByRole('list', { name: 'Connection test' }).getByRole('listitem').filter({ hasText: name });
  await expect(row('Name of the host')).toContainText('12 ms');
  await expect(row('Encryption')).toContainText('TLSv1.3, certified by Northwind Internal CA');
  await expect(row('Gateway')).toHaveAttribute('aria-current', 'step');
  await expect(row('Test question')).toContainText('waiting');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await gallery.sent('sign-in:cancel')).toEqual([null]);
});

test('a refused secret is said at its step, and asked for again', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-testing'));
  await gallery.push(fixture('sign-in-secret-refused'));
  await expect(gallery.page.getByRole('alert')).toContainText('Sign-in needed: the client ID or client secret was refused.');
  await expect(gallery.page.getByLabel('Client secret')).toBeFocused();
});

test('what may pass is tried again from its step, without typing anything anew', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-testing'));
  await gallery.push(fixture('sign-in-unreachable'));
  const again = gallery.page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeFocused();
  await gallery.page.keyboard.press('Enter');
  expect(await gallery.sent('sign-in:retry')).toEqual([null]);
});

test('knowledge bases are sent with their priorities when the connection works', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-sources'));
  const { page } = gallery;
  await expect(page.getByRole('heading', { name: 'Knowledge bases' })).toBeVisible();
  await expect(page.getByLabel('Knowledge base ID 1')).toBeFocused();
  await page.getByLabel('Knowledge base ID 1').fill('kb-a');
  await page.getByRole('button', { name: 'Add knowledge base' }).click();
  await expect(page.getByLabel('Knowledge base ID 2')).toBeFocused();
  await page.keyboard.type('kb-b');
  await page.getByLabel('Priority of knowledge base 2').fill('5');
  const knowledgeSources = [
    { knowledgeBaseId: 'kb-a', priority: 1 },
    { knowledgeBaseId: 'kb-b', priority: 5 },
  ];
  await page.getByRole('button', { name: 'Check' }).click();
  expect(await gallery.sent('sign-in:check')).toEqual([{ knowledgeSources }]);
  await page.getByRole('button', { name: 'Finish' }).click();
  expect(await gallery.sent('sign-in:finish')).toEqual([{ knowledgeSources, unanswered: 'stop' }]);
  // Back and on again, nothing is lost.
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('Knowledge base ID 2')).toHaveValue('kb-b');
});

test('one that doesn’t answer is named, and may be kept all the same', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-unanswered'), { 'sign-in:finish': err(fault('settings-unwritable', 'ENOSPC')) });
  const { page } = gallery;
  const rows = page.getByRole('list', { name: 'Knowledge bases checked' }).getByRole('listitem');
  await expect(rows.first()).toContainText('answered · 320 ms');
  await expect(rows.last()).toContainText('The gateway could not answer (404).');
  await page.getByRole('button', { name: 'Finish anyway' }).click();
  expect(await gallery.sent('sign-in:finish')).toMatchObject([{ unanswered: 'accept' }]);
  await expect(page.getByRole('alert').filter({ hasText: 'can’t be saved for now' })).toBeVisible();
});

test('without a keychain the agent decides, and Escape is no', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-session-only'));
  const dialog = gallery.page.getByRole('alertdialog', { name: 'Go on for this session only?' });
  await dialog.getByRole('button', { name: 'Use for this session only' }).click();
  expect(await gallery.sent('sign-in:keep-for-session')).toEqual([null]);
  await gallery.page.keyboard.press('Escape');
  expect(await gallery.sent('sign-in:cancel')).toEqual([null]);
});

test('what the administrator set is shown and cannot be changed, and where nothing is to be chosen there is no screen', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-locked'));
  const { page } = gallery;
  await expect(page.getByLabel('Organisation URL')).toHaveValue('https://northwind.example.com');
  await expect(page.getByLabel('Organisation URL')).not.toBeEditable();
  await expect(page.getByLabel('Client ID')).not.toBeEditable();
  await expect(page.getByText('Set by your administrator')).toHaveCount(2);
  await expect(page.getByText(/Step \d/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible();
});

test('a change of account can be left, and the session stays', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-change'));
  const { page } = gallery;
  await expect(page.getByRole('heading', { name: 'Change account' })).toBeVisible();
  await expect(page.getByText('You stay signed in to northwind.example.com')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the demo' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Keep the present account' }).click();
  await page.keyboard.press('Escape');
  expect(await gallery.sent('sign-in:cancel')).toEqual([null, null]);
});

/** All that the window's JavaScript can still reach, as text. */
async function heapOf(gallery: Gallery): Promise<string> {
  const session = await gallery.page.context().newCDPSession(gallery.page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

test('the keyboard goes on from “Finish” when the knowledge bases were checked', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-checking'));
  await expect(gallery.page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await gallery.push(fixture('sign-in-unanswered'));
  await expect(gallery.page.getByRole('button', { name: 'Finish', exact: true })).toBeFocused();
});

test('why it is asked whether to go on without a keychain is read out with the question', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-session-only'));
  await expect(gallery.page.getByRole('alertdialog')).toHaveAccessibleDescription(/keychain/);
});
